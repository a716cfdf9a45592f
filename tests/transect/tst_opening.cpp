#include <QtTest>

#include "desk.h"
#include "opening.h"
#include "record/error.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "widgets/common/settings.h"

using namespace transect;

class TestOpening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_desk = std::make_unique<testing::Drawer>(); }
    void cleanupTestCase() { m_desk.reset(); }

    void init()
    {
        QSettings().clear();
        qunsetenv("TRANSECT_LIBRARY");
        qputenv("XDG_DATA_HOME", path("data").toLocal8Bit());
        m_temporary = std::make_unique<QTemporaryDir>();
        makeRun("first/alone");
        makeRun("second/study/fashion");
        write("second/study/study.json", "{}");
    }

    void theLibraryIsTheOneThatIsMeant()
    {
        QCOMPARE(library(openingOf({}, {})), QString::fromStdString(libraryFolder().string()));
        QVERIFY(openingOf({}, {}).isRemembered);
        Settings().setLibrary(path("chosen"));
        QCOMPARE(library(openingOf({}, {})), path("chosen"));
        QVERIFY(openingOf({}, {}).isRemembered);
        qputenv("TRANSECT_LIBRARY", path("from-environment").toLocal8Bit());
        QCOMPARE(library(openingOf({}, {})), path("from-environment"));
        QVERIFY(!openingOf({}, {}).isRemembered);
        QCOMPARE(library(openingOf(path("first/alone"), {})), path("first"));
        QVERIFY(!openingOf(path("first/alone"), {}).isRemembered);
        QCOMPARE(library(openingOf({}, path("given") + '/')), path("given"));
        QVERIFY(!openingOf({}, path("given")).isRemembered);
        QCOMPARE(library(openingOf(path("first/alone"), path("given"))), path("given"));
    }

    void aRunOpensTheLibraryThatItStandsIn_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("library");
        QTest::addColumn<QString>("run");
        QTest::newRow("run") << "first/alone" << "first" << "alone";
        QTest::newRow("with a slash") << "first/alone/" << "first" << "alone";
        QTest::newRow("its file") << "first/alone/run.json" << "first" << "alone";
        QTest::newRow("study") << "second/study" << "second" << "study";
        QTest::newRow("run of a study") << "second/study/fashion" << "second" << "study/fashion";
    }

    void aRunOpensTheLibraryThatItStandsIn()
    {
        QFETCH(QString, named);
        QFETCH(QString, library);
        QFETCH(QString, run);
        const auto opening = openingOf(path(named), {});
        QCOMPARE(this->library(opening), path(library));
        QCOMPARE(pathInLibrary(opening.library, opening.run), run);
        QVERIFY(opening.specification.empty());
        // The library that is open anyway stays, however the run is called.
        Settings().setLibrary(m_temporary->path());
        QCOMPARE(this->library(openingOf(path(named), {})), m_temporary->path());
        QVERIFY(openingOf(path(named), {}).isRemembered);
    }

    void aNameIsLookedForInTheLibrary()
    {
        const std::filesystem::path second = path("second").toStdString();
        QCOMPARE(pathInLibrary(second, "study"), QString("study"));
        QCOMPARE(pathInLibrary(second, "fashion"), QString("study/fashion"));
        QCOMPARE(pathInLibrary(second, "fash"), QString("study/fashion"));
        QCOMPARE(codeOf(second, "fahsion"), QString("no-run"));
        QCOMPARE(codeOf(second, path("first/alone")), QString("no-run"));
        QCOMPARE(codeOf(second, "."), QString("no-run"));
        QCOMPARE(codeOf(path("nowhere").toStdString(), "x"), QString("no-run"));
    }

    void linksAreFollowed()
    {
        QVERIFY(QFile::link(path("second"), path("link")));
        const auto opening = openingOf(path("link/study"), {});
        QCOMPARE(library(opening), path("link"));
        QCOMPARE(pathInLibrary(path("second").toStdString(), path("link/study")), QString("study"));
    }

    void aFileIsASpecification()
    {
        write("toy.transect.json", "{}");
        const auto opening = openingOf(path("toy.transect.json"), {});
        QCOMPARE(QString::fromStdString(opening.specification.string()), path("toy.transect.json"));
        QVERIFY(opening.run.isEmpty());
    }

private:
    QString path(const QString& name) const { return m_temporary->filePath(name); }
    static QString library(const Opening& opening) { return QString::fromStdString(opening.library.string()); }

    static QString codeOf(const std::filesystem::path& library, const QString& run)
    {
        try {
            return pathInLibrary(library, run);
        } catch (const Error& error) {
            return QString::fromStdString(error.record().code);
        }
    }

    void makeRun(const QString& name) const
    {
        RunSpec spec;
        spec.kind = "pretrain";
        std::filesystem::create_directories(path(name).toStdString());
        writeRunSpec(path(name).toStdString() + "/run.json", spec);
    }

    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    std::unique_ptr<testing::Drawer> m_desk;
    std::unique_ptr<QTemporaryDir> m_temporary = std::make_unique<QTemporaryDir>();
};

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
