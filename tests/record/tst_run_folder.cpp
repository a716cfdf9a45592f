#include "record/run_folder.h"

#include "record/child_process.h"
#include "record/error_of.h"
#include "record/printing.h"

#include <QTemporaryDir>

#include <fstream>
#include <set>

#include <sys/stat.h>

using namespace transect;

namespace {

std::filesystem::path makeRun(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "run.json") << "{}";
    return folder;
}

/// Sets a variable of the environment until the end of the scope.
class Variable {
public:
    Variable(const char* name, const std::string& value)
        : m_name(name), m_before(qgetenv(name)), m_wasSet(qEnvironmentVariableIsSet(name))
    {
        value.empty() ? qunsetenv(name) : qputenv(name, value.c_str());
    }
    ~Variable() { m_wasSet ? qputenv(m_name, m_before) : qunsetenv(m_name); }

private:
    const char* m_name;
    QByteArray m_before;
    bool m_wasSet;
};

} // namespace

class TestRunFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = std::filesystem::canonical(m_folder->path().toStdString()) / "library";
    }

    void makesNamesSafe_data();
    void makesNamesSafe();
    void createsFoldersThatAreNew();
    void neverGivesTwoProcessesTheSame();
    void explainsWhereAFolderCannotBe();
    void findsTheLibrary();
    void findsRuns();
    void resolvesRuns_data();
    void resolvesRuns();
    void resolvesPaths();
    void saysWhichRunsThereAre();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_library;
};

void TestRunFolder::makesNamesSafe_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("safe");
    QTest::newRow("plain") << QByteArray("toy-source_2.b") << QByteArray("toy-source_2.b");
    QTest::newRow("blanks") << QByteArray("  toy  source ") << QByteArray("toy-source");
    QTest::newRow("path") << QByteArray("../../etc/passwd") << QByteArray("etc-passwd");
    QTest::newRow("option") << QByteArray("--help") << QByteArray("help");
    QTest::newRow("hidden") << QByteArray(".hidden") << QByteArray("hidden");
    QTest::newRow("dots") << QByteArray("..") << QByteArray("unnamed");
    QTest::newRow("empty") << QByteArray() << QByteArray("unnamed");
    QTest::newRow("other scripts") << QByteArray("größe 5") << QByteArray("gr-e-5");
    QTest::newRow("control") << QByteArray("a\n\tb;rm -rf") << QByteArray("a-b-rm--rf");
    QTest::newRow("features") << QByteArray("target:mnist") << QByteArray("target-mnist");
    QTest::newRow("long") << QByteArray(300, 'x') << QByteArray(100, 'x');
}

void TestRunFolder::makesNamesSafe()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, safe);
    QCOMPARE(safeName(name.toStdString()), safe.toStdString());
    QCOMPARE(safeName(safe.toStdString()), safe.toStdString());
}

void TestRunFolder::createsFoldersThatAreNew()
{
    QCOMPARE(createRunFolder(m_library / "study", "toy source").root, m_library / "study" / "toy-source");
    QCOMPARE(createRunFolder(m_library / "study", "toy source").root, m_library / "study" / "toy-source-2");
    QCOMPARE(createRunFolder(m_library / "study", "toy source").root, m_library / "study" / "toy-source-3");
    std::ofstream(m_library / "file") << "in the way";
    QCOMPARE(createRunFolder(m_library, "file").root, m_library / "file-2");
    QVERIFY(std::filesystem::is_empty(m_library / "file-2"));
}

void TestRunFolder::neverGivesTwoProcessesTheSame()
{
    constexpr int processes = 4, folders = 25;
    std::vector<std::unique_ptr<ChildProcess>> children;
    for (int number = 0; number < processes; ++number)
        children.push_back(std::make_unique<ChildProcess>([&](ChildProcess::Side& side) {
            side.wait();
            for (int i = 0; i < folders; ++i)
                std::ofstream(createRunFolder(m_library, "run").root / std::to_string(::getpid())) << "mine";
            return 0;
        }));
    for (auto& child : children)
        child->tell();
    for (auto& child : children)
        QCOMPARE(child->join(), 0);
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(m_library)) {
        ++count;
        QCOMPARE(std::distance(std::filesystem::directory_iterator(entry), std::filesystem::directory_iterator()), 1);
    }
    QCOMPARE(count, std::size_t(processes * folders));
}

void TestRunFolder::explainsWhereAFolderCannotBe()
{
    std::filesystem::create_directories(m_library);
    std::ofstream(m_library / "file") << "no folder";
    const ErrorRecord error = errorOf([&] { createRunFolder(m_library / "file", "run"); });
    QCOMPARE(error.code, std::string("no-file"));
    QCOMPARE(error.path, (m_library / "file").string());
}

void TestRunFolder::findsTheLibrary()
{
    const Variable library("TRANSECT_LIBRARY", "/l"), data("XDG_DATA_HOME", "/data"), home("HOME", "/home/ada");
    QCOMPARE(libraryFolder("/named"), std::filesystem::path("/named"));
    QCOMPARE(libraryFolder(), std::filesystem::path("/l"));
    const Variable noLibrary("TRANSECT_LIBRARY", "");
    QCOMPARE(libraryFolder(), std::filesystem::path("/data/transect/library"));
    const Variable relative("XDG_DATA_HOME", "data");
    QCOMPARE(libraryFolder(), std::filesystem::path("/home/ada/.local/share/transect/library"));
    const Variable noHome("HOME", "");
    QCOMPARE(errorOf([] { libraryFolder(); }).code, std::string("no-home"));
}

void TestRunFolder::findsRuns()
{
    QVERIFY(findRuns(m_library).empty());
    for (const char* run : {"b", "a/x", "a/y/z", "a/y/w/too-deep", ".hidden", "b/inside-a-run"})
        makeRun(m_library / run);
    std::filesystem::create_directories(m_library / "empty");
    std::filesystem::create_directories(m_library / "strange" / "run.json");
    std::filesystem::create_directory_symlink(m_library / "a", m_library / "link");
    std::filesystem::create_directory_symlink(m_library, m_library / "loop");
    std::vector<std::string> found;
    for (const RunFolder& run : findRuns(m_library))
        if (const std::string path = run.root.lexically_relative(m_library).string(); !path.starts_with("loop/"))
            found.push_back(path);
    const std::vector<std::string> expected{"a/x", "a/y/z", "b", "link/x", "link/y/z"};
    QCOMPARE(found, expected);
}

void TestRunFolder::resolvesRuns_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // a path, or a code
    QTest::newRow("folder's name") << QByteArray("source") << QByteArray("study/source");
    QTest::newRow("relative path") << QByteArray("study/source") << QByteArray("study/source");
    QTest::newRow("with a slash") << QByteArray("study/source/") << QByteArray("study/source");
    QTest::newRow("unique beginning") << QByteArray("tra") << QByteArray("study/transfer");
    QTest::newRow("unique beginning of a path") << QByteArray("study/t") << QByteArray("study/transfer");
    QTest::newRow("a name that others begin with") << QByteArray("toy") << QByteArray("toy");
    QTest::newRow("several begin so") << QByteArray("to") << QByteArray("ambiguous-run");
    QTest::newRow("several of that name") << QByteArray("twin") << QByteArray("ambiguous-run");
    QTest::newRow("none") << QByteArray("sourc2") << QByteArray("no-run");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("no-run");
    QTest::newRow("no run, a folder") << QByteArray("study") << QByteArray("ambiguous-run");
}

void TestRunFolder::resolvesRuns()
{
    for (const char* run : {"study/source", "study/transfer", "toy", "toy-2", "a/twin", "b/twin"})
        makeRun(m_library / run);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    std::filesystem::path root;
    const ErrorRecord error = errorOf([&] { root = resolveRun(m_library, text.toStdString()).root; });
    QCOMPARE(error.code.empty() ? root.lexically_relative(m_library).string() : error.code, expected.toStdString());
}

void TestRunFolder::resolvesPaths()
{
    makeRun(m_library / "toy");
    const auto elsewhere = makeRun(m_library.parent_path() / "elsewhere" / "toy");
    QCOMPARE(resolveRun(m_library, elsewhere.string()).root, elsewhere);
    QCOMPARE(resolveRun(m_library, elsewhere.string() + "/").root, elsewhere);
    QCOMPARE(resolveRun(m_library, (elsewhere / "../toy").string()).root, elsewhere);
    QCOMPARE(resolveRun(m_library, (elsewhere / "run.json").string()).root, elsewhere);
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(elsewhere);
    const auto here = resolveRun(m_library, ".").root;
    std::filesystem::current_path(before);
    QCOMPARE(here, elsewhere);
}

void TestRunFolder::saysWhichRunsThereAre()
{
    const auto hintFor = [&](const char* text) { return errorOf([&] { resolveRun(m_library, text); }).hint; };
    QCOMPARE(hintFor("toy"), std::string("there are no runs in this library"));
    for (const char* run : {"study/source", "toy-1", "toy-2"})
        makeRun(m_library / run);
    QCOMPARE(hintFor("suorce"), std::string("did you mean \"source\"?"));
    QCOMPARE(hintFor("nothing like it"), std::string("list shows the runs of this library"));
    QCOMPARE(hintFor("toy"), std::string("one of: toy-1, toy-2"));
    for (int i = 0; i < 30; ++i)
        makeRun(m_library / ("toy-3" + std::to_string(i)));
    QVERIFY(hintFor("toy").ends_with(", ..."));
}

QTEST_APPLESS_MAIN(TestRunFolder)
#include "tst_run_folder.moc"
