#pragma once

#include <vector>

#include <QTreeWidget>

#include "widgets/runs/listing.h"

namespace transect {

/// A run among those that it stands on and that stand on it.
struct LineageNode {
    std::string path; ///< relative to the library, else absolute
    std::string name;
    RunStatus status = RunStatus::Finished;
    bool isListed = false; ///< in the library
    bool isChosen = false;
    std::vector<LineageNode> children = {}; ///< that stand on it

    bool operator==(const LineageNode&) const = default;
};

/// From the runs that `run` stands on in the end, one tree each, down to those that stand on it. Empty where it is alone.
/// A chain that bites its tail is cut, and what is longer than a screen shows.
std::vector<LineageNode> lineageOf(const ListedRun& run, const Listing& listing);

class LineageTree : public QTreeWidget {
    Q_OBJECT

public:
    explicit LineageTree(QWidget* parent = nullptr);

    void setLineage(std::vector<LineageNode> lineage);

Q_SIGNALS:
    void runActivated(const QString& path); ///< of a run in the library

private:
    void add(const LineageNode& node, QTreeWidgetItem* parent);

    std::vector<LineageNode> m_lineage;
};

} // namespace transect
