#include <algorithm>
#include <cmath>

#include "vision/opencv_setup.h"
#include "vision/person_detector.h"

#ifdef TRANSECT_HAS_OPENCV
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#endif

namespace transect {

#ifdef TRANSECT_HAS_OPENCV

namespace {

constexpr double pixelsOfHog = 6; ///< for each of a network's

class HogDetector final : public PersonDetector {
public:
    explicit HogDetector(const DetectorOptions& options)
        : m_options(options)
    {
        prepareOpenCv();
        m_descriptor.setSVMDetector(cv::HOGDescriptor::getDefaultPeopleDetector());
    }

    std::vector<Detection> detect(const ImageView& picture) override
    {
        const cv::Mat whole(picture.height, picture.width, CV_8UC(picture.channels), const_cast<std::uint8_t*>(picture.pixels));
        cv::Mat grey;
        if (picture.channels == 3)
            cv::cvtColor(whole, grey, cv::COLOR_RGB2GRAY);
        else
            grey = whole;
        // The classifier's persons are 96 pixels high or more: enlarged, a picture shows it smaller ones.
        constexpr double largestScale = 2;
        const double scale = std::min(largestScale, std::sqrt(pixelsOfHog * m_options.pixels / (double(picture.width) * picture.height)));
        // OpenCV 4.6 writes beyond its memory where the window does not fit, and cannot make pictures without rows.
        if (cvRound(grey.cols * scale) < m_descriptor.winSize.width || cvRound(grey.rows * scale) < m_descriptor.winSize.height)
            return {};
        cv::resize(grey, grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
        std::vector<cv::Rect> windows;
        std::vector<double> distances;
        m_descriptor.detectMultiScale(grey, windows, distances, 0, {8, 8}, {16, 16}, 1.05, 1);
        std::vector<Detection> found;
        for (std::size_t i = 0; i < windows.size(); ++i) {
            const double score = scoreOf(distances[i]);
            if (score >= m_options.lowestScore)
                found.push_back({insidePicture(personIn(windows[i], 1 / scale), picture.width, picture.height), float(score)});
        }
        std::erase_if(found, [](const Detection& detection) { return detection.box.width < 2 || detection.box.height < 2; });
        return withoutDoubles(std::move(found));
    }

private:
    /// The classifier was trained on windows of 64 x 128 with persons 96 pixels high in their middle.
    static Box personIn(const cv::Rect& window, double scale)
    {
        const double marginX = window.width * 0.2, marginY = window.height * 0.125;
        return {float((window.x + marginX) * scale), float((window.y + marginY) * scale), float((window.width - 2 * marginX) * scale),
                float((window.height - 2 * marginY) * scale)};
    }

    /// From the distance to the classifier's border (0 to about 3) to 0 to 1.
    static double scoreOf(double distance) { return 1 - std::exp(-distance); }

    DetectorOptions m_options;
    cv::HOGDescriptor m_descriptor;
};

} // namespace

std::unique_ptr<PersonDetector> makeHogDetector(const DetectorOptions& options)
{
    return std::make_unique<HogDetector>(options);
}

#else

std::unique_ptr<PersonDetector> makeHogDetector(const DetectorOptions&)
{
    failWithoutOpenCv({});
}

#endif

} // namespace transect
