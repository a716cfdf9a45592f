#pragma once

#include <filesystem>

#include <QByteArray>
#include <QString>
#include <QStringDecoder>

namespace transect {

class InputFile;

/// Follows a log that is being written, also one that does not exist yet. Its text is harmless to show: bytes that are not
/// UTF-8 are U+FFFD, control characters (terminal escapes) their pictures, every kind of line end is '\n'.
class LogTail {
public:
    static constexpr std::uintmax_t most = 1024 * 1024; ///< bytes that are read at once

    struct Piece {
        QString text;              ///< appended since the last call; all there is to show, where it starts over
        bool startsOver = true;    ///< the first piece, or what was read before is gone, or more was appended than is read at once
        std::uintmax_t leftOut = 0; ///< bytes before the text of a piece that starts over
    };

    explicit LogTail(std::filesystem::path path);

    const std::filesystem::path& path() const { return m_path; }
    /// Errors: "no-file", "no-permission", "io"; the next piece then starts over.
    Piece next();
    void startOver() { m_begun = false; }

private:
    bool goesOn(const InputFile& file, std::uintmax_t size) const;
    Piece begin(const InputFile& file, std::uintmax_t size);
    QByteArray read(const InputFile& file, std::uintmax_t size);
    QString harmless(QByteArrayView bytes);

    std::filesystem::path m_path;
    bool m_begun = false;
    std::uintmax_t m_read = 0; ///< bytes of the file that were read or left out
    QByteArray m_last;         ///< the last of them, to see whether the file is still the same
    QStringDecoder m_decoder{QStringDecoder::Utf8};
    bool m_afterReturn = false;
};

} // namespace transect
