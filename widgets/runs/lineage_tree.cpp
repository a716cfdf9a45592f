#include "widgets/runs/lineage_tree.h"

#include <algorithm>
#include <map>
#include <set>

#include <QTreeWidgetItemIterator>

#include "widgets/common/icons.h"
#include "widgets/common/texts.h"

namespace transect {

namespace {

constexpr std::size_t mostNodes = 100, mostOrigins = 16;
constexpr int shownAtMost = 8;
constexpr int pathRole = Qt::UserRole;

class Ancestry {
public:
    explicit Ancestry(const Listing& listing) : m_listing(listing)
    {
        for (const auto& run : listing.runs) {
            for (const auto& origin : run.standsOn)
                m_above[origin.native()].push_back(&run);
        }
    }

    LineageNode downFrom(const ListedRun& run)
    {
        auto node = nodeOf(run);
        m_seen.insert(run.path.native());
        const auto above = m_above.find(run.path.native());
        if (above == m_above.end())
            return node;
        for (const auto* other : above->second) {
            if (m_seen.size() < mostNodes && !m_seen.contains(other->path.native()))
                node.children.push_back(downFrom(*other));
        }
        return node;
    }

    /// The trees that end in `below`, the node of `run`.
    void climb(const ListedRun& run, const LineageNode& below, std::vector<LineageNode>& roots)
    {
        const auto before = roots.size();
        for (const auto& origin : run.standsOn) {
            const auto* listed = m_listing.run(origin);
            const bool isNew = m_origins.size() < mostOrigins && m_origins.insert(origin.native()).second;
            if (!isNew)
                continue;
            auto node = listed ? nodeOf(*listed) : LineageNode{origin.native(), origin.filename().native()};
            node.children = {below};
            if (listed && !m_seen.contains(origin.native()))
                climb(*listed, node, roots);
            else if (!listed)
                roots.push_back(std::move(node));
        }
        if (roots.size() == before)
            roots.push_back(below);
    }

private:
    static LineageNode nodeOf(const ListedRun& run) { return {run.path.native(), shownName(run), run.state.status, true}; }

    const Listing& m_listing;
    std::map<std::string, std::vector<const ListedRun*>> m_above;
    std::set<std::string> m_seen, m_origins;
};

int rowsOf(const std::vector<LineageNode>& nodes)
{
    int rows = int(nodes.size());
    for (const auto& node : nodes)
        rows += rowsOf(node.children);
    return rows;
}

} // namespace

std::vector<LineageNode> lineageOf(const ListedRun& run, const Listing& listing)
{
    Ancestry ancestry(listing);
    auto chosen = ancestry.downFrom(run);
    chosen.isChosen = true;
    std::vector<LineageNode> roots;
    ancestry.climb(run, chosen, roots);
    const bool isAlone = roots.size() == 1 && roots.front().isChosen && roots.front().children.empty();
    return isAlone ? std::vector<LineageNode>() : roots;
}

LineageTree::LineageTree(QWidget* parent)
    : QTreeWidget(parent)
{
    setObjectName("lineage");
    setAccessibleName(tr("What the run stands on, and what stands on it"));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setTabKeyNavigation(false);
    setIndentation(14);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setToolTip(tr("A double click or Return chooses the run"));
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        if (const auto path = item->data(0, pathRole).toString(); !path.isEmpty())
            Q_EMIT runActivated(path);
    });
}

void LineageTree::setLineage(std::vector<LineageNode> lineage)
{
    setVisible(!lineage.empty());
    if (lineage == m_lineage)
        return;
    m_lineage = std::move(lineage);
    const auto at = currentItem() ? currentItem()->data(0, pathRole).toString() : QString();
    clear();
    for (const auto& node : m_lineage)
        add(node, invisibleRootItem());
    expandAll();
    for (QTreeWidgetItemIterator item(this); *item && !at.isEmpty(); ++item) {
        if ((*item)->data(0, pathRole).toString() == at)
            setCurrentItem(*item);
    }
    setFixedHeight(std::min(shownAtMost, rowsOf(m_lineage)) * sizeHintForRow(0) + 2 * frameWidth());
}

void LineageTree::add(const LineageNode& node, QTreeWidgetItem* parent)
{
    const auto name = QString::fromStdString(node.name);
    auto* item = new QTreeWidgetItem(parent, {node.isListed ? name : tr("%1 (not in this library)").arg(name)});
    item->setToolTip(0, QString::fromStdString(node.path));
    if (node.isListed) {
        item->setIcon(0, stateIcon(stateKey(node.status)));
        item->setData(0, pathRole, QString::fromStdString(node.path));
        item->setData(0, Qt::AccessibleTextRole, QStringLiteral("%1, %2").arg(name, stateText(node.status)));
    } else {
        item->setFlags(Qt::ItemIsEnabled);
    }
    if (node.isChosen) {
        auto font = item->font(0);
        font.setWeight(QFont::DemiBold);
        item->setFont(0, font);
    }
    for (const auto& child : node.children)
        add(child, item);
}

} // namespace transect
