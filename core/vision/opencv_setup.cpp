#include "vision/opencv_setup.h"

#include "record/error.h"

#ifdef TRANSECT_HAS_OPENCV
#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/core/utils/logger.hpp>
#endif

namespace transect {

void prepareOpenCv()
{
#ifdef TRANSECT_HAS_OPENCV
    static const bool done = [] {
        cv::setNumThreads(0);
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        return true;
    }();
    (void)done;
#endif
}

std::string openCvVersion()
{
#ifdef TRANSECT_HAS_OPENCV
    return cv::getVersionString();
#else
    return {};
#endif
}

void failWithoutOpenCv(const std::string& place)
{
    throw Error("no-decoder", "this build of Transect finds no persons in pictures: it was made without OpenCV", place,
                "configure with -DTRANSECT_MEDIA=ON, or bring tracks from another program");
}

} // namespace transect
