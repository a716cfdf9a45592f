#pragma once

#include <memory>
#include <vector>

#include <QAbstractItemModel>

#include "widgets/runs/listing.h"

namespace transect {

/// Studies with their runs, and runs that belong to none. Updated in place: only what changed is told to the views.
class RunsModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, State, Progress, TimeLeft, Best, Kind, Created, Device, Tags, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole, ///< of the run or the study's folder, relative to the library
        IsStudyRole,
    };

    explicit RunsModel(QObject* parent = nullptr);
    ~RunsModel() override;

    void setListing(ListingPtr listing);
    void tellAnew(); ///< everything: cheaper than thousands of rows that come and go one by one
    const ListedRun* run(const QModelIndex& index) const; ///< nullptr of a study; until the next listing
    /// Paths of the runs at or below an index.
    QStringList runsBelow(const QModelIndex& index) const;
    QModelIndex indexOf(const QString& path) const;
    /// The order of a column: of figures by value, of states by how far they are, of names without regard to case.
    bool isLess(const QModelIndex& left, const QModelIndex& right) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// Asks for a name; it changes when the library says so.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void renameRequested(const QString& path, const QString& name);

private:
    struct Node;
    using Nodes = std::vector<std::unique_ptr<Node>>;

    Node* nodeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Node& node) const;
    Nodes nodesOf(const Listing& listing) const;
    bool update(Node& parent, Nodes wanted);
    bool removeUnwanted(Node& parent, const Nodes& wanted);
    bool insertMissing(Node& parent, Nodes& wanted);
    bool change(Node& parent, Nodes& wanted);

    ListingPtr m_listing;
    std::unique_ptr<Node> m_root;
};

} // namespace transect
