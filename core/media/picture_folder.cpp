#include "media/picture_folder.h"

#include <optional>

#include "media/numbered_pictures.h"
#include "media/picture_converter.h"
#include "record/error.h"

namespace transect {

namespace {

class PictureFolder : public VideoReader {
public:
    explicit PictureFolder(const std::filesystem::path& folder)
        : m_files(numberedPictures(folder, m_notices))
    {
        if (m_files.empty())
            throw Error("bad-video", "the folder holds no numbered pictures (such as 0001.jpg)", folder.string());
        if (!decodeNext())
            throw Error("bad-video", "none of its pictures can be decoded; " + m_notices.list().back(), folder.string());
        m_info.width = m_converter->width();
        m_info.height = m_converter->height();
        m_info.declaredFrames = static_cast<std::int64_t>(m_files.size());
    }

    const VideoInfo& info() const override { return m_info; }
    const std::vector<std::string>& notices() const override { return m_notices.list(); }

    bool next(VideoFrame& frame) override
    {
        if (!decodeNext())
            return false;
        m_hasPicture = false;
        withPlace(m_files[m_nextFile - 1].string(), [&] { m_converter->convert(m_picture, frame); });
        frame.ordinal = m_ordinal++;
        frame.seconds = 0;
        return true;
    }

    bool skip() override
    {
        if (!decodeNext())
            return false;
        m_hasPicture = false;
        ++m_ordinal;
        return true;
    }

private:
    /// The next picture that can be decoded into m_picture.
    bool decodeNext()
    {
        while (!m_hasPicture && m_nextFile < m_files.size())
            decode(m_files[m_nextFile++]);
        return m_hasPicture;
    }

    void decode(const std::filesystem::path& file)
    {
        try {
            const auto stream = decodePicture(file, m_picture);
            if (!m_converter) {
                m_converter.emplace(m_picture);
                m_info.codec = stream->codec();
            }
            m_hasPicture = true;
        } catch (const Error& error) {
            m_notices.add(file.filename().string() + " is passed over: " + error.record().text);
        }
    }

    Notices m_notices;
    std::vector<std::filesystem::path> m_files;
    std::size_t m_nextFile = 0;
    VideoInfo m_info;
    DecodedPicture m_picture;
    bool m_hasPicture = false; ///< decoded and not yet shown
    std::int64_t m_ordinal = 0;
    std::optional<PictureConverter> m_converter;
};

} // namespace

std::unique_ptr<VideoReader> openPictureFolder(const std::filesystem::path& folder)
{
    return std::make_unique<PictureFolder>(folder);
}

} // namespace transect
