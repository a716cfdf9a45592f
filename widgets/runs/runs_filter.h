#pragma once

#include <QSortFilterProxyModel>

#include "widgets/runs/run_query.h"

namespace transect {

class RunsModel;

/// Runs that the query holds for, and the studies that contain one.
class RunsFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RunsFilter(RunsModel* model, QObject* parent = nullptr);
    void setQuery(const RunQuery& query); ///< tells everything anew
    void setListing(ListingPtr listing);  ///< of the model; sorted once rather than for each run that changed

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    RunsModel& m_model;
    RunQuery m_query;
};

} // namespace transect
