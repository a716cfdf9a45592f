#include "widgets/launch/series_model.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <QLocale>

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

namespace transect {

void SeriesModel::setFolder(const QString& folder)
{
    beginResetModel();
    m_folder = folder.toStdString();
    m_rows.clear();
    m_epochs.clear();
    m_leftOut.clear();
    endResetModel();
}

void SeriesModel::setReport(const SeriesReport& report)
{
    beginResetModel();
    m_rows.clear();
    for (const auto& file : report.files) {
        const auto* problem = report.problemOf(file.path);
        m_rows.push_back({file, true, problem ? problem->text : std::string(), !problem || problem->isReadable});
    }
    for (const auto& path : report.leftOut)
        m_rows.push_back({{path, 0, 0}, false, {}, true});
    endResetModel();
}

int SeriesModel::includedCount() const
{
    return int(std::ranges::count_if(m_rows, &Row::isIn));
}

void SeriesModel::leaveOut(const std::string& path)
{
    const auto found = std::ranges::find_if(m_rows, [&](const Row& row) { return row.file.path == path; });
    if (found != m_rows.end())
        setData(index(int(found - m_rows.begin()), File), Qt::Unchecked, Qt::CheckStateRole);
}

std::vector<std::string> SeriesModel::leftOutNames() const
{
    std::vector<std::string> names;
    for (const auto& path : m_leftOut)
        names.push_back(std::filesystem::path(path).lexically_relative(m_folder).string());
    return names;
}

std::vector<std::pair<std::string, double>> SeriesModel::correctedEpochs() const
{
    std::vector<std::pair<std::string, double>> names;
    for (const auto& [path, epoch] : m_epochs) {
        if (!m_leftOut.contains(path))
            names.emplace_back(std::filesystem::path(path).lexically_relative(m_folder).string(), epoch);
    }
    return names;
}

void SeriesModel::forgetCorrections()
{
    m_epochs.clear();
    m_leftOut.clear();
    Q_EMIT corrected();
}

int SeriesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SeriesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SeriesModel::nameOf(const Row& row) const
{
    const auto name = std::filesystem::path(row.file.path).lexically_relative(m_folder);
    return QString::fromStdString(name.empty() ? row.file.path : name.string());
}

QString SeriesModel::stateOf(const Row& row) const
{
    if (!row.isIn)
        return tr("left out");
    if (!row.problem.empty())
        return row.isReadable ? tr("does not fit: %1").arg(QString::fromStdString(row.problem)) : tr("cannot be read yet: %1").arg(QString::fromStdString(row.problem));
    return m_epochs.contains(row.file.path) ? tr("epoch given") : QString();
}

QVariant SeriesModel::numberOf(const Row& row, int column) const
{
    if (!row.isIn)
        return {};
    return column == Epoch ? QVariant(row.file.epoch) : QVariant(qlonglong(row.file.step));
}

QVariant SeriesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& row = m_rows[std::size_t(index.row())];
    const bool isNumber = index.column() == Epoch || index.column() == Step;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == File)
            return nameOf(row);
        if (index.column() == State)
            return stateOf(row);
        return row.isIn ? QLocale().toString(numberOf(row, index.column()).toDouble(), 'g', 15) : QString();
    case Qt::EditRole:
        return numberOf(row, index.column());
    case Qt::UserRole: // left out ones come last
        return isNumber ? (row.isIn ? numberOf(row, index.column()) : QVariant(HUGE_VAL)) : data(index, Qt::DisplayRole);
    case Qt::CheckStateRole:
        return index.column() == File ? QVariant(row.isIn ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
        return index.column() == File ? isolated(QString::fromStdString(row.file.path)) : stateOf(row);
    case Qt::ForegroundRole:
        if (!row.isIn)
            return Theme::current().tokens().quietText;
        if (index.column() == State && !row.problem.empty())
            return row.isReadable ? Theme::current().tokens().bad : Theme::current().tokens().attention;
        return {};
    default:
        return {};
    }
}

QVariant SeriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Epoch || section == Step))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("File"), tr("Epoch"), tr("Step"), tr("State")};
    return names[section];
}

Qt::ItemFlags SeriesModel::flags(const QModelIndex& index) const
{
    auto flags = QAbstractTableModel::flags(index);
    if (index.column() == File)
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == Epoch)
        flags |= Qt::ItemIsEditable;
    return flags;
}

void SeriesModel::include(Row& row, bool isIn)
{
    row.isIn = isIn;
    if (!isIn) {
        m_leftOut.insert(row.file.path);
        return;
    }
    // A file that was left out because of its name has no epoch: it comes after all others.
    if (m_leftOut.erase(row.file.path) == 0) {
        double last = -1;
        for (const auto& other : m_rows)
            last = other.isIn && &other != &row ? std::max(last, other.file.epoch) : last;
        row.file.epoch = m_epochs[row.file.path] = std::floor(last) + 1;
    }
}

bool SeriesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid())
        return false;
    auto& row = m_rows[std::size_t(index.row())];
    if (role == Qt::CheckStateRole && index.column() == File) {
        include(row, value.toInt() == Qt::Checked);
    } else if (role == Qt::EditRole && index.column() == Epoch) {
        bool isNumber = false;
        const double epoch = value.toDouble(&isNumber);
        if (!isNumber || !std::isfinite(epoch) || epoch < 0 || (row.isIn && epoch == row.file.epoch))
            return false;
        row.isIn = true;
        m_leftOut.erase(row.file.path);
        row.file.epoch = m_epochs[row.file.path] = epoch;
    } else {
        return false;
    }
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    Q_EMIT corrected();
    return true;
}

} // namespace transect
