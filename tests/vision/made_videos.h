#pragma once

#include <QDir>
#include <QFile>

#include <functional>
#include <vector>

#include "vision/detection.h"
#include "vision/image.h"
#include "vision/person_detector.h"

namespace made {

constexpr int width = 320, height = 180;

/// A person of these videos is a bright rectangle whose brightness tells who it is.
struct Person {
    int x = 0, y = 0, brightness = 255;
};
constexpr int personWidth = 24, personHeight = 60;

/// A folder of pictures, numbered from 1, of what `personsIn` says for each frame from 0.
inline void videoFolder(const QString& folder, int frames, const std::function<std::vector<Person>(int frame)>& personsIn)
{
    QDir().mkpath(folder);
    for (int frame = 0; frame < frames; ++frame) {
        transect::Image image{height, width, 3, std::vector<std::uint8_t>(std::size_t(width * height * 3), 10)};
        for (const auto& person : personsIn(frame))
            for (int y = std::max(0, person.y); y < std::min(height, person.y + personHeight); ++y)
                for (int x = std::max(0, person.x); x < std::min(width, person.x + personWidth); ++x)
                    for (int channel = 0; channel < 3; ++channel)
                        image.pixels[std::size_t((y * width + x) * 3 + channel)] = std::uint8_t(person.brightness);
        const auto png = transect::encodePng(image.view());
        QFile file(folder + QString("/frame%1.png").arg(frame + 1, 5, 10, QChar('0')));
        if (!file.open(QIODevice::WriteOnly) || file.write(reinterpret_cast<const char*>(png.data()), qint64(png.size())) != qint64(png.size()))
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
}

/// Two persons walk past each other at different heights.
inline std::vector<Person> twoWalkers(int frame)
{
    return {{10 + 3 * frame, 20, 255}, {280 - 3 * frame, 100, 200}};
}

/// Finds the rectangles.
class RectangleDetector : public transect::PersonDetector {
public:
    explicit RectangleDetector(int* calls = nullptr)
        : m_calls(calls)
    {
    }

    std::vector<transect::Detection> detect(const transect::ImageView& picture) override
    {
        if (m_calls)
            ++*m_calls;
        std::vector<transect::Detection> found;
        for (const int brightness : {255, 200}) {
            int left = picture.width, right = -1, top = picture.height, bottom = -1;
            for (int y = 0; y < picture.height; ++y)
                for (int x = 0; x < picture.width; ++x)
                    if (picture.pixels[(y * picture.width + x) * picture.channels] == brightness) {
                        left = std::min(left, x);
                        right = std::max(right, x + 1);
                        top = std::min(top, y);
                        bottom = std::max(bottom, y + 1);
                    }
            if (right > left)
                found.push_back({{float(left), float(top), float(right - left), float(bottom - top)}, float(brightness) / 256});
        }
        return found;
    }

private:
    int* m_calls;
};

} // namespace made
