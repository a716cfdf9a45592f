#include "widgets/plot/series_table.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

#include "widgets/plot/plot_ticks.h"

namespace transect {

namespace {

QString titleOf(const Axis& axis, const QString& otherwise)
{
    if (axis.label.isEmpty())
        return otherwise;
    return axis.unit.isEmpty() ? axis.label : QStringLiteral("%1 (%2)").arg(axis.label, axis.unit);
}

double valueAt(const std::vector<double>& values, std::size_t index)
{
    return index < values.size() ? values[index] : std::nan("");
}

} // namespace

void SeriesTable::setAxes(const Axis& x, const Axis& y)
{
    m_x = titleOf(x, QStringLiteral("x"));
    m_y = titleOf(y, QStringLiteral("y"));
    m_ticks = x.ticks;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, X), index(rowCount() - 1, X));
}

bool SeriesTable::isSameParts(const std::vector<Series>& series, const std::vector<Part>& parts) const
{
    return m_series && std::equal(parts.begin(), parts.end(), m_parts.begin(), m_parts.end(),
        [&](const Part& wanted, const Part& present) { return series[wanted.series].id == (*m_series)[present.series].id; });
}

/// The last digit that the numbers of a column share, so that they align at the decimal mark; 0 where they span so much that
/// each needs its own.
double SeriesTable::stepOf(int column) const
{
    auto& step = m_steps[column == X ? 0 : 1];
    if (step)
        return *step;
    double least = HUGE_VAL, greatest = 0;
    bool isWhole = true;
    for (const auto& part : m_parts) {
        const auto& one = (*m_series)[part.series];
        for (const double value : column == X ? one.x : one.y) {
            if (!std::isfinite(value))
                continue;
            isWhole = isWhole && value == std::round(value);
            greatest = std::max(greatest, std::abs(value));
            least = value != 0 ? std::min(least, std::abs(value)) : least;
        }
    }
    const bool fits = greatest < 1e7 && (least >= 1e-3 || least >= greatest / 1000);
    step = isWhole ? 1 : !fits ? 0 : std::min(1.0, std::pow(10.0, std::floor(std::log10(greatest)) - 4));
    return *step;
}

QString SeriesTable::text(double value, int column) const
{
    if (std::isnan(value))
        return {};
    const double step = stepOf(column);
    return step > 0 && std::isfinite(value) ? numberText(value, step) : valueText(value);
}

void SeriesTable::setSeries(std::shared_ptr<const std::vector<Series>> series, const std::set<QString>& hidden)
{
    m_steps[0].reset();
    m_steps[1].reset();
    std::vector<Part> parts;
    for (std::size_t i = 0; i < series->size(); ++i)
        if (!hidden.contains((*series)[i].id))
            parts.push_back({i, int((*series)[i].x.size())});
    if (!isSameParts(*series, parts)) {
        beginResetModel();
        m_series = std::move(series);
        m_parts = std::move(parts);
        endResetModel();
        return;
    }
    // Rows go while their values are still there, and come when the new ones are.
    shrink(parts);
    m_series = std::move(series);
    for (std::size_t i = 0; i < parts.size(); ++i)
        m_parts[i].series = parts[i].series;
    grow(parts);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void SeriesTable::shrink(const std::vector<Part>& wanted)
{
    int first = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].rows < m_parts[i].rows) {
            beginRemoveRows({}, first + wanted[i].rows, first + m_parts[i].rows - 1);
            m_parts[i].rows = wanted[i].rows;
            endRemoveRows();
        }
        first += m_parts[i].rows;
    }
}

void SeriesTable::grow(const std::vector<Part>& wanted)
{
    int first = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].rows > m_parts[i].rows) {
            beginInsertRows({}, first + m_parts[i].rows, first + wanted[i].rows - 1);
            m_parts[i].rows = wanted[i].rows;
            endInsertRows();
        }
        first += m_parts[i].rows;
    }
}

int SeriesTable::rowCount(const QModelIndex& parent) const
{
    int rows = 0;
    if (!parent.isValid())
        for (const auto& part : m_parts)
            rows += part.rows;
    return rows;
}

int SeriesTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::pair<const Series*, std::size_t> SeriesTable::at(int row) const
{
    for (const auto& part : m_parts) {
        if (row < part.rows)
            return {&(*m_series)[part.series], std::size_t(row)};
        row -= part.rows;
    }
    return {};
}

PointId SeriesTable::pointOf(int row) const
{
    const auto [series, index] = at(row);
    return series ? PointId{series->id, index} : PointId{};
}

QVariant SeriesTable::number(const Series& series, std::size_t index, int column) const
{
    switch (column) {
    case X: return series.x[index];
    case Y: return series.y[index];
    case Low: return valueAt(series.low, index);
    case High: return valueAt(series.high, index);
    default: return {};
    }
}

QVariant SeriesTable::data(const QModelIndex& index, int role) const
{
    const auto [series, point] = at(index.row());
    if (!series || !index.isValid())
        return {};
    const auto value = number(*series, point, index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant(value.isValid() ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::UserRole)
        return {};
    if (index.column() == Name)
        return series->name;
    if (index.column() == Note)
        return point < series->notes.size() ? series->notes[point] : QString();
    if (role == Qt::UserRole)
        return value;
    if (index.column() == X)
        for (const auto& tick : m_ticks)
            if (tick.at == value.toDouble())
                return tick.text;
    return text(value.toDouble(), index.column());
}

QVariant SeriesTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal)
        return QVariant((section == Name || section == Note ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case Name: return tr("Series");
    case X: return m_x;
    case Y: return m_y;
    case Low: return tr("Low");
    case High: return tr("High");
    case Note: return tr("Note");
    default: return {};
    }
}

QString tableField(const QString& text, QChar separator)
{
    if (!text.contains(separator) && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    auto quoted = text;
    quoted.replace(u'"', QStringLiteral("\"\""));
    return u'"' + quoted + u'"';
}

QString tableNumber(double value)
{
    return std::isnan(value) ? QString() : QString::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace transect
