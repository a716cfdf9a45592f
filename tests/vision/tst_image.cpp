#include <QtTest>

#include <cstdlib>
#include <functional>

#include "made_png.h"
#include "record/error.h"
#include "vision/image.h"

using namespace transect;
using Bytes = std::vector<std::byte>;

namespace {

constexpr int width = 12, height = 8;

Bytes toBytes(const std::string& text)
{
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

Bytes fixture(const std::string& name)
{
    QFile file(QString::fromStdString(TRANSECT_SOURCE_DIR "/tests/vision/images/" + name));
    return file.open(QIODevice::ReadOnly) ? toBytes(file.readAll().toStdString()) : Bytes{};
}

/// What the fixtures show: red grows to the right, green downwards.
Image gradient()
{
    Image image{height, width, 3, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int value : {20 * x, 30 * y, 128})
                image.pixels.push_back(std::uint8_t(value));
    return image;
}

Image greyGradient()
{
    Image image{height, width, 1, {}};
    for (int i = 0; i < height * width; ++i)
        image.pixels.push_back(std::uint8_t(20 * (i % width)));
    return image;
}

int largestDifference(const Image& a, const Image& b)
{
    if (a.height != b.height || a.width != b.width || a.channels != b.channels || a.pixels.size() != b.pixels.size())
        return 256;
    int largest = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        largest = std::max(largest, std::abs(a.pixels[i] - b.pixels[i]));
    return largest;
}

/// The message of the Error "bad-image" that decoding throws; empty where it throws none.
std::string refusal(const Bytes& encoded, std::int64_t maxPixels = 1 << 28)
{
    try {
        decodeImage(encoded, "folder/name.xyz", maxPixels);
    } catch (const Error& error) {
        if (error.record().code == "bad-image" && error.record().path == "folder/name.xyz")
            return error.record().text;
    }
    return {};
}

Bytes asPnm(const std::string& header, const std::vector<std::uint8_t>& samples)
{
    return toBytes(header + std::string(samples.begin(), samples.end()));
}

/// `jpeg` with an EXIF segment that holds nothing but the orientation tag.
Bytes withOrientation(const Bytes& jpeg, int orientation)
{
    using namespace std::string_literals;
    const auto segment = "\xFF\xE1\x00\x22"s + "Exif\0\0"s + "II*\0\x08\0\0\0"s + "\x01\0"s + "\x12\x01\x03\0\x01\0\0\0"s
        + std::string(1, char(orientation)) + "\0\0\0"s + "\0\0\0\0"s;
    auto result = jpeg;
    const auto inserted = toBytes(segment);
    result.insert(result.begin() + 2, inserted.begin(), inserted.end());
    return result;
}

/// `image` as it must be shown for an EXIF orientation: where the pixel (x, y) of the result comes from.
Image turned(const Image& image, int orientation)
{
    const int w = image.width, h = image.height;
    const std::function<std::pair<int, int>(int, int)> sources[] = {
        [=](int x, int y) { return std::pair(x, y); },
        [=](int x, int y) { return std::pair(w - 1 - x, y); },
        [=](int x, int y) { return std::pair(w - 1 - x, h - 1 - y); },
        [=](int x, int y) { return std::pair(x, h - 1 - y); },
        [=](int x, int y) { return std::pair(y, x); },
        [=](int x, int y) { return std::pair(y, h - 1 - x); },
        [=](int x, int y) { return std::pair(w - 1 - y, h - 1 - x); },
        [=](int x, int y) { return std::pair(w - 1 - y, x); },
    };
    const bool upright = orientation <= 4;
    Image result{upright ? h : w, upright ? w : h, image.channels, {}};
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) {
            const auto [sx, sy] = sources[orientation - 1](x, y);
            for (int c = 0; c < image.channels; ++c)
                result.pixels.push_back(image.pixels[std::size_t((sy * w + sx) * image.channels + c)]);
        }
    }
    return result;
}

const QStringList fixtures{"gradient.jpg", "gradient-progressive.jpg", "grey.jpg", "gradient.bmp", "gradient.tif", "gradient.webp", "gradient-lossless.webp"};

} // namespace

class TestImage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!canDecodeImages())
            QSKIP("this build has no OpenCV");
    }

    void decodesEachFormat_data()
    {
        QTest::addColumn<int>("tolerance"); // colour is stored at half the resolution where it is stored with losses
        for (const auto& name : fixtures)
            QTest::newRow(qPrintable(name)) << (name.endsWith("jpg") || name == "gradient.webp" ? 24 : 0);
    }
    void decodesEachFormat()
    {
        QFETCH(int, tolerance);
        const std::string name = QTest::currentDataTag();
        const auto image = decodeImage(fixture(name), name);
        QCOMPARE_LE(largestDifference(image, name == "grey.jpg" ? greyGradient() : gradient()), tolerance);
    }

    void decodesEachKindOfPng()
    {
        const auto grey = decodeImage(madePng(2, 1, 8, 0, {7, 200}), "grey");
        QCOMPARE(grey.channels, 1);
        QCOMPARE(grey.pixels, (std::vector<std::uint8_t>{7, 200}));
        const auto rgb = decodeImage(madePng(1, 2, 8, 2, {1, 2, 3, 4, 5, 6}), "rgb");
        QCOMPARE(rgb.height, 2);
        QCOMPARE(rgb.pixels, (std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6}));
        const auto greyAlpha = decodeImage(madePng(2, 1, 8, 4, {7, 255, 200, 0}), "grey and alpha");
        QCOMPARE(greyAlpha.channels, 1);
        QCOMPARE(greyAlpha.pixels, (std::vector<std::uint8_t>{7, 200}));
        const auto rgba = decodeImage(madePng(1, 1, 8, 6, {1, 2, 3, 0}), "rgb and alpha");
        QCOMPARE(rgba.channels, 3);
        QCOMPARE(rgba.pixels, (std::vector<std::uint8_t>{1, 2, 3}));
        const auto deep = decodeImage(madePng(2, 1, 16, 0, {0x12, 0x34, 0xFE, 0x01}), "16 bit");
        QCOMPARE(deep.channels, 1);
        QCOMPARE(deep.pixels, (std::vector<std::uint8_t>{0x12, 0xFE}));
        const auto deepRgb = decodeImage(madePng(1, 1, 16, 2, {1, 0, 2, 0, 3, 0}), "16 bit colour");
        QCOMPARE(deepRgb.pixels, (std::vector<std::uint8_t>{1, 2, 3}));
    }

    void decodesNetpbm()
    {
        QCOMPARE(decodeImage(asPnm("P5 2 1 255\n", {9, 8}), "pgm").pixels, (std::vector<std::uint8_t>{9, 8}));
        QCOMPARE(decodeImage(asPnm("P6\n# a comment\n1 1\n255\n", {9, 8, 7}), "ppm").pixels, (std::vector<std::uint8_t>{9, 8, 7}));
        QCOMPARE(decodeImage(asPnm("P5 2 1 65535\n", {0x12, 0x34, 0xFE, 0x01}), "16 bit").pixels, (std::vector<std::uint8_t>{0x12, 0xFE}));
    }

    void appliesOrientation_data()
    {
        QTest::addColumn<int>("orientation");
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::addRow("%d", orientation) << orientation;
    }
    void appliesOrientation()
    {
        QFETCH(int, orientation);
        const auto jpeg = fixture("gradient.jpg");
        const auto image = decodeImage(withOrientation(jpeg, orientation), "turned");
        QCOMPARE(largestDifference(image, turned(decodeImage(jpeg, "upright"), orientation)), 0);
    }

    void refusesEveryBeginning_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& name : fixtures)
            QTest::newRow(qPrintable(name)) << name;
        QTest::newRow("png") << "png";
    }
    void refusesEveryBeginning()
    {
        QFETCH(QString, name);
        const auto whole = name == "png" ? encodePng(gradient().view()) : fixture(name.toStdString());
        const auto image = decodeImage(whole, "whole");
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const Bytes beginning(whole.begin(), whole.begin() + long(length));
            if (!refusal(beginning).empty())
                continue;
            // Some formats end with bytes that no pixel needs; a JPEG's end marker is asked for.
            QVERIFY2(!name.endsWith("jpg"), qPrintable(QString::number(length)));
            QVERIFY2(largestDifference(decodeImage(beginning, "beginning"), image) == 0, qPrintable(QString::number(length)));
        }
    }

    void survivesEveryChangedByte_data() { refusesEveryBeginning_data(); }
    void survivesEveryChangedByte()
    {
        QFETCH(QString, name);
        auto bytes = name == "png" ? encodePng(gradient().view()) : fixture(name.toStdString());
        constexpr std::int64_t maxPixels = 1 << 16;
        int outcomes = 0;
        for (auto& byte : bytes) {
            const auto kept = std::exchange(byte, ~byte);
            try {
                const auto image = decodeImage(bytes, "changed", maxPixels);
                QCOMPARE_LE(std::int64_t(image.height) * image.width, maxPixels);
                ++outcomes;
            } catch (const Error& error) {
                QCOMPARE(error.record().code, "bad-image");
                ++outcomes;
            }
            byte = kept;
        }
        QCOMPARE(outcomes, int(bytes.size()));
    }

    void refusesAbsurdSizes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const Bytes& bytes) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
        };
        const auto patched = [](Bytes bytes, std::size_t at, std::initializer_list<int> values) {
            for (const int value : values)
                bytes[at++] = std::byte(value);
            return bytes;
        };
        row("png", madePng(1 << 30, 1 << 30, 8, 0, {}));
        row("png of no pixels", madePng(0, 5, 8, 0, {}));
        row("bmp", patched(fixture("gradient.bmp"), 18, {0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F}));
        row("bmp of negative width", patched(fixture("gradient.bmp"), 18, {0, 0, 0, 0x80}));
        row("pgm", asPnm("P5 100000 100000 255\n", {0}));
        row("webp", patched(fixture("gradient.webp"), 26, {0xFF, 0x3F, 0xFF, 0x3F}));
        const auto jpeg = fixture("gradient.jpg");
        const Bytes frame{std::byte(0xFF), std::byte(0xC0)};
        const auto at = std::size_t(std::search(jpeg.begin(), jpeg.end(), frame.begin(), frame.end()) - jpeg.begin());
        row("jpeg", patched(jpeg, at + 5, {0xFF, 0xFF, 0xFF, 0xFF}));
        row("jpeg of no rows", patched(jpeg, at + 5, {0, 0}));
    }
    void refusesAbsurdSizes()
    {
        QFETCH(QByteArray, bytes);
        const auto text = refusal(toBytes(bytes.toStdString()), 1 << 20);
        QVERIFY2(text.find("the header states") != std::string::npos, text.c_str());
    }

    void refusesMoreThanTheLimit()
    {
        const auto png = encodePng(gradient().view());
        QVERIFY(refusal(png, width * height).empty());
        QVERIFY(!refusal(png, width * height - 1).empty());
    }

    void refusesThousandsOfScans()
    {
        auto jpeg = fixture("gradient-progressive.jpg");
        const auto scan = toBytes(std::string("\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00", 10));
        for (int i = 0; i < 1000; ++i)
            jpeg.insert(jpeg.end() - 2, scan.begin(), scan.end());
        QVERIFY2(refusal(jpeg).find("scans") != std::string::npos, refusal(jpeg).c_str());
    }

    void refusesOtherFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("class,file\n");
        QTest::newRow("gif") << QByteArray("GIF89a\x01\0\x01\0", 10);
        QTest::newRow("openexr") << QByteArray("\x76\x2f\x31\x01\x02\0\0\0", 8);
    }
    void refusesOtherFiles()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(refusal(toBytes(bytes.toStdString())).find("not a JPEG") != std::string::npos);
    }

    void encodesWithoutLoss()
    {
        QCOMPARE(largestDifference(decodeImage(encodePng(gradient().view()), "colour"), gradient()), 0);
        QCOMPARE(largestDifference(decodeImage(encodePng(greyGradient().view()), "grey"), greyGradient()), 0);
    }
};

QTEST_APPLESS_MAIN(TestImage)
#include "tst_image.moc"
