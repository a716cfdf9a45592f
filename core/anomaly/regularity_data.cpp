#include "anomaly/regularity_data.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "anomaly/test_parameters.h"
#include "data/random.h"
#include "record/error.h"
#include "record/hash.h"

namespace transect {

namespace {

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

std::vector<std::filesystem::path> placesToLearnFrom(const Json& parameters, const std::vector<std::filesystem::path>& roots)
{
    std::vector<std::filesystem::path> places{locateTracks(parameters.at("tracks").get<std::string>(), roots, "tracks")};
    for (const auto& more : parameters.at("more_tracks"))
        places.push_back(locateTracks(more.get<std::string>(), roots, "more_tracks." + std::to_string(places.size() - 1)));
    return places;
}

/// The clips of all places. Clips of one name may come from several of them: nobody asks which is which.
std::vector<ClipPtr> clipsToLearnFrom(const std::vector<std::filesystem::path>& places, const ClipOptions& options)
{
    std::vector<ClipPtr> clips;
    for (const auto& place : places) {
        auto more = openClips(place, options);
        std::ranges::move(more, std::back_inserter(clips));
    }
    return clips;
}

} // namespace

void requireTracks(const Json& parameters, const std::vector<std::filesystem::path>& roots)
{
    placesToLearnFrom(parameters, roots);
    const auto& test = parameters.at("test");
    testPlaces(test.at("tracks").is_null() ? std::filesystem::path() : locateTracks(test.at("tracks").get<std::string>(), roots, "test.tracks"), test, parameters.at("video"), roots,
               "test.");
}

RegularityData openRegularityData(const Json& parameters, std::uint64_t seed, const std::vector<std::filesystem::path>& roots)
{
    const auto places = placesToLearnFrom(parameters, roots);
    const auto& place = places.front();
    const auto clips = clipsToLearnFrom(places, clipOptionsFromJson(parameters.at("video")));
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
    data.name = place.string() + (places.size() > 1 ? " and " + std::to_string(places.size() - 1) + " more" : "");
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
    const auto tracks = locateTracks(test.at("tracks").get<std::string>(), roots, "test.tracks");
    return openTestClips(testPlaces(tracks, test, parameters.at("video"), roots, "test."));
}

} // namespace transect
