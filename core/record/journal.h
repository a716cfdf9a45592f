#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "record/file_system.h"
#include "record/json.h"

namespace transect {

/// What append() waits for: that the line outlives the process (Flushed), or a power cut as well (Synced).
enum class Durability { Flushed, Synced };

/// A file of JSON lines that only grows: events.jsonl, transfer.jsonl. A line is a compact object whose last member
/// "crc" holds, in 8 hexadecimal digits, the CRC-32 of the line's text before `,"crc"`. A line is one write. Several
/// journals, of one process or of many, may append to one file; one Journal is used by one thread at a time.
class Journal {
public:
    /// Opens or creates the file and cuts off a torn last line: one without a newline or with a wrong checksum.
    /// Errors: "no-file" (no such folder), "no-permission", "io" (also where the file system has no locks).
    Journal(std::filesystem::path path, Durability durability, FileSystem& fileSystem = realFileSystem());
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// Throws Error "disk-full" or "io", after which the file ends as before; "bad-record" for what is no object, is
    /// empty, has a member "crc" already or makes a line over 16 MiB. A number that is not finite becomes null, text
    /// that is not UTF-8 gets replacement characters.
    void append(const Json& object);

private:
    class Lock;
    std::uintmax_t mendedEnd();
    bool cut(std::uintmax_t end);

    std::filesystem::path m_path;
    Durability m_durability;
    FileSystem& m_fileSystem;
    int m_descriptor = -1;
    std::uintmax_t m_end = 0; ///< where the last line that is known to be good ends
};

/// Follows a journal that is being written, also one that does not exist yet.
class JournalTail {
public:
    explicit JournalTail(std::filesystem::path path);
    ~JournalTail();

    /// The whole lines appended since the last call, without their "crc". Where what was read before is no longer
    /// there (the file was replaced or begun anew), everything from the top, and startedOver() is true until the next
    /// call. A torn last line is left alone until more follows it. Errors: "no-permission", "io".
    std::vector<Json> next();
    bool startedOver() const;

    /// The damaged lines met so far: "line 7: checksum "1234abcd", expected 5678ef01". At most 1,000 are listed, the
    /// last entry then counts the others.
    std::vector<std::string> damage() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

struct JournalContents {
    std::vector<Json> lines;         ///< without their "crc"
    std::vector<std::string> damage; ///< as JournalTail::damage()
};

/// Everything in a journal; a torn last line is ignored, damaged lines before it are reported and left out, and so are
/// lines over 16 MiB. Errors: "no-file", "no-permission", "io".
JournalContents readJournal(const std::filesystem::path& path);

} // namespace transect
