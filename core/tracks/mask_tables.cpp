#include <algorithm>
#include <array>
#include <charconv>

#include "record/error.h"
#include "record/json.h"
#include "tracks/mask_files.h"
#include "tracks/names.h"
#include "tracks/text_lines.h"

namespace transect {

namespace {

using Fields = std::vector<std::string_view>;
using NamesOfColumn = std::span<const std::string_view>;

constexpr std::array<std::string_view, 4> clipColumns{"clip", "video", "vid", "name"};
constexpr std::array<std::string_view, 3> frameColumns{"frame", "frame_id", "frame_number"};
constexpr std::array<std::string_view, 5> labelColumns{"label", "gt", "abnormal", "anomalypresence", "anomaly"};
constexpr std::array<std::string_view, 1> firstColumns{"first"}, lastColumns{"last"};

/// The column of the first of the names that there is; -1 without.
int columnOf(const std::vector<std::string>& header, NamesOfColumn names)
{
    for (const auto name : names) {
        const auto found = std::ranges::find(header, name);
        if (found != header.end())
            return int(found - header.begin());
    }
    return -1;
}

std::vector<std::string> headerIn(std::string_view line)
{
    Fields fields;
    splitFields(line, ',', fields);
    std::vector<std::string> header;
    for (const auto field : fields) {
        auto& name = header.emplace_back(field);
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    }
    return header;
}

struct Columns {
    int clip, frame, label, first, last;
    std::size_t count;

    explicit Columns(const std::vector<std::string>& header)
        : clip(columnOf(header, clipColumns))
        , frame(columnOf(header, frameColumns))
        , label(columnOf(header, labelColumns))
        , first(columnOf(header, firstColumns))
        , last(columnOf(header, lastColumns))
        , count(header.size())
    {
    }
    bool haveLabels() const { return clip >= 0 && frame >= 0 && label >= 0; }
    bool haveRanges() const { return clip >= 0 && first >= 0 && last >= 0; }
};

/// Marks frames `first` to `last`, both included. `total`: frames of all masks so far, which stays within bounds.
void markRange(Mask& mask, std::int64_t first, std::int64_t last, std::int64_t& total, const TextLines& lines)
{
    constexpr std::int64_t mostFrames = std::int64_t(1) << 28;
    if (last < first || last > largestFrame)
        lines.fail("found a range from " + std::to_string(first) + " to " + std::to_string(last)
            + ", expected one that ends behind its beginning, before frame " + std::to_string(largestFrame));
    mask.isOpen = true;
    if (last >= std::int64_t(mask.abnormal.size())) {
        total += last + 1 - std::int64_t(mask.abnormal.size());
        if (total > mostFrames)
            lines.fail("more than " + std::to_string(mostFrames) + " frames in all");
        mask.abnormal.resize(std::size_t(last + 1));
    }
    std::fill(mask.abnormal.begin() + first, mask.abnormal.begin() + last + 1, std::uint8_t(1));
}

class MaskTableReader {
public:
    explicit MaskTableReader(const std::filesystem::path& file)
        : m_lines(file)
        , m_place(file.string())
    {
    }

    Masks read()
    {
        std::string_view line;
        m_lines.next(line);
        const Columns columns(headerIn(line));
        while (m_lines.next(line)) {
            splitFields(line, ',', m_fields);
            if (m_fields.size() == 1 && m_fields[0].empty())
                continue;
            if (m_fields.size() != columns.count)
                m_lines.fail("found " + std::to_string(m_fields.size()) + " fields, expected " + std::to_string(columns.count));
            columns.haveRanges() ? readRange(columns) : readLabel(columns);
        }
        for (auto& [clip, labels] : m_labels)
            m_masks[clip] = {inOrder(clip, labels), false};
        return std::move(m_masks);
    }

private:
    struct Labelled {
        std::int64_t frame;
        std::uint8_t label;
    };

    void readRange(const Columns& columns)
    {
        markRange(m_masks[std::string(m_fields[std::size_t(columns.clip)])], whole(columns.first), whole(columns.last), m_total, m_lines);
    }

    void readLabel(const Columns& columns)
    {
        const auto text = m_fields[std::size_t(columns.label)];
        const auto label = realNumber(text);
        if (!label || !(*label == 0 || *label == 1))
            m_lines.fail("found the label \"" + std::string(text.substr(0, 20)) + "\", expected 0 or 1");
        m_labels[std::string(m_fields[std::size_t(columns.clip)])].push_back({whole(columns.frame), std::uint8_t(*label)});
    }

    std::int64_t whole(int column) const
    {
        const auto text = m_fields[std::size_t(column)];
        const auto number = wholeNumber(text);
        if (!number)
            m_lines.fail("found \"" + std::string(text.substr(0, 20)) + "\", expected a whole number");
        return *number;
    }

    std::vector<std::uint8_t> inOrder(const std::string& clip, std::vector<Labelled>& labelled) const
    {
        std::ranges::stable_sort(labelled, {}, &Labelled::frame);
        std::vector<std::uint8_t> labels;
        for (const auto& [frame, label] : labelled) {
            const auto expected = std::int64_t(labels.size());
            if (frame != expected) {
                const auto what = frame < expected ? "labels frame " + std::to_string(frame) + " twice"
                                                   : "has no label for frame " + std::to_string(expected);
                throw Error("bad-masks", "the clip " + inQuotes(clip) + " " + what + ", expected one for each frame from 0", m_place,
                    frame < expected ? "" : "take the whole masks, and leave frames out by a subset");
            }
            labels.push_back(label);
        }
        return labels;
    }

    TextLines m_lines;
    std::string m_place;
    Fields m_fields;
    std::map<std::string, std::vector<Labelled>> m_labels;
    Masks m_masks;
    std::int64_t m_total = 0;
};

/// The next whole number in `text`, which is cut behind it; none where there is no more.
std::optional<std::int64_t> nextNumber(std::string_view& text)
{
    constexpr std::string_view digits = "0123456789";
    text.remove_prefix(std::min(text.find_first_of(digits), text.size()));
    const auto length = std::min(text.find_first_not_of(digits), text.size());
    const auto number = wholeNumber(text.substr(0, length));
    text.remove_prefix(length);
    return number;
}

constexpr std::string_view rangesMember = ".gt_frame";

} // namespace

bool isMaskTable(std::string_view front)
{
    const auto end = front.find('\n');
    if (end == front.npos)
        return false;
    const Columns columns(headerIn(front.substr(0, front[end - (end > 0)] == '\r' ? end - 1 : end)));
    return columns.haveLabels() || columns.haveRanges();
}

Masks readMaskTable(const std::filesystem::path& file)
{
    return MaskTableReader(file).read();
}

bool isUcsdRanges(std::string_view front)
{
    return front.find(rangesMember) != front.npos && front.find('\0') == front.npos;
}

/// TestVideoFile{end+1}.gt_frame = [60:152, 160:180]; counted from 1, both ends included.
Masks readUcsdRanges(const std::filesystem::path& file)
{
    Masks masks;
    TextLines lines(file);
    std::string_view line;
    std::int64_t total = 0;
    while (lines.next(line)) {
        const auto at = line.find(rangesMember);
        if (at == line.npos)
            continue;
        auto number = std::to_string(masks.size() + 1);
        auto& mask = masks["Test" + std::string(number.size() < 3 ? 3 - number.size() : 0, '0') + number];
        mask.isOpen = true;
        auto ranges = line.substr(at + rangesMember.size());
        while (const auto first = nextNumber(ranges)) {
            const auto last = nextNumber(ranges);
            if (!last || *first == 0)
                lines.fail("expected ranges of frames from 1, such as [60:152]");
            markRange(mask, *first - 1, *last - 1, total, lines);
        }
    }
    return masks;
}

bool isPersonRanges(std::string_view front)
{
    Fields fields;
    splitFields(front.substr(0, front.find_first_of("\r\n")), ',', fields);
    return fields.size() == 3 && std::ranges::all_of(fields, [](std::string_view field) { return !field.empty() && realNumber(field); });
}

/// Person, first and last frame; counted from 0, both ends included.
Mask readPersonRanges(const std::filesystem::path& file)
{
    Mask mask;
    TextLines lines(file);
    std::string_view line;
    Fields fields;
    std::int64_t total = 0;
    while (lines.next(line)) {
        splitFields(line, ',', fields);
        if (fields.size() == 1 && fields[0].empty())
            continue;
        const auto first = fields.size() == 3 ? realNumber(fields[1]) : std::nullopt,
                   last = fields.size() == 3 ? realNumber(fields[2]) : std::nullopt;
        if (!first || !last || !(*first >= 0) || !(*last >= *first && *last <= double(largestFrame)))
            lines.fail("expected a person, the first and the last of the frames");
        markRange(mask, std::int64_t(*first), std::int64_t(*last), total, lines);
    }
    return mask;
}

} // namespace transect
