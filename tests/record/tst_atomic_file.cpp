#include "record/atomic_file.h"

#include <QtTest>

#include <string>

#include <sys/stat.h>

#include "error_of.h"
#include "faulty_file_system.h"
#include "files.h"
#include "record/hash.h"
#include "small_disk.h"
#include "unprivileged.h"

using namespace transect;
using Fault = FaultyFileSystem::Fault;

namespace {

const std::string oldContents = "the old contents";
const std::string newBegin = "the new ", newEnd = "contents, in two pieces";

int filesIn(const std::filesystem::path& folder)
{
    return static_cast<int>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

void writeNew(const std::filesystem::path& path, FileSystem& fileSystem)
{
    AtomicFile file(path, fileSystem);
    file.write(newBegin);
    file.write(newEnd);
    file.commit();
}

} // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAndReplaces();
    void leavesNothingUncommitted();
    void takesAnyName_data();
    void takesAnyName();
    void respectsTheUmask();
    void avoidsNamesLeftBehind();
    void survivesAFaultInAnyCall_data();
    void survivesAFaultInAnyCall();
    void namesTheFault_data();
    void namesTheFault();
    void isOverAfterAFailure();
    void readsBack();
    void survivesAFullDisk();
    void refusesAFolderWithoutPermission();
};

void TestAtomicFile::writesAndReplaces()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("file").toStdString();
    for (const std::string& contents : {oldContents, std::string(), std::string("a\0b\n", 4), std::string(5'000'000, 'x')}) {
        writeAtomically(path, contents);
        QVERIFY(contentsOf(path) == contents);
        QCOMPARE(filesIn(path.parent_path()), 1);
    }
}

void TestAtomicFile::leavesNothingUncommitted()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("file").toStdString();
    {
        AtomicFile file(path);
        file.write(newBegin);
        QVERIFY(!std::filesystem::exists(path));
        QCOMPARE(filesIn(path.parent_path()), 1);
    }
    QCOMPARE(filesIn(path.parent_path()), 0);
}

void TestAtomicFile::takesAnyName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("spaces and quotes") << "a \"b\" 'c'";
    QTest::newRow("unicode") << "Prüfstand 日本";
    QTest::newRow("hidden") << ".hidden";
    QTest::newRow("dash") << "-rf";
    QTest::newRow("longest") << QString(255, 'n');
}

void TestAtomicFile::takesAnyName()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / name.toStdString();
    writeAtomically(path, oldContents);
    QCOMPARE(contentsOf(path), oldContents);

    // A bare name means the current folder.
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(path.parent_path());
    writeAtomically(path.filename(), newEnd);
    std::filesystem::current_path(before);
    QCOMPARE(contentsOf(path), newEnd);
}

void TestAtomicFile::respectsTheUmask()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("file").toStdString();
    for (const mode_t mask : {mode_t(022), mode_t(077), mode_t(002)}) {
        const mode_t before = ::umask(mask);
        writeAtomically(path, oldContents);
        ::umask(before);
        struct stat status;
        QCOMPARE(::stat(path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0666 & ~mask);
    }
}

void TestAtomicFile::avoidsNamesLeftBehind()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("file").toStdString();
    FaultyFileSystem fileSystem;
    fileSystem.faultyCall = 1;
    fileSystem.errorNumber = EEXIST;
    writeNew(path, fileSystem);
    QCOMPARE(contentsOf(path), newBegin + newEnd);
}

void TestAtomicFile::survivesAFaultInAnyCall_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("errorNumber");
    QTest::addColumn<bool>("isHarmless");
    QTest::newRow("once, EIO") << int(Fault::Once) << EIO << false;
    QTest::newRow("once, ENOSPC") << int(Fault::Once) << ENOSPC << false;
    QTest::newRow("once, interrupted") << int(Fault::Once) << EINTR << true;
    QTest::newRow("for good, EIO") << int(Fault::ForGood) << EIO << false;
    QTest::newRow("short, then well") << int(Fault::Short) << EINTR << true;
    QTest::newRow("short, then full") << int(Fault::ShortThenForGood) << ENOSPC << false;
}

void TestAtomicFile::survivesAFaultInAnyCall()
{
    QFETCH(int, fault);
    QFETCH(int, errorNumber);
    QFETCH(bool, isHarmless);
    for (const bool hasOld : {true, false}) {
        const std::string before = hasOld ? oldContents : "";
        for (int n = 1;; ++n) {
            const QTemporaryDir folder;
            const std::filesystem::path path = folder.filePath("file").toStdString();
            if (hasOld)
                writeFile(path, oldContents);
            FaultyFileSystem fileSystem;
            fileSystem.fault = Fault(fault);
            fileSystem.errorNumber = errorNumber;
            fileSystem.faultyCall = n;
            const ErrorRecord error = errorOf([&] { writeNew(path, fileSystem); });
            if (fileSystem.calls() < n) {
                QCOMPARE(n, 8); // open, two writes, sync, close, rename, sync of the folder have all failed
                break;
            }
            constexpr int folderSync = 7;
            const bool isNew = isHarmless || n == folderSync;
            QVERIFY2(error.code.empty() == isHarmless, qPrintable(QString("call %1: %2").arg(n).arg(error.code.c_str())));
            QCOMPARE(contentsOf(path), isNew ? newBegin + newEnd : before);
            const bool temporaryMayRemain = Fault(fault) == Fault::ForGood || Fault(fault) == Fault::ShortThenForGood;
            if (!temporaryMayRemain)
                QCOMPARE(filesIn(path.parent_path()), hasOld || isNew ? 1 : 0);
        }
    }
}

void TestAtomicFile::namesTheFault_data()
{
    QTest::addColumn<int>("errorNumber");
    QTest::addColumn<QString>("code");
    QTest::newRow("full disk") << ENOSPC << "disk-full";
    QTest::newRow("quota") << EDQUOT << "disk-full";
    QTest::newRow("no access") << EACCES << "no-permission";
    QTest::newRow("not permitted") << EPERM << "no-permission";
    QTest::newRow("read-only") << EROFS << "no-permission";
    QTest::newRow("no folder") << ENOENT << "no-file";
    QTest::newRow("broken") << EIO << "io";
}

void TestAtomicFile::namesTheFault()
{
    QFETCH(int, errorNumber);
    QFETCH(QString, code);
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("file").toStdString();
    FaultyFileSystem fileSystem;
    fileSystem.faultyCall = 3;
    fileSystem.errorNumber = errorNumber;
    const ErrorRecord error = errorOf([&] { writeNew(path, fileSystem); });
    QCOMPARE(error.code, code.toStdString());
    QCOMPARE(error.path, path.string());
    QCOMPARE(error.text, std::string("cannot write: ") + std::strerror(errorNumber));
    QCOMPARE(error.hint.starts_with("at least 31 bytes were to be written, "), code == "disk-full");
}

void TestAtomicFile::isOverAfterAFailure()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("file").toStdString();
    FaultyFileSystem fileSystem;
    fileSystem.faultyCall = 2;
    AtomicFile file(path, fileSystem);
    QCOMPARE(errorOf([&] { file.write(newBegin); }).code, std::string("io"));
    QCOMPARE(errorOf([&] { file.write(newEnd); }).code, std::string("io"));
    QCOMPARE(errorOf([&] { file.commit(); }).code, std::string("io"));
    QCOMPARE(filesIn(path.parent_path()), 0);
}

void TestAtomicFile::readsBack()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("file").toStdString();
    for (const bool isFaulty : {false, true}) {
        FaultyFileSystem fileSystem;
        fileSystem.fault = Fault::FlipsBit;
        fileSystem.faultyCall = isFaulty ? 3 : 0;
        const std::string contents = isFaulty ? newBegin + newEnd : oldContents;
        const ErrorRecord error = errorOf([&] {
            AtomicFile file(path, fileSystem);
            file.write(contents.substr(0, 8));
            file.write(contents.substr(8));
            file.commit(sha256Hex(contents));
        });
        QCOMPARE(error.code, std::string(isFaulty ? "io" : ""));
        QCOMPARE(error.text.find(sha256Hex(contents)) != std::string::npos, isFaulty);
        QCOMPARE(contentsOf(path), oldContents);
        QCOMPARE(filesIn(path.parent_path()), 1);
    }
}

void TestAtomicFile::survivesAFullDisk()
{
    const SmallDisk disk;
    if (!disk.whyNot().empty())
        QSKIP(disk.whyNot().c_str());
    const std::filesystem::path path = disk.path() / "file";
    writeAtomically(path, std::string(300'000, 'o'));
    const ErrorRecord error = errorOf([&] { writeAtomically(path, std::string(2'000'000, 'n')); });
    QCOMPARE(error.code, std::string("disk-full"));
    QCOMPARE(error.path, path.string());
    QVERIFY2(error.hint.starts_with("at least 2 MB were to be written, 7"), error.hint.c_str());
    QVERIFY(contentsOf(path) == std::string(300'000, 'o'));
    QCOMPARE(filesIn(disk.path()), 1);
    writeAtomically(path, std::string(600'000, 'n')); // there is room for this beside the old
    QVERIFY(contentsOf(path) == std::string(600'000, 'n'));
}

void TestAtomicFile::refusesAFolderWithoutPermission()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    std::filesystem::permissions(root, std::filesystem::perms(0555));
    QVERIFY(holdsUnprivileged([&] {
        const ErrorRecord error = errorOf([&] { writeAtomically(root / "file", oldContents); });
        return error.code == "no-permission" && error.path == (root / "file").string();
    }));
    std::filesystem::permissions(root, std::filesystem::perms(0755));
    QCOMPARE(errorOf([&] { writeAtomically(root / "missing" / "file", oldContents); }).code, std::string("no-file"));
}

QTEST_APPLESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"
