#include <QtTest>

#include <QTemporaryDir>

#include "made_videos.h"
#include "record/error.h"
#include "vision/video_list.h"

using namespace transect;

class TestVideoList : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    void write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    static ErrorRecord errorOf(const std::filesystem::path& path)
    {
        try {
            listVideos({path});
        } catch (const Error& error) {
            return error.record();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!canDecodeImages())
            QSKIP("built without OpenCV and FFmpeg");
        for (const auto* name : {"set/b/clip", "set/a", "other/clip"})
            made::videoFolder(m_folder.filePath(name), 4, made::twoWalkers);
        write("set/notes.txt", "no video at all");
    }

    void aFolderOfPicturesIsAVideo()
    {
        const auto list = listVideos({path("set/a")});
        QCOMPARE(list.videos.size(), std::size_t(1));
        QCOMPARE(list.videos[0].name, std::string("a"));
        QCOMPARE(list.videos[0].declaredFrames, std::int64_t(4));
        QVERIFY(list.videos[0].path.is_absolute());
    }

    /// Videos of one name get numbers; what is no video is passed over, and said.
    void aFolderGivesItsVideosInOrder()
    {
        const auto list = listVideos({path("set"), path("other")});
        QCOMPARE(list.videos.size(), std::size_t(3));
        QCOMPARE(list.videos[0].name, std::string("a"));
        QCOMPARE(list.videos[1].name, std::string("clip"));
        QCOMPARE(list.videos[2].name, std::string("clip-2"));
        QCOMPARE(list.passedOver.size(), std::size_t(1));
        QVERIFY(list.passedOver[0].find("notes.txt") != std::string::npos);
    }

    void linksLeadNowhereTwice()
    {
        made::videoFolder(m_folder.filePath("linked/a"), 4, made::twoWalkers);
        std::filesystem::create_symlink("nowhere", path("linked/dangling"));
        std::filesystem::create_symlink("itself", path("linked/itself"));
        std::filesystem::create_directory_symlink("..", path("linked/a/up"));
        std::filesystem::create_directory_symlink(".", path("linked/here"));
        const auto list = listVideos({path("linked")});
        QCOMPARE(list.videos.size(), std::size_t(1));
        QCOMPARE(list.passedOver.size(), std::size_t(2));
        QCOMPARE(errorOf(path("linked/dangling")).code, std::string("no-file"));
        QVERIFY(errorOf(path("linked/itself")).path.ends_with("itself"));
    }

    void hashingAsks()
    {
        struct Stop {};
        QVERIFY_THROWS_EXCEPTION(Stop, contentsHash(path("set/a"), [] { throw Stop(); }));
    }

    void namesWhatIsNoVideo()
    {
        QCOMPARE(errorOf(path("absent.mp4")).code, std::string("no-file"));
        QCOMPARE(errorOf(path("set/notes.txt")).code, std::string("bad-video"));
        QVERIFY(errorOf(path("set/notes.txt")).path.ends_with("notes.txt"));
        QDir().mkpath(m_folder.filePath("empty/below"));
        QCOMPARE(errorOf(path("empty")).code, std::string("no-video"));
    }

    void hashChangesWithContent()
    {
        const auto before = contentsHash(path("set/a"));
        QCOMPARE(before, contentsHash(path("set/b/clip"))); // the same pictures under the same names
        QFile::remove(m_folder.filePath("set/a/frame00004.png"));
        QVERIFY(contentsHash(path("set/a")) != before);
        QCOMPARE(contentsHash(path("set/notes.txt")).size(), std::size_t(64));
    }
};

QTEST_APPLESS_MAIN(TestVideoList)
#include "tst_video_list.moc"
