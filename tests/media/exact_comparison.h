#pragma once

#include "made_video.h"
#include "media/exact_video.h"
#include "record/hash.h"

/// Random access compared with reading from front to back.
namespace exact {

constexpr int madeCount = 300;

inline const QStringList h264{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-bf", "3"};

inline std::uint32_t checksum(const transect::VideoFrame& frame)
{
    return transect::crc32(std::string_view(reinterpret_cast<const char*>(frame.pixels.data()), frame.pixels.size()));
}

/// What reading from front to back gives.
struct Sequence {
    std::vector<int> numbers;
    std::vector<std::uint32_t> checksums;
    std::vector<double> seconds;
};

inline Sequence readAll(const QString& path)
{
    Sequence all;
    const auto video = transect::openVideo(path.toStdString());
    transect::VideoFrame frame;
    while (video->next(frame)) {
        all.numbers.push_back(made::numberIn(frame));
        all.checksums.push_back(checksum(frame));
        all.seconds.push_back(frame.seconds);
    }
    return all;
}

/// An exact video with what it is to be compared with.
struct Opened {
    std::shared_ptr<const transect::FrameIndex> index;
    std::unique_ptr<transect::ExactVideo> video;
};

inline Opened openExactly(const QString& path)
{
    Opened opened;
    opened.index = std::make_shared<transect::FrameIndex>(*transect::buildFrameIndex(path.toStdString()));
    opened.video = transect::openExactVideo(path.toStdString(), opened.index);
    return opened;
}

/// What differs after random seeks; empty: nothing.
inline QString differences(const QString& path, const Sequence& all, int seeks)
{
    auto [index, video] = openExactly(path);
    if (index->count() != std::int64_t(all.numbers.size()))
        return QString("%1 frames in the index of %2").arg(index->count()).arg(all.numbers.size());
    transect::VideoFrame frame;
    std::uint32_t random = 7;
    int wrong = 0, wrongPixels = 0, wrongTimes = 0;
    for (int i = 0; i < seeks; ++i) {
        random = random * 1664525 + 1013904223;
        const auto ordinal = std::int64_t((random >> 8) % all.numbers.size());
        if (!video->frame(ordinal, frame))
            return "a frame was given up";
        const auto place = std::size_t(ordinal);
        wrong += made::numberIn(frame) != all.numbers[place] || frame.ordinal != ordinal;
        wrongPixels += checksum(frame) != all.checksums[place];
        wrongTimes += std::abs(frame.seconds - all.seconds[place]) > 1e-9;
    }
    return wrong + wrongPixels + wrongTimes == 0 ? QString() : QString("%1 frames, pixels of %2, times of %3 are wrong").arg(wrong).arg(wrongPixels).arg(wrongTimes);
}

} // namespace exact
