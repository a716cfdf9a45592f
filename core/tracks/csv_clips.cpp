#include <algorithm>
#include <cmath>

#include "record/error.h"
#include "tracks/clip_builder.h"
#include "tracks/names.h"
#include "tracks/readers.h"
#include "tracks/text_lines.h"

namespace transect {

namespace {

std::int64_t personOf(const std::filesystem::path& file)
{
    const auto name = numberedName(file.stem().string());
    if (!name)
        throw Error("bad-tracks", "a table of a person without the person's number, expected a name such as 0003.csv", file.string());
    return name->number;
}

class PersonTable {
public:
    PersonTable(const std::filesystem::path& file, ClipBuilder& builder)
        : m_lines(file)
        , m_builder(builder)
        , m_person(personOf(file))
    {
    }

    void read()
    {
        std::string_view line;
        while (m_lines.next(line)) {
            splitFields(line, ',', m_fields);
            if (m_fields.size() > 1)
                m_builder.add(pose());
        }
    }

private:
    PoseRecord pose() const
    {
        if (m_fields.size() % 2 == 0)
            m_lines.fail("found " + std::to_string(m_fields.size()) + " fields, expected a frame and two for each joint");
        PoseRecord pose;
        pose.person = m_person;
        const double frame = number(0);
        if (!(frame >= 0 && frame <= double(largestFrame) && frame == std::floor(frame)))
            m_lines.fail("found the frame \"" + std::string(m_fields[0].substr(0, 20)) + "\", expected a whole number from 0 to "
                + std::to_string(largestFrame));
        pose.frame = std::int64_t(frame);
        for (std::size_t i = 1; i < m_fields.size(); i += 2) {
            const double x = number(i), y = number(i + 1);
            pose.joints.push_back(jointOf(x, y, x == 0 && y == 0 ? 0 : 1));
        }
        return pose;
    }

    double number(std::size_t field) const
    {
        const auto value = realNumber(m_fields[field]);
        if (!value)
            m_lines.fail("found \"" + std::string(m_fields[field].substr(0, 20)) + "\", expected a number");
        return *value;
    }

    TextLines m_lines;
    ClipBuilder& m_builder;
    std::int64_t m_person;
    std::vector<std::string_view> m_fields;
};

} // namespace

bool isPersonTable(std::string_view front)
{
    std::vector<std::string_view> fields;
    splitFields(front.substr(0, front.find_first_of("\r\n")), ',', fields);
    const auto isNumber = [](std::string_view field) { return realNumber(field).has_value(); };
    const auto hasJoints = [&](const Skeleton& skeleton) { return fields.size() == 1 + 2 * skeleton.joints.size(); };
    return std::ranges::any_of(skeletons(), hasJoints) && wholeNumber(fields[0].substr(0, fields[0].find('.')))
        && std::ranges::all_of(fields, isNumber);
}

std::vector<ClipPtr> readPersonTables(const Paths& files, const ReadOptions& options)
{
    const auto folder = std::filesystem::absolute(files.front()).parent_path();
    ClipBuilder builder(folder.string(), options);
    for (const auto& file : files)
        PersonTable(file, builder).read();
    return {builder.build(folder.filename().string())};
}

} // namespace transect
