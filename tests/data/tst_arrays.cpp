#include <torch/types.h>

#include <QtTest>

#include <cstdlib>

#include "data/arrays.h"
#include "data/npy.h"
#include "fixtures.h"

using namespace transect;
using fixtures::contains;
using fixtures::errorOf;

namespace {

std::string npy(const std::string& descr, const std::string& shape, const std::string& content, int version = 1, const std::string& fortran = "False")
{
    auto header = "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
    header += std::string(63 - (header.size() + 10) % 64, ' ') + "\n";
    std::string file = "\x93NUMPY";
    file += {char(version), '\0', char(header.size()), char(header.size() >> 8)};
    if (version > 1)
        file += std::string(2, '\0');
    return file + header + content;
}

std::string rawHeader(const std::string& header)
{
    return std::string("\x93NUMPY\x01\0", 8) + std::string{char(header.size()), char(header.size() >> 8)} + header;
}

class TextStream : public ByteStream {
public:
    explicit TextStream(std::string text)
        : ByteStream("text")
        , m_text(std::move(text))
    {
    }
    std::size_t read(std::span<std::byte> out) override
    {
        const auto count = std::min(out.size(), m_text.size() - m_at);
        std::memcpy(out.data(), m_text.data() + m_at, count);
        m_at += count;
        return count;
    }

private:
    std::string m_text;
    std::size_t m_at = 0;
};

NpyArray read(const std::string& file)
{
    TextStream stream(file);
    return readNpy(stream);
}

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
    void readsEachVersion()
    {
        for (const int version : {1, 2, 3}) {
            const auto array = read(npy("|u1", "(2, 3)", "abcdef", version));
            QCOMPARE(array.shape, (Numbers{2, 3}));
            QCOMPARE(wholeNumbers(array), (Numbers{'a', 'b', 'c', 'd', 'e', 'f'}));
        }
        QCOMPARE(read(npy("<f8", "()", "12345678")).shape, Numbers{});
        QCOMPARE(read(rawHeader("{\"shape\":(1,),\"descr\":\"|u1\",\"fortran_order\":False}\n") + "x").shape, Numbers{1});
    }

    void readsWholeNumbers()
    {
        QCOMPARE(wholeNumbers(read(npy("|i1", "(2,)", "\xFF\x05"))), (Numbers{-1, 5}));
        QCOMPARE(wholeNumbers(read(npy("<i2", "(2,)", std::string("\x01\x02\xFE\xFF", 4)))), (Numbers{0x201, -2}));
        QCOMPARE(wholeNumbers(read(npy("<u4", "(1,)", std::string("\xFF\xFF\xFF\xFF", 4)))), (Numbers{0xFFFFFFFF}));
        QCOMPARE(wholeNumbers(read(npy("<i8", "(1,)", std::string("\xFD\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8)))), (Numbers{-3}));
    }

    void refusesHeaders_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const std::string& file, const char* part) { QTest::newRow(name) << QByteArray::fromStdString(file) << QString(part); };
        const auto whole = npy("|u1", "(2, 3)", "abcdef");
        row("nothing", "", "mark of an NPY file");
        row("text", "label,image\n", "mark of an NPY file");
        row("version 4", npy("|u1", "(2, 3)", "abcdef", 4), "version 4");
        row("a cut header", whole.substr(0, 40), "cut short inside its NPY header");
        row("a long header", std::string("\x93NUMPY\x02\0\xFF\xFF\xFF\x7F", 12), "header of 2147483647 bytes");
        row("an empty header", rawHeader(""), "cut short");
        row("cut content", whole.substr(0, whole.size() - 1), "declares 6 bytes of content, and 5 follow");
        row("more content", whole + "g", "and more follow");
        row("an absurd shape", npy("|u1", "(999999999, 999999999, 999999999)", ""), "declares more than");
        row("a large lie", npy("|u1", "(1000000000,)", "x"), "and 1 follow");
        row("lengths that overflow", npy("|u1", "(99999999999999999999,)", ""), "beyond all measure");
        row("a negative length", npy("|u1", "(-1,)", ""), "not made of whole numbers");
        row("nine dimensions", npy("|u1", "(1, 1, 1, 1, 1, 1, 1, 1, 1)", "x"), "more than 8 dimensions");
        row("Fortran order", npy("|u1", "(2, 3)", "abcdef", 1, "True"), "Fortran order");
        row("big-endian", npy(">i4", "(1,)", "abcd"), "byte order");
        row("objects", npy("|O", "(1,)", "x"), "type \"|O\"");
        row("texts", npy("<U4", "(1,)", std::string(16, 'x')), "type \"<U4\"");
        row("structured", rawHeader("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }"), "where");
        row("an unknown entry", rawHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (1,), 'x': 1}"), "unexpected entry \"x\"");
        row("an entry twice", rawHeader("{'descr': '|u1', 'descr': '|u1', 'shape': (1,)}"), "unexpected entry \"descr\"");
        row("a missing entry", rawHeader("{'descr': '|u1', 'shape': (1,)}"), "no entry");
        row("no end", rawHeader("{'descr': '|u1', 'shape': (1,"), "not made of whole numbers");
        row("code", rawHeader("__import__('os').system('true')"), "where \"{\" was expected");
        row("text behind", rawHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (1,)} + 1"), "text behind");
    }
    void refusesHeaders()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, part);
        const auto error = errorOf([&] { read(file.toStdString()); });
        QCOMPARE(error.code, "bad-data");
        QVERIFY2(contains(error.text, part.toStdString()), error.text.c_str());
    }

    void survivesEveryChangedByte()
    {
        auto file = npy("|u1", "(2, 3)", "abcdef");
        for (auto& byte : file) {
            for (const int change : {0x01, 0x20, 0xFF}) {
                const auto kept = std::exchange(byte, char(byte ^ change));
                try {
                    QCOMPARE_LE(read(file).bytes.size(), 6u);
                } catch (const Error& error) {
                    QCOMPARE(error.record().code, "bad-data");
                }
                byte = kept;
            }
        }
    }

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
