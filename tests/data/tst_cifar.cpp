#include <torch/types.h>

#include <QtTest>

#include "data/cifar.h"
#include "fixtures.h"

using namespace transect;
using fixtures::contains;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

/// A record with the red plane `value`, the green one `value + 1`, the blue one `value + 2`.
std::string record(const std::string& labels, int value)
{
    return labels + std::string(1024, char(value)) + std::string(1024, char(value + 1)) + std::string(1024, char(value + 2));
}

Files ten()
{
    Files files;
    for (int batch = 1; batch <= 5; ++batch)
        files.emplace_back("data_batch_" + std::to_string(batch) + ".bin", record({char(batch)}, 10 * batch) + record({0}, 10 * batch + 5));
    files.emplace_back("test_batch.bin", record({9}, 100));
    files.emplace_back("batches.meta.txt", "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
    return files;
}

Files hundred()
{
    std::string names;
    for (int i = 0; i < 100; ++i)
        names += "fine" + std::to_string(i) + "\n";
    return {{"train.bin", record({3, 77}, 10) + record({19, 99}, 20)}, {"test.bin", record({0, 5}, 30)}, {"fine_label_names.txt", names}};
}

} // namespace

class TestCifar : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    int m_folders = 0;

    std::filesystem::path folder(const Files& files)
    {
        const auto path = std::filesystem::path(m_temporary.path().toStdString()) / std::to_string(m_folders++);
        for (const auto& [name, content] : files)
            fixtures::write(path / name, content);
        return path;
    }

    /// The same as the archive that it is published as.
    std::filesystem::path archive(Files files)
    {
        for (auto& [name, content] : files)
            name = "cifar-10-batches-bin/" + name;
        const auto path = std::filesystem::path(m_temporary.path().toStdString()) / (std::to_string(m_folders++) + ".tar.gz");
        fixtures::write(path, fixtures::gzipped(fixtures::tar(files)));
        return path;
    }

private Q_SLOTS:
    void readsTen_data()
    {
        QTest::addColumn<bool>("packed");
        QTest::newRow("folder") << false;
        QTest::newRow("tar.gz") << true;
    }
    void readsTen()
    {
        QFETCH(bool, packed);
        const auto place = packed ? archive(ten()) : folder(ten());
        QCOMPARE(holdsCifar(place, CifarKind::Ten), !packed);
        const auto data = openCifar(place, CifarKind::Ten, "ten");
        QCOMPARE(data.train->labels(), (std::vector<std::int64_t>{1, 0, 2, 0, 3, 0, 4, 0, 5, 0}));
        QCOMPARE(data.test->labels(), (std::vector<std::int64_t>{9}));
        QCOMPARE(data.train->classNames()[9], "truck");
        QCOMPARE(fixtures::firstPixels(*data.train), (std::vector<int>{10, 15, 20, 25, 30, 35, 40, 45, 50, 55}));
        Image scratch;
        const auto image = data.train->image(1, scratch);
        QCOMPARE(image.height, 32);
        QCOMPARE(image.width, 32);
        QCOMPARE(image.channels, 3);
        QCOMPARE(std::vector<int>(image.pixels + 3069, image.pixels + 3072), (std::vector<int>{15, 16, 17}));
    }

    void readsHundred()
    {
        const auto place = folder(hundred());
        QVERIFY(holdsCifar(place, CifarKind::Hundred) && !holdsCifar(place, CifarKind::Ten));
        const auto fine = openCifar(place, CifarKind::Hundred, "fine");
        QCOMPARE(fine.train->labels(), (std::vector<std::int64_t>{77, 99}));
        QCOMPARE(fine.train->classNames()[77], "fine77");
        const auto coarse = openCifar(place, CifarKind::HundredCoarse, "coarse");
        QCOMPARE(coarse.train->labels(), (std::vector<std::int64_t>{3, 19}));
        QCOMPARE(coarse.train->classNames().size(), 20u);
        QVERIFY(fine.train->fingerprint() != coarse.train->fingerprint());
    }

    void refuses()
    {
        auto files = ten();
        files[2].second.pop_back();
        auto place = folder(files);
        auto error = fixtures::errorOf([&] { openCifar(place, CifarKind::Ten, "ten"); });
        QCOMPARE(error.code, "bad-data");
        QCOMPARE(error.path, (place / "data_batch_3.bin").string());
        QVERIFY(contains(error.text, "6145 bytes, which is no multiple of the 3073"));

        files = ten();
        files[0].second[0] = 10;
        place = folder(files);
        error = fixtures::errorOf([&] { openCifar(place, CifarKind::Ten, "ten"); });
        QCOMPARE(error.code, "bad-data");
        QVERIFY(contains(error.text, "the label of image 0 is 10, expected 0 to 9"));

        files = ten();
        files.erase(files.begin() + 1);
        place = folder(files);
        error = fixtures::errorOf([&] { openCifar(place, CifarKind::Ten, "ten"); });
        QCOMPARE(error.code, "missing-data");
        QVERIFY(contains(error.text, "data_batch_2.bin"));
    }
};

QTEST_APPLESS_MAIN(TestCifar)
#include "tst_cifar.moc"
