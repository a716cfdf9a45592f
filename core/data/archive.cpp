#include "data/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

#include "record/error.h"

namespace transect {

namespace {

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

[[noreturn]] void failDamaged(archive* source, const std::string& place)
{
    const char* text = archive_error_string(source);
    throw Error("bad-data", std::string("the archive cannot be read: ") + (text ? text : "unknown reason"), place, "get the file again");
}

/// Only the formats that data sets come in: fewer parsers for a stranger's file to break.
Archive opened(const std::filesystem::path& path)
{
    Archive source(archive_read_new(), &archive_read_free);
    archive_read_support_format_tar(source.get());
    archive_read_support_format_zip(source.get());
    archive_read_support_filter_gzip(source.get());
    if (archive_read_open_filename(source.get(), path.c_str(), 1 << 17) != ARCHIVE_OK)
        failDamaged(source.get(), path.string());
    return source;
}

class EntryStream : public ByteStream {
public:
    EntryStream(archive* source, std::string place)
        : ByteStream(std::move(place))
        , m_source(source)
    {
    }

    std::size_t read(std::span<std::byte> out) override
    {
        std::size_t done = 0;
        while (done < out.size()) {
            const auto count = archive_read_data(m_source, out.data() + done, out.size() - done);
            if (count < 0)
                failDamaged(m_source, place());
            if (count == 0)
                break;
            done += static_cast<std::size_t>(count);
        }
        return done;
    }

private:
    archive* m_source;
};

/// The entry's name with '/' between folders and without "./" in front.
std::string safeName(archive_entry* entry, const std::string& archivePlace)
{
    // The first knows bytes alone, the second what a pax header has as UTF-8, which the C locale cannot express.
    const char* text = archive_entry_pathname(entry);
    if (!text)
        text = archive_entry_pathname_utf8(entry);
    if (!text)
        throw Error("bad-data", "an entry has a name that cannot be read", archivePlace);
    const std::filesystem::path path(text);
    if (path.is_absolute() || std::ranges::find(path, "..") != path.end())
        throw Error("bad-data", "the entry \"" + path.string() + "\" leads out of the archive", archivePlace, "do not trust this file");
    return path.lexically_normal().generic_string();
}

} // namespace

void visitArchive(const std::filesystem::path& path, const FileVisitor& visit)
{
    const auto place = path.string();
    const auto source = opened(path);
    for (archive_entry* entry = nullptr;;) {
        const int result = archive_read_next_header(source.get(), &entry);
        if (result == ARCHIVE_EOF)
            return;
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
            failDamaged(source.get(), place);
        const auto name = safeName(entry, place);
        if (archive_entry_is_encrypted(entry))
            throw Error("bad-data", "the entry \"" + name + "\" is encrypted", place);
        if (archive_entry_symlink(entry) || archive_entry_hardlink(entry))
            throw Error("bad-data", "the entry \"" + name + "\" is a link", place, "pack the files themselves (tar --dereference --hard-dereference)");
        if (archive_entry_filetype(entry) != AE_IFREG)
            continue;
        EntryStream content(source.get(), place + "/" + name);
        visit(name, content);
    }
}

void visitFiles(const std::filesystem::path& place, std::span<const std::string> wanted, const FileVisitor& visit)
{
    if (std::filesystem::is_directory(place)) {
        for (const auto& name : wanted)
            if (std::filesystem::is_regular_file(place / name))
                visit(name, *openStream(place / name));
        return;
    }
    visitArchive(place, [&](const std::string& name, ByteStream& content) {
        const auto baseName = name.substr(name.rfind('/') + 1);
        if (std::ranges::find(wanted, baseName) != wanted.end())
            visit(baseName, content);
    });
}

} // namespace transect
