#include "record/hash.h"

#include <QtTest>

#include <string>

#include <sys/stat.h>

#include "error_of.h"
#include "files.h"

using namespace transect;

class TestHash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsThePublishedDigests_data();
    void knowsThePublishedDigests();
    void hashesAMillionAs();
    void goesOnAfterHex();
    void hashesFiles();
    void refusesWhatIsNoFile();
    void knowsThePublishedChecksums();
};

/// FIPS 180-4's examples and NIST's short messages (SHA256ShortMsg.rsp).
void TestHash::knowsThePublishedDigests_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("empty") << QByteArray() << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc") << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("one byte") << QByteArray("\xd3", 1) << QByteArray("28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1");
    QTest::newRow("two bytes") << QByteArray("\x11\xaf", 2) << QByteArray("5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98");
}

void TestHash::knowsThePublishedDigests()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, digest);
    QCOMPARE(sha256Hex(message.toStdString()), digest.toStdString());

    Sha256 bytewise;
    for (const char byte : message)
        bytewise.update(std::string_view(&byte, 1));
    QCOMPARE(bytewise.hex(), digest.toStdString());
}

void TestHash::hashesAMillionAs()
{
    QCOMPARE(sha256Hex(std::string(1'000'000, 'a')), std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

void TestHash::goesOnAfterHex()
{
    Sha256 hash;
    hash.update("a");
    QCOMPARE(hash.hex(), sha256Hex("a"));
    hash.update("bc");
    QCOMPARE(hash.hex(), sha256Hex("abc"));
    const Sha256 moved = std::move(hash);
    QCOMPARE(moved.hex(), sha256Hex("abc"));
}

void TestHash::hashesFiles()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("file").toStdString();
    std::string contents(3'000'001, '\0'); // more than one piece
    for (std::size_t i = 0; i < contents.size(); ++i)
        contents[i] = static_cast<char>(i * i % 251);
    writeFile(path, contents);
    QCOMPARE(sha256HexOfFile(path), sha256Hex(contents));

    writeFile(path, "");
    QCOMPARE(sha256HexOfFile(path), sha256Hex(""));
}

void TestHash::refusesWhatIsNoFile()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    const auto codeFor = [](const std::filesystem::path& path) {
        const ErrorRecord error = errorOf([&] { sha256HexOfFile(path); });
        return error.path == path.string() ? error.code : "wrong path " + error.path;
    };
    QCOMPARE(codeFor(root / "missing"), std::string("no-file"));
    QCOMPARE(codeFor(root), std::string("no-file"));
    const std::filesystem::path pipe = root / "pipe"; // must not be waited for
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(codeFor(pipe), std::string("no-file"));
}

void TestHash::knowsThePublishedChecksums()
{
    QCOMPARE(crc32("123456789"), 0xcbf43926u);
    QCOMPARE(crc32(""), 0u);
    QCOMPARE(crc32("a"), 0xe8b7be43u);
}

QTEST_APPLESS_MAIN(TestHash)
#include "tst_hash.moc"
