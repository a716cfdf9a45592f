#pragma once

#include <optional>

#include <QWidget>

#include "record/run_state.h"

class QHBoxLayout;
class QLabel;
class QProgressBar;

namespace transect {

/// The top of a card: what the run or study is called, where it lies, its state, how far it is.
class CardHead : public QWidget {
public:
    CardHead(const QString& nameId, const QString& stateId);

    void setName(const QString& name, const QString& path); ///< a path that is the name is not said twice
    void setState(RunStatus status, const QString& text);
    void setShare(const std::optional<double>& share); ///< done, of 1; nothing: not shown
    void addButton(QWidget* button); ///< beside the state

private:
    QLabel* m_name;
    QLabel* m_folder;
    QLabel* m_glyph;
    QLabel* m_state;
    QHBoxLayout* m_row;
    QProgressBar* m_progress;
};

} // namespace transect
