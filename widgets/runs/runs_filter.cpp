#include "widgets/runs/runs_filter.h"

#include "widgets/runs/runs_model.h"

namespace transect {

RunsFilter::RunsFilter(RunsModel* model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(*model)
{
    setRecursiveFilteringEnabled(true);
    setDynamicSortFilter(true);
    setSourceModel(model);
}

void RunsFilter::setQuery(const RunQuery& query)
{
    m_query = query;
    m_model.tellAnew();
}

void RunsFilter::setListing(ListingPtr listing)
{
    setDynamicSortFilter(false);
    m_model.setListing(std::move(listing));
    setDynamicSortFilter(true);
}

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto* run = m_model.run(m_model.index(row, 0, parent));
    // A study is shown for the sake of its runs; an empty one only where nothing is asked for.
    return run ? m_query.matches(*run) : m_query.isEmpty();
}

bool RunsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    return m_model.isLess(left, right);
}

} // namespace transect
