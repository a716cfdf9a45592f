#include "record/review_settings.h"

#include "record/error_of.h"
#include "record/files.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace transect;

class TestReviewSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void whereThereIsNoneThereAreDefaults()
    {
        QVERIFY(readReviewSettings(folder()) == ReviewSettings());
        QVERIFY(!std::filesystem::exists(reviewJson(folder())));
    }

    void readsWhatItWrites()
    {
        const ReviewSettings settings{{ThresholdBy::Score, -1.5, 0, 0.5, 1, 2, 3}, "/Straße/\"videos\""};
        writeReviewSettings(folder(), settings);
        QVERIFY(readReviewSettings(folder()) == settings);
        writeReviewSettings(folder(), {});
        QVERIFY(readReviewSettings(folder()) == ReviewSettings());
    }

    void keepsWhatALaterVersionWrote()
    {
        writeFile(reviewJson(folder()), R"({"rules": {"value": 97, "colour": "red"}, "layout": {"wide": true}})");
        QCOMPARE(readReviewSettings(folder()).rules.value, 97.0);
        writeReviewSettings(folder(), {.rules = {.value = 98}, .videos = "v"});
        const auto json = Json::parse(contentsOf(reviewJson(folder())));
        QVERIFY(json.at("layout").at("wide").get<bool>());
        QCOMPARE(json.at("rules").at("colour").get<std::string>(), std::string("red"));
        QCOMPARE(json.at("rules").at("value").get<double>(), 98.0);
        QCOMPARE(readReviewSettings(folder()).videos, std::filesystem::path("v"));
    }

    void nullsAreDefaults()
    {
        writeFile(reviewJson(folder()), R"({"rules": null, "videos": null})");
        QVERIFY(readReviewSettings(folder()) == ReviewSettings());
        writeReviewSettings(folder(), {.rules = {.value = 5}, .videos = {}});
        QCOMPARE(readReviewSettings(folder()).rules.value, 5.0);
    }

    void damageIsSaidAndNotOverwritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("torn") << QByteArray("{\"rules\": ") << "bad-json";
        QTest::newRow("empty") << QByteArray() << "bad-json";
        QTest::newRow("no object") << QByteArray("[]") << "bad-review";
        QTest::newRow("rules as a list") << QByteArray(R"({"rules": []})") << "bad-review";
        QTest::newRow("videos as a number") << QByteArray(R"({"videos": 7})") << "bad-review";
        QTest::newRow("a percentile of 1000") << QByteArray(R"({"rules": {"value": 1000}})") << "bad-field";
        QTest::newRow("a way as a list") << QByteArray(R"({"rules": {"threshold_by": []}})") << "bad-field";
        QTest::newRow("deep") << QByteArray(R"({"rules": )") + QByteArray(100, '[') + QByteArray(100, ']') + "}" << "bad-json";
        QTest::newRow("huge") << QByteArray(1 << 20, ' ') << "too-large";
    }
    void damageIsSaidAndNotOverwritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const auto path = reviewJson(folder());
        writeFile(path, text.toStdString());
        const auto error = errorOf([&] { readReviewSettings(folder()); });
        QCOMPARE(QString::fromStdString(error.code), code);
        QVERIFY2(error.path.starts_with(path.string()), error.path.c_str());
        QCOMPARE(errorOf([&] { writeReviewSettings(folder(), {}); }).code, error.code);
        QCOMPARE(contentsOf(path), text.toStdString());
    }

    void whatCouldNotBeReadAgainIsNotWritten()
    {
        QCOMPARE(errorOf([&] { writeReviewSettings(folder(), {.rules = {.value = 101}, .videos = {}}); }).code, std::string("bad-field"));
        QVERIFY(!std::filesystem::exists(reviewJson(folder())));
    }

    void aFolderOfThatNameIsSaid()
    {
        std::filesystem::create_directory(reviewJson(folder()));
        QCOMPARE(errorOf([&] { readReviewSettings(folder()); }).code, std::string("no-file"));
    }

private:
    std::filesystem::path folder() const { return m_temporary->path().toStdString(); }
    std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_GUILESS_MAIN(TestReviewSettings)
#include "tst_review_settings.moc"
