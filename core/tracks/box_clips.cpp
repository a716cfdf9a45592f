#include <algorithm>
#include <array>
#include <map>

#include "tracks/box_rows.h"
#include "tracks/clip_builder.h"
#include "tracks/names.h"
#include "tracks/readers.h"
#include "tracks/text_lines.h"

namespace transect {

namespace {

using Fields = std::vector<std::string_view>;

/// Where the columns are; -1: there is none.
class BoxColumns {
public:
    BoxColumns(const Fields& header, const TextLines& lines)
        : m_lines(lines)
        , m_count(header.size())
    {
        const auto place = [&](std::string_view name) {
            const auto found = std::ranges::find(header, name);
            return found == header.end() ? -1 : int(found - header.begin());
        };
        constexpr std::array names{"Frame_Number", "Person_ID", "BB_tl_0", "BB_tl_1", "BB_br_0", "BB_br_1"};
        for (std::size_t i = 0; i < names.size(); ++i) {
            m_numbers[i] = place(names[i]);
            if (m_numbers[i] < 0)
                lines.fail(std::string("the header has no column ") + names[i]);
        }
        m_person = place("abnormal_ped");
        m_frame = place(place("abnormal_gt") >= 0 ? "abnormal_gt" : "anomaly");
    }

    /// A row of whole numbers, as nearly all are. False where anything else is there.
    bool readWhole(std::string_view line, BoxRow& row) const
    {
        std::array<std::int64_t, 16> numbers;
        if (m_count > numbers.size() || !readWholeNumbers(line, std::span(numbers).first(m_count)))
            return false;
        const auto number = [&](int column) { return numbers[std::size_t(column)]; };
        const auto label = [&](int column) { return column < 0 ? std::nullopt : std::optional(number(column) != 0); };
        row = {number(m_numbers[0]), number(m_numbers[1]), double(number(m_numbers[2])), double(number(m_numbers[3])), double(number(m_numbers[4])),
            double(number(m_numbers[5])), label(m_person), label(m_frame)};
        return true;
    }

    BoxRow row(const Fields& fields) const
    {
        if (fields.size() != m_count)
            m_lines.fail("found " + std::to_string(fields.size()) + " fields, expected " + std::to_string(m_count));
        return {whole(fields, m_numbers[0]), whole(fields, m_numbers[1]), real(fields, m_numbers[2]), real(fields, m_numbers[3]),
            real(fields, m_numbers[4]), real(fields, m_numbers[5]), label(fields, m_person), label(fields, m_frame)};
    }

private:
    std::int64_t whole(const Fields& fields, int column) const
    {
        const auto text = fields[std::size_t(column)];
        const auto number = wholeNumber(text);
        if (!number)
            m_lines.fail("found \"" + std::string(text.substr(0, 20)) + "\", expected a whole number");
        return *number;
    }

    double real(const Fields& fields, int column) const
    {
        const auto text = fields[std::size_t(column)];
        const auto number = realNumber(text);
        if (!number)
            m_lines.fail("found \"" + std::string(text.substr(0, 20)) + "\", expected a number");
        return *number;
    }

    std::optional<bool> label(const Fields& fields, int column) const
    {
        if (column < 0)
            return {};
        return real(fields, column) != 0;
    }

    const TextLines& m_lines;
    std::size_t m_count;
    std::array<int, 6> m_numbers{};
    int m_person = -1, m_frame = -1;
};

struct Corners {
    double left, top, right, bottom;
};

/// The boxes of a person, in the order of the file.
struct BoxTrack {
    std::int64_t person = 0;
    std::vector<std::int64_t> frames;
    std::vector<Corners> boxes;
    BoxTrack* follower = nullptr; ///< whose box came after one of this person's the last time
};

std::vector<Joint> cornersOf(const std::vector<Corners>& boxes)
{
    std::vector<Joint> joints;
    joints.reserve(4 * boxes.size());
    for (const auto& box : boxes) {
        joints.push_back(jointOf(box.left, box.top, 1));
        joints.push_back(jointOf(box.right, box.top, 1));
        joints.push_back(jointOf(box.right, box.bottom, 1));
        joints.push_back(jointOf(box.left, box.bottom, 1));
    }
    return joints;
}

} // namespace

bool isBoxTable(std::string_view front)
{
    return front.starts_with("Frame_Number Person_ID ");
}

void visitBoxRows(const std::filesystem::path& file, const std::function<void(const BoxRow&)>& visit)
{
    TextLines lines(file);
    std::string_view line;
    Fields fields;
    if (!lines.next(line))
        lines.fail("is empty, expected the header \"Frame_Number Person_ID ...\"");
    splitFields(line, ' ', fields);
    const BoxColumns columns(fields, lines);
    BoxRow row;
    while (lines.next(line)) {
        if (columns.readWhole(line, row)) {
            visit(row);
            continue;
        }
        splitFields(line, ' ', fields);
        if (!fields.empty())
            visit(columns.row(fields));
    }
}

std::vector<ClipPtr> readBoxes(const std::filesystem::path& file, const ReadOptions& options)
{
    ClipBuilder builder(file.string(), options);
    builder.setSkeleton(skeletonNamed("box"));
    std::map<std::int64_t, BoxTrack> tracks;
    BoxTrack* latest = nullptr;
    visitBoxRows(file, [&](const BoxRow& row) {
        // Persons mostly come in the order in which they came in the frame before, so that the map is seldom asked.
        auto* track = latest ? latest->follower : nullptr;
        if (!track || track->person != row.person) {
            track = &tracks[row.person];
            track->person = row.person;
            if (latest)
                latest->follower = track;
        }
        track->frames.push_back(row.frame);
        track->boxes.push_back({row.left, row.top, row.right, row.bottom});
        latest = track;
    });
    for (auto& [person, track] : tracks)
        builder.add(person, std::move(track.frames), cornersOf(track.boxes));
    return {builder.build(clipNameOf(file))};
}

} // namespace transect
