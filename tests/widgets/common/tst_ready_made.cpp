#include <QtTest>

#include "widgets/common/ready_made.h"

using namespace transect;

class TestReadyMade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thoseOfTheProgramAreRead()
    {
        const auto list = readyMadeIn(TRANSECT_SOURCE_DIR "/resources/studies");
        QVERIFY(!list.problem);
        QVERIFY(list.studies.size() >= 3);
        QCOMPARE(list.studies.front().name, QString("fashion-to-digits"));
        for (const auto& one : list.studies)
            QCOMPARE(one.specification.at("kind").dump(), std::string("\"study\""));
    }

    void aBrokenOneIsNamedAndTheOthersAreThere()
    {
        QTemporaryDir folder;
        write(folder.filePath("a.json"), "{");
        write(folder.filePath("b.json"), R"({"kind": "study", "name": "second", "description": "Words"})");
        write(folder.filePath("c.json"), R"({"name": "no kind"})");
        write(folder.filePath("d.txt"), "no specification");
        const auto list = readyMadeIn(folder.path().toStdString());
        QCOMPARE(list.studies.size(), std::size_t(1));
        QCOMPARE(list.studies[0].description, QString("Words"));
        QCOMPARE(list.problem->path, folder.filePath("a.json").toStdString());
        QVERIFY(readyMadeIn("/no/such/folder").studies.empty());
    }

    void theShortestComesFirst()
    {
        QTemporaryDir folder;
        write(folder.filePath("a.json"), R"({"kind": "study", "name": "long", "seeds": [0, 1, 2]})");
        write(folder.filePath("b.json"), R"({"kind": "study", "name": "z", "seeds": [5]})");
        write(folder.filePath("c.json"), R"({"kind": "study", "name": 3, "seeds": "wrong"})");
        const auto list = readyMadeIn(folder.path().toStdString());
        QStringList names;
        for (const auto& one : list.studies)
            names << one.name;
        QCOMPARE(names, QStringList({"c", "z", "long"}));
    }

private:
    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), qint64(bytes.size()));
    }
};

QTEST_APPLESS_MAIN(TestReadyMade)
#include "tst_ready_made.moc"
