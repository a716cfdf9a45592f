#include "widgets/runs/runs_model.h"

#include <algorithm>
#include <map>

#include <QDateTime>
#include <QIcon>
#include <QLocale>

#include "widgets/common/icons.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/runs/library.h"

namespace transect {

struct RunsModel::Node {
    QString key; ///< path relative to the library
    std::optional<RunSummary> run;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children = {};

    int row() const
    {
        const auto found = std::ranges::find(parent->children, this, &std::unique_ptr<Node>::get);
        return int(found - parent->children.begin());
    }
};

namespace {

RunStatus leading(const std::vector<RunStatus>& states)
{
    for (const auto status : {RunStatus::Running, RunStatus::Stopping, RunStatus::Starting, RunStatus::Failed, RunStatus::Lost, RunStatus::Stopped, RunStatus::Queued}) {
        if (std::ranges::find(states, status) != states.end())
            return status;
    }
    return RunStatus::Finished;
}

double shareDone(const RunSummary& run)
{
    if (run.state.status == RunStatus::Finished)
        return 1;
    return run.state.total > 0 ? std::clamp(run.state.done / run.state.total, 0.0, 1.0) : 0;
}

QString percent(double share)
{
    return QLocale().toString(int(100 * share)) + QStringLiteral(" %");
}

QString createdText(const std::string& created)
{
    const auto time = QDateTime::fromString(QString::fromStdString(created), Qt::ISODate);
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

} // namespace

QString bestText(const std::vector<BestFigure>& best)
{
    QStringList parts;
    for (const auto& figure : best)
        parts << QStringLiteral("%1 %2 %3").arg(figure.mode == "fe" ? "FE" : "FT", QString::fromStdString(figure.target), QLocale().toString(figure.score, 'f', 3));
    return parts.join(QStringLiteral(", "));
}

RunsModel::RunsModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

RunsModel::~RunsModel() = default;

void RunsModel::setRuns(const std::vector<RunSummary>& runs)
{
    std::map<QString, std::unique_ptr<Node>> top;
    for (const auto& run : runs) {
        auto node = std::make_unique<Node>(Node{QString::fromStdString(run.path.string()), run});
        const auto folder = run.path.parent_path();
        if (run.study.empty() || folder.empty()) {
            auto key = node->key;
            top.insert_or_assign(key, std::move(node));
            continue;
        }
        const auto key = QString::fromStdString(folder.string());
        auto& study = top[key];
        if (!study)
            study = std::make_unique<Node>(Node{key, std::nullopt});
        study->children.push_back(std::move(node));
    }
    std::vector<std::unique_ptr<Node>> wanted;
    for (auto& [key, node] : top)
        wanted.push_back(std::move(node));
    update(*m_root, {}, std::move(wanted));
}

/// Both lists are sorted by key, so one pass finds what to insert, to remove and to change.
void RunsModel::update(Node& parent, const QModelIndex& index, std::vector<std::unique_ptr<Node>> wanted)
{
    std::ranges::sort(wanted, {}, [](const auto& node) { return node->key; });
    auto& present = parent.children;
    std::size_t row = 0;
    for (auto& node : wanted) {
        while (row < present.size() && present[row]->key < node->key) {
            beginRemoveRows(index, int(row), int(row));
            present.erase(present.begin() + std::ptrdiff_t(row));
            endRemoveRows();
        }
        // A folder that was a run and is a study now is another node.
        if (row < present.size() && present[row]->key == node->key && present[row]->run.has_value() != node->run.has_value()) {
            beginRemoveRows(index, int(row), int(row));
            present.erase(present.begin() + std::ptrdiff_t(row));
            endRemoveRows();
        }
        if (row == present.size() || present[row]->key != node->key) {
            beginInsertRows(index, int(row), int(row));
            node->parent = &parent;
            for (auto& child : node->children)
                child->parent = node.get();
            present.insert(present.begin() + std::ptrdiff_t(row), std::move(node));
            endInsertRows();
        } else {
            auto& old = *present[row];
            const bool isStudy = !old.run;
            const bool differs = isStudy || !sameSummary(*old.run, *node->run);
            if (isStudy)
                update(old, this->index(int(row), 0, index), std::move(node->children));
            else if (differs)
                old.run = std::move(node->run);
            if (differs)
                Q_EMIT dataChanged(this->index(int(row), 0, index), this->index(int(row), ColumnCount - 1, index));
        }
        ++row;
    }
    if (row < present.size()) {
        beginRemoveRows(index, int(row), int(present.size()) - 1);
        present.resize(row);
        endRemoveRows();
    }
}

const RunSummary* RunsModel::run(const QModelIndex& index) const
{
    const auto* node = nodeOf(index);
    return node->run ? &*node->run : nullptr;
}

std::vector<RunSummary> RunsModel::runsBelow(const QModelIndex& index) const
{
    const auto* node = nodeOf(index);
    if (node->run)
        return {*node->run};
    std::vector<RunSummary> runs;
    for (const auto& child : node->children)
        runs.push_back(*child->run);
    return runs;
}

QModelIndex RunsModel::indexOf(const QString& path) const
{
    for (const auto& top : m_root->children) {
        if (top->key == path)
            return createIndex(top->row(), 0, top.get());
        for (const auto& child : top->children) {
            if (child->key == path)
                return createIndex(child->row(), 0, child.get());
        }
    }
    return {};
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
    const auto* node = nodeOf(index);
    if (!index.isValid() || node->parent == m_root.get())
        return {};
    return createIndex(node->parent->row(), 0, node->parent);
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int RunsModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

/// Of a study what most wants attention among its runs.
RunStatus RunsModel::statusOf(const Node& node)
{
    if (node.run)
        return node.run->state.status;
    std::vector<RunStatus> states;
    std::ranges::transform(node.children, std::back_inserter(states), [](const auto& child) { return child->run->state.status; });
    return leading(states);
}

QVariant RunsModel::text(const Node& node, int column) const
{
    const auto runs = node.run ? std::vector<RunSummary>{*node.run} : runsBelow(createIndex(node.row(), 0, const_cast<Node*>(&node)));
    switch (column) {
    case Name:
        return node.run && !node.run->name.empty() ? QString::fromStdString(node.run->name) : node.key.section(u'/', -1);
    case State: {
        return node.run && node.run->unreadable ? tr("unreadable") : stateText(statusOf(node));
    }
    case Progress: {
        double share = 0;
        for (const auto& run : runs)
            share += shareDone(run);
        share /= double(std::max<std::size_t>(1, runs.size()));
        return share >= 1 ? QString() : percent(share);
    }
    case TimeLeft:
        return node.run && node.run->state.secondsLeft && node.run->state.status == RunStatus::Running ? durationText(*node.run->state.secondsLeft) : QString();
    case Best:
        return node.run ? bestText(node.run->best) : QString();
    case Kind:
        return node.run ? QString::fromStdString(node.run->kind) : tr("study");
    case Created:
        return runs.empty() ? QString() : createdText(runs.front().created);
    }
    return {};
}

QVariant RunsModel::sortKey(const Node& node, int column) const
{
    if (column == Progress || column == TimeLeft) {
        if (!node.run)
            return -1.0;
        return column == Progress ? shareDone(*node.run) : node.run->state.secondsLeft.value_or(-1);
    }
    if (column == Created)
        return node.run ? QString::fromStdString(node.run->created) : node.children.empty() ? QString() : QString::fromStdString(node.children.front()->run->created);
    return text(node, column);
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(node, index.column());
    case Qt::DecorationRole:
        return index.column() == Name ? stateIcon(stateKey(statusOf(node))) : QVariant();
    case Qt::ToolTipRole:
        if (node.run && node.run->unreadable)
            return textOf(*node.run->unreadable);
        if (node.run && node.run->state.error)
            return textOf(*node.run->state.error);
        return node.run && !node.run->state.message.empty() ? QString::fromStdString(node.run->state.message) : node.key;
    case Qt::AccessibleTextRole:
        return index.column() == Name ? QStringLiteral("%1, %2").arg(text(node, Name).toString(), text(node, State).toString()) : text(node, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == Progress || index.column() == TimeLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case PathRole:
        return node.key;
    case SortRole:
        return sortKey(node, index.column());
    case IsStudyRole:
        return !node.run;
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Run");
    case State: return tr("State");
    case Progress: return tr("Done");
    case TimeLeft: return tr("Time left");
    case Best: return tr("Best on test");
    case Kind: return tr("Kind");
    case Created: return tr("Created");
    }
    return {};
}

} // namespace transect
