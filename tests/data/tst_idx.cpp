#include <torch/types.h>

#include <QtTest>

#include "data/idx.h"
#include "fixtures.h"

using namespace transect;
using fixtures::contains;
using fixtures::gzipped;
using fixtures::idx;

namespace {

const std::string trainImages = "train-images-idx3-ubyte", trainLabels = "train-labels-idx1-ubyte", testImages = "t10k-images-idx3-ubyte",
                  testLabels = "t10k-labels-idx1-ubyte";

/// Three and two images of 2 x 3 pixels, counting upwards.
std::map<std::string, std::string> wholeSet()
{
    const auto images = [](std::uint32_t count) {
        std::string pixels;
        for (std::uint32_t i = 0; i < count * 6; ++i)
            pixels += char(10 + i);
        return idx({count, 2, 3}, pixels);
    };
    return {{trainImages, images(3)}, {trainLabels, idx({3}, {0, 2, 1})}, {testImages, images(2)}, {testLabels, idx({2}, {1, 1})}};
}

} // namespace

class TestIdx : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    int m_folders = 0;

    std::filesystem::path write(const std::map<std::string, std::string>& files)
    {
        const auto folder = std::filesystem::path(m_temporary.path().toStdString()) / std::to_string(m_folders++);
        for (const auto& [name, content] : files)
            fixtures::write(folder / name, content);
        return folder;
    }

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("spelling");
        for (const auto* spelling : {"plain", "gzipped", "with dots"})
            QTest::newRow(spelling) << spelling;
    }
    void reads()
    {
        QFETCH(QString, spelling);
        std::map<std::string, std::string> files;
        for (const auto& [name, content] : wholeSet()) {
            if (spelling == "gzipped")
                files[name + ".gz"] = gzipped(content);
            else if (spelling == "with dots")
                files[QString::fromStdString(name).replace("-idx", ".idx").toStdString()] = content;
            else
                files[name] = content;
        }
        const auto folder = write(files);
        const auto layout = idxLayoutIn(folder);
        QVERIFY(holdsIdx(folder, layout));
        const auto data = openIdx(folder, layout, "name");
        QCOMPARE(data.train->size(), 3);
        QCOMPARE(data.test->size(), 2);
        QCOMPARE(data.train->labels(), (std::vector<std::int64_t>{0, 2, 1}));
        QCOMPARE(data.train->classNames(), (std::vector<std::string>{"0", "1", "2"}));
        QCOMPARE(data.train->name(), "name");
        QCOMPARE(fixtures::firstPixels(*data.train), (std::vector<int>{10, 16, 22}));
        Image scratch;
        const auto image = data.train->image(1, scratch);
        QCOMPARE(image.height, 2);
        QCOMPARE(image.width, 3);
        QCOMPARE(image.channels, 1);
        QCOMPARE(image.pixels[5], 21);
    }

    void turnsEmnist()
    {
        std::map<std::string, std::string> files;
        for (const auto& [name, content] : wholeSet())
            files["emnist-letters-" + (name.starts_with("t10k") ? "test" + name.substr(4) : name)] = content;
        // The labels of the letters begin with 1.
        files["emnist-letters-" + trainLabels] = idx({3}, {1, 3, 2});
        const auto folder = write(files);
        const auto data = openIdx(folder, idxLayoutIn(folder), "letters");
        Image scratch;
        const auto image = data.train->image(0, scratch);
        QCOMPARE(image.height, 3);
        QCOMPARE(image.width, 2);
        QCOMPARE(std::vector<int>(image.pixels, image.pixels + 6), (std::vector<int>{10, 13, 11, 14, 12, 15}));
        QCOMPARE(data.train->labels(), (std::vector<std::int64_t>{0, 2, 1}));
    }

    void opensOneFile()
    {
        const auto folder = write(wholeSet());
        const auto data = openIdxFile(folder / testImages, "file");
        QCOMPARE(data.train->size(), 2);
        QVERIFY(!data.test);
    }

    void fingerprintsContent()
    {
        const auto fingerprint = [&](const std::map<std::string, std::string>& files) {
            const auto folder = write(files);
            return openIdx(folder, {}, "name").train->fingerprint();
        };
        auto files = wholeSet();
        const auto original = fingerprint(files);
        QCOMPARE(original.size(), 64u);
        QCOMPARE(fingerprint(files), original);
        files[trainLabels] = idx({3}, {0, 1, 2});
        const auto relabelled = fingerprint(files);
        QVERIFY(relabelled != original);
        files = wholeSet();
        files[trainImages].back() ^= 1;
        QVERIFY(fingerprint(files) != original && fingerprint(files) != relabelled);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* tag, const std::string& name, const std::string& content, const char* part) {
            QTest::newRow(tag) << QString::fromStdString(name) << QByteArray::fromStdString(content) << QString(part);
        };
        const auto whole = wholeSet();
        const auto& images = whole.at(trainImages);
        row("nothing", trainImages, "", "begins with nothing");
        row("text", trainImages, "<html>not found</html>", "begins with 3c 68 74 6d");
        row("labels for images", trainImages, whole.at(trainLabels), "begins with 00 00 08 01");
        row("floats", trainImages, std::string("\0\0\x0D\x03", 4) + images.substr(4), "begins with 00 00 0d 03");
        row("a cut header", trainImages, images.substr(0, 9), "cut short inside its header");
        row("cut pixels", trainImages, images.substr(0, images.size() - 1), "declares 18 bytes of content, and 17 follow");
        row("more pixels", trainImages, images + "x", "declares 18 bytes of content, and more follow");
        row("an absurd number", trainImages, idx({0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF}, "x"), "declares more than");
        row("a large lie", trainImages, idx({1000000, 28, 28}, "x"), "declares 784000000 bytes of content, and 1 follow");
        row("a size that wraps to what is there", trainImages, idx({3, 0x80000001, 2}, std::string(6, 'x')), "declares");
        row("no images", trainImages, idx({0, 2, 3}, ""), "declares 0 images");
        row("too few labels", trainLabels, idx({2}, {0, 1}), "holds 2 labels for the 3 images");
        row("too many labels", trainLabels, idx({4}, {0, 1, 1, 1}), "holds 4 labels for the 3 images");
        row("cut labels", trainLabels, idx({3}, {0, 1}), "declares 3 bytes of content, and 2 follow");
        const auto packed = gzipped(images);
        row("a cut gz", trainImages, packed.substr(0, packed.size() - 9), "compressed file is cut short");
        row("a gz without its checksum", trainImages, packed.substr(0, packed.size() - 8), "compressed file is cut short");
        auto flipped = packed;
        flipped[flipped.size() - 6] ^= 1;
        row("a gz with another checksum", trainImages, flipped, "compressed file is damaged");
        row("a gz that unpacks to more than it declares", trainImages, gzipped(idx({1, 1, 1}, std::string(50 << 20, '\0'))), "declares 1 bytes of content, and more follow");
        row("a gz that declares more than it unpacks to", trainImages, gzipped(idx({7000, 1000, 1000}, std::string(1000, 'x'))), "and 1000 follow");
    }
    void refuses()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, part);
        auto files = wholeSet();
        files[name.toStdString()] = content.toStdString();
        const auto folder = write(files);
        const auto error = fixtures::errorOf([&] { openIdx(folder, {}, "name"); });
        QCOMPARE(error.code, "bad-data");
        QCOMPARE(error.path, (folder / name.toStdString()).string());
        QVERIFY2(contains(error.text, part.toStdString()), error.text.c_str());
    }

    void refusesLabelsOutOfRange()
    {
        auto files = wholeSet();
        files[trainLabels] = idx({3}, {0, 10, 1});
        const auto folder = write(files);
        IdxLayout layout;
        layout.classNames = numberedClasses(10);
        const auto error = fixtures::errorOf([&] { openIdx(folder, layout, "name"); });
        QCOMPARE(error.code, "bad-data");
        QCOMPARE(error.text, "the label of image 1 is 10, expected 0 to 9");
        QCOMPARE(error.path, (folder / trainLabels).string());
        // Letters begin with 1: a 0 is none.
        layout.firstLabel = 1;
        QVERIFY(contains(fixtures::errorOf([&] { openIdx(folder, layout, "name"); }).text, "the label of image 0 is -1"));
    }

    void namesAMissingFile()
    {
        auto files = wholeSet();
        files.erase(testLabels);
        const auto folder = write(files);
        const auto error = fixtures::errorOf([&] { openIdx(folder, {}, "name"); });
        QCOMPARE(error.code, "missing-data");
        QVERIFY(contains(error.text, testLabels));
        QCOMPARE(error.path, folder.string());
    }

    void refusesTwoSetsInOneFolder()
    {
        auto files = wholeSet();
        files["emnist-digits-" + trainImages] = files[trainImages];
        const auto folder = write(files);
        QCOMPARE(fixtures::errorOf([&] { idxLayoutIn(folder); }).code, "bad-data");
    }
};

QTEST_APPLESS_MAIN(TestIdx)
#include "tst_idx.moc"
