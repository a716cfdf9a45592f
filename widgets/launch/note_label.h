#pragma once

#include <QLabel>

namespace transect {

/// A small line under a field: quiet, or in the colour of what it says.
class NoteLabel : public QLabel {
    Q_OBJECT

public:
    enum class Kind { Quiet, Attention, Bad };

    explicit NoteLabel(QWidget* parent = nullptr);

    /// Hidden where `text` is empty.
    void setNote(const QString& text, Kind kind = Kind::Quiet);

private:
    void restyle();

    Kind m_kind = Kind::Quiet;
};

} // namespace transect
