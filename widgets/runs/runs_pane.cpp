#include "widgets/runs/runs_pane.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include "widgets/common/empty_state.h"
#include "widgets/common/settings.h"
#include "widgets/runs/library.h"
#include "widgets/runs/query_box.h"
#include "widgets/runs/runs_filter.h"
#include "widgets/runs/runs_model.h"

namespace transect {

namespace {

/// A layout of other columns is not restored.
const QString& columnsKey()
{
    static const auto key = QStringLiteral("runs.%1").arg(RunsModel::ColumnCount);
    return key;
}

constexpr int opensAtMost = 8; ///< studies of a library that is small enough to be seen whole

class NameDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Long names differ at their ends.
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
    }

    /// A name that is being typed stays while its run goes on.
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        if (editor->property("isFilled").toBool())
            return;
        editor->setProperty("isFilled", true);
        QStyledItemDelegate::setEditorData(editor, index);
    }
};

} // namespace

RunsPane::RunsPane(QWidget* parent)
    : QWidget(parent)
    , m_listing(std::make_shared<Listing>())
    , m_model(new RunsModel(this))
    , m_filter(new RunsFilter(m_model, this))
    , m_query(new QueryBox)
    , m_view(new QTreeView)
    , m_columns(new QMenu(tr("Columns"), this))
    , m_empty(new EmptyState({}, {}))
    , m_pages(new QStackedWidget)
    , m_count(new QLabel)
{
    makeView();
    m_columns->setObjectName("runsColumns");
    m_query->addMenu(m_columns);
    m_count->setObjectName("runsCount");
    m_count->setProperty("quiet", true);
    m_count->setWordWrap(true);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    m_saving.setSingleShot(true);
    m_saving.setInterval(500);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_query);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_count);

    connect(m_query, &QueryBox::changed, this, &RunsPane::applyQuery);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_isAsked)
            m_query->setText({});
        else
            Q_EMIT newRequested();
    });
    connect(m_model, &RunsModel::renameRequested, this, &RunsPane::renameRequested);
    // What is asked for is to be seen; what the user closed since stays closed.
    connect(m_filter, &RunsFilter::rowsInserted, this, [this](const QModelIndex& above, int first, int last) {
        for (int row = first; m_isAsked && !above.isValid() && row <= last; ++row)
            m_view->expand(m_filter->index(row, 0));
    });
    connect(m_columns, &QMenu::aboutToShow, this, &RunsPane::fillColumns);
    connect(&m_saving, &QTimer::timeout, this, &RunsPane::saveColumns);
}

RunsPane::~RunsPane()
{
    saveColumns();
}

void RunsPane::makeView()
{
    m_view->setObjectName("runsView");
    m_view->setAccessibleName(tr("Runs"));
    m_view->setModel(m_filter);
    m_view->setItemDelegateForColumn(RunsModel::Name, new NameDelegate(m_view));
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers); // a double click is not meant so; rename() is
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(RunsModel::Name, Qt::AscendingOrder);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setIndentation(14);
    auto* header = m_view->header();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setStretchLastSection(false);
    restoreColumns();
    header->setSectionResizeMode(RunsModel::Name, QHeaderView::Fixed);
    m_view->viewport()->installEventFilter(this);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPane::readSelection);
    connect(m_view, &QTreeView::customContextMenuRequested, this, [this](const QPoint& at) { Q_EMIT contextMenuRequested(m_view->viewport()->mapToGlobal(at)); });
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint& at) { m_columns->popup(header->mapToGlobal(at)); });
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (column == RunsModel::Name)
            return;
        fitName();
        m_saving.start();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this] { m_saving.start(); });
}

void RunsPane::setLibrary(Library* library)
{
    if (m_library)
        m_library->disconnect(this);
    m_library = library;
    if (library)
        connect(library, &Library::changed, this, &RunsPane::update);
    update();
}

void RunsPane::update()
{
    const bool first = m_model->rowCount() == 0;
    m_listing = m_library ? m_library->listing() : std::make_shared<Listing>();
    {
        const QScopedValueRollback showing(m_isShowing, true);
        m_filter->setListing(m_listing);
    }
    m_query->setListing(m_listing);
    if (first && m_model->rowCount() <= opensAtMost)
        m_view->expandAll();
    showSelection();
    showCounts();
    showEmptiness();
}

void RunsPane::applyQuery()
{
    const bool wasAsked = std::exchange(m_isAsked, !m_query->query().isEmpty());
    if (!m_isAsked && !wasAsked)
        return;
    if (m_isAsked && !wasAsked) {
        m_expanded.clear();
        for (int row = 0; row < m_filter->rowCount(); ++row) {
            if (const auto index = m_filter->index(row, 0); m_view->isExpanded(index))
                m_expanded.insert(index.data(RunsModel::PathRole).toString());
        }
    }
    {
        const QScopedValueRollback showing(m_isShowing, true);
        m_filter->setQuery(m_query->query());
    }
    if (m_isAsked) {
        m_view->expandAll();
    } else {
        for (const auto& path : std::as_const(m_expanded))
            m_view->expand(m_filter->mapFromSource(m_model->indexOf(path)));
        for (const auto& path : std::as_const(m_chosen))
            m_view->expand(m_filter->mapFromSource(m_model->indexOf(path)).parent());
    }
    showSelection();
    showCounts();
    showEmptiness();
}

void RunsPane::showCounts()
{
    const auto& runs = m_listing->runs;
    const auto& query = m_query->query();
    QStringList texts;
    if (m_isAsked) {
        const auto shown = std::ranges::count_if(runs, [&](const ListedRun& run) { return query.matches(run); });
        texts << tr("%1 of %n run(s)", nullptr, int(runs.size())).arg(shown);
    } else if (!runs.empty()) {
        texts << tr("%n run(s)", nullptr, int(runs.size()));
    }
    const auto hidden = std::ranges::count_if(m_chosen, [this](const QString& path) { return !m_filter->mapFromSource(m_model->indexOf(path)).isValid(); });
    if (hidden > 0)
        texts << tr("%n chosen hidden by the filter", nullptr, int(hidden));
    m_count->setText(texts.join(QStringLiteral(" · ")));
    m_count->setVisible(!texts.isEmpty());
}

void RunsPane::showEmptiness()
{
    const bool isKnown = m_library && m_library->isListed();
    const bool isEmpty = isKnown && m_filter->rowCount() == 0;
    if (isEmpty && m_isAsked)
        m_empty->setTexts(tr("No run matches"), tr("The filter holds for none of %n run(s).", nullptr, int(m_listing->runs.size())), tr("Clear filter"));
    else if (isEmpty)
        m_empty->setTexts(tr("No runs yet"), tr("They appear here whoever starts them."), tr("New run…"));
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_empty) : m_view);
}

QStringList RunsPane::selectedRuns() const
{
    QStringList paths;
    for (const auto& path : m_chosen)
        paths << m_model->runsBelow(m_model->indexOf(path));
    paths.removeDuplicates();
    return paths;
}

void RunsPane::choose(const QStringList& paths)
{
    if (paths == m_chosen)
        return;
    m_chosen = paths;
    showCounts();
    Q_EMIT selectionChanged();
}

/// The user chose: what was chosen before keeps its place, what is new comes after it.
void RunsPane::readSelection()
{
    if (m_isShowing)
        return;
    QStringList selected;
    for (const auto& index : m_view->selectionModel()->selectedRows())
        selected << index.data(RunsModel::PathRole).toString();
    const QSet<QString> known(m_chosen.begin(), m_chosen.end()), wanted(selected.begin(), selected.end());
    QStringList paths;
    std::ranges::copy_if(m_chosen, std::back_inserter(paths), [&](const QString& path) { return wanted.contains(path); });
    std::ranges::copy_if(selected, std::back_inserter(paths), [&](const QString& path) { return !known.contains(path); });
    choose(paths);
}

/// What is chosen stays so while the filter hides it, until the user chooses anew; what is gone is not.
void RunsPane::showSelection()
{
    QStringList paths;
    std::ranges::copy_if(m_chosen, std::back_inserter(paths), [this](const QString& path) { return m_model->indexOf(path).isValid(); });
    {
        const QScopedValueRollback showing(m_isShowing, true);
        QItemSelection selected;
        for (const auto& path : std::as_const(paths)) {
            const auto index = m_filter->mapFromSource(m_model->indexOf(path));
            if (index.isValid() && !m_view->selectionModel()->isSelected(index))
                selected.select(index, index.siblingAtColumn(RunsModel::ColumnCount - 1));
        }
        m_view->selectionModel()->select(selected, QItemSelectionModel::Select);
        if (const auto current = m_filter->mapFromSource(m_model->indexOf(currentPath())); !m_view->currentIndex().isValid())
            m_view->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    }
    choose(paths);
}

void RunsPane::select(const QString& path)
{
    const auto source = m_model->indexOf(path);
    if (!source.isValid())
        return;
    const auto index = m_filter->mapFromSource(source);
    {
        const QScopedValueRollback showing(m_isShowing, true);
        m_view->selectionModel()->clearSelection();
        if (index.isValid()) {
            m_view->expand(index.parent());
            m_view->expand(index);
            m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            m_view->scrollTo(index);
        }
    }
    choose({path});
}

void RunsPane::rename()
{
    const auto source = m_model->indexOf(currentPath());
    if (!source.isValid())
        return;
    if (!m_filter->mapFromSource(source).isValid())
        m_query->setText({});
    const auto index = m_filter->mapFromSource(source);
    m_view->scrollTo(index);
    m_view->setFocus();
    m_view->edit(index);
}

void RunsPane::hideEvent(QHideEvent* event)
{
    saveColumns();
    QWidget::hideEvent(event);
}

bool RunsPane::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::Resize && object == m_view->viewport())
        fitName();
    return QWidget::eventFilter(object, event);
}

/// The name has the width that the other columns leave, and what can be read of it where they leave too little.
void RunsPane::fitName()
{
    constexpr int narrowest = 144;
    auto* header = m_view->header();
    const int others = header->length() - header->sectionSize(RunsModel::Name);
    header->resizeSection(RunsModel::Name, std::max(narrowest, m_view->viewport()->width() - others));
}

void RunsPane::restoreColumns()
{
    if (m_view->header()->restoreState(Settings().columns(columnsKey())))
        return;
    // The glyph says the state already.
    for (const auto column : {RunsModel::State, RunsModel::TimeLeft, RunsModel::Best, RunsModel::Kind, RunsModel::Created, RunsModel::Device, RunsModel::Tags})
        m_view->setColumnHidden(column, true);
    constexpr std::pair<RunsModel::Column, int> widths[] = {{RunsModel::State, 72},    {RunsModel::Progress, 52}, {RunsModel::TimeLeft, 96}, {RunsModel::Best, 176},
                                                            {RunsModel::Kind, 80},     {RunsModel::Created, 156}, {RunsModel::Device, 72},   {RunsModel::Tags, 120}};
    for (const auto& [column, width] : widths)
        m_view->setColumnWidth(column, width);
}

void RunsPane::saveColumns()
{
    m_saving.stop();
    const auto state = m_view->header()->saveState();
    if (Settings settings; state != settings.columns(columnsKey()))
        settings.setColumns(columnsKey(), state);
}

void RunsPane::fillColumns()
{
    m_columns->clear();
    for (int column = 1; column < RunsModel::ColumnCount; ++column) {
        auto* action = m_columns->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_view->setColumnHidden(column, !shown);
            m_saving.start();
        });
    }
}

} // namespace transect
