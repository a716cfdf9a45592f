#pragma once

#include <optional>

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "record/verdict_record.h"
#include "widgets/review/events_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace transect {

class ReviewSession;

/// The events of a review: the list, and what is said of the chosen one.
class EventsPanel : public QWidget {
    Q_OBJECT

public:
    explicit EventsPanel(ReviewSession& session, QWidget* parent = nullptr);
    ~EventsPanel() override;

    EventsModel& model() { return m_model; }
    QTableView* table() const { return m_table; }
    /// The next event of the list as it is shown, or with -1 the one before.
    void step(int direction);
    /// Judges the selected events, else the chosen one, and goes on to the next one that is open.
    void judge(Verdict verdict);
    void editNote();
    void setVerdictKeys(const QString& ofTrue, const QString& ofFalse, const QString& ofUnsure); ///< as they are now, for the buttons' help
    std::vector<std::size_t> selected() const; ///< in the order of the list
    std::vector<std::size_t> listed() const;   ///< as they are shown
    void copyTable() const;                    ///< the selected rows, else all that are listed, with tabs between the cells

Q_SIGNALS:
    void activated(std::size_t event); ///< double clicked, or Return: go there and play

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum Order { ByTime, ByScore, ByUse };

    QWidget* makeTitle();
    QWidget* makeFilters();
    QWidget* makeVerdicts();
    void fill();
    bool isByUse() const;
    void describe();
    void showVerdicts();
    void showChosen();
    void choose(const QModelIndex& row);
    void order();
    void takeNote();
    void leaveNote();
    void showTable(bool isShown);
    std::vector<std::size_t> judged() const; ///< what a verdict is on now
    std::optional<std::size_t> nextOpen(const std::vector<std::size_t>& judged) const; ///< after the chosen one in the list, else from its top; none of `judged`
    void fillAtOnce();
    std::optional<std::size_t> sourceRow(int row) const;

    ReviewSession& m_session;
    EventsModel m_model;
    EventsFilter m_filter;
    QLabel* m_title;
    QLineEdit* m_words;
    QComboBox* m_shown;
    QComboBox* m_order;
    QTableView* m_table;
    QLabel* m_nothing;
    QPushButton* m_true;
    QPushButton* m_false;
    QPushButton* m_unsure;
    QLineEdit* m_note;
    QLineEdit* m_reviewer;
    QPointer<QWidget> m_beforeNote; ///< had the focus
    QLabel* m_history;
    QLabel* m_precision;
    QTimer m_fillSoon; ///< while the threshold is dragged
    bool m_isFilling = false;
};

} // namespace transect
