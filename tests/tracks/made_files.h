#pragma once

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "record/files.h"
#include "tracks/clip.h"

/// A folder of files, gone with the object.
class FileFolder {
public:
    std::filesystem::path operator/(const std::string& name) const { return std::filesystem::path(m_folder.path().toStdString()) / name; }
    std::filesystem::path path() const { return m_folder.path().toStdString(); }

    std::filesystem::path write(const std::string& name, std::string_view contents) const
    {
        const auto file = *this / name;
        std::filesystem::create_directories(file.parent_path());
        writeFile(file, contents);
        return file;
    }

private:
    QTemporaryDir m_folder;
};

inline std::string joined(const std::vector<double>& numbers)
{
    std::string text;
    for (const double number : numbers)
        text += (text.empty() ? "" : ",") + std::to_string(number);
    return text;
}

/// "x,y,c,x,y,c,..." of `joints` joints, all different.
inline std::string keypoints(int joints, double x = 100, double confidence = 0.5)
{
    std::vector<double> numbers;
    for (int joint = 0; joint < joints; ++joint)
        numbers.insert(numbers.end(), {x + joint, 200.0 + 2 * joint, confidence});
    return joined(numbers);
}

/// A pose of AlphaPose with a place for what stands behind the keypoints: ",\"scores\":0.9".
inline std::string pose(int joints, const std::string& more = {}, double x = 100)
{
    return "{\"keypoints\":[" + keypoints(joints, x) + "]" + more + "}";
}

/// Two persons of `skeleton` in frames 2 to 9 and 4 to 7, with scores and boxes; person 7 lacks a joint.
inline transect::Clip twoPersons(const std::string& skeleton)
{
    transect::Clip clip;
    clip.name = "01_0014";
    clip.skeleton = transect::skeletonNamed(skeleton);
    clip.width = 856;
    clip.height = 480;
    clip.framesPerSecond = 23.976;
    clip.frameCount = 12;
    for (const auto& [person, first, last] : {std::tuple(3, 2, 9), std::tuple(7, 4, 7)}) {
        transect::Track track;
        track.person = person;
        for (int frame = first; frame <= last; ++frame) {
            track.frames.push_back(frame);
            for (int joint = 0; joint < clip.skeleton.size(); ++joint) {
                const bool isFound = person != 7 || joint != 2;
                track.joints.push_back(isFound ? transect::Joint{100.1F * float(person) + float(joint) / 3 + float(frame),
                                                     50 + float(joint) / 7, 0.1F + 0.03F * float(joint)}
                                               : transect::Joint{});
            }
            track.scores.push_back(2.7F + float(frame) / 9);
            track.boxes.push_back({100.1F * float(person) + float(frame), 50, 40.3F, 120.7F});
        }
        clip.tracks.push_back(std::move(track));
    }
    return clip;
}

inline bool hasNotice(const transect::Clip& clip, const std::string& part)
{
    return std::ranges::any_of(clip.notices, [&](const std::string& notice) { return notice.find(part) != notice.npos; });
}

inline std::string joinedNotices(const transect::Clip& clip)
{
    std::string text;
    for (const auto& notice : clip.notices)
        text += notice + "\n";
    return text;
}

/// The clip of a list of one.
inline transect::ClipPtr only(const std::vector<transect::ClipPtr>& clips)
{
    return clips.size() == 1 ? clips.front() : std::make_shared<const transect::Clip>();
}
