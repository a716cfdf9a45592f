#include "vision/tracker.h"

#include <algorithm>

#include "vision/assignment.h"

namespace transect {

Tracker::Tracker(const TrackerOptions& options)
    : m_options(options)
{
}

/// Matches the detections scored in [from, below) that have no person yet with the persons of `choice` that have no detection yet.
void Tracker::match(std::span<const Detection> detections, std::vector<std::int64_t>& persons, double from, double below, double minimum, Choice choice)
{
    std::vector<Person*> rows;
    for (auto& person : m_persons) {
        if (person.unseen > 0 && choice(person))
            rows.push_back(&person);
    }
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < detections.size(); ++i) {
        if (persons[i] == 0 && detections[i].score >= from && detections[i].score < below)
            columns.push_back(i);
    }
    std::vector<double> gains;
    for (const auto* person : rows) {
        const auto expected = person->filter.box();
        for (const auto column : columns)
            gains.push_back(overlap(expected, detections[column].box) - minimum);
    }
    for (const auto& [row, column] : bestPairs(gains, int(rows.size()), int(columns.size()))) {
        auto& person = *rows[std::size_t(row)];
        const auto detection = columns[std::size_t(column)];
        person.filter.correct(detections[detection].box);
        person.unseen = 0;
        person.isConfirmed = true;
        persons[detection] = person.number;
    }
}

std::vector<std::int64_t> Tracker::next(std::span<const Detection> detections)
{
    constexpr double any = 2; // above every score
    for (auto& person : m_persons) {
        if (person.unseen > 0)
            person.filter.stopGrowing();
        person.filter.predict();
        ++person.unseen;
    }
    std::vector<std::int64_t> persons(detections.size(), 0);
    match(detections, persons, m_options.highScore, any, m_options.overlap, [](const Person& person) { return person.isConfirmed; });
    match(detections, persons, m_options.lowScore, m_options.highScore, m_options.lowOverlap,
          [](const Person& person) { return person.isConfirmed && person.unseen == 1; });
    match(detections, persons, m_options.highScore, any, m_options.overlap, [](const Person& person) { return !person.isConfirmed; });
    std::erase_if(m_persons, [&](const Person& person) { return person.unseen > (person.isConfirmed ? m_options.lostFrames : 0); });
    for (std::size_t i = 0; i < detections.size(); ++i) {
        if (persons[i] != 0 || detections[i].score < m_options.birthScore)
            continue;
        persons[i] = ++m_count;
        m_persons.push_back({m_count, BoxFilter(detections[i].box)});
    }
    return persons;
}

} // namespace transect
