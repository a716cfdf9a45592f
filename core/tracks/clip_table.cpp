#include "tracks/clip_table.h"

#include <algorithm>
#include <array>

#include "record/byte_stream.h"
#include "tracks/names.h"
#include "tracks/text_lines.h"
#include "tracks/number_text.h"

namespace transect {

namespace {

using Fields = std::vector<std::string_view>;

/// Reads the rows below a header.
class TableReader {
public:
    explicit TableReader(const std::filesystem::path& file)
        : m_lines(file)
    {
    }

    ClipTable read()
    {
        ClipTable table;
        std::string_view line;
        if (!m_lines.next(line))
            return table;
        splitFields(line, ',', m_fields);
        m_header.assign(m_fields.begin(), m_fields.end());
        while (m_lines.next(line)) {
            splitFields(line, ',', m_fields);
            if (m_fields.size() == 1 && m_fields[0].empty())
                continue;
            if (m_fields.size() != m_header.size())
                m_lines.fail("found " + std::to_string(m_fields.size()) + " fields, expected " + std::to_string(m_header.size()));
            table.rows[withoutLeadingZeros(m_fields[0])] = row();
        }
        return table;
    }

private:
    ClipTable::Row row() const
    {
        ClipTable::Row row{int(number("width")), int(number("height")), number("fps"), std::int64_t(number("frames"))};
        const auto resolution = field("resolution");
        if (const auto cross = resolution.find('x'); cross != resolution.npos) {
            row.width = int(numberIn(resolution.substr(0, cross)));
            row.height = int(numberIn(resolution.substr(cross + 1)));
        }
        return row;
    }

    std::string_view field(std::string_view name) const
    {
        const auto found = std::ranges::find(m_header, name);
        return found == m_header.end() ? std::string_view() : m_fields[std::size_t(found - m_header.begin())];
    }

    double number(std::string_view name) const { return field(name).empty() ? 0 : numberIn(field(name)); }

    double numberIn(std::string_view text) const
    {
        const auto number = realNumber(text);
        if (!number || !(*number >= 0 && *number <= double(largestFrame)))
            m_lines.fail("found \"" + std::string(text.substr(0, 20)) + "\", expected a number from 0 to " + std::to_string(largestFrame));
        return *number;
    }

    TextLines m_lines;
    std::vector<std::string> m_header;
    Fields m_fields;
};

} // namespace

const ClipTable::Row* ClipTable::find(const std::string& clip) const
{
    const auto found = rows.find(withoutLeadingZeros(clip));
    return found == rows.end() ? nullptr : &found->second;
}

bool isClipTable(const std::filesystem::path& file)
{
    constexpr std::size_t enough = 256;
    if (file.extension() != ".csv" || !std::filesystem::is_regular_file(file))
        return false;
    const auto bytes = readFront(*openStream(file), enough);
    const std::string_view front(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto header = front.substr(0, front.find_first_of("\r\n"));
    constexpr std::array columns{",width", ",resolution", ",fps", ",frames"};
    return header.starts_with("clip,")
        && std::ranges::any_of(columns, [&](const char* column) { return header.find(column) != header.npos; });
}

ClipTable readClipTable(const std::filesystem::path& file)
{
    return TableReader(file).read();
}

ClipTable clipTableFor(const std::filesystem::path& folder)
{
    ClipTable table;
    const auto absolute = std::filesystem::absolute(folder).lexically_normal();
    for (const auto& place : {absolute, absolute.parent_path()}) {
        for (const auto& entry : std::filesystem::directory_iterator(place, std::filesystem::directory_options::skip_permission_denied)) {
            if (isClipTable(entry.path()))
                table.rows.merge(readClipTable(entry.path()).rows);
        }
    }
    return table;
}

std::string clipTableText(const std::vector<ClipPtr>& clips)
{
    std::string text = "clip,width,height,fps,frames\n";
    for (const auto& clip : clips) {
        text += clip->name + "," + std::to_string(clip->width) + "," + std::to_string(clip->height) + ","
            + numberText(clip->framesPerSecond) + "," + std::to_string(clip->frameCount) + "\n";
    }
    return text;
}

} // namespace transect
