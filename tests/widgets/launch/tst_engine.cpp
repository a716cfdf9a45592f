#include "widgets/launch/engine.h"

#include "widgets/launch/engine_cache.h"

#include "widgets/launch/fake_engine.h"

using namespace transect;
using namespace transect::testing;

class TestEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fake.emplace(); }

    void asksOnceAndThenTakesWhatIsInTheCache()
    {
        Engine first;
        first.load();
        QVERIFY(first.isAsking());
        QVERIFY(!first.description());
        QTRY_VERIFY(first.description());
        QVERIFY(!first.isFromCache());
        QCOMPARE(first.description()->kinds.size(), std::size_t(3));
        QCOMPARE(toJson(*first.description()->kind("pretrain")).dump(), toJson(pretrain()).dump());
        QVERIFY(!first.description()->kind("dance"));
        QCOMPARE(first.description()->dataSets[0].place, std::string());
        QCOMPARE(first.description()->dataSets[1].place, std::string("/data/digits.png"));

        Engine second;
        second.load();
        QVERIFY(second.description());
        QVERIFY(second.isFromCache());
        QVERIFY(!second.isAsking());
        QCOMPARE(m_fake->timesAsked(), 1);
    }

    void aChangedProgramIsAskedAgain()
    {
        Engine first;
        first.load();
        QTRY_VERIFY(first.description());
        m_fake->setBehaviour("echo /runs/another");
        Engine second;
        second.load();
        QVERIFY(second.isAsking());
        QTRY_VERIFY(second.description());
        QCOMPARE(m_fake->timesAsked(), 2);
    }

    void askingAgainSeesNewDataSets()
    {
        Engine engine;
        engine.load();
        QTRY_VERIFY(engine.description());
        const int before = engine.revision();
        engine.askAgain();
        QVERIFY(engine.description());
        QTRY_VERIFY(!engine.isAsking());
        QCOMPARE(engine.revision(), before);

        auto changed = description();
        changed["data_sets"][0]["found"] = "/data/mnist";
        m_fake->setDescription(QByteArray::fromStdString(changed.dump()));
        engine.askAgain();
        QTRY_COMPARE(engine.revision(), before + 1);
        QCOMPARE(engine.description()->dataSets[0].place, std::string("/data/mnist"));
    }

    void saysThatTheProgramIsNotThere()
    {
        qputenv("TRANSECTL", "/no/such/transectl");
        Engine engine;
        QSignalSpy changed(&engine, &Engine::changed);
        engine.load();
        QCOMPARE(changed.size(), 1);
        QVERIFY(!engine.isAsking());
        QCOMPARE(engine.problem()->code, std::string("no-engine"));
        QCOMPARE(engine.problem()->path, std::string("/no/such/transectl"));
        QVERIFY(!engine.problem()->hint.empty());

        qputenv("TRANSECTL", m_fake->program().toLocal8Bit());
        engine.askAgain();
        QTRY_VERIFY(engine.description());
        QVERIFY(!engine.problem());
    }

    void isFoundInThePath()
    {
        qunsetenv("TRANSECTL");
        const auto path = qgetenv("PATH");
        qputenv("PATH", QFileInfo(m_fake->program()).path().toLocal8Bit() + ":" + path);
        const auto found = Engine::findProgram();
        qputenv("PATH", path);
        QCOMPARE(found, m_fake->program());
    }

    void passesOnWhatAFailingProgramSays()
    {
        m_fake->setProgram("#!/bin/sh\necho 'libtorch.so: no such file' >&2\nexit 127\n");
        Engine engine;
        engine.load();
        QTRY_VERIFY(engine.problem());
        QCOMPARE(engine.problem()->code, std::string("engine-failed"));
        QVERIFY(QString::fromStdString(engine.problem()->text).contains("libtorch.so: no such file"));
        QVERIFY(!engine.description());
    }

    void refusesAnAnswerThatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("no JSON") << QByteArray("Segmentation fault") << QByteArray("bad-json");
        QTest::newRow("another program") << QByteArray("{\"version\": \"1\"}") << QByteArray("bad-description");
        QTest::newRow("a list") << QByteArray("[]") << QByteArray("bad-description");
    }

    void refusesAnAnswerThatItDoesNotUnderstand()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, code);
        m_fake->setDescription(answer);
        Engine engine;
        engine.load();
        QTRY_VERIFY(engine.problem());
        QCOMPARE(QByteArray::fromStdString(engine.problem()->code), code);
        QVERIFY(!QFile::exists(EngineCache::file()));
    }

    void aBrokenCacheIsNotTrusted()
    {
        QDir().mkpath(QFileInfo(EngineCache::file()).path());
        QFile file(EngineCache::file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"program\": 3");
        file.close();
        Engine engine;
        engine.load();
        QTRY_VERIFY(engine.description());
        QCOMPARE(m_fake->timesAsked(), 1);
    }

    void canBeDestroyedWhileItAsks()
    {
        m_fake->setProgram("#!/bin/sh\nexec sleep 60\n");
        Engine engine;
        engine.load();
        QVERIFY(engine.isAsking());
    }

private:
    std::optional<FakeEngine> m_fake;
};

QTEST_MAIN(TestEngine)
#include "tst_engine.moc"
