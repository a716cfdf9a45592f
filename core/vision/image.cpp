#include "vision/image.h"

#include "record/error.h"
#include "vision/image_header.h"
#include "vision/opencv_setup.h"

#ifdef TRANSECT_HAS_OPENCV
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#endif

namespace transect {

bool isImage(std::span<const std::byte> beginning)
{
    return imageFormatOf(beginning).has_value();
}

#ifdef TRANSECT_HAS_OPENCV

namespace {

void refuseLargerThan(std::int64_t maxPixels, const ImageHeader& header, const std::string& place)
{
    if (header.height < 1 || header.width < 1)
        throw Error("bad-image", "the header states " + std::to_string(header.width) + " x " + std::to_string(header.height) + " pixels", place);
    if (header.height > maxPixels / header.width || header.blockPixels > maxPixels) {
        throw Error("bad-image",
            "the header states " + std::to_string(header.width) + " x " + std::to_string(header.height)
                + " pixels (or tiles of that size); at most " + std::to_string(maxPixels) + " pixels are read",
            place);
    }
}

cv::Mat decoded(std::span<const std::byte> encoded, const ImageHeader& header, const std::string& place)
{
    // IMREAD_ANYCOLOR without IMREAD_ANYDEPTH: 8 bits, grey or BGR, turned as EXIF says. OpenCV makes colour of grey
    // with alpha, which IMREAD_GRAYSCALE prevents.
    const int mode = header.isGrey ? cv::IMREAD_GRAYSCALE : cv::IMREAD_ANYCOLOR;
    const cv::Mat input(1, static_cast<int>(encoded.size()), CV_8UC1, const_cast<std::byte*>(encoded.data()));
    cv::Mat image;
    try {
        image = cv::imdecode(input, mode);
    } catch (const cv::Exception& exception) {
        throw Error("bad-image", "cannot be decoded: " + exception.err, place);
    }
    if (image.empty() || image.depth() != CV_8U || (image.channels() != 1 && image.channels() != 3))
        throw Error("bad-image", "cannot be decoded: damaged, cut short, or of a kind that is not supported", place);
    return image;
}

} // namespace

bool canDecodeImages()
{
    return true;
}

Image decodeImage(std::span<const std::byte> encoded, const std::string& place, std::int64_t maxPixels)
{
    prepareOpenCv();
    constexpr std::size_t mostBytes = std::size_t{1} << 30;
    if (encoded.size() > mostBytes)
        throw Error("bad-image", std::to_string(encoded.size()) + " bytes are more than an encoded image may have (1 GiB)", place);
    const ImageHeader header = readImageHeader(encoded, place);
    refuseLargerThan(maxPixels, header, place);
    const cv::Mat image = decoded(encoded, header, place);

    Image result{image.rows, image.cols, image.channels(), {}};
    result.pixels.resize(image.total() * image.elemSize());
    cv::Mat target(image.rows, image.cols, image.type(), result.pixels.data());
    if (image.channels() == 3)
        cv::cvtColor(image, target, cv::COLOR_BGR2RGB);
    else
        image.copyTo(target);
    return result;
}

std::vector<std::byte> encodePng(const ImageView& image)
{
    prepareOpenCv();
    const cv::Mat pixels(image.height, image.width, CV_8UC(image.channels), const_cast<std::uint8_t*>(image.pixels));
    cv::Mat input = pixels;
    if (image.channels == 3)
        cv::cvtColor(pixels, input, cv::COLOR_RGB2BGR);
    std::vector<std::uint8_t> encoded;
    if (!cv::imencode(".png", input, encoded))
        throw Error("bad-image", "cannot be encoded as PNG");
    const auto bytes = std::as_bytes(std::span(encoded));
    return {bytes.begin(), bytes.end()};
}

#else

namespace {

[[noreturn]] void failWithoutDecoder(const std::string& place)
{
    throw Error("no-decoder", "this build of Transect reads no image files: it was made without OpenCV", place,
        "configure with -DTRANSECT_MEDIA=ON, or use a data set of raw pixels (IDX, CIFAR binary, NPY)");
}

} // namespace

bool canDecodeImages()
{
    return false;
}

Image decodeImage(std::span<const std::byte>, const std::string& place, std::int64_t)
{
    failWithoutDecoder(place);
}

std::vector<std::byte> encodePng(const ImageView&)
{
    failWithoutDecoder({});
}

#endif

} // namespace transect
