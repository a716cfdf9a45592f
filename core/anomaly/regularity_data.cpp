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

const std::string testMember = "test.tracks", kindOfTracks = "poses";

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

/// The clips of all sources. Clips of one name may come from several of them: nobody asks which is which.
std::vector<ClipPtr> clipsToLearnFrom(const std::vector<TrackSource>& sources, const ClipOptions& options)
{
    std::vector<ClipPtr> clips;
    for (const auto& source : sources) {
        if (source.member == testMember)
            continue;
        auto more = openClips(source.tracks(), options);
        std::ranges::move(more, std::back_inserter(clips));
    }
    return clips;
}

} // namespace

std::vector<TrackSource> regularitySources(const Json& parameters, const SourcePlaces& places)
{
    std::vector<TrackSource> sources;
    const auto add = [&](const Json& text, const std::string& member) {
        if (!text.is_null())
            sources.push_back(trackSource(text.get<std::string>(), member, kindOfTracks, places));
    };
    add(parameters.at("tracks"), "tracks");
    for (const auto& more : parameters.at("more_tracks"))
        add(more, "more_tracks." + std::to_string(sources.size() - 1));
    add(parameters.at("test").at("tracks"), testMember);
    return sources;
}

void requireTracks(const Json& parameters, const SourcePlaces& places)
{
    regularitySources(parameters, places);
    testPlaces({}, parameters.at("test"), parameters.at("video"), places.roots, "test.");
}

RegularityData openRegularityData(const Json& parameters, std::uint64_t seed, const std::vector<TrackSource>& sources)
{
    const auto place = sources.front().tracks();
    const auto more = parameters.at("more_tracks").size();
    const auto clips = clipsToLearnFrom(sources, clipOptionsFromJson(parameters.at("video")));
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
    data.name = place.string() + (more > 0 ? " and " + std::to_string(more) + " more" : "");
    data.fingerprint = fingerprintOf(clips);
    for (const auto& clip : clips)
        data.notices.insert(data.notices.end(), clip->notices.begin(), clip->notices.end());
    return data;
}

std::optional<TestClips> openRegularityTest(const Json& parameters, const std::vector<TrackSource>& sources, const std::vector<std::filesystem::path>& roots)
{
    const auto source = std::ranges::find(sources, testMember, &TrackSource::member);
    if (source == sources.end())
        return std::nullopt;
    return openTestClips(testPlaces(source->tracks(), parameters.at("test"), parameters.at("video"), roots, "test."));
}

} // namespace transect
