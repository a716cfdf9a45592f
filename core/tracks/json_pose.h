#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/json_visitor.h"
#include "tracks/clip_builder.h"

namespace transect {

/// A pose as an object of JSON, read with Errors "bad-tracks" that name the file, the way to the object and the member.
class JsonPose {
public:
    /// All three are kept by reference.
    JsonPose(const Json& object, const JsonPath& path, const std::string& place);

    bool has(const char* name) const { return find(name) != nullptr; } ///< present and not null
    /// A list of numbers, or of lists of numbers, one behind the other; null is NaN.
    std::vector<double> numbers(const char* name) const;
    /// x, y, confidence for each joint.
    std::vector<Joint> joints(const char* name) const;
    /// A number, or a list of one; none where there is no such member.
    std::optional<double> number(const char* name) const;
    /// The whole number of a person, or a list of equal ones, as AlphaPose writes it where it merged poses. None where there is
    /// no such member, where they differ, and where it is below 0, as OpenPose's -1 for "not tracked".
    std::optional<std::int64_t> identity(const char* name) const;
    /// x, y, width, height; none where there is no such member.
    std::optional<Box> box(const char* name) const;
    std::string text(const char* name) const; ///< a text, or a whole number in digits

    [[noreturn]] void fail(const std::string& name, const std::string& found, const std::string& expected) const;

private:
    const Json* find(const char* name) const;

    const Json& m_object;
    const JsonPath& m_path;
    const std::string& m_place;
};

/// The pose of AlphaPose and of what follows it: "keypoints", "score" or "scores", "box" or "boxes".
PoseRecord alphaPoseRecord(const JsonPose& pose);

} // namespace transect
