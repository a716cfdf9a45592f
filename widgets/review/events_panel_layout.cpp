#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/review/events_panel.h"
#include "widgets/review/review_session.h"

namespace transect {

// How the panel is laid out and wired.

namespace {

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
    m_model.rateOf = [this](const std::string& clip) { return m_session.rateOf(clip); };
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

} // namespace transect
