// `tools/bench video`: how long a frame of a video takes to get, and whether it is the right one, beside OpenCV's VideoCapture and
// PyAV (bench_video_pyav.py), on the same seeks.
// The videos are made by the program ffmpeg; each picture carries its number as sixteen bars.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <unistd.h>

#include "bench_clock.h"
#include "media/exact_video.h"

#ifdef BENCH_OPENCV
#include <opencv2/videoio.hpp>
#endif

using namespace transect;

namespace {

constexpr int width = 640, height = 360, bits = 16, shortVideo = 600, longVideo = 15000, seeks = 200, steps = 500;
constexpr double seekTarget = 150, denseTarget = 50, forwardTarget = 10, backwardTarget = 30; // milliseconds

using Luma = std::vector<std::uint8_t>;

/// Bars in the upper quarter; below, two textures that glide past each other, and a little noise.
Luma numberedPicture(int number)
{
    Luma picture(std::size_t(width) * height * 3 / 2, 128);
    std::uint32_t noise = std::uint32_t(number) * 2654435761u + 1;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int shift = y < height / 2 ? number : -2 * number;
            const int texture = ((x + shift) * (y / 8 + 3) / 16 & 63) + ((x / 16 + y / 16 + number / 8) & 7) * 12;
            noise = noise * 1664525 + 1013904223;
            const int bar = (number >> (x * bits / width)) & 1 ? 235 : 16;
            picture[std::size_t(y) * width + std::size_t(x)] = std::uint8_t(y < height / 4 ? bar : 32 + texture + int(noise >> 30));
        }
    }
    return picture;
}

template <typename Pixel> int numberIn(const Pixel& lightness)
{
    int number = 0;
    for (int bit = 0; bit < bits; ++bit)
        number |= (lightness((2 * bit + 1) * width / (2 * bits), height / 8) > 127) << bit;
    return number;
}

bool makeVideo(const std::filesystem::path& file, int count, const std::string& encoding)
{
    const auto size = std::to_string(width) + "x" + std::to_string(height);
    const auto command = "ffmpeg -v error -y -f rawvideo -pix_fmt yuv420p -s " + size + " -r 25 -i - " + encoding
        + " '" + file.string() + "'";
    FILE* pipe = ::popen(command.c_str(), "w");
    if (!pipe)
        return false;
    bool isWritten = true;
    for (int i = 0; i < count && isWritten; ++i) {
        const auto picture = numberedPicture(i);
        isWritten = std::fwrite(picture.data(), 1, picture.size(), pipe) == picture.size();
    }
    return ::pclose(pipe) == 0 && isWritten;
}

/// Milliseconds, ascending.
struct Times {
    std::vector<double> values;
    int wrong = 0;

    double at(double part) const { return values.empty() ? 0 : values[std::size_t(part * double(values.size() - 1))]; }
};

/// A way to a frame: answers the number that it carries.
using Player = std::function<int(int ordinal)>;

Times timesOf(const Player& player, const std::vector<int>& ordinals, const std::vector<int>& numbers)
{
    Times times;
    for (const int ordinal : ordinals) {
        const BenchClock clock;
        const int number = player(ordinal);
        times.values.push_back(clock.milliseconds());
        times.wrong += number != numbers[std::size_t(ordinal)];
    }
    std::ranges::sort(times.values);
    return times;
}

std::vector<int> randomOrdinals(std::size_t frames)
{
    std::vector<int> ordinals(seeks);
    std::uint32_t random = 1;
    for (auto& ordinal : ordinals) {
        random = random * 1664525 + 1013904223;
        ordinal = int((random >> 8) % frames);
    }
    return ordinals;
}

int numberOf(const VideoFrame& frame)
{
    return numberIn([&](int x, int y) { return frame.pixels[std::size_t(y * width + x) * 3 + 1]; });
}

std::vector<int> numbersOf(const std::filesystem::path& file)
{
    const auto video = openVideo(file);
    std::vector<int> numbers;
    for (VideoFrame frame; video->next(frame);)
        numbers.push_back(numberOf(frame));
    return numbers;
}

/// Transect's; indexing is timed.
Player exactPlayer(const std::filesystem::path& file, double& indexing)
{
    const BenchClock clock;
    const auto index = std::make_shared<FrameIndex>(*buildFrameIndex(file));
    indexing = clock.milliseconds();
    const std::shared_ptr<ExactVideo> video = openExactVideo(file, index);
    return [video, frame = VideoFrame()](int ordinal) mutable {
        video->frame(ordinal, frame);
        return numberOf(frame);
    };
}

#ifdef BENCH_OPENCV
Player openCvPlayer(const std::filesystem::path& file)
{
    const auto capture = std::make_shared<cv::VideoCapture>(file.string(), cv::CAP_FFMPEG);
    return [capture, picture = cv::Mat()](int ordinal) mutable {
        // The next frame is read, not sought: so a program steps that knows OpenCV.
        if (capture->get(cv::CAP_PROP_POS_FRAMES) != ordinal)
            capture->set(cv::CAP_PROP_POS_FRAMES, ordinal);
        if (!capture->read(picture))
            return -1;
        return numberIn([&](int x, int y) { return picture.at<cv::Vec3b>(y, x)[1]; });
    };
}
#endif

/// The command that PyAV's side is called by; empty: there is none.
std::string pyAvCommand;

/// Nothing where there is no PyAV.
std::optional<Times> pyAvTimes(const std::filesystem::path& file, const std::vector<int>& ordinals, const std::vector<int>& numbers)
{
    if (pyAvCommand.empty())
        return std::nullopt;
    const auto list = file.string() + ".ordinals";
    std::ofstream stream(list);
    for (const int ordinal : ordinals)
        stream << ordinal << '\n';
    stream.close();
    FILE* pipe = ::popen((pyAvCommand + " '" + file.string() + "' '" + list + "'").c_str(), "r");
    Times times;
    double milliseconds = 0;
    int number = 0;
    if (!pipe || std::fscanf(pipe, "%lf", &milliseconds) != 1) // reading the packets' times
        return std::nullopt;
    for (std::size_t i = 0; std::fscanf(pipe, "%lf %d", &milliseconds, &number) == 2; ++i) {
        times.values.push_back(milliseconds);
        times.wrong += i >= ordinals.size() || number != numbers[std::size_t(ordinals[i])];
    }
    ::pclose(pipe);
    std::ranges::sort(times.values);
    return times;
}

void print(const char* what, const Times& times)
{
    std::printf("  %-22s median %7.1f  95 %% %7.1f  most %7.1f ms   wrong %3d of %zu\n", what, times.at(0.5), times.at(0.95), times.at(1),
        times.wrong, times.values.size());
    std::fflush(stdout);
}

void compareSeeks(const std::string& name, const std::filesystem::path& file)
{
    const auto numbers = numbersOf(file);
    const auto ordinals = randomOrdinals(numbers.size());
    double indexing = 0;
    const auto transect = exactPlayer(file, indexing);
    std::printf("%s: %zu frames, indexed in %.0f ms\n", name.c_str(), numbers.size(), indexing);
    print("Transect", timesOf(transect, ordinals, numbers));
#ifdef BENCH_OPENCV
    print("OpenCV", timesOf(openCvPlayer(file), ordinals, numbers));
#endif
    if (const auto times = pyAvTimes(file, ordinals, numbers))
        print("PyAV", *times);
}

void printTarget(const char* what, double milliseconds, double target)
{
    std::printf("  %-44s %7.1f of %3.0f ms: %.2f\n", what, milliseconds, target, milliseconds / target);
}

/// Key frames every second.
void compareDenseSeeks(const std::filesystem::path& file)
{
    const auto numbers = numbersOf(file);
    double indexing = 0;
    const auto sought = timesOf(exactPlayer(file, indexing), randomOrdinals(numbers.size()), numbers);
    printTarget("seek, a key every second, 95 of 100 within", sought.at(0.95), denseTarget);
}

void compareSteps(const std::filesystem::path& file)
{
    const auto numbers = numbersOf(file);
    std::vector<int> forward, backward;
    for (int i = 0; i < steps; ++i) {
        forward.push_back(int(numbers.size()) / 2 + i);
        backward.push_back(int(numbers.size()) / 2 + steps - 1 - i);
    }
    double indexing = 0;
    const auto transect = exactPlayer(file, indexing);
    const auto sought = timesOf(transect, randomOrdinals(numbers.size()), numbers);
    printTarget("seek, 95 of 100 within", sought.at(0.95), seekTarget);
    const auto ahead = timesOf(transect, forward, numbers), back = timesOf(transect, backward, numbers);
    printTarget("step forward, 95 of 100 within", ahead.at(0.95), forwardTarget);
    printTarget("step backward, 95 of 100 within", back.at(0.95), backwardTarget);
    print("Transect forward", ahead);
    print("Transect backward", back);
#ifdef BENCH_OPENCV
    const auto openCv = openCvPlayer(file);
    print("OpenCV forward", timesOf(openCv, forward, numbers));
    print("OpenCV backward", timesOf(openCv, backward, numbers));
#endif
    for (const auto& [what, ordinals] : {std::pair("PyAV forward", forward), std::pair("PyAV backward", backward)}) {
        if (const auto times = pyAvTimes(file, ordinals, numbers))
            print(what, *times);
    }
}

} // namespace

/// Arguments: the words of the command that calls PyAV's side.
int main(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        pyAvCommand += (i > 1 ? " '" : "'") + std::string(argv[i]) + "'";
    const auto folder = std::filesystem::temp_directory_path() / ("transect-bench-video-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const std::string h264 = "-c:v libx264 -preset veryfast -bf 3 ";
    struct Made {
        std::string name, file, encoding;
        int count = shortVideo;
    };
    const std::string variable = "-vf 'setpts=N*2+mod(N*N\\,3)+300*gte(N\\,200)' -fps_mode passthrough ";
    const std::vector<Made> videos{
        {"ten minutes, a key every 250 frames", "long.mp4", h264 + "-g 250", longVideo},
        {"a key every second", "dense.mp4", h264 + "-g 25"},
        {"B pictures, closed groups of 120", "closed.mp4", h264 + "-g 120"},
        {"B pictures, open groups of 120", "open.mp4", h264 + "-g 120 -x264-params open-gop=1"},
        {"mpeg4 avi", "mpeg4.avi", "-c:v mpeg4 -bf 2 -q:v 4"},
        {"mjpeg avi", "mjpeg.avi", "-c:v mjpeg -q:v 4"},
        {"variable rate mkv", "variable.mkv", variable + h264 + "-g 120"},
        {"transport stream", "stream.ts", h264 + "-g 120"},
        {"program stream", "stream.mpg", "-c:v mpeg2video -bf 2 -q:v 4"},
        {"no length, no index", "live.mkv", h264 + "-g 120 -live 1"},
    };
    bool isMade = true;
    for (const auto& [name, file, encoding, count] : videos)
        isMade = isMade && makeVideo(folder / file, count, encoding);
    const auto from = (folder / "closed.mp4").string(), to = (folder / "cut.mp4").string();
    isMade = isMade && std::system(("ffmpeg -v error -y -ss 3 -i '" + from + "' -c copy '" + to + "'").c_str()) == 0;
    if (isMade) {
        for (const auto& [name, file, encoding, count] : videos)
            compareSeeks(name, folder / file);
        compareSeeks("stream-copied cut (edit list)", folder / "cut.mp4");
        compareDenseSeeks(folder / "dense.mp4");
        compareSteps(folder / "long.mp4");
    } else {
        std::fprintf(stderr, "the program ffmpeg could not make the videos\n");
    }
    std::filesystem::remove_all(folder);
    return isMade ? 0 : 1;
}
