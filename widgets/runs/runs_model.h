#pragma once

#include <memory>
#include <vector>

#include <QAbstractItemModel>

#include "record/run_index.h"

namespace transect {

/// Studies with their runs, and runs that belong to none. Updated in place: only what changed is told to the views.
class RunsModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, State, Progress, TimeLeft, Best, Kind, Created, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole, ///< of the run or the study's folder, relative to the library
        SortRole,
        IsStudyRole,
    };

    explicit RunsModel(QObject* parent = nullptr);
    ~RunsModel() override;

    /// `runs` sorted by path.
    void setRuns(const std::vector<RunSummary>& runs);
    const RunSummary* run(const QModelIndex& index) const; ///< nullptr of a study
    /// The runs at or below an index.
    std::vector<RunSummary> runsBelow(const QModelIndex& index) const;
    QModelIndex indexOf(const QString& path) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    Node* nodeOf(const QModelIndex& index) const;
    void update(Node& parent, const QModelIndex& index, std::vector<std::unique_ptr<Node>> wanted);
    static RunStatus statusOf(const Node& node);
    QVariant text(const Node& node, int column) const;
    QVariant sortKey(const Node& node, int column) const;

    std::unique_ptr<Node> m_root;
};

/// "FE mnist 0.941 at epoch-0003": of a target the best FE and FT.
QString bestText(const std::vector<BestFigure>& best);

} // namespace transect
