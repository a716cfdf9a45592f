#include "widgets/launch/json_lines.h"

#include <algorithm>
#include <vector>

namespace transect {

namespace {

/// Walks over the text once and notes the line of the longest beginning of the path that it meets.
class FieldFinder {
public:
    FieldFinder(std::string_view text, std::string path) : m_text(text), m_path(std::move(path)) {}

    int find()
    {
        value({});
        return m_line;
    }

private:
    void value(const std::string& place)
    {
        skipSpace();
        note(place);
        if (at('{'))
            members(place, '}');
        else if (at('['))
            members(place, ']');
        else if (at('"'))
            string();
        else
            while (m_at < m_text.size() && std::string_view(",]} \t\r\n").find(m_text[m_at]) == std::string_view::npos)
                ++m_at;
    }

    void members(const std::string& place, char close)
    {
        ++m_at;
        for (int index = 0; skipSpace(), m_at < m_text.size() && !at(close); ++index) {
            auto name = std::to_string(index);
            if (close == '}') {
                name = string();
                skipSpace();
                ++m_at; // the colon
            }
            value(place.empty() ? name : place + "." + name);
            skipSpace();
            if (at(','))
                ++m_at;
        }
        ++m_at;
    }

    std::string string()
    {
        const auto begin = ++m_at;
        while (m_at < m_text.size() && !at('"'))
            m_at += at('\\') ? 2 : 1;
        return std::string(m_text.substr(begin, m_at++ - begin));
    }

    void note(const std::string& place)
    {
        const bool leads = place.empty() || m_path == place || m_path.starts_with(place + ".");
        if (leads && (m_line == 0 || place.size() > m_length)) {
            m_line = 1 + int(std::count(m_text.begin(), m_text.begin() + std::ptrdiff_t(std::min(m_at, m_text.size())), '\n'));
            m_length = place.size();
        }
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos)
            ++m_at;
    }

    bool at(char letter) const { return m_at < m_text.size() && m_text[m_at] == letter; }

    std::string_view m_text;
    std::string m_path;
    std::size_t m_at = 0, m_length = 0;
    int m_line = 0;
};

} // namespace

int lineOfField(std::string_view text, const std::string& path)
{
    return FieldFinder(text, path).find();
}

} // namespace transect
