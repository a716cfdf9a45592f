#include "widgets/review/events_panel.h"

#include <algorithm>

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>

#include "widgets/common/texts.h"
#include "widgets/review/review_session.h"

namespace transect {

std::optional<std::size_t> EventsPanel::sourceRow(int row) const
{
    const auto index = m_filter.mapToSource(m_filter.index(row, 0));
    return index.isValid() ? std::optional(std::size_t(index.row())) : std::nullopt;
}

void EventsPanel::fill()
{
    const auto useful = m_session.isOpen() && isByUse() ? m_session.usefulOrder() : std::vector<std::size_t>();
    m_fillSoon.stop();
    m_isFilling = true;
    const auto widths = m_model.rowCount() > 0;
    m_model.setEvents(m_session.events(), useful);
    m_table->setColumnHidden(EventsModel::Clip, m_session.isOpen() && m_session.data().clips().size() < 2); // one needs no name in each row
    if (!widths && m_model.rowCount() > 0) {
        m_table->resizeColumnsToContents();
        m_table->setColumnWidth(EventsModel::Time, m_table->iconSize().width() + m_table->fontMetrics().horizontalAdvance(QStringLiteral("00:00.000")) + 24);
    }
    m_isFilling = false;
    describe();
    showChosen();
}

bool EventsPanel::isByUse() const
{
    return m_order->currentData().toInt() == ByUse;
}

/// A table that is hidden must not hand the focus to a button, which the next key would press.
void EventsPanel::showTable(bool isShown)
{
    if (!isShown && m_table->hasFocus())
        setFocus();
    m_table->setVisible(isShown);
    m_nothing->setVisible(!isShown);
    if (isShown && hasFocus())
        m_table->setFocus();
}

/// The same events with other verdicts: places and selection stay.
void EventsPanel::showVerdicts()
{
    if (m_fillSoon.isActive())
        return; // which shows them, too
    m_isFilling = true;
    m_model.setVerdicts(m_session.events());
    if (isByUse())
        m_model.setUseful(m_session.usefulOrder());
    m_isFilling = false;
    describe();
    showChosen();
}

void EventsPanel::describe()
{
    const auto& events = m_session.events();
    const auto open = std::ranges::count(events, ReviewState::New, &ReviewedEvent::state);
    m_title->setText(events.empty() ? tr("Events") : tr("Events: %1 of %2 open").arg(QLocale().toString(qlonglong(open)), QLocale().toString(qulonglong(events.size()))));
    const auto precision = m_session.precision();
    const auto judged = precision.trueEvents + precision.falseAlarms;
    const auto elsewhere = m_session.elsewhere() == 0 ? QString() : QStringLiteral("\n") + tr("%n verdict(s) on no event of these rules", nullptr, int(m_session.elsewhere()));
    const auto percent = [](double share) { return QLocale().toString(100 * share, 'f', 0); };
    m_precision->setText((!precision.precision ? tr("Precision: no verdicts yet")
                                              : tr("Precision %1, %2, of %n verdict(s)", nullptr, int(judged)).arg(percentText(*precision.precision, 0), intervalText(percent(precision.low), percent(precision.high))))
                         + elsewhere);
    const bool isEmpty = m_filter.rowCount() == 0;
    showTable(!isEmpty);
    m_nothing->setText(events.empty() ? tr("No score reaches the threshold. Lower it in the strip or by the rule above.") : tr("No event fits the filter."));
}

void EventsPanel::showChosen()
{
    const auto chosen = m_session.chosen();
    const auto* event = chosen ? &m_session.events()[*chosen] : nullptr;
    for (auto* widget : std::initializer_list<QWidget*>{m_true, m_false, m_unsure, m_note})
        widget->setEnabled(event);
    const auto mine = m_session.mine();
    const std::pair<QPushButton*, Verdict> buttons[] = {{m_true, Verdict::True}, {m_false, Verdict::FalseAlarm}, {m_unsure, Verdict::Unsure}};
    for (const auto& [button, verdict] : buttons)
        button->setChecked(mine == verdict);
    if (!m_note->isModified())
        m_note->setText(event ? QString::fromStdString(event->note) : QString());
    QStringList lines;
    for (std::size_t i = 0; event && i < event->history.size(); ++i) {
        const auto& record = event->history[event->history.size() - 1 - i];
        if (i == 3) {
            lines << tr("and %n earlier one(s)", nullptr, int(event->history.size() - 3));
            break;
        }
        lines << tr("%1, %2: %3").arg(QString::fromStdString(record.time).left(16).replace('T', ' '), QString::fromStdString(record.reviewer),
                                      record.verdict == Verdict::None ? tr("taken back") : verdictText(record.verdict));
    }
    m_history->setText(lines.join('\n'));
    m_history->setVisible(!lines.isEmpty());
    if (m_fillSoon.isActive())
        return;
    const auto row = chosen ? m_filter.mapFromSource(m_model.index(int(*chosen), 0)) : QModelIndex();
    const QScopedValueRollback filling(m_isFilling, true);
    if (!row.isValid()) {
        m_table->selectionModel()->clear(); // no row is the chosen event's
    } else if (m_table->currentIndex().row() != row.row() || !m_table->selectionModel()->isRowSelected(row.row())) {
        // Not selectRow(), which finds no column where reading begins at the right.
        m_table->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_table->scrollTo(row);
    }
}

void EventsPanel::choose(const QModelIndex& row)
{
    if (!m_isFilling && row.isValid())
        m_session.choose(sourceRow(row.row()));
}

void EventsPanel::order()
{
    const auto by = m_order->currentData().toInt();
    if (by == ByUse)
        m_model.setUseful(m_session.usefulOrder());
    m_filter.setSortRole(by == ByUse ? int(EventsModel::UsefulRole) : int(EventsModel::SortRole));
    m_table->sortByColumn(by == ByScore ? EventsModel::Score : EventsModel::Time, by == ByScore ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (m_session.chosen())
        m_table->scrollTo(m_table->currentIndex());
}

void EventsPanel::step(int direction)
{
    fillAtOnce();
    const int rows = m_filter.rowCount();
    if (rows == 0)
        return;
    int row = direction > 0 ? 0 : rows - 1;
    if (m_session.chosen()) {
        const auto at = m_filter.mapFromSource(m_model.index(int(*m_session.chosen()), 0));
        if (at.isValid())
            row = at.row() + direction;
    }
    if (row >= 0 && row < rows)
        m_session.choose(sourceRow(row));
}

void EventsPanel::judge(Verdict verdict)
{
    if (!m_session.chosen())
        return;
    fillAtOnce();
    takeNote();
    const auto events = judged();
    // The same word again takes one's own back.
    const bool isTakenBack = std::ranges::all_of(events, [&](std::size_t event) { return m_session.mine(event) == verdict; });
    const auto next = nextOpen(events); // before the list loses the judged rows by its filter
    m_session.judge(events, isTakenBack ? Verdict::None : verdict);
    if (!isTakenBack && next)
        m_session.choose(next);
    showChosen();
}

std::vector<std::size_t> EventsPanel::judged() const
{
    auto events = selected();
    return std::ranges::find(events, *m_session.chosen()) != events.end() ? events : std::vector{*m_session.chosen()};
}

std::optional<std::size_t> EventsPanel::nextOpen(const std::vector<std::size_t>& judged) const
{
    const auto at = m_filter.mapFromSource(m_model.index(int(*m_session.chosen()), 0));
    const int rows = m_filter.rowCount(), from = at.isValid() ? at.row() + 1 : 0;
    for (int i = 0; i < rows; ++i) {
        const auto candidate = sourceRow((from + i) % rows);
        if (candidate && std::ranges::find(judged, *candidate) == judged.end() && m_session.events()[*candidate].state == ReviewState::New)
            return candidate;
    }
    return std::nullopt;
}

/// While the threshold is dragged the list lags behind: its rows are then no events of now.
void EventsPanel::fillAtOnce()
{
    if (m_fillSoon.isActive())
        fill();
}

void EventsPanel::editNote()
{
    if (!m_note->hasFocus())
        m_beforeNote = window()->focusWidget();
    m_note->setFocus();
    m_note->selectAll();
}

/// Back to where the keys judge and play.
void EventsPanel::leaveNote()
{
    (m_beforeNote && m_beforeNote->isVisible() ? m_beforeNote.data() : m_table)->setFocus();
}

void EventsPanel::setVerdictKeys(const QString& ofTrue, const QString& ofFalse, const QString& ofUnsure)
{
    const auto help = [](const QString& text, const QString& key) { return key.isEmpty() ? text : tr("%1 (%2)").arg(text, key); };
    m_true->setToolTip(help(tr("It is irregular indeed"), ofTrue));
    m_false->setToolTip(help(tr("Nothing irregular is there"), ofFalse));
    m_unsure->setToolTip(help(tr("Neither can be said"), ofUnsure));
}

// Fields that are taken away lose the focus, and the session may have gone before them.
EventsPanel::~EventsPanel()
{
    m_note->disconnect(this);
    m_reviewer->disconnect(this);
}

void EventsPanel::takeNote()
{
    if (m_note->isEnabled() && m_note->isModified()) {
        m_note->setModified(false);
        m_session.setNote(m_note->text().trimmed());
    }
}

std::vector<std::size_t> EventsPanel::selected() const
{
    std::vector<int> rows;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    std::vector<std::size_t> events;
    for (const int row : rows) {
        if (const auto event = sourceRow(row))
            events.push_back(*event);
    }
    return events;
}

std::vector<std::size_t> EventsPanel::listed() const
{
    std::vector<std::size_t> events;
    for (int row = 0; row < m_filter.rowCount(); ++row) {
        if (const auto event = sourceRow(row))
            events.push_back(*event);
    }
    return events;
}

void EventsPanel::copyTable() const
{
    const auto cells = [&](const auto& textOf) {
        QStringList texts;
        for (int column = 0; column < EventsModel::ColumnCount; ++column)
            texts << textOf(column).simplified(); // a note may hold a tab
        return texts.join(u'\t');
    };
    QStringList lines{cells([&](int column) { return m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); })};
    for (const auto event : selected().empty() ? listed() : selected())
        lines << cells([&](int column) { return m_model.index(int(event), column).data().toString(); });
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

bool EventsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy)) {
            copyTable();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_table->currentIndex().isValid()) {
            if (const auto row = sourceRow(m_table->currentIndex().row()))
                Q_EMIT activated(*row);
            return true;
        }
    }
    if ((watched == m_note || watched == m_words || watched == m_reviewer) && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        if (watched == m_note) {
            m_note->setModified(false);
            showChosen();
            leaveNote();
        } else {
            if (watched == m_words)
                m_words->clear();
            else
                m_reviewer->setText(m_session.reviewer());
            m_table->setFocus();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace transect
