#include <torch/types.h>

#include <QTemporaryDir>
#include <QtTest>

#include "record/error_of.h"
#include "transfer/small_target.h"

using namespace transect;
using namespace transect::testing;

class TestTargetData : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeSmallMnist(path("data"), 160, 48); }

    void drawsHaveTheSizeAndTheClassesThatWereAskedFor()
    {
        const auto target = opened({{"images", 40}});
        QCOMPARE(target.classes(), 4);
        const auto draw = drawTarget(target, 5);
        QCOMPARE(draw.all.size(), std::size_t(40));
        QCOMPARE(draw.train.size(), std::size_t(32));
        QCOMPARE(draw.validation.size(), std::size_t(8));
        Indices together;
        std::ranges::merge(draw.train, draw.validation, std::back_inserter(together));
        QCOMPARE(together, draw.all); // nothing twice, nothing left out
        std::vector<int> perClass(4);
        for (const auto index : draw.all)
            ++perClass[std::size_t(target.train->labels()[std::size_t(index)])];
        QCOMPARE(perClass, std::vector<int>(4, 10));
    }

    void shotsAreCountedPerClass()
    {
        const auto draw = drawTarget(opened({{"shots", 5}}), 0);
        QCOMPARE(draw.all.size(), std::size_t(20));
        QCOMPARE(draw.validation.size(), std::size_t(4));
    }

    void aSeedIsADraw()
    {
        const auto target = opened({{"images", 40}});
        QCOMPARE(drawTarget(target, 1).all, drawTarget(target, 1).all);
        QVERIFY(drawTarget(target, 1).all != drawTarget(target, 2).all);
    }

    void withoutPublishedTestImagesSomeAreSetAside()
    {
        // The published test images alone, as a set of its own.
        std::filesystem::create_directories(path("alone"));
        for (const auto* part : {"images-idx3", "labels-idx1"})
            std::filesystem::copy_file(path(QString("data/mnist/t10k-%1-ubyte").arg(part)), path(QString("alone/pool-%1-ubyte").arg(part)),
                                       std::filesystem::copy_options::overwrite_existing);
        const auto target = opened({{"target", {{"name", path("alone/pool-images-idx3-ubyte").string()}, {"classes", nullptr}}}, {"images", 10}, {"test_share", 0.25}});
        QCOMPARE(target.train, target.test);
        QCOMPARE(target.testIndices.size(), std::size_t(12));
        QCOMPARE(target.pool.size(), std::size_t(36));
        Indices shared;
        std::ranges::set_intersection(target.pool, target.testIndices, std::back_inserter(shared));
        QVERIFY(shared.empty());
    }

    void testImagesAreTheSameForEveryRun()
    {
        QCOMPARE(opened({{"test_images", 12}}).testIndices, opened({{"test_images", 12}, {"images", 30}, {"seeds", {9}}}).testIndices);
        QCOMPARE(opened().testIndices.size(), std::size_t(48));
    }

    void tooFewImagesAreCounted_data()
    {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("to draw") << R"({"images": 161})" << "too-few-images" << "160 images to draw from";
        QTest::newRow("to test") << R"({"test_images": 49})" << "too-few-images" << "48 test images";
        QTest::newRow("one class") << R"({"target": {"classes": ["2"]}})" << "one-class" << "one class only";
        QTest::newRow("a class that is not there") << R"({"target": {"classes": ["2", "17"]}})" << "" << "17";
    }

    void tooFewImagesAreCounted()
    {
        QFETCH(QString, changes);
        QFETCH(QString, code);
        QFETCH(QString, words);
        const auto error = errorOf([&] { opened(parseJson(changes.toStdString(), "test")); });
        QVERIFY2(!error.code.empty(), "it was accepted");
        if (!code.isEmpty())
            QCOMPARE(QString::fromStdString(error.code), code);
        QVERIFY2(QString::fromStdString(error.text).contains(words), error.text.c_str());
    }

private:
    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }
    TargetData opened(const Json& changes = Json::object()) const { return openTarget(smallTransfer(changes), {path("data")}); }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestTargetData)
#include "tst_target_data.moc"
