#include "tracks/json_pose.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "record/error.h"
#include "record/parameters_text.h"

namespace transect {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Appends a number, or the numbers of a list; false where there is anything else.
bool appendNumbers(std::vector<double>& numbers, const Json& value, int depth)
{
    if (value.is_null() || value.is_number()) {
        numbers.push_back(value.is_null() ? none : value.get<double>());
        return true;
    }
    if (!value.is_array() || depth == 0)
        return false;
    for (const auto& element : value) {
        if (!appendNumbers(numbers, element, depth - 1))
            return false;
    }
    return true;
}

} // namespace

JsonPose::JsonPose(const Json& object, const JsonPath& path, const std::string& place)
    : m_object(object)
    , m_path(path)
    , m_place(place)
{
    if (!object.is_object())
        throw Error("bad-tracks", textOf(path) + ": found " + shownValue(object) + ", expected an object", place);
}

void JsonPose::fail(const std::string& name, const std::string& found, const std::string& expected) const
{
    throw Error("bad-tracks", textOf(m_path) + ", " + name + ": found " + found + ", expected " + expected, m_place);
}

const Json* JsonPose::find(const char* name) const
{
    const auto found = m_object.find(name);
    return found == m_object.end() || found->is_null() ? nullptr : &*found;
}

std::vector<double> JsonPose::numbers(const char* name) const
{
    const auto* value = find(name);
    std::vector<double> numbers;
    if (!value || !value->is_array() || !appendNumbers(numbers, *value, 2))
        fail(name, value ? shownValue(*value) : "nothing", "a list of numbers");
    return numbers;
}

std::vector<Joint> JsonPose::joints(const char* name) const
{
    const auto values = numbers(name);
    if (values.empty() || values.size() % 3 != 0)
        fail(name, std::to_string(values.size()) + " numbers", "three for each joint: x, y, confidence");
    std::vector<Joint> joints;
    joints.reserve(values.size() / 3);
    for (std::size_t i = 0; i < values.size(); i += 3)
        joints.push_back(jointOf(values[i], values[i + 1], values[i + 2]));
    return joints;
}

std::optional<double> JsonPose::number(const char* name) const
{
    const auto* value = find(name);
    if (!value)
        return {};
    std::vector<double> numbers;
    if (!appendNumbers(numbers, *value, 2) || numbers.size() != 1)
        fail(name, shownValue(*value), "a number");
    return numbers[0];
}

std::optional<std::int64_t> JsonPose::identity(const char* name) const
{
    constexpr double largest = 1e15;
    const auto* value = find(name);
    std::vector<double> numbers;
    if (value && !appendNumbers(numbers, *value, 2))
        fail(name, shownValue(*value), "a whole number");
    const bool isOne = !numbers.empty() && std::ranges::adjacent_find(numbers, std::not_equal_to()) == numbers.end();
    if (!isOne || !(numbers[0] >= 0))
        return {};
    if (numbers[0] > largest || numbers[0] != std::floor(numbers[0]))
        fail(name, shownNumber(numbers[0]), "a whole number");
    return std::int64_t(numbers[0]);
}

std::optional<Box> JsonPose::box(const char* name) const
{
    if (!has(name))
        return {};
    const auto values = numbers(name);
    if (values.size() != 4)
        fail(name, std::to_string(values.size()) + " numbers", "x, y, width, height");
    return Box{float(values[0]), float(values[1]), float(values[2]), float(values[3])};
}

std::string JsonPose::text(const char* name) const
{
    const auto* value = find(name);
    if (value && value->is_string())
        return value->get<std::string>();
    if (value && value->is_number_unsigned())
        return std::to_string(value->get<std::uint64_t>());
    fail(name, value ? shownValue(*value) : "nothing", "a text or a whole number");
}

PoseRecord alphaPoseRecord(const JsonPose& pose)
{
    PoseRecord record;
    record.joints = pose.joints("keypoints");
    if (const auto score = pose.number(pose.has("scores") ? "scores" : "score"))
        record.score = float(*score);
    record.box = pose.box(pose.has("boxes") ? "boxes" : "box");
    return record;
}

} // namespace transect
