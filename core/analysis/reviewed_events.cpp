#include "analysis/reviewed_events.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace transect {

namespace {

/// The events of each clip by their first frames, as places in the list of all.
class EventPlaces {
public:
    explicit EventPlaces(const std::vector<ReviewedEvent>& events)
        : m_events(events)
    {
        for (std::size_t place = 0; place < events.size(); ++place)
            m_places[events[place].event.clip].push_back(place);
        for (auto& [clip, places] : m_places)
            std::ranges::stable_sort(places, {}, [&](std::size_t place) { return events[place].event.first; });
    }

    /// The place of the event that a frame lies in; that of no event where it lies in none.
    std::size_t at(const std::string& clip, std::int64_t frame) const
    {
        const auto found = m_places.find(clip);
        if (found == m_places.end())
            return m_events.size();
        const auto after = std::ranges::upper_bound(found->second, frame, {}, [&](std::size_t place) { return m_events[place].event.first; });
        if (after == found->second.begin() || m_events[*(after - 1)].event.last < frame)
            return m_events.size();
        return *(after - 1);
    }

private:
    const std::vector<ReviewedEvent>& m_events;
    std::unordered_map<std::string, std::vector<std::size_t>> m_places;
};

/// The last of each reviewer; `verdicts` are by time, and so is what comes out.
std::vector<VerdictRecord> latestOfEach(const std::vector<VerdictRecord>& verdicts)
{
    std::map<std::string, std::size_t> latest;
    for (std::size_t i = 0; i < verdicts.size(); ++i)
        latest[verdicts[i].reviewer] = i;
    std::vector<VerdictRecord> result;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (latest[verdicts[i].reviewer] == i)
            result.push_back(verdicts[i]);
    }
    return result;
}

std::vector<VerdictRecord> withoutNone(std::vector<VerdictRecord> verdicts)
{
    std::erase_if(verdicts, [](const VerdictRecord& record) { return record.verdict == Verdict::None; });
    return verdicts;
}

bool holds(const std::vector<VerdictRecord>& verdicts, Verdict verdict)
{
    return std::ranges::find(verdicts, verdict, &VerdictRecord::verdict) != verdicts.end();
}

void judge(ReviewedEvent& event)
{
    const auto latest = latestOfEach(event.history);
    for (const auto& record : latest) {
        if (!record.note.empty())
            event.note = record.note;
    }
    event.current = withoutNone(latest);
    if (event.current.empty())
        return;
    event.verdict = event.current.back().verdict;
    const bool isDisputed = holds(event.current, Verdict::True) && holds(event.current, Verdict::FalseAlarm);
    event.state = isDisputed ? ReviewState::Disputed : ReviewState::Judged;
}

std::vector<VerdictRecord> latestOnEachPeak(const std::vector<VerdictRecord>& verdicts)
{
    std::map<std::pair<std::string, std::int64_t>, std::vector<VerdictRecord>> peaks;
    for (const auto& record : verdicts)
        peaks[{record.clip, record.peak}].push_back(record);
    std::vector<VerdictRecord> result;
    for (const auto& [peak, records] : peaks)
        std::ranges::move(withoutNone(latestOfEach(records)), std::back_inserter(result));
    std::ranges::stable_sort(result, {}, &VerdictRecord::time);
    return result;
}

/// The scores of events that were called one thing by all who said something of it, ascending.
std::vector<double> scoresOfAll(const std::vector<ReviewedEvent>& events, Verdict verdict)
{
    std::vector<double> scores;
    for (const auto& event : events) {
        if (event.state == ReviewState::Judged && event.verdict == verdict)
            scores.push_back(event.event.score);
    }
    std::ranges::sort(scores);
    return scores;
}

/// How many true events a border leaves below it, and false alarms above.
std::ptrdiff_t misplacedBy(double border, const std::vector<double>& trueScores, const std::vector<double>& falseScores)
{
    const auto lowTrue = std::ranges::lower_bound(trueScores, border) - trueScores.begin();
    const auto highFalse = falseScores.end() - std::ranges::upper_bound(falseScores, border);
    return lowTrue + highFalse;
}

/// Where a border may lie: below all, between two neighbours, at the highest.
std::vector<double> possibleBorders(const std::vector<double>& trueScores, const std::vector<double>& falseScores, double threshold)
{
    std::vector<double> judged;
    std::ranges::merge(trueScores, falseScores, std::back_inserter(judged));
    std::vector<double> borders{(judged.front() + threshold) / 2};
    for (std::size_t i = 1; i < judged.size(); ++i) {
        if (judged[i - 1] < judged[i])
            borders.push_back((judged[i - 1] + judged[i]) / 2);
    }
    borders.push_back(judged.back());
    return borders;
}

void setWilsonInterval(ReviewPrecision& precision)
{
    constexpr double z = 1.959963984540054; // of 95 %
    const double count = double(precision.trueEvents + precision.falseAlarms);
    if (count == 0)
        return;
    const double share = double(precision.trueEvents) / count, spread = z * z / count;
    const double middle = (share + spread / 2) / (1 + spread);
    const double half = z / (1 + spread) * std::sqrt(share * (1 - share) / count + spread / (4 * count));
    precision.precision = share;
    precision.low = std::max(0.0, middle - half);
    precision.high = std::min(1.0, middle + half);
}

} // namespace

Review reviewOf(std::vector<IrregularEvent> events, const std::vector<VerdictRecord>& verdicts)
{
    Review review;
    for (auto& event : events)
        review.events.push_back({.event = std::move(event), .note = {}, .current = {}, .history = {}});
    auto byTime = verdicts;
    std::ranges::stable_sort(byTime, {}, &VerdictRecord::time);

    const EventPlaces places(review.events);
    std::vector<VerdictRecord> others;
    for (auto& record : byTime) {
        const auto place = places.at(record.clip, record.peak);
        auto& list = place < review.events.size() ? review.events[place].history : others;
        list.push_back(std::move(record));
    }
    std::ranges::for_each(review.events, judge);
    review.elsewhere = latestOnEachPeak(others);
    return review;
}

ReviewPrecision precisionOf(const std::vector<ReviewedEvent>& events)
{
    ReviewPrecision precision;
    for (const auto& event : events) {
        if (event.state == ReviewState::New)
            ++precision.open;
        else if (event.state == ReviewState::Disputed)
            ++precision.disputed;
        else if (event.verdict == Verdict::True)
            ++precision.trueEvents;
        else if (event.verdict == Verdict::FalseAlarm)
            ++precision.falseAlarms;
        else
            ++precision.unsure;
    }
    setWilsonInterval(precision);
    return precision;
}

double borderOf(const std::vector<ReviewedEvent>& events, double threshold)
{
    const auto trueScores = scoresOfAll(events, Verdict::True), falseScores = scoresOfAll(events, Verdict::FalseAlarm);
    if (trueScores.empty() && falseScores.empty())
        return threshold;
    const auto borders = possibleBorders(trueScores, falseScores, threshold);
    std::vector<double> best;
    auto fewest = std::ptrdiff_t(events.size()) + 1;
    for (const double border : borders) {
        const auto misplaced = misplacedBy(border, trueScores, falseScores);
        if (misplaced < fewest)
            best.clear();
        if (misplaced <= fewest)
            best.push_back(border);
        fewest = std::min(fewest, misplaced);
    }
    return best[(best.size() - 1) / 2];
}

std::vector<std::size_t> usefulOrder(const std::vector<ReviewedEvent>& events, double threshold)
{
    struct Turn {
        std::size_t round = 0;
        double distance = 0;
        std::size_t place = 0;
    };
    const auto border = borderOf(events, threshold);
    std::vector<Turn> turns;
    for (std::size_t place = 0; place < events.size(); ++place) {
        if (events[place].state == ReviewState::New)
            turns.push_back({0, std::abs(events[place].event.score - border), place});
    }
    std::ranges::stable_sort(turns, {}, &Turn::distance);
    std::unordered_map<std::string, std::size_t> taken;
    for (auto& turn : turns)
        turn.round = taken[events[turn.place].event.clip]++;
    std::ranges::stable_sort(turns, {}, &Turn::round);
    std::vector<std::size_t> order;
    for (const auto& turn : turns)
        order.push_back(turn.place);
    return order;
}

} // namespace transect
