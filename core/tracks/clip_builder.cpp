#include "tracks/clip_builder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "record/counted.h"
#include "record/error.h"
#include "record/parameters_text.h"
#include "tracks/linking.h"
#include "tracks/names.h"

namespace transect {

namespace {

constexpr float largestCoordinate = 1e6F; ///< in pixels

bool isFrame(std::int64_t number)
{
    return number >= 0 && number <= largestFrame;
}

/// Not where a number is NaN.
bool isInReach(const Joint& joint)
{
    return std::abs(joint.x) <= largestCoordinate && std::abs(joint.y) <= largestCoordinate && std::abs(joint.confidence) <= largestCoordinate;
}

bool isJointless(std::span<const Joint> pose)
{
    return std::ranges::all_of(pose, [](const Joint& joint) { return joint == Joint{}; });
}

bool isPlausible(const Box& box)
{
    return std::abs(box.x) + std::abs(box.y) + std::abs(box.width) + std::abs(box.height) <= 4 * largestCoordinate;
}

/// Whether every frame is there once, in order.
bool isOrdered(const Track& track)
{
    return std::ranges::adjacent_find(track.frames, std::greater_equal()) == track.frames.end();
}

/// The skeleton of a number of joints; null where none has as many.
const Skeleton* skeletonOfSize(std::size_t joints)
{
    const auto found = std::ranges::find(skeletons(), int(joints), &Skeleton::size);
    return found == skeletons().end() ? nullptr : &*found;
}

std::string sizeText(int width, int height)
{
    return std::to_string(width) + " x " + std::to_string(height);
}

template <typename Value> void reorder(std::vector<Value>& values, const std::vector<std::size_t>& order, std::size_t length)
{
    if (values.empty())
        return;
    std::vector<Value> result;
    result.reserve(order.size() * length);
    for (const auto index : order)
        result.insert(result.end(), values.begin() + std::ptrdiff_t(index * length), values.begin() + std::ptrdiff_t((index + 1) * length));
    values = std::move(result);
}

/// What is not known of single poses is filled in where it is known of a later one, so that what no pose has takes no memory.
template <typename Value> void appendAt(std::size_t place, std::vector<Value>& values, const std::optional<Value>& value)
{
    if (!value)
        return;
    values.resize(place);
    values.push_back(*value);
}

/// `more`, which may be known of no pose, behind what is known of the first poses.
template <typename Value> void appendAll(std::size_t poses, std::vector<Value>& values, const std::vector<Value>& more)
{
    if (more.empty())
        return;
    values.resize(poses);
    values.insert(values.end(), more.begin(), more.end());
}

} // namespace

Joint jointOf(double x, double y, double confidence)
{
    if (std::isnan(x) || std::isnan(y) || std::isnan(confidence))
        return {};
    return {float(x), float(y), float(confidence)};
}

ClipBuilder::ClipBuilder(std::string place, const ReadOptions& options)
    : m_place(std::move(place))
    , m_options(options)
{
    if (!options.stated.skeleton.empty())
        m_clip.skeleton = skeletonNamed(options.stated.skeleton);
}

void ClipBuilder::setSkeleton(const Skeleton& skeleton)
{
    if (m_clip.skeleton.joints.empty())
        m_clip.skeleton = skeleton;
}

void ClipBuilder::setPictureSize(int width, int height)
{
    m_clip.width = width;
    m_clip.height = height;
}

/// What the files told goes before the table beside them, and that before what was stated for all clips.
void ClipBuilder::describe(const std::string& name)
{
    const auto& stated = m_options.stated;
    m_clip.name = stated.name.empty() ? name : stated.name;
    const auto* row = m_options.table.find(m_clip.name);
    std::vector<ClipTable::Row> rows;
    if (row)
        rows.push_back(*row);
    rows.push_back({stated.width, stated.height, stated.framesPerSecond, 0});
    for (const auto& known : rows) {
        if (known.width > 0 && m_clip.width > 0 && (known.width != m_clip.width || known.height != m_clip.height))
            notice("the pictures are " + sizeText(m_clip.width, m_clip.height) + " pixels, and " + sizeText(known.width, known.height)
                + " was stated");
        if (known.framesPerSecond > 0 && m_clip.framesPerSecond > 0 && known.framesPerSecond != m_clip.framesPerSecond)
            notice("there are " + shownNumber(m_clip.framesPerSecond) + " frames in a second, and " + shownNumber(known.framesPerSecond)
                + " was stated");
        if (known.frames > 0 && m_clip.frameCount > 0 && known.frames != m_clip.frameCount)
            notice("there are " + std::to_string(m_clip.frameCount) + " frames, and " + std::to_string(known.frames) + " was stated");
        if (m_clip.width == 0)
            setPictureSize(known.width, known.height);
        if (m_clip.framesPerSecond == 0)
            m_clip.framesPerSecond = known.framesPerSecond;
        if (m_clip.frameCount == 0)
            m_clip.frameCount = known.frames;
    }
}

std::int64_t ClipBuilder::frameOfPicture(const std::string& name)
{
    const auto [found, isNew] = m_pictureIndex.try_emplace(name, std::int64_t(m_pictures.size()));
    if (isNew)
        m_pictures.push_back(name);
    return found->second;
}

std::string ClipBuilder::placeOf(const PoseRecord& pose) const
{
    const auto person = pose.person ? "person " + std::to_string(*pose.person) + ", " : std::string();
    const bool isNamed = pose.frame >= 0 && pose.frame < std::int64_t(m_pictures.size());
    return person + (isNamed ? "picture " + m_pictures[std::size_t(pose.frame)] : "frame " + std::to_string(pose.frame));
}

void ClipBuilder::fail(const PoseRecord& pose, const std::string& text) const
{
    throw Error("bad-tracks", placeOf(pose) + ": " + text, m_place);
}

void ClipBuilder::requireJoints(const PoseRecord& pose)
{
    auto& skeleton = m_clip.skeleton;
    if (skeleton.joints.empty()) {
        const auto* known = skeletonOfSize(pose.joints.size());
        if (!known)
            fail(pose,
                "has " + std::to_string(pose.joints.size())
                    + " joints, expected 17 (COCO), 18 (OpenPose), 25 (BODY_25), 14 (CPM) or 4 (the corners of a box)");
        skeleton = *known;
    }
    if (pose.joints.size() != skeleton.joints.size())
        fail(pose,
            "has " + std::to_string(pose.joints.size()) + " joints, expected the " + std::to_string(skeleton.size()) + " of "
                + skeleton.name);
}

void ClipBuilder::check(const PoseRecord& pose)
{
    requireJoints(pose);
    if (!isFrame(pose.frame))
        fail(pose, "a frame number is from 0 to " + std::to_string(largestFrame));
    if (pose.person && *pose.person < 0)
        fail(pose, "a person's number is at least 0");
    for (const auto& joint : pose.joints) {
        if (!isInReach(joint))
            fail(pose,
                "a joint lies at " + std::to_string(joint.x) + ", " + std::to_string(joint.y) + " with confidence "
                    + std::to_string(joint.confidence) + ", expected pixels of a picture");
    }
}

void ClipBuilder::append(Gathered& gathered, const PoseRecord& pose)
{
    auto& track = gathered.track;
    const auto place = track.frames.size();
    if (place == 0) {
        constexpr std::size_t usual = 32; // frames that somebody is seen in, at least
        track.frames.reserve(usual);
        track.joints.reserve(usual * pose.joints.size());
    }
    track.frames.push_back(pose.frame);
    track.joints.insert(track.joints.end(), pose.joints.begin(), pose.joints.end());
    const bool hasScore = pose.score && std::isfinite(*pose.score);
    const bool hasBox = pose.box && isPlausible(*pose.box);
    gathered.hasScores &= hasScore;
    gathered.hasBoxes &= hasBox;
    appendAt(place, track.scores, hasScore ? pose.score : std::nullopt);
    appendAt(place, track.boxes, hasBox ? pose.box : std::nullopt);
}

void ClipBuilder::append(Gathered& gathered, const Gathered& more)
{
    auto& track = gathered.track;
    const auto poses = track.frames.size();
    appendAll(poses, track.scores, more.track.scores);
    appendAll(poses, track.boxes, more.track.boxes);
    appendAll(poses, track.frames, more.track.frames);
    appendAll(track.joints.size(), track.joints, more.track.joints);
    gathered.hasScores &= more.hasScores;
    gathered.hasBoxes &= more.hasBoxes;
}

void ClipBuilder::add(const PoseRecord& pose)
{
    check(pose);
    ++m_poses;
    m_jointless += isJointless(pose.joints);
    append(pose.person ? m_tracks[*pose.person] : m_loose, pose);
}

void ClipBuilder::add(std::int64_t person, std::vector<std::int64_t> frames, std::vector<Joint> joints)
{
    const auto size = frames.empty() ? 0 : joints.size() / frames.size();
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto pose = std::span(joints).subspan(i * size, size);
        if (i == 0 || !isFrame(frames[i]) || !std::ranges::all_of(pose, isInReach))
            check({person, frames[i], {pose.begin(), pose.end()}, {}, {}});
        m_jointless += isJointless(pose);
    }
    m_poses += std::int64_t(frames.size());
    Gathered more{{person, std::move(frames), std::move(joints), {}, {}}, false, false};
    auto& gathered = m_tracks[person];
    if (gathered.track.frames.empty())
        gathered = std::move(more);
    else
        append(gathered, more);
}

/// Puts the numbers that the names of the pictures tell in the place of the pictures' indices.
void ClipBuilder::nameFrames()
{
    if (m_pictures.empty())
        return;
    bool byOrder = false;
    const auto numbers = frameNumbers(m_pictures, byOrder);
    if (byOrder)
        notice("the names of the pictures tell no frame numbers (" + m_pictures.front() + "): numbered in the order of the names");
    else
        m_smallestNumber = std::ranges::min(numbers);
    if (m_hasAllPictures)
        m_frames = numbers;
    const auto rename = [&](Track& track) {
        for (auto& frame : track.frames)
            frame = numbers[std::size_t(frame)];
    };
    for (auto& [person, gathered] : m_tracks)
        rename(gathered.track);
    rename(m_loose.track);
}

/// What number the first frame has: stated, or that of the first picture where all are listed without a gap.
std::int64_t ClipBuilder::firstFrame()
{
    const bool isByOrder = !m_pictures.empty() && !m_smallestNumber;
    if (const auto& stated = m_options.stated.firstFrame)
        return isByOrder ? 0 : *stated;
    const auto smallest = m_smallestNumber.value_or(0);
    if (smallest == 0)
        return 0;
    if (m_hasAllPictures && std::ranges::max(m_frames) - smallest < std::int64_t(m_frames.size())) {
        notice("the pictures are numbered from " + std::to_string(smallest) + ": that one is frame 0");
        return smallest;
    }
    if (smallest == 1)
        notice("the smallest number of a picture is 1, and frames count from 0: if that is the first frame, say --first-frame 1");
    return 0;
}

void ClipBuilder::subtract(std::int64_t first)
{
    const auto subtractFrom = [&](std::vector<std::int64_t>& frames, const std::string& whose) {
        for (auto& frame : frames) {
            if (frame < first)
                throw Error("bad-tracks", whose + "frame " + std::to_string(frame) + ": lies before the first frame, " + std::to_string(first), m_place);
            frame -= first;
        }
    };
    subtractFrom(m_frames, "");
    for (auto& [person, gathered] : m_tracks)
        subtractFrom(gathered.track.frames, "person " + std::to_string(person) + ", ");
    subtractFrom(m_loose.track.frames, "");
}

void ClipBuilder::setLength()
{
    if (m_frames.empty())
        return;
    const auto length = std::ranges::max(m_frames) + 1, pictures = std::int64_t(m_frames.size());
    if (isPlausibleLength(length, pictures))
        m_clip.frameCount = length;
    else
        notice("the last of " + counted(pictures, "picture", "pictures") + " is frame " + std::to_string(length - 1)
            + ": the clip's length is not told by that");
}

void ClipBuilder::setFrames(std::vector<std::int64_t> numbers)
{
    m_frames = std::move(numbers);
    m_smallestNumber = std::ranges::min(m_frames);
}

/// How many poses are of a person who is in their frame already.
std::int64_t ClipBuilder::countDoubles()
{
    std::int64_t doubles = 0;
    for (const auto& [person, gathered] : m_tracks) {
        if (isOrdered(gathered.track))
            continue;
        auto frames = gathered.track.frames;
        std::ranges::sort(frames);
        const auto first = std::ranges::adjacent_find(frames);
        if (first == frames.end())
            continue;
        if (doubles == 0)
            m_firstDouble = "person " + std::to_string(person) + ", frame " + std::to_string(*first);
        doubles += std::ranges::distance(std::ranges::unique(frames));
    }
    return doubles;
}

/// A few doubles are slips, and the better pose stays; many say that the numbers are those of a frame's detections.
void ClipBuilder::settleDoubles()
{
    constexpr std::int64_t slipsInAHundred = 2;
    const auto doubles = countDoubles();
    if (doubles == 0)
        return;
    const auto text = counted(doubles, "pose is", "poses are") + " of a person who is in the frame already (first: " + m_firstDouble + ")";
    if (doubles * 100 <= m_poses * slipsInAHundred) {
        notice(text + ": the one of the higher score stays");
        return;
    }
    notice(text + ": the numbers are none of persons");
    for (const auto& [person, gathered] : m_tracks)
        append(m_loose, gathered);
    m_tracks.clear();
}

/// Sorts the frames, and leaves of two poses in a frame the one of the higher score, or the first.
void ClipBuilder::order(Track& track) const
{
    if (isOrdered(track))
        return;
    track.scores.resize(track.frames.size());
    track.boxes.resize(track.frames.size());
    std::vector<std::size_t> places(track.frames.size());
    std::iota(places.begin(), places.end(), 0);
    std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) {
        return track.frames[a] != track.frames[b] ? track.frames[a] < track.frames[b] : track.scores[a] > track.scores[b];
    });
    const auto doubles = std::ranges::unique(places, [&](std::size_t a, std::size_t b) { return track.frames[a] == track.frames[b]; });
    places.erase(doubles.begin(), doubles.end());
    reorder(track.frames, places, 1);
    reorder(track.joints, places, std::size_t(m_clip.skeleton.size()));
    reorder(track.scores, places, 1);
    reorder(track.boxes, places, 1);
}

void ClipBuilder::orderAll()
{
    for (auto& [person, gathered] : m_tracks) {
        auto& track = gathered.track;
        track.person = person;
        order(track);
        if (!gathered.hasScores)
            track.scores.clear();
        if (!gathered.hasBoxes)
            track.boxes.clear();
        m_clip.tracks.push_back(std::move(track));
    }
}

void ClipBuilder::linkLoose()
{
    auto& track = m_loose.track;
    if (track.frames.empty())
        return;
    if (!m_loose.hasScores)
        track.scores.clear();
    if (!m_loose.hasBoxes)
        track.boxes.clear();
    const std::int64_t firstPerson = m_tracks.empty() ? 1 : m_tracks.rbegin()->first + 1;
    auto linked = withPlace(m_place, [&] { return linkPoses(track, m_clip.skeleton.size(), firstPerson); });
    notice(counted(track.size(), "pose", "poses") + " without a track: linked to "
        + counted(std::int64_t(linked.size()), "person", "persons") + " by the overlap of their boxes");
    std::ranges::move(linked, std::back_inserter(m_clip.tracks));
}

void ClipBuilder::checkExtent()
{
    std::int64_t outside = 0;
    const float width = float(m_clip.width), height = float(m_clip.height);
    const int joints = m_clip.skeleton.size();
    for (const auto& track : m_clip.tracks) {
        for (std::int64_t i = 0; i < track.size(); ++i)
            outside += std::ranges::any_of(track.pose(i, joints),
                [&](const Joint& joint) { return joint.x < 0 || joint.y < 0 || joint.x > width || joint.y > height; });
    }
    // Who walks out of the picture reaches beyond it for a moment; many who do tell of another size.
    if (m_clip.width > 0 && 10 * outside > m_poses)
        notice(std::to_string(outside) + " of " + counted(m_poses, "pose reaches", "poses reach") + " beyond the picture of "
            + sizeText(m_clip.width, m_clip.height) + " pixels");
    if (m_clip.frameCount > 0 && m_clip.lastFrame() >= m_clip.frameCount)
        notice("there are poses up to frame " + std::to_string(m_clip.lastFrame()) + ", and the clip has "
            + counted(m_clip.frameCount, "frame", "frames"));
}

ClipPtr ClipBuilder::build(const std::string& name)
{
    nameFrames();
    if (const auto first = firstFrame(); first > 0)
        subtract(first);
    setLength();
    describe(name);
    settleDoubles();
    orderAll();
    linkLoose();
    if (m_jointless > 0)
        notice(counted(m_jointless, "pose", "poses") + " without any joint");
    checkExtent();
    return std::make_shared<const Clip>(std::move(m_clip));
}

} // namespace transect
