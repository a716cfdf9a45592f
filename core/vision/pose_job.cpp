#include "vision/pose_job.h"

#include <chrono>
#include <thread>

#include "media/video_reader.h"
#include "record/atomic_file.h"
#include "record/cache_folder.h"
#include "record/error.h"
#include "record/hash.h"
#include "tracks/clip_table.h"
#include "tracks/clip_texts.h"
#include "vision/model_catalogue.h"
#include "vision/opencv_setup.h"
#include "vision/pose_parameters.h"
#include "vision/video_list.h"
#include "vision/video_poses.h"

namespace transect {

namespace {

/// Version of what the networks find in a picture, to be raised when code here changes it: older caches are then passed over.
constexpr int findingsVersion = 2;

constexpr std::size_t mostCaches = 10'000;
constexpr std::uintmax_t mostCacheBytes = std::uintmax_t{2} << 30;

/// The networks of a run, read once and made for each worker.
class PoseModels {
public:
    explicit PoseModels(const Json& parameters)
        : m_options(detectorOptions(parameters))
    {
        const auto& named = parameters.at("models");
        const auto folder = modelsFolder(named.is_string() ? named.get<std::string>() : "");
        const auto detector = parameters.at("detector").get<std::string>(), pose = parameters.at("pose").get<std::string>();
        if (detector != "hog")
            m_detector = read(detector, ModelRole::Detector, folder);
        if (pose != "none")
            m_pose = read(pose, ModelRole::Poses, folder);
        m_lacks = (detector == "auto" && !m_detector) || (pose == "auto" && !m_pose) ? folder.string() : "";
    }

    PoseWorker worker() const
    {
        PoseWorker worker;
        worker.detector = m_detector ? makeDetector(*m_detector, m_options) : makeHogDetector(m_options);
        if (m_pose)
            worker.poses.emplace(*m_pose);
        return worker;
    }

    /// Makes a trial of each network that this version does not know.
    void tryUnknown(const ModelTrial& trial, const std::function<void(const std::filesystem::path&)>& announce) const
    {
        for (const auto& [model, role] : {std::pair(&m_detector, ModelRole::Detector), {&m_pose, ModelRole::Poses}}) {
            if (!*model || isKnownModel(**model))
                continue;
            announce((*model)->path);
            trial((*model)->path, role);
        }
    }

    /// The folder that "auto" searched where it found less than there could be; else empty.
    const std::string& lacks() const { return m_lacks; }

    Json description() const
    {
        const auto one = [](const std::optional<ModelFile>& model, const char* without) {
            return model ? Json{{"file", model->path.string()}, {"sha256", model->sha256}} : Json{{"file", without}};
        };
        return {{"detector", one(m_detector, "hog")}, {"pose", one(m_pose, "none")}};
    }

    /// What findings in a picture depend on, besides the picture.
    std::string key() const
    {
        const Json key{findingsVersion, decoderVersion(), openCvVersion(), m_detector ? m_detector->sha256 : "hog", m_pose ? m_pose->sha256 : "none", m_options.pixels, m_options.lowestScore};
        return key.dump();
    }

private:
    static std::optional<ModelFile> read(const std::string& text, ModelRole role, const std::filesystem::path& folder)
    {
        const auto path = chooseModel(text, role, folder);
        return path ? std::optional(readModelFile(*path)) : std::nullopt;
    }

    DetectorOptions m_options;
    std::optional<ModelFile> m_detector, m_pose;
    std::string m_lacks;
};

std::size_t workerCount(const Json& parameters)
{
    const auto threads = parameters.at("threads").get<std::size_t>();
    return threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
}

std::int64_t poseCount(const Clip& clip)
{
    std::int64_t count = 0;
    for (const auto& track : clip.tracks)
        count += track.size();
    return count;
}

VideoList videosOf(const Json& parameters)
{
    const auto paths = parameters.at("videos").get<std::vector<std::string>>();
    if (paths.empty())
        throw Error("bad-field", "found an empty list, expected one video or more", "videos");
    return listVideos({paths.begin(), paths.end()});
}

/// One run.
class PoseRun {
public:
    PoseRun(JobContext& context, const ModelTrial& trial)
        : m_run(context.run)
        , m_trial(trial)
        , m_parameters(context.spec.parameters)
        , m_cache(context.library / ".cache" / "poses")
        , m_options(trackingOptions(m_parameters))
        , m_models(m_parameters)
    {
    }

    void execute()
    {
        m_run.setState(RunStatus::Running);
        const auto list = videosOf(m_parameters);
        if (m_trial)
            m_models.tryUnknown(m_trial, [this](const std::filesystem::path& model) { m_run.setMessage("trying the model " + model.filename().string()); });
        const auto count = workerCount(m_parameters);
        for (std::size_t i = 0; i < count; ++i)
            m_workers.push_back(m_models.worker());
        announce(list);
        for (const auto& video : list.videos)
            m_total += expectedFrames(video);
        for (const auto& video : list.videos)
            follow(video);
        if (m_failed > 0) {
            auto error = m_failure;
            error.text += "; " + std::to_string(m_failed) + " of " + std::to_string(list.videos.size()) + " videos failed, the others are done";
            throw Error(error);
        }
        m_run.setProgress(m_total, m_total, "frames", "finished");
    }

private:
    void announce(const VideoList& list)
    {
        auto setup = m_models.description();
        setup["videos"] = list.videos.size();
        setup["threads"] = m_workers.size();
        m_run.event("setup", setup);
        for (const auto& text : list.passedOver)
            m_run.event("notice", {{"text", "passed over: " + text}});
        if (!m_models.lacks().empty())
            m_run.event("notice", {{"text", "the folder " + m_models.lacks() + " has not all models; transectl poses --list-models tells where to get them"}});
    }

    /// A video that cannot be read costs the others nothing: the run goes on, and fails at its end.
    void follow(const VideoSource& video)
    {
        try {
            m_done += double(tracked(video));
        } catch (const Stopped&) {
            throw;
        } catch (const std::exception& exception) {
            auto error = describeException(exception);
            if (error.code == "disk-full" || error.code == "bad-model")
                throw;
            if (error.path.empty())
                error.path = video.path.string();
            if (m_failed++ == 0)
                m_failure = error;
            m_run.event("notice", {{"text", Error(error).what()}});
            m_done += expectedFrames(video);
        }
    }

    double expectedFrames(const VideoSource& video) const
    {
        const auto declared = std::max<std::int64_t>(1, video.declaredFrames);
        return double(m_options.frames ? std::min(*m_options.frames, declared) : declared);
    }

    /// Makes the tracks of a video; returns how many pictures it had.
    std::int64_t tracked(const VideoSource& video)
    {
        const auto start = std::chrono::steady_clock::now();
        const auto contents = contentsHash(video.path, [&] {
            if (m_run.stopRequest() != StopRequest::None)
                throw Stopped();
        });
        const FrameCache cache(m_cache / sha256Hex(contents + m_models.key()).substr(0, 32), jointCount());
        auto clip = posesOf(video.path, m_workers, m_options, cache, [&](std::int64_t frames) {
            m_run.setProgress(std::min(m_done + double(frames), m_total), m_total, "frames", video.name);
            return m_run.stopRequest() == StopRequest::None;
        });
        if (!clip)
            throw Stopped();
        dropOldest(m_cache, mostCaches, mostCacheBytes);
        clip->name = video.name;
        write(*clip);
        for (const auto& notice : clip->notices)
            m_run.event("notice", {{"text", video.path.string() + ": " + notice}});
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        m_run.event("clip", {{"name", clip->name}, {"video", video.path.string()}, {"sha256", contents}, {"frames", clip->frameCount},
                             {"persons", clip->tracks.size()}, {"poses", poseCount(*clip)}, {"seconds", taken.count()}});
        return clip->frameCount;
    }

    void write(const Clip& clip)
    {
        const auto folder = m_run.folder().root / "tracks";
        makeFolders(folder);
        writeAtomically(folder / (clip.name + ".json"), trackedText(clip));
        auto known = std::make_shared<Clip>(clip);
        known->tracks.clear();
        m_written.push_back(std::move(known));
        writeAtomically(folder / "clips.csv", clipTableText(m_written));
    }

    int jointCount() const { return m_workers.front().poses ? m_workers.front().poses->skeleton().size() : skeletonNamed("box").size(); }

    RunWriter& m_run;
    ModelTrial m_trial;
    const Json& m_parameters;
    std::filesystem::path m_cache;
    TrackingOptions m_options;
    PoseModels m_models;
    std::vector<PoseWorker> m_workers;
    std::vector<ClipPtr> m_written; ///< without their tracks
    double m_done = 0, m_total = 0;
    int m_failed = 0;
    ErrorRecord m_failure;
};

} // namespace

JobKind posesJob(const ModelTrial& trial)
{
    return {posesSchema(), [trial](JobContext& context) { PoseRun(context, trial).execute(); }};
}

void requirePoseInputs(const Json& parameters)
{
    const PoseModels models(parameters);
    videosOf(parameters);
}

} // namespace transect
