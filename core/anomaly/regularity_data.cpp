#include "anomaly/regularity_data.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "data/random.h"
#include "record/error.h"
#include "record/hash.h"

namespace transect {

namespace {

template <typename Value> void take(const Json& from, const char* name, Value& value)
{
    if (const auto& given = from.at(name); !given.is_null())
        value = given.get<Value>();
}

ClipOptions clipOptions(const Json& video)
{
    ClipOptions options;
    take(video, "width", options.width);
    take(video, "height", options.height);
    take(video, "fps", options.framesPerSecond);
    take(video, "skeleton", options.skeleton);
    if (const auto& first = video.at("first_frame"); !first.is_null())
        options.firstFrame = first.get<std::int64_t>();
    return options;
}

/// Which track of which clip.
using TrackPlace = std::pair<std::size_t, std::size_t>;

/// Tracks that are held out, drawn from those that are long enough.
std::set<TrackPlace> heldOut(const std::vector<ClipPtr>& clips, std::int64_t shortest, double share, std::uint64_t seed)
{
    std::vector<TrackPlace> places;
    for (std::size_t clip = 0; clip < clips.size(); ++clip) {
        for (std::size_t track = 0; track < clips[clip]->tracks.size(); ++track) {
            if (clips[clip]->tracks[track].size() >= shortest)
                places.emplace_back(clip, track);
        }
    }
    if (share == 0 || places.size() < 2)
        return {};
    const auto count = std::clamp<std::size_t>(std::size_t(std::lround(share * double(places.size()))), 1, places.size() - 1);
    Random(seed).shuffleFront(places, count);
    return {places.begin(), places.begin() + std::ptrdiff_t(count)};
}

std::vector<ClipPtr> withTracks(const std::vector<ClipPtr>& clips, const std::set<TrackPlace>& places, bool inside)
{
    std::vector<ClipPtr> parts;
    for (std::size_t clip = 0; clip < clips.size(); ++clip) {
        auto part = std::make_shared<Clip>();
        const auto& whole = *clips[clip];
        part->name = whole.name;
        part->skeleton = whole.skeleton;
        part->width = whole.width;
        part->height = whole.height;
        part->framesPerSecond = whole.framesPerSecond;
        part->frameCount = whole.frameCount;
        for (std::size_t track = 0; track < whole.tracks.size(); ++track) {
            if (places.contains({clip, track}) == inside)
                part->tracks.push_back(whole.tracks[track]);
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

template <typename Value> void update(Sha256& hash, const std::vector<Value>& values)
{
    hash.update(std::as_bytes(std::span(values)));
}

std::string fingerprintOf(const std::vector<ClipPtr>& clips)
{
    Sha256 hash;
    for (const auto& clip : clips) {
        hash.update(clip->name + '\n' + std::to_string(clip->width) + ' ' + std::to_string(clip->height) + '\n');
        for (const auto& track : clip->tracks) {
            hash.update(std::to_string(track.person) + ' ');
            update(hash, track.frames);
            update(hash, track.joints);
        }
    }
    return hash.hex();
}

} // namespace

std::filesystem::path locateTracks(const std::string& text, const std::vector<std::filesystem::path>& roots, const std::string& field)
{
    std::error_code none;
    if (std::filesystem::exists(text, none))
        return text;
    std::string looked = text;
    for (const auto& root : roots) {
        const auto place = root / text;
        if (std::filesystem::exists(place, none))
            return place;
        looked += ", " + place.string();
    }
    throw Error("missing-data", "found nothing at " + looked, field, "name a file or folder, or the folder that it is in by --data-root");
}

namespace {

std::filesystem::path locatedTest(const Json& test, const char* name, const std::vector<std::filesystem::path>& roots)
{
    return test.at(name).is_null() ? std::filesystem::path() : locateTracks(test.at(name).get<std::string>(), roots, std::string("test.") + name);
}

} // namespace

void requireTracks(const Json& parameters, const std::vector<std::filesystem::path>& roots)
{
    locateTracks(parameters.at("tracks").get<std::string>(), roots, "tracks");
    for (const auto* name : {"tracks", "masks", "subset"})
        locatedTest(parameters.at("test"), name, roots);
}

RegularityData openRegularityData(const Json& parameters, std::uint64_t seed, const std::vector<std::filesystem::path>& roots)
{
    const auto place = locateTracks(parameters.at("tracks").get<std::string>(), roots, "tracks");
    const auto clips = openClips(place, clipOptions(parameters.at("video")));
    auto options = windowOptionsFromJson(parameters.at("windows"));
    options.hop = parameters.at("training_hop").get<int>();
    options.shortestTrack = parameters.at("training_shortest_track").get<std::int64_t>();
    const auto apart = heldOut(clips, options.shortestTrack, parameters.at("validation_share").get<double>(), seed);
    RegularityData data;
    data.training = std::make_shared<WindowSet>(withTracks(clips, apart, false), options);
    data.validation = std::make_shared<WindowSet>(withTracks(clips, apart, true), options);
    if (data.training->size() == 0)
        throw Error("too-few-windows", "found no window in its tracks: none has " + std::to_string(options.shortestTrack) + " observed frames and persons of a pixel or more",
                    place.string(), "lower training_shortest_track, or name longer tracks");
    data.skeleton = clips.front()->skeleton.name;
    data.name = place.string();
    data.fingerprint = fingerprintOf(clips);
    for (const auto& clip : clips)
        data.notices.insert(data.notices.end(), clip->notices.begin(), clip->notices.end());
    return data;
}

std::optional<TestClips> openRegularityTest(const Json& parameters, const std::vector<std::filesystem::path>& roots)
{
    const auto& test = parameters.at("test");
    if (test.at("tracks").is_null())
        return std::nullopt;
    TestPlaces places{locatedTest(test, "tracks", roots), locatedTest(test, "masks", roots), locatedTest(test, "subset", roots), clipOptions(parameters.at("video")), {}};
    if (const auto& flag = test.at("one_is_normal"); !flag.is_null())
        places.masksRead.oneIsNormal = flag.get<bool>();
    return openTestClips(places);
}

} // namespace transect
