#include "widgets/review/events_panel.h"

#include <algorithm>

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/common/choice_box.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/review/review_session.h"

namespace transect {

namespace {

enum Order { ByTime, ByScore, ByUse };

QPushButton* verdictButton(const QString& text, const QString& name, const QString& help)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setToolTip(help);
    button->setFocusPolicy(Qt::TabFocus); // clicked it leaves the focus where it was: Space goes on playing
    return button;
}

QLabel* quietLine(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setProperty("quiet", true);
    label->setWordWrap(true);
    return label;
}

} // namespace

EventsPanel::EventsPanel(ReviewSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new QLabel)
    , m_words(new QLineEdit)
    , m_shown(new QComboBox)
    , m_order(new QComboBox)
    , m_table(new QTableView)
    , m_nothing(new QLabel)
    , m_true(verdictButton(verdictGlyph(Verdict::True) + ' ' + tr("True"), "verdictTrue", tr("It is irregular indeed")))
    , m_false(verdictButton(verdictGlyph(Verdict::FalseAlarm) + ' ' + tr("False alarm"), "verdictFalse", tr("Nothing irregular is there")))
    , m_unsure(verdictButton(verdictGlyph(Verdict::Unsure) + ' ' + tr("Unsure"), "verdictUnsure", tr("Neither can be said")))
    , m_note(new QLineEdit)
    , m_reviewer(new QLineEdit)
    , m_history(quietLine("verdictHistory"))
    , m_precision(quietLine("reviewPrecision"))
{
    setObjectName("eventsPanel");
    m_title->setObjectName("eventsTitle");
    m_title->setFont(Theme::current().font(13, QFont::DemiBold));
    m_filter.setSourceModel(&m_model);
    m_table->setObjectName("eventsTable");
    m_table->setAccessibleName(tr("Events"));
    m_table->setModel(&m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setIconSize({64, 36});
    m_table->setMinimumHeight(150); // three rows, also in a small window
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(42);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(EventsModel::Time, Qt::AscendingOrder);
    m_table->installEventFilter(this);
    m_note->installEventFilter(this);
    m_words->installEventFilter(this);
    m_reviewer->installEventFilter(this);
    m_nothing->setObjectName("eventsNothing");
    m_nothing->setProperty("quiet", true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeTitle());
    layout->addWidget(makeFilters());
    layout->addWidget(m_table, 1);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(makeVerdicts());
    layout->addWidget(m_precision);

    // A list of thousands is made anew a few times a second at most.
    m_fillSoon.setSingleShot(true);
    m_fillSoon.setInterval(120);
    connect(&m_fillSoon, &QTimer::timeout, this, &EventsPanel::fill);
    connect(&m_session, &ReviewSession::eventsChanged, this, [this] {
        if (!m_session.isDragging())
            fill();
        else if (!m_fillSoon.isActive())
            m_fillSoon.start();
    });
    connect(&m_session, &ReviewSession::verdictsChanged, this, &EventsPanel::showVerdicts);
    connect(&m_session, &ReviewSession::chosenChanged, this, &EventsPanel::showChosen);
    // What was typed belongs to the event that it was typed on.
    connect(&m_session, &ReviewSession::choosing, this, [this] {
        takeNote();
        m_note->setModified(false);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) { choose(row); });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& row) {
        if (const auto event = sourceRow(row.row()))
            Q_EMIT activated(*event);
    });
    fill();
}

QWidget* EventsPanel::makeTitle()
{
    m_reviewer->setObjectName("reviewer");
    m_reviewer->setAccessibleName(tr("Reviewer"));
    m_reviewer->setToolTip(tr("Whose name the verdicts are signed with; empty: that of the account"));
    m_reviewer->setMaxLength(60);
    m_reviewer->setMaximumWidth(120);
    m_session.setReviewer(Settings().reviewer());
    m_reviewer->setText(m_session.reviewer());
    auto* label = new QLabel(tr("Reviewer"));
    label->setProperty("quiet", true);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_title, 1);
    layout->addWidget(label);
    layout->addWidget(m_reviewer);
    connect(m_reviewer, &QLineEdit::editingFinished, this, [this] {
        m_session.setReviewer(m_reviewer->text());
        Settings().setReviewer(m_reviewer->text().simplified());
        m_reviewer->setText(m_session.reviewer());
    });
    connect(m_reviewer, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(); });
    return row;
}

QWidget* EventsPanel::makeFilters()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_words->setObjectName("eventsWords");
    m_words->setPlaceholderText(tr("Clip, note, verdict…"));
    m_words->setAccessibleName(tr("Search the events"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(80);
    m_shown->setObjectName("eventsShown");
    m_shown->setAccessibleName(tr("Which events are shown"));
    const std::pair<QString, EventsShown> shown[] = {{tr("All"), EventsShown::All}, {tr("Open"), EventsShown::Open}, {tr("True"), EventsShown::True},
                                                     {tr("False alarms"), EventsShown::FalseAlarm}, {tr("Unsure"), EventsShown::Unsure}, {tr("Disputed"), EventsShown::Disputed}};
    for (const auto& [text, which] : shown)
        m_shown->addItem(text, int(which));
    m_order->setObjectName("eventsOrder");
    m_order->setAccessibleName(tr("Order of the events"));
    m_order->addItem(tr("By time"), ByTime);
    m_order->addItem(tr("By score"), ByScore);
    m_order->addItem(tr("Most useful first"), ByUse);
    m_order->setItemData(2, tr("Open events near the border between true events and false alarms, from clip to clip: a verdict on them says most"), Qt::ToolTipRole);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_shown);
    layout->addWidget(m_order);
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter.setWords(words);
        describe();
    });
    connect(m_shown, &QComboBox::currentIndexChanged, this, [this] {
        m_filter.setShown(EventsShown(m_shown->currentData().toInt()));
        describe();
    });
    connect(m_order, &QComboBox::currentIndexChanged, this, [this] { order(); });
    // Whoever sorts by a column wants no other order.
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this] { m_filter.setSortRole(EventsModel::SortRole); });
    return row;
}

QWidget* EventsPanel::makeVerdicts()
{
    auto* box = new QWidget;
    auto* layout = new QGridLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_true, 0, 0);
    layout->addWidget(m_false, 0, 1);
    layout->addWidget(m_unsure, 0, 2);
    m_note->setObjectName("eventNote");
    m_note->setPlaceholderText(tr("Note on this event"));
    m_note->setAccessibleName(tr("Note on this event"));
    m_note->setMaxLength(2000);
    layout->addWidget(m_note, 1, 0, 1, 3);
    layout->addWidget(m_history, 2, 0, 1, 3);
    connect(m_true, &QPushButton::clicked, this, [this] { judge(Verdict::True); });
    connect(m_false, &QPushButton::clicked, this, [this] { judge(Verdict::FalseAlarm); });
    connect(m_unsure, &QPushButton::clicked, this, [this] { judge(Verdict::Unsure); });
    connect(m_note, &QLineEdit::editingFinished, this, &EventsPanel::takeNote);
    connect(m_note, &QLineEdit::returnPressed, this, [this] {
        takeNote();
        leaveNote();
    });
    connect(m_words, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(); });
    return box;
}

std::optional<std::size_t> EventsPanel::sourceRow(int row) const
{
    const auto index = m_filter.mapToSource(m_filter.index(row, 0));
    return index.isValid() ? std::optional(std::size_t(index.row())) : std::nullopt;
}

void EventsPanel::fill()
{
    std::map<std::string, double> rates;
    if (m_session.isOpen()) {
        for (const auto& clip : m_session.data().clips())
            rates[clip.clip] = clip.framesPerSecond;
    }
    const auto useful = m_session.isOpen() && isByUse() ? m_session.usefulOrder() : std::vector<std::size_t>();
    m_fillSoon.stop();
    m_isFilling = true;
    const auto widths = m_model.rowCount() > 0;
    m_model.setEvents(m_session.events(), std::move(rates), useful);
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
    m_precision->setText((!precision.precision ? tr("Precision: no verdicts yet")
                                              : tr("Precision %1 %, 95 % [%2, %3], of %n verdict(s)", nullptr, int(judged))
                                                    .arg(QLocale().toString(100 * *precision.precision, 'f', 0), QLocale().toString(100 * precision.low, 'f', 0), QLocale().toString(100 * precision.high, 'f', 0)))
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
    // The same word again takes one's own back.
    const bool isTakenBack = m_session.mine() == verdict;
    const auto next = nextOpen(); // before the list loses the judged row by its filter
    m_session.judge(isTakenBack ? Verdict::None : verdict);
    if (!isTakenBack && next)
        m_session.choose(next);
    showChosen();
}

std::optional<std::size_t> EventsPanel::nextOpen() const
{
    const auto at = m_filter.mapFromSource(m_model.index(int(*m_session.chosen()), 0));
    const int rows = m_filter.rowCount(), from = at.isValid() ? at.row() + 1 : 0;
    for (int i = 0; i < rows; ++i) {
        const auto candidate = sourceRow((from + i) % rows);
        if (candidate && candidate != m_session.chosen() && m_session.events()[*candidate].state == ReviewState::New)
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
