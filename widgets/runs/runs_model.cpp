#include "widgets/runs/runs_model.h"

#include <algorithm>

#include <QIcon>

#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/runs/runs_columns.h"

namespace transect {

struct RunsModel::Node : RunsRow {
    Node* parent = nullptr;
    int row = 0;
    Nodes children = {};

    /// Whether it can be told of without being another row: a folder that was a run and is a study now is another.
    bool isSameRow(const Node& other) const { return key == other.key && bool(run) == bool(other.run); }

    bool differs(const Node& other) const
    {
        if (run)
            return !isSame(*run, *other.run);
        return bool(study) != bool(other.study) || (study && *study != *other.study);
    }
};

namespace {

/// What a file says is text, whatever marks it holds.
QString toolTip(const QString& text)
{
    return text.isEmpty() ? text : QStringLiteral("<p style='white-space: pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace

RunsModel::RunsModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_listing(std::make_shared<Listing>())
    , m_root(std::make_unique<Node>())
{
}

RunsModel::~RunsModel() = default;

void RunsModel::setListing(ListingPtr listing)
{
    // Rows point into the listing of before until each has been told of.
    const auto before = std::exchange(m_listing, std::move(listing));
    update(*m_root, nodesOf(*m_listing));
}

RunsModel::Nodes RunsModel::nodesOf(const Listing& listing) const
{
    Nodes nodes;
    const auto byKey = [](const std::unique_ptr<Node>& node) -> const QString& { return node->key; };
    for (const auto& run : listing.runs) {
        auto node = std::make_unique<Node>(Node{{QString::fromStdString(run.path.native()), &run, nullptr, {&run}, QString::fromStdString(shownName(run))}});
        const auto folder = studyOf(run);
        if (folder.empty()) {
            nodes.push_back(std::move(node));
            continue;
        }
        // Runs are sorted by path, so those of a study come together.
        const auto key = QString::fromStdString(folder.native());
        if (nodes.empty() || nodes.back()->key != key) {
            const auto* listed = listing.study(folder);
            nodes.push_back(std::make_unique<Node>(Node{{key, nullptr, listed, {}, listed ? QString::fromStdString(shownName(*listed)) : key.section(u'/', -1)}}));
        }
        nodes.back()->runs.push_back(&run);
        nodes.back()->children.push_back(std::move(node));
    }
    std::ranges::sort(nodes, {}, byKey);
    for (const auto& node : nodes) {
        std::ranges::sort(node->children, {}, byKey);
        for (std::size_t row = 0; row < node->children.size(); ++row) {
            node->children[row]->parent = node.get();
            node->children[row]->row = int(row);
        }
    }
    return nodes;
}

void RunsModel::tellAnew()
{
    beginResetModel();
    endResetModel();
}

/// Both lists are sorted by key. Returns whether anything below `parent` differs.
bool RunsModel::update(Node& parent, Nodes wanted)
{
    const bool removed = removeUnwanted(parent, wanted);
    const bool inserted = insertMissing(parent, wanted);
    return change(parent, wanted) || removed || inserted;
}

bool RunsModel::removeUnwanted(Node& parent, const Nodes& wanted)
{
    auto& present = parent.children;
    const auto isWanted = [&](const std::unique_ptr<Node>& node) {
        const auto found = std::ranges::lower_bound(wanted, node->key, {}, [](const auto& one) { return one->key; });
        return found != wanted.end() && (*found)->isSameRow(*node);
    };
    const auto count = present.size();
    for (auto last = present.size(); last > 0; --last) {
        if (isWanted(present[last - 1]))
            continue;
        auto first = last - 1;
        while (first > 0 && !isWanted(present[first - 1]))
            --first;
        beginRemoveRows(indexOf(parent), int(first), int(last) - 1);
        present.erase(present.begin() + std::ptrdiff_t(first), present.begin() + std::ptrdiff_t(last));
        for (auto row = first; row < present.size(); ++row)
            present[row]->row = int(row);
        endRemoveRows();
        last = first + 1;
    }
    return present.size() != count;
}

/// What is inserted leaves a nullptr in `wanted`.
bool RunsModel::insertMissing(Node& parent, Nodes& wanted)
{
    auto& present = parent.children;
    const auto count = present.size();
    const auto isPresent = [&](std::size_t row) { return row < present.size() && present[row]->key == wanted[row]->key; };
    for (std::size_t first = 0; first < wanted.size(); ++first) {
        if (isPresent(first))
            continue;
        const auto next = first < present.size() ? present[first]->key : QString();
        auto last = first + 1;
        while (last < wanted.size() && (next.isNull() || wanted[last]->key != next))
            ++last;
        beginInsertRows(indexOf(parent), int(first), int(last) - 1);
        const auto from = wanted.begin() + std::ptrdiff_t(first), to = wanted.begin() + std::ptrdiff_t(last);
        present.insert(present.begin() + std::ptrdiff_t(first), std::make_move_iterator(from), std::make_move_iterator(to));
        for (auto row = first; row < present.size(); ++row) {
            present[row]->parent = &parent;
            present[row]->row = int(row);
        }
        endInsertRows();
        first = last - 1;
    }
    return present.size() != count;
}

bool RunsModel::change(Node& parent, Nodes& wanted)
{
    bool changed = false;
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        if (!wanted[row])
            continue;
        auto& node = *parent.children[row];
        auto& now = *wanted[row];
        bool differs = node.differs(now);
        node.run = now.run;
        node.study = now.study;
        node.runs = std::move(now.runs);
        node.name = now.name;
        differs |= update(node, std::move(now.children));
        if (differs)
            Q_EMIT dataChanged(createIndex(int(row), 0, &node), createIndex(int(row), ColumnCount - 1, &node));
        changed |= differs;
    }
    return changed;
}

const ListedRun* RunsModel::run(const QModelIndex& index) const
{
    return nodeOf(index)->run;
}

QStringList RunsModel::runsBelow(const QModelIndex& index) const
{
    QStringList paths;
    for (const auto* run : nodeOf(index)->runs)
        paths << QString::fromStdString(run->path.native());
    return paths;
}

QModelIndex RunsModel::indexOf(const QString& path) const
{
    const auto find = [](const Nodes& nodes, const QString& key) {
        const auto found = std::ranges::lower_bound(nodes, key, {}, [](const auto& node) { return node->key; });
        return found != nodes.end() && (*found)->key == key ? found->get() : nullptr;
    };
    const auto* node = find(m_root->children, path);
    if (!node) {
        if (const auto* study = find(m_root->children, path.section(u'/', 0, -2)))
            node = find(study->children, path);
    }
    return node ? indexOf(*node) : QModelIndex();
}

QModelIndex RunsModel::indexOf(const Node& node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.row, 0, &node);
}

bool RunsModel::isLess(const QModelIndex& left, const QModelIndex& right) const
{
    return transect::isLess(*nodeOf(left), *nodeOf(right), left.column());
}

RunsModel::Node* RunsModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex RunsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[std::size_t(row)].get());
}

QModelIndex RunsModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(*nodeOf(index)->parent) : QModelIndex();
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int RunsModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const
{
    const auto flags = QAbstractItemModel::flags(index);
    return index.isValid() && index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return columnText(node, index.column());
    case Qt::EditRole:
        return index.column() == Name ? node.name : QVariant();
    case Qt::DecorationRole:
        return index.column() == Name ? stateIcon(stateKey(leadingStatus(node.runs))) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(index.column() == Name ? rowDetails(node) : columnText(node, index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == Name ? QStringLiteral("%1, %2").arg(node.name, columnText(node, State)) : columnText(node, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == Progress || index.column() == TimeLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case PathRole:
        return node.key;
    case IsStudyRole:
        return !node.run;
    default:
        return {};
    }
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const auto name = value.toString().simplified();
    if (role != Qt::EditRole || !index.isValid() || name == nodeOf(index)->name)
        return false;
    Q_EMIT renameRequested(nodeOf(index)->key, name);
    return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Best)
        return tr("Scores on test of the checkpoint that validation chose");
    return role == Qt::DisplayRole ? columnName(section) : QVariant();
}

} // namespace transect
