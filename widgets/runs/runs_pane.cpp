#include "widgets/runs/runs_pane.h"

#include <QCompleter>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStringListModel>
#include <QStyle>
#include <QTreeView>
#include <QVBoxLayout>

#include "widgets/common/settings.h"
#include "widgets/runs/library.h"

namespace transect {

namespace {

/// Completes the last word of the query, not the whole of it.
class WordCompleter : public QCompleter {
public:
    using QCompleter::QCompleter;

    QString pathFromIndex(const QModelIndex& index) const override
    {
        const auto text = static_cast<QLineEdit*>(widget())->text();
        return text.left(text.lastIndexOf(u' ') + 1) + QCompleter::pathFromIndex(index);
    }

    QStringList splitPath(const QString& path) const override { return {path.section(u' ', -1)}; }
};

} // namespace

RunsFilter::RunsFilter(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setSortRole(RunsModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void RunsFilter::setQuery(RunQuery query)
{
    m_query = std::move(query);
    invalidateFilter();
}

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto index = sourceModel()->index(row, 0, parent);
    const auto* run = static_cast<const RunsModel*>(sourceModel())->run(index);
    // A study is shown for the sake of its runs; an empty one only where nothing is asked for.
    return run ? m_query.matches(*run) : m_query.isEmpty();
}

RunsPane::RunsPane(QWidget* parent)
    : QWidget(parent)
    , m_model(new RunsModel(this))
    , m_filter(new RunsFilter(this))
    , m_query(new QLineEdit)
    , m_problem(new QLabel)
    , m_count(new QLabel)
    , m_view(new QTreeView)
    , m_completions(new QStringListModel(this))
{
    m_query->setObjectName("runsQuery");
    m_query->setPlaceholderText(tr("Filter: kind:transfer fe>0.9"));
    m_query->setAccessibleName(tr("Filter the runs"));
    m_query->setToolTip(tr("Words, or kind:, state:, target:, study:, fe> and ft>; a - before one turns it round"));
    m_query->setClearButtonEnabled(true);
    auto* completer = new WordCompleter(m_completions, m_query);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_query->setCompleter(completer);
    m_problem->setObjectName("runsQueryProblem");
    m_problem->setProperty("bad", true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_count->setObjectName("runsCount");
    m_count->setProperty("quiet", true);
    m_filter->setSourceModel(m_model);
    m_view->setObjectName("runsView");
    m_view->setAccessibleName(tr("Runs"));
    m_view->setModel(m_filter);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(RunsModel::Name, Qt::AscendingOrder);
    m_view->setAlternatingRowColors(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setIndentation(14);
    m_view->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(RunsModel::Name, QHeaderView::Stretch);
    restoreColumns();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_query);
    layout->addWidget(m_problem);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_count);

    connect(m_query, &QLineEdit::textChanged, this, &RunsPane::applyQuery);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPane::selectionChanged);
    connect(m_view, &QTreeView::customContextMenuRequested, this, [this](const QPoint& at) { Q_EMIT contextMenuRequested(m_view->viewport()->mapToGlobal(at)); });
    connect(m_view->header(), &QHeaderView::customContextMenuRequested, this, &RunsPane::showColumnsMenu);
    connect(m_view->header(), &QHeaderView::sectionResized, this, [this] { saveColumns(); });
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
    static const std::vector<RunSummary> none;
    const auto& runs = m_library ? m_library->runs() : none;
    const bool first = m_model->rowCount() == 0;
    m_model->setRuns(runs);
    m_completions->setStringList(RunQuery::completions(runs));
    if (first && m_model->rowCount() > 0 && m_model->rowCount() <= 8)
        m_view->expandAll();
    applyQuery();
}

void RunsPane::applyQuery()
{
    RunQuery query(m_query->text());
    const bool wrong = query.problem().has_value();
    m_problem->setVisible(wrong);
    m_problem->setText(wrong ? query.problem()->text : QString());
    m_query->setProperty("wrong", wrong);
    m_query->style()->unpolish(m_query);
    m_query->style()->polish(m_query);
    const bool asked = !query.isEmpty();
    std::size_t shown = 0, all = m_library ? m_library->runs().size() : 0;
    if (m_library)
        shown = std::size_t(std::ranges::count_if(m_library->runs(), [&](const RunSummary& run) { return query.matches(run); }));
    m_filter->setQuery(std::move(query));
    if (asked)
        m_view->expandAll();
    m_count->setText(!m_library ? QString() : asked ? tr("%1 of %n run(s)", nullptr, int(all)).arg(shown) : tr("%n run(s)", nullptr, int(all)));
}

QStringList RunsPane::selectedRuns() const
{
    QStringList paths;
    for (const auto& index : m_view->selectionModel()->selectedRows()) {
        for (const auto& run : m_model->runsBelow(m_filter->mapToSource(index))) {
            const auto path = QString::fromStdString(run.path.string());
            if (!paths.contains(path))
                paths << path;
        }
    }
    return paths;
}

QString RunsPane::currentPath() const
{
    const auto rows = m_view->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.last().data(RunsModel::PathRole).toString();
}

void RunsPane::select(const QString& path)
{
    const auto index = m_filter->mapFromSource(m_model->indexOf(path));
    if (!index.isValid())
        return;
    m_view->expand(index.parent());
    m_view->expand(index);
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index);
}

void RunsPane::restoreColumns()
{
    if (m_view->header()->restoreState(Settings().columns("runs")))
        return;
    // The glyph says the state already.
    for (const auto column : {RunsModel::State, RunsModel::TimeLeft, RunsModel::Best, RunsModel::Kind, RunsModel::Created})
        m_view->setColumnHidden(column, true);
    m_view->setColumnWidth(RunsModel::State, 72);
    m_view->setColumnWidth(RunsModel::Progress, 52);
}

void RunsPane::saveColumns() const
{
    Settings().setColumns("runs", m_view->header()->saveState());
}

void RunsPane::showColumnsMenu(const QPoint& position)
{
    QMenu menu;
    for (int column = 1; column < RunsModel::ColumnCount; ++column) {
        auto* action = menu.addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_view->setColumnHidden(column, !shown);
            saveColumns();
        });
    }
    menu.exec(m_view->header()->mapToGlobal(position));
}

} // namespace transect
