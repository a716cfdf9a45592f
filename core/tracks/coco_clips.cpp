#include <algorithm>
#include <map>

#include "record/byte_stream.h"
#include "record/error.h"
#include "record/parameters_text.h"
#include "tracks/json_pose.h"
#include "tracks/names.h"
#include "tracks/readers.h"

namespace transect {

namespace {

constexpr int largestSide = 1 << 16;

struct Picture {
    std::string name;
    int width = 0, height = 0;
};

struct Annotation {
    std::string picture; ///< its id
    PoseRecord pose;
};

std::string normalised(std::string name)
{
    for (auto& c : name)
        c = c == ' ' || c == '-' ? '_' : char(std::tolower(static_cast<unsigned char>(c)));
    return name;
}

/// Gathers a file whose parts may come in any order, then makes the clips.
class CocoReader {
public:
    CocoReader(const std::filesystem::path& file, const ReadOptions& options)
        : m_file(file)
        , m_place(file.string())
        , m_options(options)
    {
    }

    std::vector<ClipPtr> read()
    {
        visitJson(*openStream(m_file), [&](const JsonPath& path, const Json& value) {
            if (path.size() != 2 || path[1].index < 0)
                return true;
            if (path[0].key == "images")
                addPicture(JsonPose(value, path, m_place));
            else if (path[0].key == "annotations")
                addAnnotation(JsonPose(value, path, m_place));
            else if (path[0].key == "categories")
                addCategory(JsonPose(value, path, m_place), value);
            return true;
        });
        return clips();
    }

private:
    void addPicture(const JsonPose& object)
    {
        const auto side = [&](const char* name) {
            const auto value = object.number(name).value_or(0);
            if (!(value >= 0 && value <= largestSide))
                object.fail(name, shownNumber(value), "pixels from 0 to " + std::to_string(largestSide));
            return int(value);
        };
        const auto id = object.text("id");
        m_pictures[id] = {object.has("file_name") ? object.text("file_name") : id, side("width"), side("height")};
    }

    void addAnnotation(const JsonPose& object)
    {
        if (!object.has("keypoints")) {
            ++m_poseless;
            return;
        }
        Annotation annotation{object.text("image_id"), {}};
        auto& pose = annotation.pose;
        pose.joints = object.joints("keypoints");
        pose.person = object.identity("track_id");
        pose.box = object.box("bbox");
        if (const auto score = object.number("score"))
            pose.score = float(*score);
        setConfidences(pose.joints, object);
        m_annotations.push_back(std::move(annotation));
    }

    /// The third number tells that a joint is not there (0), hidden (1) or seen (2), unless it is a confidence.
    static void setConfidences(std::vector<Joint>& joints, const JsonPose& object)
    {
        if (object.has("keypoint_scores")) {
            const auto scores = object.numbers("keypoint_scores");
            if (scores.size() != joints.size())
                object.fail("keypoint_scores", std::to_string(scores.size()) + " numbers", std::to_string(joints.size()));
            for (std::size_t i = 0; i < joints.size(); ++i)
                joints[i] = jointOf(joints[i].x, joints[i].y, scores[i]);
            return;
        }
        const bool isVisibility = std::ranges::all_of(
            joints, [](const Joint& joint) { return joint.confidence == 0 || joint.confidence == 1 || joint.confidence == 2; });
        if (!isVisibility)
            return;
        for (auto& joint : joints)
            joint.confidence = joint.confidence > 0 ? 1 : 0;
    }

    void addCategory(const JsonPose& object, const Json& value)
    {
        if (!object.has("keypoints") || !value.at("keypoints").is_array())
            return;
        Skeleton skeleton{"custom", {}, {}};
        for (const auto& joint : value.at("keypoints")) {
            if (!joint.is_string())
                object.fail("keypoints", shownValue(joint), "names of joints");
            skeleton.joints.push_back(normalised(joint.get<std::string>()));
        }
        if (object.has("skeleton"))
            addBones(skeleton, object);
        const auto known = std::ranges::find(skeletons(), skeleton.joints, &Skeleton::joints);
        m_skeleton = known == skeletons().end() ? skeleton : *known;
    }

    /// Pairs of joints, counted from 1.
    static void addBones(Skeleton& skeleton, const JsonPose& object)
    {
        const auto ends = object.numbers("skeleton");
        for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
            for (const auto end : {ends[i], ends[i + 1]}) {
                if (!(end >= 1 && end <= double(skeleton.size())))
                    object.fail("skeleton", shownNumber(end), "a joint from 1 to " + std::to_string(skeleton.size()));
            }
            skeleton.bones.emplace_back(int(ends[i]) - 1, int(ends[i + 1]) - 1);
        }
    }

    std::vector<ClipPtr> clips()
    {
        std::map<std::string, std::vector<const Picture*>> folders;
        for (const auto& [id, picture] : m_pictures)
            folders[folderOfPicture(picture)].push_back(&picture);
        std::map<std::string, std::vector<Annotation*>> annotations;
        for (auto& annotation : m_annotations)
            annotations[folderOfPicture(pictureOf(annotation))].push_back(&annotation);
        if (m_pictures.empty())
            folders[""];
        std::vector<std::string> places;
        for (const auto& [folder, pictures] : folders)
            places.push_back(folder);
        const auto names = shortestNames(places);
        std::vector<ClipPtr> all;
        for (const auto& [folder, pictures] : folders) {
            const auto& name = names[all.size()];
            all.push_back(clip(folders.size() == 1 || name.empty() ? clipNameOf(m_file) : name, pictures, annotations[folder]));
        }
        return all;
    }

    static std::string folderOfPicture(const Picture& picture)
    {
        return std::filesystem::path(picture.name).lexically_normal().parent_path().string();
    }

    /// A file that lists no pictures has them named by their ids.
    Picture pictureOf(const Annotation& annotation) const
    {
        if (m_pictures.empty())
            return {annotation.picture, 0, 0};
        const auto found = m_pictures.find(annotation.picture);
        if (found == m_pictures.end())
            throw Error("bad-tracks", "annotations: the image_id " + inQuotes(annotation.picture) + " names no picture", m_place);
        return found->second;
    }

    ClipPtr clip(const std::string& name, const std::vector<const Picture*>& pictures, const std::vector<Annotation*>& annotations)
    {
        ClipBuilder builder(m_place, m_options);
        if (m_skeleton)
            builder.setSkeleton(*m_skeleton);
        for (const auto* picture : pictures)
            builder.frameOfPicture(picture->name);
        if (!pictures.empty()) {
            const auto& first = *pictures.front();
            builder.setFramesByPictures();
            builder.setPictureSize(first.width, first.height);
            if (!std::ranges::all_of(
                    pictures, [&](const Picture* picture) { return picture->width == first.width && picture->height == first.height; }))
                builder.notice("the pictures differ in size; that of " + first.name + " is taken");
        }
        for (auto* annotation : annotations) {
            annotation->pose.frame = builder.frameOfPicture(pictureOf(*annotation).name);
            builder.add(std::move(annotation->pose));
        }
        if (m_poseless > 0)
            builder.notice(std::to_string(m_poseless) + " annotations without keypoints");
        return builder.build(name);
    }

    std::filesystem::path m_file;
    std::string m_place;
    const ReadOptions& m_options;
    std::map<std::string, Picture> m_pictures; ///< by id
    std::vector<Annotation> m_annotations;
    std::optional<Skeleton> m_skeleton;
    std::int64_t m_poseless = 0;
};

} // namespace

std::vector<ClipPtr> readCoco(const std::filesystem::path& file, const ReadOptions& options)
{
    return CocoReader(file, options).read();
}

} // namespace transect
