#include "record/run_notes.h"

#include "record/error_of.h"
#include "record/files.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace transect;

class TestRunNotes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    void whereThereIsNoneThereIsNothing()
    {
        QVERIFY(readRunNotes(m_folder) == RunNotes());
        QVERIFY(!std::filesystem::exists(notesJson(m_folder)));
    }

    void readsWhatItWrites()
    {
        const RunNotes notes{"Grüße, \"Welt\"", {"good", "待检查"}, "two\nlines\tand more"};
        writeRunNotes(m_folder, notes);
        QVERIFY(readRunNotes(m_folder) == notes);
        writeRunNotes(m_folder, {});
        QVERIFY(readRunNotes(m_folder) == RunNotes());
    }

    void keepsWhatALaterVersionWrote()
    {
        writeFile(notesJson(m_folder), R"({"title": "old", "stars": 5})");
        writeRunNotes(m_folder, {"new", {}, {}});
        QVERIFY(contentsOf(notesJson(m_folder)).find("\"stars\": 5") != std::string::npos);
        QCOMPARE(readRunNotes(m_folder).title, std::string("new"));
    }

    void tagsAreWordsThatAQueryCanAskFor()
    {
        QCOMPARE(tagFrom("  to check, again "), std::string("to-check-again"));
        QCOMPARE(tagFrom("good"), std::string("good"));
        QCOMPARE(tagFrom(" ,\n"), std::string());
        writeFile(notesJson(m_folder), R"({"tags": ["a b", "a-b", "", "c"]})");
        QVERIFY((readRunNotes(m_folder).tags == std::vector<std::string>{"a-b", "c"}));
    }

    void damageIsSaidAndNotOverwritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("torn") << QByteArray("{\"title\": ") << "bad-json";
        QTest::newRow("no object") << QByteArray("[]") << "bad-notes";
        QTest::newRow("title of two lines") << QByteArray(R"({"title": "a\nb"})") << "bad-notes";
        QTest::newRow("title that is a number") << QByteArray(R"({"title": 7})") << "bad-notes";
        QTest::newRow("long title") << QByteArray("{\"title\": \"") + QByteArray(longestTitle + 1, 'x') + "\"}" << "bad-notes";
        QTest::newRow("tag that is a number") << QByteArray(R"({"tags": [1]})") << "bad-notes";
        QTest::newRow("too many tags") << "{\"tags\": [\"a\"" + QByteArray(", \"a\"").repeated(int(mostTags)) + "]}" << "bad-notes";
        QTest::newRow("long tag") << "{\"tags\": [\"" + QByteArray(longestTag + 1, 'x') + "\"]}" << "bad-notes";
        QTest::newRow("long note") << "{\"note\": \"" + QByteArray(longestNote + 1, 'x') + "\"}" << "bad-notes";
        QTest::newRow("huge") << QByteArray(1 << 20, ' ') << "too-large";
    }

    void damageIsSaidAndNotOverwritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const auto path = notesJson(m_folder);
        writeFile(path, text.toStdString());
        const auto error = errorOf([&] { readRunNotes(m_folder); });
        QCOMPARE(QString::fromStdString(error.code), code);
        QVERIFY(error.path.starts_with(path.string()));
        QCOMPARE(errorOf([&] { writeRunNotes(m_folder, {"new", {}, {}}); }).code, error.code);
        QCOMPARE(contentsOf(path), text.toStdString());
    }

    void aFolderOfThatNameIsSaid()
    {
        std::filesystem::create_directory(notesJson(m_folder));
        QCOMPARE(errorOf([&] { readRunNotes(m_folder); }).code, std::string("no-file"));
        QCOMPARE(errorOf([&] { writeRunNotes(m_folder, {"new", {}, {}}); }).code, std::string("no-file"));
    }

    void whatIsOverALimitIsNotWritten()
    {
        writeRunNotes(m_folder, {"kept", {}, {}});
        QCOMPARE(errorOf([&] { writeRunNotes(m_folder, {"new", {}, std::string(longestNote + 1, 'x')}); }).code, std::string("bad-notes"));
        QCOMPARE(readRunNotes(m_folder).title, std::string("kept"));
        writeRunNotes(m_folder, {std::string(longestTitle, 'x'), std::vector<std::string>(1, std::string(longestTag, 'x')), std::string(longestNote, 'x')});
        QCOMPARE(readRunNotes(m_folder).note.size(), longestNote);
    }

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_folder;
};

QTEST_GUILESS_MAIN(TestRunNotes)
#include "tst_run_notes.moc"
