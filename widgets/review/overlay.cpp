#include "widgets/review/overlay.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <QLocale>

namespace transect {

namespace {

constexpr double usualRate = 25;
constexpr double secondsAroundATrack = 1; ///< in which a person may be there and was not found
constexpr double hidingMargin = 0.15;     ///< of a box's longer side

bool isBefore(const PosePlace& place, std::int64_t person, std::int64_t frame)
{
    return place.person != person ? place.person < person : place.frame < frame;
}

QRectF grown(const QRectF& box, double share)
{
    const double margin = share * std::max(box.width(), box.height());
    constexpr double hair = 1.6; // the highest joints are the eyes and the ears
    return box.adjusted(-margin, -margin * hair, margin, margin);
}

} // namespace

OverlayIndex::OverlayIndex(std::shared_ptr<const PoseRecord> poses, std::shared_ptr<const ScoreRecord> scores)
    : m_poses(std::move(poses))
    , m_scores(std::move(scores))
    , m_places(m_poses->places.size())
{
    findBoxes();
    findFrames();
    findSize();
    if (m_scores) {
        findScores();
        findErrorScale();
    }
}

void OverlayIndex::findBoxes()
{
    const auto joints = m_poses->joints.size();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (!m_poses->boxes.empty()) {
            const auto* box = &m_poses->boxes[i * 4];
            m_places[i].box = QRectF(box[0], box[1], box[2], box[3]);
            continue;
        }
        QPointF low(1e9, 1e9), high(-1e9, -1e9);
        for (std::size_t joint = i * joints; joint < (i + 1) * joints; ++joint) {
            if (m_poses->confidences[joint] <= 0)
                continue;
            const double x = m_poses->coordinates[2 * joint], y = m_poses->coordinates[2 * joint + 1];
            low = {std::min(low.x(), x), std::min(low.y(), y)};
            high = {std::max(high.x(), x), std::max(high.y(), y)};
        }
        if (low.x() <= high.x())
            m_places[i].box = QRectF(low, high);
    }
}

void OverlayIndex::findFrames()
{
    const auto count = std::size_t(frames());
    m_firstOfFrame.assign(count + 1, 0);
    for (const auto& place : m_poses->places)
        ++m_firstOfFrame[std::size_t(place.frame) + 1];
    for (std::size_t frame = 0; frame < count; ++frame)
        m_firstOfFrame[frame + 1] += m_firstOfFrame[frame];
    auto next = m_firstOfFrame;
    m_byFrame.resize(m_places.size());
    for (std::size_t i = 0; i < m_places.size(); ++i)
        m_byFrame[next[std::size_t(m_poses->places[i].frame)]++] = std::uint32_t(i);
}

void OverlayIndex::findSize()
{
    if (m_poses->width > 0 && m_poses->height > 0) {
        m_size = QSizeF(double(m_poses->width), double(m_poses->height));
        m_knowsSize = true;
    } else if (m_scores && m_scores->width > 0 && m_scores->height > 0) {
        m_size = QSizeF(double(m_scores->width), double(m_scores->height));
        m_knowsSize = true;
    } else {
        QRectF all(0, 0, 64, 48);
        for (const auto& place : m_places)
            all |= place.box;
        constexpr double margin = 1.05;
        m_size = QSizeF(all.right(), all.bottom()) * margin;
    }
}

std::int64_t OverlayIndex::frames() const
{
    const auto last = [](std::int64_t most, const PosePlace& place) { return std::max(most, place.frame + 1); };
    if (m_firstOfFrame.empty())
        return std::accumulate(m_poses->places.begin(), m_poses->places.end(), std::max(m_poses->frames, m_scores ? m_scores->frames() : 0), last);
    return std::int64_t(m_firstOfFrame.size()) - 1;
}

double OverlayIndex::framesPerSecond() const
{
    return m_poses->framesPerSecond > 0 || !m_scores ? m_poses->framesPerSecond : m_scores->framesPerSecond;
}

void OverlayIndex::findScores()
{
    for (std::size_t i = 0; i < m_scores->windows.size(); ++i) {
        const auto& window = m_scores->windows[i];
        const auto take = [&](std::int32_t& best) {
            if (best < 0 || m_scores->windows[std::size_t(best)].score < window.score)
                best = std::int32_t(i);
        };
        const bool isSpread = m_scores->assignment == Assignment::Spread;
        const auto from = isSpread ? window.firstFrame : window.lastFrame;
        for (auto place = lowerBound(window.person, from); place < m_places.size(); ++place) {
            const auto& at = m_poses->places[place];
            if (at.person != window.person || at.frame > window.lastFrame)
                break;
            take(m_places[place].window);
            if (at.frame == window.lastFrame)
                take(m_places[place].ending);
        }
    }
    holdScores();
    for (auto& place : m_places) {
        if (place.window >= 0)
            place.score = m_scores->windows[std::size_t(place.window)].score;
    }
}

/// Windows that are taken at intervals leave frames between without one.
void OverlayIndex::holdScores()
{
    const auto longest = std::max<std::int64_t>(m_scores->length * m_scores->stride, 1);
    std::size_t latest = m_places.size();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const auto& at = m_poses->places[i];
        if (m_places[i].window >= 0)
            latest = i;
        else if (latest < i && m_poses->places[latest].person == at.person && at.frame - m_poses->places[latest].frame <= longest)
            m_places[i].window = m_places[latest].window;
    }
}

void OverlayIndex::findErrorScale()
{
    auto errors = m_scores->jointErrors;
    if (errors.empty())
        return;
    constexpr double share = 0.99;
    const auto rank = errors.begin() + std::ptrdiff_t(share * double(errors.size() - 1));
    std::nth_element(errors.begin(), rank, errors.end());
    m_worstError = *rank;
}

std::size_t OverlayIndex::lowerBound(std::int64_t person, std::int64_t frame) const
{
    const auto& places = m_poses->places;
    return std::size_t(std::partition_point(places.begin(), places.end(), [&](const auto& place) { return isBefore(place, person, frame); }) - places.begin());
}

const OverlayIndex::Place* OverlayIndex::find(std::int64_t person, std::int64_t frame) const
{
    const auto i = lowerBound(person, frame);
    return i < m_places.size() && m_poses->places[i] == PosePlace{person, frame} ? &m_places[i] : nullptr;
}

std::span<const std::uint32_t> OverlayIndex::placesAt(std::int64_t frame) const
{
    if (frame < 0 || frame >= frames())
        return {};
    const auto first = m_firstOfFrame[std::size_t(frame)], end = m_firstOfFrame[std::size_t(frame) + 1];
    return std::span(m_byFrame).subspan(first, end - first);
}

std::int64_t OverlayIndex::countAt(std::int64_t frame) const
{
    return std::int64_t(placesAt(frame).size());
}

std::vector<std::int64_t> OverlayIndex::personsAt(std::int64_t frame) const
{
    std::vector<std::int64_t> persons;
    for (const auto i : placesAt(frame))
        persons.push_back(m_poses->places[i].person);
    return persons;
}

std::optional<std::int64_t> OverlayIndex::personAt(std::int64_t frame, const QPointF& place, double reach) const
{
    std::optional<std::int64_t> found;
    double smallest = std::numeric_limits<double>::infinity();
    for (const auto i : placesAt(frame)) {
        const auto& box = m_places[i].box;
        const double area = box.width() * box.height();
        if (area < smallest && box.adjusted(-reach, -reach, reach, reach).contains(place)) {
            smallest = area;
            found = m_poses->places[i].person;
        }
    }
    return found;
}

QRectF OverlayIndex::boxOf(std::int64_t person, std::int64_t frame) const
{
    const auto* place = find(person, frame);
    return place ? place->box : QRectF();
}

double OverlayIndex::scoreOf(std::int64_t person, std::int64_t frame) const
{
    const auto* place = find(person, frame);
    return place ? place->score : std::numeric_limits<double>::quiet_NaN();
}

std::vector<QRectF> OverlayIndex::areasToHide(std::int64_t frame) const
{
    const double rate = framesPerSecond() > 0 ? framesPerSecond() : usualRate;
    const auto reach = std::int64_t(std::ceil(secondsAroundATrack * rate));
    // Of each person the pose at the frame, or the last one before and the first one after it.
    struct Around {
        std::optional<std::uint32_t> before, after;
    };
    std::map<std::int64_t, Around> persons;
    const auto boundOf = [&](std::int64_t at) { return m_firstOfFrame[std::size_t(std::clamp<std::int64_t>(at, 0, frames()))]; };
    for (auto near = boundOf(frame - reach); near < boundOf(frame + reach + 1); ++near) {
        const auto i = m_byFrame[near];
        auto& around = persons[m_poses->places[i].person];
        if (m_poses->places[i].frame <= frame)
            around.before = i;
        if (m_poses->places[i].frame >= frame && !around.after)
            around.after = i;
    }
    std::vector<QRectF> areas;
    for (const auto& [person, around] : persons) {
        const bool isFound = around.before == around.after;
        const auto box = (around.before ? m_places[*around.before].box : QRectF()) | (around.after ? m_places[*around.after].box : QRectF());
        if (!box.isEmpty())
            areas.push_back(grown(box, isFound ? hidingMargin : 2 * hidingMargin));
    }
    return areas;
}

OverlayShapes OverlayIndex::shapesAt(std::int64_t frame, const OverlayOptions& options) const
{
    OverlayShapes shapes;
    for (const auto i : placesAt(frame))
        shapes.push_back(shapeOf(i, options));
    std::ranges::stable_sort(shapes, {}, [](const PersonShape& shape) { return std::pair(shape.isChosen, shape.isAbove); });
    return shapes;
}

PersonShape OverlayIndex::shapeOf(std::uint32_t place, const OverlayOptions& options) const
{
    const auto& known = m_places[place];
    PersonShape shape;
    shape.person = m_poses->places[place].person;
    shape.score = known.score;
    shape.isAbove = known.score >= options.threshold; // never with a NaN
    shape.isChosen = options.chosen == shape.person;
    shape.isDim = options.chosen && !shape.isChosen;
    shape.box = known.box;
    if (options.names)
        shape.name = QString::number(shape.person) + (std::isnan(shape.score) || shape.isDim ? QString() : QStringLiteral("  ") + QLocale().toString(shape.score, 'g', 3));
    if (options.skeletons)
        addSkeleton(shape, place, options);
    shape.showsBox = options.boxes || (options.skeletons && shape.joints.empty());
    if (options.trails)
        addTrail(shape, place, options.trailSeconds);
    if (options.reconstructions)
        addGhost(shape, place);
    return shape;
}

void OverlayIndex::addSkeleton(PersonShape& shape, std::uint32_t place, const OverlayOptions& options) const
{
    const auto count = m_poses->joints.size();
    const auto first = place * count;
    const auto isFound = [&](std::size_t joint) { return m_poses->confidences[first + joint] > 0 && m_poses->confidences[first + joint] >= options.leastConfidence; };
    const auto at = [&](std::size_t joint) { return QPointF(m_poses->coordinates[2 * (first + joint)], m_poses->coordinates[2 * (first + joint) + 1]); };
    for (const auto& [from, to] : m_poses->bones) {
        if (isFound(std::size_t(from)) && isFound(std::size_t(to)))
            shape.bones.emplace_back(at(std::size_t(from)), at(std::size_t(to)));
    }
    const auto window = m_places[place].window;
    const bool showsErrors = options.jointErrors && window >= 0 && m_worstError > 0 && m_scores->joints.size() == count;
    for (std::size_t joint = 0; joint < count; ++joint) {
        if (!isFound(joint))
            continue;
        shape.joints.push_back(at(joint));
        if (showsErrors)
            shape.jointErrors.push_back(std::min(m_scores->jointErrors[std::size_t(window) * count + joint] / m_worstError, 1.0f));
    }
}

void OverlayIndex::addTrail(PersonShape& shape, std::uint32_t place, double seconds) const
{
    const double rate = framesPerSecond() > 0 ? framesPerSecond() : usualRate;
    const auto& places = m_poses->places;
    const auto earliest = places[place].frame - std::int64_t(seconds * rate);
    auto first = place;
    while (first > 0 && places[first - 1].person == places[place].person && places[first - 1].frame >= earliest)
        --first;
    for (auto i = first; i <= place; ++i)
        shape.trail.push_back(m_places[i].box.center());
}

void OverlayIndex::addGhost(PersonShape& shape, std::uint32_t place) const
{
    const auto count = m_poses->joints.size();
    const auto window = m_places[place].ending;
    if (window < 0 || m_scores->reconstructions.size() != m_scores->windows.size() * count * 2)
        return;
    const auto* first = &m_scores->reconstructions[std::size_t(window) * count * 2];
    const auto at = [&](int joint) { return QPointF(first[2 * joint], first[2 * joint + 1]); };
    for (const auto& [from, to] : m_poses->bones)
        shape.ghost.emplace_back(at(from), at(to));
}

} // namespace transect
