#include "record/journal.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "record/error.h"
#include "record/journal_line.h"

namespace transect {

namespace {

constexpr std::size_t mostDamageListed = 1000;

/// Where reading goes on, and the bytes before, by which the file is recognised.
struct Position {
    std::uintmax_t offset = 0;
    std::uintmax_t line = 1;     ///< the number of the line that begins, or goes on, at `offset`
    bool insideLongLine = false; ///< whose damage is already known
    std::string before;
};

/// Bounded, so that a file of nothing but damage does not fill the memory.
class Damage {
public:
    void add(std::uintmax_t line, const std::string& text)
    {
        if (++m_count <= mostDamageListed)
            m_listed.push_back("line " + std::to_string(line) + ": " + text);
    }

    std::vector<std::string> texts() const
    {
        std::vector<std::string> texts = m_listed;
        if (const std::uintmax_t others = m_count - m_listed.size())
            texts.push_back("and " + std::to_string(others) + " other damaged lines");
        return texts;
    }

private:
    std::vector<std::string> m_listed;
    std::uintmax_t m_count = 0;
};

std::string bytesBefore(const InputFile& file, std::uintmax_t offset)
{
    std::string bytes(static_cast<std::size_t>(std::min<std::uintmax_t>(offset, 64)), '\0');
    bytes.resize(file.read(offset - bytes.size(), std::as_writable_bytes(std::span(bytes))));
    return bytes;
}

/// Reads the lines from a position to the end of the file. The position moves behind whatever is settled: good lines,
/// and damaged ones that are not the last.
class Scan {
public:
    Scan(Position& position, Damage& damage)
        : m_position(position)
        , m_damage(damage)
    {
    }

    std::vector<Json> read(const InputFile& file);

private:
    void takePiece(std::string_view piece);
    void endLine();
    void takeLine();
    void settleTorn();
    void passLine(std::size_t bytes);

    struct Torn {
        std::size_t size;
        std::string damage;
    };

    Position& m_position;
    Damage& m_damage;
    std::vector<Json> m_lines;
    std::string m_begun;        ///< the line whose newline has not come yet
    std::optional<Torn> m_torn; ///< the line at the position, if it has a wrong checksum: torn, unless more follows
};

std::vector<Json> Scan::read(const InputFile& file)
{
    std::string buffer(1 << 20, '\0');
    std::uintmax_t offset = m_position.offset;
    while (const std::size_t count = file.read(offset, std::as_writable_bytes(std::span(buffer)))) {
        offset += count;
        std::string_view text = std::string_view(buffer).substr(0, count);
        for (std::size_t newline = text.find('\n'); newline != text.npos; newline = text.find('\n')) {
            takePiece(text.substr(0, newline));
            endLine();
            text.remove_prefix(newline + 1);
        }
        takePiece(text);
    }
    return std::move(m_lines);
}

void Scan::takePiece(std::string_view piece)
{
    m_begun += piece;
    if (!m_position.insideLongLine && m_begun.size() > longestJournalLine) {
        settleTorn();
        m_damage.add(m_position.line, "longer than " + std::to_string(longestJournalLine) + " bytes");
        m_position.insideLongLine = true;
    }
    if (m_position.insideLongLine) {
        m_position.offset += m_begun.size();
        m_begun.clear();
    }
}

void Scan::endLine()
{
    if (m_position.insideLongLine) {
        m_position.insideLongLine = false;
        passLine(1);
        return;
    }
    settleTorn();
    if (std::string damage = checksumDamage(m_begun); damage.empty())
        takeLine();
    else
        m_torn = Torn{m_begun.size() + 1, std::move(damage)};
    m_begun.clear();
}

void Scan::takeLine()
{
    try {
        m_lines.push_back(journalObject(m_begun));
    } catch (const Error& error) {
        m_damage.add(m_position.line, error.record().text);
    }
    passLine(m_begun.size() + 1);
}

void Scan::settleTorn()
{
    if (!m_torn)
        return;
    m_damage.add(m_position.line, m_torn->damage);
    passLine(m_torn->size);
    m_torn.reset();
}

void Scan::passLine(std::size_t bytes)
{
    m_position.offset += bytes;
    ++m_position.line;
}

} // namespace

struct JournalTail::Private {
    std::filesystem::path path;
    Position position;
    Damage damage;
    bool startedOver = false;

    std::vector<Json> read(const InputFile& file)
    {
        startedOver = bytesBefore(file, position.offset) != position.before;
        if (startedOver) {
            position = {};
            damage = {};
        }
        std::vector<Json> lines = Scan(position, damage).read(file);
        position.before = bytesBefore(file, position.offset);
        return lines;
    }
};

JournalTail::JournalTail(std::filesystem::path path)
    : d(std::make_unique<Private>())
{
    d->path = std::move(path);
}

JournalTail::~JournalTail() = default;

std::vector<Json> JournalTail::next()
{
    d->startedOver = false;
    std::error_code ignored; // opening the file says it better
    if (std::filesystem::status(d->path, ignored).type() == std::filesystem::file_type::not_found)
        return {};
    return d->read(InputFile(d->path));
}

bool JournalTail::startedOver() const
{
    return d->startedOver;
}

std::vector<std::string> JournalTail::damage() const
{
    return d->damage.texts();
}

JournalContents readJournal(const std::filesystem::path& path)
{
    Position position;
    Damage damage;
    std::vector<Json> lines = Scan(position, damage).read(InputFile(path));
    return {std::move(lines), damage.texts()};
}

} // namespace transect
