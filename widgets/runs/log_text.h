#pragma once

#include <vector>

#include <QPlainTextEdit>

namespace transect {

/// Read-only text with places marked in it. Only what is in sight is marked, so their number costs nothing.
class LogText : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit LogText(QWidget* parent = nullptr);

    /// Stretches of `length` characters from `places` (ascending) on.
    void setMarked(std::vector<int> places, int length);
    /// At the end. The scroll position follows only where it is at the end; what the user selected stays selected.
    void append(const QString& text);
    void select(int place, int length);
    bool showsEnd() const;
    void showEnd();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<int> m_places;
    int m_length = 0;
};

} // namespace transect
