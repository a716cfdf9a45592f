#include <QtTest>

#include <QTemporaryDir>

#include "made_videos.h"
#include "vision/chunk_reader.h"

using namespace transect;

class TestChunkReader : public QObject {
    Q_OBJECT

private:
    static constexpr int frames = 80; // three stretches of 32
    QTemporaryDir m_folder;
    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!canDecodeImages())
            QSKIP("built without OpenCV and FFmpeg");
        made::videoFolder(m_folder.filePath("video"), frames, made::twoWalkers);
    }

    void skipsStretches()
    {
        ChunkReader reader(path("video"));
        QCOMPARE(reader.length(), std::int64_t(32));
        const auto second = reader.at(1, [] {});
        QCOMPARE(second.size(), std::size_t(32));
        QCOMPARE(second.front().ordinal, std::int64_t(32));
        const auto last = reader.at(2, [] {});
        QCOMPARE(last.size(), std::size_t(16));
        QCOMPARE(last.back().ordinal, std::int64_t(79));
    }

    /// Catching up with what is known already may take minutes.
    void whoWaitsIsAsked()
    {
        struct Stop {};
        ChunkReader reader(path("video"));
        QVERIFY_THROWS_EXCEPTION(Stop, reader.at(1, [] { throw Stop(); }));
        QCOMPARE(reader.at(2, [] {}).size(), std::size_t(16));
    }

    /// Three stretches are in memory at a time.
    void largePicturesComeOneByOne()
    {
        constexpr int width = 8000, height = 3000;
        QDir().mkpath(m_folder.filePath("large"));
        QFile file(m_folder.filePath("large/1.ppm"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("P6\n8000 3000\n255\n") + QByteArray(width * height * 3, '\x10'));
        file.close();
        QCOMPARE(ChunkReader(path("large")).length(), std::int64_t(1));
    }
};

QTEST_APPLESS_MAIN(TestChunkReader)
#include "tst_chunk_reader.moc"
