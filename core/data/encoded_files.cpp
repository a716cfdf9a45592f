#include "data/encoded_files.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "data/archive.h"
#include "record/error.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t largestFile = std::int64_t{1} << 28;

bool isImageName(const std::string& name)
{
    constexpr std::array endings{".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff", ".pgm", ".ppm"};
    const fs::path path(name);
    auto ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return !path.filename().string().starts_with('.') && std::ranges::find(endings, ending) != endings.end();
}

class FolderFiles : public EncodedFiles {
public:
    explicit FolderFiles(const fs::path& folder)
    {
        constexpr int deepest = 16; // links may lead in circles
        m_place = folder.string();
        for (auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::follow_directory_symlink); entry != fs::end(entry); ++entry) {
            if (entry.depth() >= deepest)
                entry.disable_recursion_pending();
            if (isImageName(entry->path().filename().string()) && entry->is_regular_file()) {
                m_names.push_back(entry->path().lexically_relative(folder).generic_string());
                m_sizes.push_back(entry->file_size());
            }
        }
    }

    std::uint64_t sizeOf(std::size_t file) const override { return m_sizes[file]; }

    std::span<const std::byte> read(std::size_t file, std::vector<std::byte>& buffer) const override
    {
        try {
            buffer = readAll(*openStream(placeOf(file)), largestFile);
        } catch (const Error& error) {
            throw Error("bad-image", error.record().text, error.record().path, error.record().hint);
        }
        return buffer;
    }

private:
    std::vector<std::uint64_t> m_sizes;
};

class ArchiveFiles : public EncodedFiles {
public:
    explicit ArchiveFiles(const fs::path& archive)
    {
        m_place = archive.string();
        std::int64_t total = 0;
        visitArchive(archive, [&](const std::string& name, ByteStream& content) {
            if (!isImageName(name))
                return;
            m_names.push_back(name);
            m_contents.push_back(readAll(content, largestFile));
            m_contents.back().shrink_to_fit(); // there may be a million of them
            total += static_cast<std::int64_t>(m_contents.back().size());
            if (total > residentLimit)
                content.fail("the archive holds more than the " + std::to_string(residentLimit) + " bytes that are kept in memory", "unpack it into a folder");
        });
    }

    std::uint64_t sizeOf(std::size_t file) const override { return m_contents[file].size(); }
    std::span<const std::byte> read(std::size_t file, std::vector<std::byte>&) const override { return m_contents[file]; }

private:
    std::vector<std::vector<std::byte>> m_contents;
};

} // namespace

EncodedFilesPtr imageFilesIn(const fs::path& folder)
{
    return std::make_shared<FolderFiles>(folder);
}

EncodedFilesPtr imageFilesOfArchive(const fs::path& archive)
{
    return std::make_shared<ArchiveFiles>(archive);
}

} // namespace transect
