#include "vision/video_poses.h"

#include <atomic>
#include <map>
#include <mutex>

#include "record/parallel.h"
#include "vision/chunk_reader.h"

namespace transect {

namespace {

ImageView viewOf(const VideoFrame& frame)
{
    return {frame.pixels.data(), frame.height, frame.width, 3};
}

/// Thrown inside withWorkers() to end it.
struct AskedToStop {};

std::vector<Joint> cornersOf(const Detection& detection)
{
    const auto& [x, y, width, height] = detection.box;
    const float score = detection.score;
    return {{x, y, score}, {x + width, y, score}, {x + width, y + height, score}, {x, y + height, score}};
}

/// One video on its way to tracks.
class VideoPoses {
public:
    VideoPoses(const std::filesystem::path& video, std::vector<PoseWorker>& workers, const TrackingOptions& options, const FrameCache& cache,
               const FrameProgress& progress)
        : m_reader(video)
        , m_workers(workers)
        , m_options(options)
        , m_cache(cache)
        , m_progress(progress)
        , m_tracker(options.tracker)
    {
        m_clip.skeleton = workers.front().poses ? workers.front().poses->skeleton() : skeletonNamed("box");
        m_clip.width = m_reader.info().width;
        m_clip.height = m_reader.info().height;
        m_clip.framesPerSecond = m_reader.info().framesPerSecond;
    }

    std::optional<Clip> run()
    {
        try {
            for (std::int64_t index = 0;; ++index) {
                const auto findings = chunk(index);
                if (findings.isLast)
                    m_clip.notices = findings.notices;
                if (findings.isLast || isEnough())
                    break;
            }
        } catch (const AskedToStop&) {
            return std::nullopt;
        }
        return finished();
    }

private:
    bool isEnough() const { return m_options.frames && m_clip.frameCount >= *m_options.frames; }

    ChunkFindings chunk(std::int64_t index)
    {
        auto cached = m_cache.load(index);
        if (cached && !hasRightLength(*cached))
            cached.reset();
        const bool isCached = cached.has_value();
        std::optional<std::vector<VideoFrame>> pictures;
        if (!isCached)
            pictures = picturesOf(index);
        auto findings = pictures ? detected(*pictures) : std::move(*cached);
        const auto before = m_tracker;
        auto persons = followed(findings);
        const bool lacksSome = lacksPoses(findings, persons);
        if (lacksSome) {
            if (!pictures)
                pictures = picturesOf(index);
            if (pictures->size() != findings.frames.size()) { // the cache is of something else
                findings = detected(*pictures);
                m_tracker = before;
                persons = followed(findings);
            }
            findPoses(*pictures, findings, persons);
        }
        if (!isCached || lacksSome)
            m_cache.store(index, findings);
        append(findings, persons);
        report(0);
        return findings;
    }

    bool hasRightLength(const ChunkFindings& findings) const
    {
        const auto length = std::int64_t(findings.frames.size());
        return findings.isLast ? length < m_reader.length() : length == m_reader.length();
    }

    std::vector<VideoFrame> picturesOf(std::int64_t index)
    {
        return m_reader.at(index, [this] { report(0); });
    }

    /// Detecting is the first half of the work where there are poses.
    ChunkFindings detected(const std::vector<VideoFrame>& pictures)
    {
        ChunkFindings findings;
        findings.frames.resize(pictures.size());
        findings.isLast = std::int64_t(pictures.size()) < m_reader.length();
        if (findings.isLast)
            findings.notices = m_reader.notices();
        std::atomic<std::int64_t> done = 0;
        withWorkers(m_workers.size(), pictures.size(), [&](std::size_t worker, std::size_t i) {
            for (const auto& detection : m_workers[worker].detector->detect(viewOf(pictures[i])))
                findings.frames[i].detections.push_back(rounded(detection));
            report(++done / (m_workers.front().poses ? 2 : 1));
        });
        return findings;
    }

    std::vector<std::vector<std::int64_t>> followed(const ChunkFindings& findings)
    {
        std::vector<std::vector<std::int64_t>> persons;
        for (const auto& frame : findings.frames)
            persons.push_back(m_tracker.next(frame.detections));
        return persons;
    }

    bool lacksPoses(const ChunkFindings& findings, const std::vector<std::vector<std::int64_t>>& persons) const
    {
        if (!m_workers.front().poses)
            return false;
        for (std::size_t i = 0; i < persons.size(); ++i) {
            for (std::size_t k = 0; k < persons[i].size(); ++k) {
                if (persons[i][k] != 0 && !findings.frames[i].poses.contains(int(k)))
                    return true;
            }
        }
        return false;
    }

    void findPoses(const std::vector<VideoFrame>& pictures, ChunkFindings& findings, const std::vector<std::vector<std::int64_t>>& persons)
    {
        std::atomic<std::int64_t> done = 0;
        const auto count = std::min(pictures.size(), persons.size());
        withWorkers(m_workers.size(), count, [&](std::size_t worker, std::size_t i) {
            auto& frame = findings.frames[i];
            std::vector<int> indices;
            std::vector<Box> boxes;
            for (std::size_t k = 0; k < persons[i].size(); ++k) {
                if (persons[i][k] != 0 && !frame.poses.contains(int(k))) {
                    indices.push_back(int(k));
                    boxes.push_back(frame.detections[k].box);
                }
            }
            const auto joints = m_workers[worker].poses->poses(viewOf(pictures[i]), boxes);
            const auto each = std::size_t(m_clip.skeleton.size());
            for (std::size_t k = 0; k < indices.size(); ++k) {
                auto& pose = frame.poses[indices[k]];
                for (std::size_t joint = 0; joint < each; ++joint)
                    pose.push_back(rounded(joints[k * each + joint]));
            }
            report((std::int64_t(count) + ++done) / 2);
        });
    }

    void append(const ChunkFindings& findings, const std::vector<std::vector<std::int64_t>>& persons)
    {
        for (std::size_t i = 0; i < persons.size() && !isEnough(); ++i, ++m_clip.frameCount) {
            const auto& frame = findings.frames[i];
            for (std::size_t k = 0; k < persons[i].size(); ++k) {
                if (persons[i][k] == 0)
                    continue;
                auto& track = m_tracks[persons[i][k]];
                const auto& detection = frame.detections[k];
                const auto joints = m_workers.front().poses ? frame.poses.at(int(k)) : cornersOf(detection);
                track.person = persons[i][k];
                track.frames.push_back(m_clip.frameCount);
                track.joints.insert(track.joints.end(), joints.begin(), joints.end());
                track.scores.push_back(detection.score);
                track.boxes.push_back(detection.box);
            }
        }
    }

    /// `part` pictures of the stretch at hand are done. From any thread.
    void report(std::int64_t part)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_progress(m_clip.frameCount + part))
            throw AskedToStop();
    }

    Clip finished()
    {
        for (auto& [person, track] : m_tracks) {
            if (track.size() >= m_options.shortestTrack)
                m_clip.tracks.push_back(std::move(track));
        }
        return std::move(m_clip);
    }

    ChunkReader m_reader;
    std::vector<PoseWorker>& m_workers;
    const TrackingOptions& m_options;
    const FrameCache& m_cache;
    const FrameProgress& m_progress;
    Tracker m_tracker;
    Clip m_clip;
    std::map<std::int64_t, Track> m_tracks;
    std::mutex m_mutex;
};

} // namespace

std::optional<Clip> posesOf(const std::filesystem::path& video, std::vector<PoseWorker>& workers, const TrackingOptions& options, const FrameCache& cache,
                            const FrameProgress& progress)
{
    return VideoPoses(video, workers, options, cache, progress).run();
}

} // namespace transect
