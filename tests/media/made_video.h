#pragma once

#include <QtTest>

#include "media/video_reader.h"

/// Ends the test's function where the program that makes its videos is not installed.
#define SKIP_WITHOUT_FFMPEG() \
    do { \
        if (made::ffmpeg().isEmpty()) \
            QSKIP("the program ffmpeg, which makes the videos of this test, is not installed (apt-get install ffmpeg)"); \
    } while (false)

/// Videos whose every picture carries its number as a bar code: sixteen bars, white for a set bit, over a moving ramp
/// that gives encoders something to predict.
namespace made {

inline const QStringList h264{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"};

constexpr int width = 192, height = 64, bits = 16, barHeight = 32;

inline QByteArray numberedPicture(int number, int w = width, int h = height)
{
    QByteArray pixels(w * h * 3, '\0');
    for (int y = 0; y < h; ++y) {
        for (int x = 0; x < w; ++x) {
            const bool isBar = y < h / 2;
            const int bit = (number >> (x * bits / w)) & 1;
            const int value = isBar ? bit * 255 : 64 + (x + y + 3 * number) % 128;
            for (int c = 0; c < 3; ++c)
                pixels[(y * w + x) * 3 + c] = char(value);
        }
    }
    return pixels;
}

/// The file of such a picture.
inline QByteArray numberedPpm(int number, int w = width, int h = height)
{
    return QString("P6\n%1 %2\n255\n").arg(w).arg(h).toLatin1() + numberedPicture(number, w, h);
}

/// The number that a picture carries, looked for in its upper half.
inline int numberIn(const transect::VideoFrame& frame)
{
    int number = 0;
    for (int bit = 0; bit < bits; ++bit) {
        const int x = (2 * bit + 1) * frame.width / (2 * bits), y = frame.height / 4;
        number |= (frame.pixels[std::size_t(y * frame.width + x) * 3 + 1] > 127) << bit;
    }
    return number;
}

/// The numbers of all pictures of a video; none where one has not the ordinal that it should have.
inline std::vector<int> numbersIn(transect::VideoReader& video)
{
    std::vector<int> numbers;
    transect::VideoFrame frame;
    while (video.next(frame)) {
        if (frame.ordinal != std::int64_t(numbers.size()))
            return {};
        numbers.push_back(numberIn(frame));
    }
    return numbers;
}

inline std::vector<int> numbersTo(int count)
{
    std::vector<int> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

inline QString ffmpeg()
{
    return QStandardPaths::findExecutable("ffmpeg");
}

/// Runs ffmpeg with `input` on its standard input; empty where it succeeds, else what it said.
inline QString runFfmpeg(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(ffmpeg(), QStringList{"-v", "error", "-y", "-threads", "1"} + arguments);
    if (!process.waitForStarted())
        return process.errorString();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return "ffmpeg " + arguments.join(' ') + ": " + process.readAllStandardError();
    return {};
}

/// The arguments by which ffmpeg reads raw pictures from its standard input.
inline QStringList rawInput(const QString& rate = "25", int w = width, int h = height)
{
    return {"-f", "rawvideo", "-pix_fmt", "rgb24", "-s", QString("%1x%2").arg(w).arg(h), "-r", rate, "-i", "-"};
}

/// A video of pictures numbered from 0; `encoding` follows the input on ffmpeg's command line.
inline QString makeVideo(const QString& path, int count, const QStringList& encoding, const QString& rate = "25", int w = width, int h = height)
{
    QByteArray pictures;
    for (int i = 0; i < count; ++i)
        pictures += numberedPicture(i, w, h);
    return runFfmpeg(rawInput(rate, w, h) + encoding + QStringList{path}, pictures);
}

/// A video whose first picture alone can be decoded.
inline std::filesystem::path makeWreckedVideo(const QString& path, int count)
{
    if (!makeVideo(path, count, {"-c:v", "png"}).isEmpty())
        return {};
    auto bytes = bytesOf(path);
    for (auto header = bytes.indexOf("IHDR"); (header = bytes.indexOf("IHDR", header + 1)) > 0;)
        bytes.replace(header, 4, "IHXX");
    write(path, bytes);
    return path.toStdString();
}

} // namespace made
