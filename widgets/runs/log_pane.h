#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace transect {

class LogTail;
class LogText;

/// The log of the chosen run, with a search. It follows the end while the user is at the end, and stays where it is otherwise.
class LogPane : public QWidget {
    Q_OBJECT

public:
    explicit LogPane(QWidget* parent = nullptr);
    ~LogPane() override;

    /// The log of another run; empty: none. What is searched for stays.
    void setRun(const std::filesystem::path& log);
    /// Reads what was appended; to be called about once a second. Nothing is read while the pane is hidden.
    void refresh();

    QSize sizeHint() const override { return {800, 200}; }

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QToolButton* addButton(const QString& name, const QString& iconName, const QString& text);
    void take();
    QString leftOutText(std::uintmax_t bytes) const;
    void clearSearch();
    void search();
    void go(int direction);
    void choose(std::size_t hit);
    void showCount();

    std::unique_ptr<LogTail> m_tail;
    std::vector<int> m_hits; ///< places in the text, ascending
    LogText* m_text;
    QLineEdit* m_search;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_count;
};

} // namespace transect
