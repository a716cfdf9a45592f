#include "widgets/review/events_model.h"

#include <algorithm>

#include <QLocale>

#include "widgets/common/theme.h"
#include "widgets/review/clip_time.h"

namespace transect {

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::True: return EventsModel::tr("true");
    case Verdict::FalseAlarm: return EventsModel::tr("false alarm");
    case Verdict::Unsure: return EventsModel::tr("unsure");
    case Verdict::None: break;
    }
    return QStringLiteral("–");
}

QString verdictGlyph(Verdict verdict)
{
    switch (verdict) {
    case Verdict::True: return QStringLiteral("✓");
    case Verdict::FalseAlarm: return QStringLiteral("✕");
    case Verdict::Unsure: return QStringLiteral("?");
    case Verdict::None: break;
    }
    return {};
}

QColor verdictColour(Verdict verdict)
{
    const auto& tokens = Theme::current().tokens();
    switch (verdict) {
    case Verdict::True: return tokens.bad;
    case Verdict::FalseAlarm: return tokens.quietText;
    case Verdict::Unsure: return tokens.attention;
    case Verdict::None: break;
    }
    return tokens.text;
}

QString stateTextOf(const ReviewedEvent& event)
{
    switch (event.state) {
    case ReviewState::New: return EventsModel::tr("new");
    case ReviewState::Judged: return EventsModel::tr("judged");
    case ReviewState::Disputed: break;
    }
    return EventsModel::tr("disputed");
}

void EventsModel::setEvents(std::vector<ReviewedEvent> events, const std::vector<std::size_t>& useful)
{
    beginResetModel();
    m_events = std::move(events);
    rank(useful);
    endResetModel();
}

void EventsModel::rank(const std::vector<std::size_t>& useful)
{
    m_ranks.assign(m_events.size(), m_events.size());
    for (std::size_t i = 0; i < useful.size(); ++i)
        m_ranks[useful[i]] = i;
}

void EventsModel::setUseful(const std::vector<std::size_t>& useful)
{
    rank(useful);
    if (!m_events.empty())
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time), {UsefulRole});
}

void EventsModel::setVerdicts(const std::vector<ReviewedEvent>& events)
{
    for (std::size_t row = 0; row < m_events.size(); ++row) {
        if (events[row].history.size() == m_events[row].history.size())
            continue;
        m_events[row] = events[row];
        Q_EMIT dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
    }
}

void EventsModel::thumbnailCame(std::size_t row)
{
    if (row < m_events.size())
        Q_EMIT dataChanged(index(int(row), Time), index(int(row), Time), {Qt::DecorationRole});
}

int EventsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventsModel::text(const ReviewedEvent& reviewed, int column) const
{
    const auto& event = reviewed.event;
    const double rate = rateOf(event.clip);
    switch (column) {
    case Time: return clipTime(double(event.first) / rate);
    case Clip: return QString::fromStdString(event.clip);
    case End: return clipTime(double(event.last) / rate);
    case Length: return tr("%1 s").arg(QLocale().toString(double(event.last - event.first + 1) / rate, 'f', 1));
    case Score: return QLocale().toString(event.score, 'g', 3);
    case Person: return event.person < 0 ? QStringLiteral("–") : QString::number(event.person);
    case Judgement:
        return reviewed.state == ReviewState::Disputed ? tr("disputed") : verdictText(reviewed.verdict);
    case Note: return QString::fromStdString(reviewed.note);
    default: return {};
    }
}

QVariant EventsModel::sortValue(std::size_t row, int column) const
{
    const auto& reviewed = m_events[row];
    const auto& event = reviewed.event;
    switch (column) {
    case Time: return qlonglong(row); // the events come by clip and time
    case End: return double(event.last) / rateOf(event.clip);
    case Length: return double(event.last - event.first + 1) / rateOf(event.clip);
    case Score: return event.score;
    case Person: return qlonglong(event.person);
    case Judgement: return int(reviewed.verdict) + 10 * int(reviewed.state);
    default: return text(reviewed, column);
    }
}

QVariant EventsModel::pictureOf(std::size_t row) const
{
    const auto picture = thumbnail(row);
    return picture.isNull() ? QVariant() : picture;
}

QVariant EventsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto row = std::size_t(index.row());
    const auto& reviewed = m_events[row];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Judgement && reviewed.state == ReviewState::Judged)
            return verdictGlyph(reviewed.verdict) + QStringLiteral(" ") + text(reviewed, Judgement);
        return text(reviewed, index.column());
    case Qt::DecorationRole:
        return index.column() == Time && thumbnail ? pictureOf(row) : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == Judgement)
            return reviewed.state == ReviewState::Disputed ? Theme::current().tokens().attention : verdictColour(reviewed.verdict);
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((index.column() == Length || index.column() == Score || index.column() == Person ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::AccessibleTextRole:
        // Rows are gone through by Up and Down: the first cell says all of them.
        if (index.column() == Time)
            return tr("%1, clip %2, peak %3, person %4, %5, verdict %6").arg(text(reviewed, Time), text(reviewed, Clip), text(reviewed, Score), text(reviewed, Person), stateTextOf(reviewed), verdictText(reviewed.verdict));
        return index.column() == Judgement ? tr("%1, %2").arg(stateTextOf(reviewed), text(reviewed, Judgement)) : text(reviewed, index.column());
    case Qt::ToolTipRole: {
        QStringList lines;
        for (const auto& record : reviewed.current)
            lines << tr("%1: %2, %3").arg(QString::fromStdString(record.reviewer), verdictText(record.verdict), QString::fromStdString(record.time).left(16).replace('T', ' '));
        return lines.isEmpty() ? QVariant() : lines.join('\n');
    }
    case SortRole: return sortValue(row, index.column());
    case UsefulRole: return qlonglong(m_ranks[row]);
    case StateRole: return int(reviewed.state);
    default: return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == Length || section == Score || section == Person ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Start");
    case Clip: return tr("Clip");
    case End: return tr("End");
    case Length: return tr("Length");
    case Score: return tr("Peak");
    case Person: return tr("Person");
    case Judgement: return tr("Verdict");
    case Note: return tr("Note");
    default: return {};
    }
}

EventsFilter::EventsFilter(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(EventsModel::SortRole);
    setSortLocaleAware(true);
}

void EventsFilter::setShown(EventsShown shown)
{
    m_shown = shown;
    invalidateFilter();
}

void EventsFilter::setWords(const QString& words)
{
    m_words = words.split(' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void EventsFilter::setClip(const QString& clip)
{
    m_clip = clip;
    invalidateFilter();
}

bool EventsFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const auto& model = static_cast<const EventsModel&>(*sourceModel());
    const auto& event = model.events()[std::size_t(row)];
    const auto is = [&](Verdict verdict) { return event.state == ReviewState::Judged && event.verdict == verdict; };
    const bool isShown = m_shown == EventsShown::All || (m_shown == EventsShown::Open && event.state == ReviewState::New)
        || (m_shown == EventsShown::True && is(Verdict::True)) || (m_shown == EventsShown::FalseAlarm && is(Verdict::FalseAlarm))
        || (m_shown == EventsShown::Unsure && is(Verdict::Unsure)) || (m_shown == EventsShown::Disputed && event.state == ReviewState::Disputed);
    if (!isShown || (!m_clip.isEmpty() && QString::fromStdString(event.event.clip) != m_clip))
        return false;
    return std::ranges::all_of(m_words, [&](const QString& word) {
        for (int column = 0; column < EventsModel::ColumnCount; ++column) {
            if (model.index(row, column).data().toString().contains(word, Qt::CaseInsensitive))
                return true;
        }
        return false;
    });
}

} // namespace transect
