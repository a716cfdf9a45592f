#include "media/exact_video.h"

#include "media/exact_file.h"
#include "media/numbered_pictures.h"
#include "media/picture_converter.h"
#include "record/error.h"

namespace transect {

namespace {

/// The pictures of a folder are decoded one by one: nothing is gained by keeping them.
class ExactFolder : public ExactVideo {
public:
    ExactFolder(const std::filesystem::path& folder, std::shared_ptr<const FrameIndex> index)
        : m_folder(folder)
        , m_index(std::move(index))
        , m_files(numberedPictures(folder, m_ignored))
        , m_converter(m_index->info.width, m_index->info.height)
    {
    }

    bool frame(std::int64_t ordinal, VideoFrame& frame, const IsObsolete&) override
    {
        requireOrdinal(*m_index, ordinal, m_folder);
        const auto file = m_index->packets[static_cast<std::size_t>(ordinal)];
        if (file >= m_files.size())
            throw Error("bad-video", "the folder holds fewer pictures than when it was indexed", m_folder.string(), "open the video again");
        decodePicture(m_files[file], m_picture);
        m_converter.convert(m_picture, frame);
        frame.ordinal = ordinal;
        frame.seconds = 0;
        return true;
    }

    bool prepare(std::int64_t, const IsObsolete&) override { return true; }

private:
    std::filesystem::path m_folder;
    std::shared_ptr<const FrameIndex> m_index;
    Notices m_ignored; ///< the index has them
    std::vector<std::filesystem::path> m_files;
    PictureConverter m_converter;
    DecodedPicture m_picture;
};

} // namespace

void requireOrdinal(const FrameIndex& index, std::int64_t ordinal, const std::filesystem::path& video)
{
    if (ordinal < 0 || ordinal >= index.count()) {
        throw Error("bad-video", "there is no frame " + std::to_string(ordinal) + " among its " + std::to_string(index.count()),
            video.string());
    }
}

std::unique_ptr<ExactVideo> openExactVideo(const std::filesystem::path& path, std::shared_ptr<const FrameIndex> index)
{
    if (std::error_code ignored; std::filesystem::is_directory(path, ignored))
        return std::make_unique<ExactFolder>(path, std::move(index));
    return std::make_unique<ExactFile>(path, std::move(index));
}

} // namespace transect
