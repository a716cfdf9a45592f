#include <torch/types.h>

#include <QtTest>

#include <cstdlib>

#include "data/arrays.h"
#include "fixtures.h"
#include "support/npy_samples.h"

using namespace transect;
using fixtures::contains;
using fixtures::errorOf;
using testing::npy;

namespace {

using Numbers = std::vector<std::int64_t>;

} // namespace

class TestArrays : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    int m_folders = 0;

    fixtures::fs::path folder(const std::map<std::string, std::string>& files)
    {
        const auto path = fixtures::fs::path(m_temporary.path().toStdString()) / std::to_string(m_folders++);
        for (const auto& [name, content] : files)
            fixtures::write(path / name, content);
        return path;
    }

private Q_SLOTS:
    void opensFolders_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::newRow("medmnist") << QStringList{"train_images", "train_labels", "test_images", "test_labels"};
        QTest::newRow("keras") << QStringList{"x_train", "y_train", "x_test", "y_test"};
        QTest::newRow("one pool") << QStringList{"images", "labels"};
        QTest::newRow("x and y") << QStringList{"x", "y"};
    }
    void opensFolders()
    {
        QFETCH(QStringList, names);
        const std::string contents[] = {npy("|u1", "(2, 1, 2, 3)", "abcdefghijkl"), npy("<i8", "(2, 1)", std::string(8, '\0') + "\1" + std::string(7, '\0')),
            npy("|u1", "(1, 1, 2)", "xy"), npy("|u1", "(1,)", {1})};
        std::map<std::string, std::string> files;
        for (int i = 0; i < names.size(); ++i)
            files[names[i].toStdString() + ".npy"] = contents[i];
        const auto place = folder(files);
        QVERIFY(holdsArrays(place));
        const auto data = openArrays(place, "name");
        QCOMPARE(data.train->labels(), (Numbers{0, 1}));
        QCOMPARE(fixtures::firstPixels(*data.train), (std::vector<int>{'a', 'g'}));
        Image scratch;
        QCOMPARE(data.train->image(0, scratch).channels, 3);
        QCOMPARE(data.train->image(0, scratch).width, 2);
        QCOMPARE(bool(data.test), names.size() == 4);
        if (data.test) {
            QCOMPARE(data.test->image(0, scratch).channels, 1);
            QCOMPARE(data.test->labels(), Numbers{1});
        }
    }

    void opensWhatNumpyWrites()
    {
        const QString python = TRANSECT_SOURCE_DIR "/.venv/bin/python";
        if (!QFile::exists(python))
            QSKIP("no Python with NumPy in .venv");
        const auto place = folder({});
        std::filesystem::create_directories(place);
        const auto path = QString::fromStdString((place / "set.npz").string());
        const auto code = "import numpy as np; a = np.arange(24, dtype='u1').reshape(4, 2, 3); y = np.array([0, 1, 2, 1]);"
                          "np.savez_compressed('" + path + "', x_train=a, y_train=y, x_test=a[:2], y_test=y[:2].astype('i2'), extra=np.array(['text']));"
                          "np.savez('" + path + ".plain.npz', images=a, labels=y)";
        QCOMPARE(QProcess::execute(python, {"-c", code}), 0);
        const auto data = openArrays(path.toStdString(), "name");
        QCOMPARE(fixtures::firstPixels(*data.train), (std::vector<int>{0, 6, 12, 18}));
        QCOMPARE(data.train->labels(), (Numbers{0, 1, 2, 1}));
        QCOMPARE(data.test->labels(), (Numbers{0, 1}));
        QCOMPARE(data.test->classNames().size(), 3u);
        QCOMPARE(openArrays(path.toStdString() + ".plain.npz", "name").train->fingerprint(), data.train->fingerprint());

        std::ifstream file(path.toStdString(), std::ios::binary);
        const std::string whole((std::istreambuf_iterator<char>(file)), {});
        for (std::size_t length = 0; length + 30 < whole.size(); length += 41) {
            fixtures::write(place / "cut.npz", whole.substr(0, length));
            std::string fingerprint;
            const auto error = errorOf([&] { fingerprint = openArrays(place / "cut.npz", "name").train->fingerprint(); });
            // The last bytes are a directory that a reader from front to back does not need.
            const bool isWhole = fingerprint == data.train->fingerprint() && length > whole.size() / 2;
            QVERIFY2(error.code == "bad-data" || error.code == "missing-data" || isWhole, qPrintable(QString::number(length)));
        }
    }

    void refusesArraysThatDoNotFit_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* tag, const char* name, const std::string& content, const char* part) {
            QTest::newRow(tag) << QString(name) << QByteArray::fromStdString(content) << QString(part);
        };
        row("floating-point images", "images.npy", npy("<f4", "(2, 1, 1)", std::string(8, '\0')), "2 x 1 x 1 elements of type f4, expected images x height");
        row("channels first", "images.npy", npy("|u1", "(2, 3, 2, 2)", std::string(24, 'x')), "with 1 or 3 channels");
        row("flat images", "images.npy", npy("|u1", "(2, 784)", std::string(1568, 'x')), "expected images x height");
        row("no images", "images.npy", npy("|u1", "(0, 2, 2)", ""), "expected images x height");
        row("one label", "labels.npy", npy("|u1", "(1,)", "\1"), "expected 2 labels");
        row("floating-point labels", "labels.npy", npy("<f4", "(2,)", std::string(8, '\0')), "expected 2 labels");
        row("one-hot labels", "labels.npy", npy("|u1", "(2, 10)", std::string(20, '\0')), "expected 2 labels");
        row("a negative label", "labels.npy", npy("|i1", "(2,)", "\xFF\x01"), "the label of image 0 is -1");
        row("an absurd label", "labels.npy", npy("<i8", "(2,)", std::string("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x10", 16)), "the label of image 1 is 1152921504606846976");
    }
    void refusesArraysThatDoNotFit()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, part);
        std::map<std::string, std::string> files{{"images.npy", npy("|u1", "(2, 1, 1)", "ab")}, {"labels.npy", npy("|u1", "(2,)", std::string("\0\1", 2))}};
        files[name.toStdString()] = content.toStdString();
        const auto place = folder(files);
        const auto error = errorOf([&] { openArrays(place, "name"); });
        QCOMPARE(error.code, "bad-data");
        QCOMPARE(error.path, (place / name.toStdString()).string());
        QVERIFY2(contains(error.text, part.toStdString()), error.text.c_str());
    }

    void namesWhatIsMissing()
    {
        const auto place = folder({{"images.npy", npy("|u1", "(2, 1, 1)", "ab")}});
        const auto error = errorOf([&] { openArrays(place, "name"); });
        QCOMPARE(error.code, "missing-data");
        QVERIFY(contains(error.text, "labels.npy"));
        QCOMPARE(errorOf([&] { openArrays(folder({{"z.npy", "x"}}), "name"); }).code, "missing-data");
    }

    void refusesTestLabelsThatTrainingLacks()
    {
        const auto place = folder({{"x_train.npy", npy("|u1", "(2, 1, 1)", "ab")}, {"y_train.npy", npy("|u1", "(2,)", std::string("\0\1", 2))},
            {"x_test.npy", npy("|u1", "(1, 1, 1)", "a")}, {"y_test.npy", npy("|u1", "(1,)", "\2")}});
        const auto error = errorOf([&] { openArrays(place, "name"); });
        QCOMPARE(error.code, "bad-data");
        QVERIFY(contains(error.text, "the label of image 0 is 2, expected 0 to 1"));
    }
};

QTEST_APPLESS_MAIN(TestArrays)
#include "tst_arrays.moc"
