#include "widgets/runs/log_tail.h"

#include <span>
#include <utility>

#include "record/file_system.h"

namespace transect {

namespace {

constexpr qsizetype remembered = 64; // bytes

QByteArray bytesOf(const InputFile& file, std::uintmax_t from, std::uintmax_t count)
{
    QByteArray bytes(qsizetype(count), '\0');
    bytes.resize(qsizetype(file.read(from, std::as_writable_bytes(std::span(bytes.data(), std::size_t(bytes.size()))))));
    return bytes;
}

/// What a text document would not take for a letter: its own marks, and what turns the direction of the rest of the line.
bool isDisruptive(char16_t unit)
{
    return (unit >= 0x80 && unit < 0xa0) || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069)
        || (unit >= 0xfdd0 && unit <= 0xfdef) || unit == 0xfffc || unit >= 0xfffe;
}

char16_t shown(char16_t unit)
{
    constexpr char16_t pictures = 0x2400, pictureOfDelete = 0x2421;
    if (unit == u'\n' || unit == u'\t')
        return unit;
    if (unit < 0x20)
        return char16_t(pictures + unit);
    if (unit == 0x7f)
        return pictureOfDelete;
    if (unit == 0x2028 || unit == 0x2029)
        return u'\n';
    return isDisruptive(unit) ? char16_t(QChar::ReplacementCharacter) : unit;
}

} // namespace

LogTail::LogTail(std::filesystem::path path)
    : m_path(std::move(path))
{
}

LogTail::Piece LogTail::next()
{
    const bool hasBegun = std::exchange(m_begun, false);
    const InputFile file(m_path);
    const auto size = file.size();
    auto piece = hasBegun && goesOn(file, size) ? Piece{harmless(read(file, size)), false, 0} : begin(file, size);
    m_begun = true;
    return piece;
}

bool LogTail::goesOn(const InputFile& file, std::uintmax_t size) const
{
    if (size < m_read || size - m_read > most)
        return false;
    const auto count = std::uintmax_t(m_last.size());
    return bytesOf(file, m_read - count, count) == m_last;
}

LogTail::Piece LogTail::begin(const InputFile& file, std::uintmax_t size)
{
    m_decoder.resetState();
    m_last.clear();
    m_afterReturn = false;
    m_read = size - std::min(size, most);
    const auto from = m_read;
    const auto bytes = read(file, size);
    // A line that is cut in the middle would look like another.
    const auto whole = from > 0 ? bytes.indexOf('\n') + 1 : 0;
    return {harmless(QByteArrayView(bytes).sliced(whole)), true, from + std::uintmax_t(whole)};
}

/// What is there from the last place on, up to `size`.
QByteArray LogTail::read(const InputFile& file, std::uintmax_t size)
{
    auto bytes = bytesOf(file, m_read, size - m_read);
    m_read += std::uintmax_t(bytes.size());
    m_last = (m_last + bytes.last(std::min(bytes.size(), remembered))).right(remembered);
    return bytes;
}

QString LogTail::harmless(QByteArrayView bytes)
{
    const QString decoded = m_decoder(bytes);
    QString text;
    text.reserve(decoded.size());
    for (const auto character : decoded) {
        const auto unit = character.unicode();
        const bool endsReturn = unit == u'\n' && m_afterReturn;
        m_afterReturn = unit == u'\r';
        if (!endsReturn)
            text += QChar(m_afterReturn ? u'\n' : shown(unit));
    }
    return text;
}

} // namespace transect
