#include <QtTest>

#include "media/made_video.h"
#include "widgets/review/player.h"

using namespace transect;

namespace {

/// What a player told, in order.
class Audience : public QObject {
public:
    explicit Audience(Player& player)
    {
        connect(&player, &Player::frameReady, this, [this](qint64 ordinal, const std::shared_ptr<const SourceFrame>& frame) {
            ordinals.push_back(ordinal);
            numbers.push_back(frame ? made::numberIn(*frame) : -1);
        });
        connect(&player, &Player::failed, this, [this](const ErrorRecord& error) { errors.push_back(error.code); });
        connect(&player, &Player::opened, this, [this] { isOpen = true; });
        connect(&player, &Player::indexing, this, [this](double part) { indexed = part; });
    }

    /// The last frame that was shown carries its own number.
    bool shows(std::int64_t ordinal) const { return !numbers.empty() && ordinals.back() == ordinal && numbers.back() == int(ordinal); }
    bool isAscending() const { return std::ranges::is_sorted(ordinals); }

    std::vector<std::int64_t> ordinals;
    std::vector<int> numbers;
    std::vector<std::string> errors;
    bool isOpen = false;
    double indexed = -1;
};

} // namespace

class TestPlayer : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    static constexpr int frames = 120;

    QString in(const QString& name) const { return m_folder.filePath(name); }
    std::filesystem::path video() const { return in("video.mp4").toStdString(); }
    FrameIndexCache cache() const { return FrameIndexCache(in("cache").toStdString()); }

    static bool opens(const Audience& audience, std::int64_t first = 0)
    {
        return QTest::qWaitFor([&] { return audience.isOpen && audience.shows(first); }, 20000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        SKIP_WITHOUT_FFMPEG();
        QCOMPARE(made::makeVideo(in("video.mp4"), frames, made::h264 + QStringList{"-g", "50"}), QString());
    }

    void opensAtTheFirstFrame()
    {
        Player player(cache());
        Audience audience(player);
        player.open(video(), 7, 3); // the poses know less than the video
        QCOMPARE(player.frames(), std::int64_t(7));
        QVERIFY(player.isIndexing());
        QVERIFY(opens(audience));
        QVERIFY(player.hasPictures() && !player.isIndexing());
        QCOMPARE(player.frames(), std::int64_t(frames));
        QCOMPARE(player.framesPerSecond(), 25.0);
        QVERIFY(std::abs(player.secondsOf(50) - 2) < 1e-6);
        QCOMPARE(player.ordinalAt(player.secondsOf(77)), std::int64_t(77));
        QVERIFY(audience.indexed >= 0);
        QVERIFY(audience.errors.empty());
    }

    void seeksAndSteps()
    {
        Player player(cache());
        Audience audience(player);
        QSignalSpy positions(&player, &Player::positionChanged);
        player.open(video(), frames, 25);
        QVERIFY(opens(audience));
        for (const std::int64_t ordinal : {77, 3, 119, 50, 49}) {
            player.seek(ordinal);
            QCOMPARE(player.position(), ordinal); // at once
            QTRY_VERIFY(audience.shows(ordinal));
        }
        QCOMPARE(positions.size(), 5);
        player.step(-1);
        QTRY_VERIFY(audience.shows(48));
        player.step(10);
        QTRY_VERIFY(audience.shows(58));
        player.step(-1000);
        QTRY_VERIFY(audience.shows(0));
        player.seek(100000);
        QTRY_VERIFY(audience.shows(frames - 1));
    }

    void seeksBeforeItIsOpen()
    {
        Player player(cache());
        Audience audience(player);
        player.open(video(), frames, 25);
        player.seek(60);
        QVERIFY(opens(audience, 60));
    }

    void playsInOrderAndStopsAtTheEnd()
    {
        Player player(cache());
        Audience audience(player);
        QSignalSpy playing(&player, &Player::playingChanged);
        player.open(video(), frames, 25);
        QVERIFY(opens(audience));
        audience.ordinals.clear();
        player.setSpeed(100);
        QCOMPARE(player.speed(), Player::fastest);
        QElapsedTimer clock;
        clock.start();
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), 20000);
        QVERIFY2(clock.elapsed() >= 560, qPrintable(QString::number(clock.elapsed()))); // 119 frames, 25 a second, eight times as fast: 595 ms
        QTRY_VERIFY(audience.shows(frames - 1));
        QVERIFY(audience.isAscending());
        QCOMPARE(std::int64_t(audience.ordinals.size()) + player.droppedFrames(), std::int64_t(frames - 1));
        QCOMPARE(playing.size(), 2);
        player.play(); // again from the beginning
        QTRY_VERIFY(player.position() < 60);
        player.play(false);
        QVERIFY(!player.isPlaying());
    }

    void keepsRealTime()
    {
        Player player(cache());
        Audience audience(player);
        player.open(video(), frames, 25);
        QVERIFY(opens(audience));
        player.seek(frames - 26);
        QTRY_VERIFY(audience.shows(frames - 26));
        QElapsedTimer clock;
        clock.start();
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), 20000);
        QVERIFY2(clock.elapsed() >= 990, qPrintable(QString::number(clock.elapsed()))); // 25 frames at 25 a second
    }

    void seekingWhilePlayingPlaysOnFromThere()
    {
        Player player(cache());
        Audience audience(player);
        player.open(video(), frames, 25);
        QVERIFY(opens(audience));
        player.play();
        player.seek(110);
        QVERIFY(player.isPlaying());
        QTRY_VERIFY(!player.isPlaying());
        QCOMPARE(player.position(), std::int64_t(frames - 1));
    }

    void aRangeIsPlayedOverAndOver()
    {
        Player player(cache());
        Audience audience(player);
        player.open(video(), frames, 25);
        QVERIFY(opens(audience));
        player.setLoop(std::pair<std::int64_t, std::int64_t>(40, 44));
        player.setSpeed(8);
        audience.ordinals.clear();
        player.play();
        const auto rounds = [&] {
            int count = 0;
            for (std::size_t i = 1; i < audience.ordinals.size(); ++i)
                count += audience.ordinals[i] < audience.ordinals[i - 1];
            return count;
        };
        QTRY_VERIFY(rounds() >= 3);
        QVERIFY(player.isPlaying());
        QVERIFY(std::ranges::all_of(audience.ordinals, [](auto ordinal) { return ordinal >= 40 && ordinal <= 44; }));
        player.setLoop(std::nullopt);
        QTRY_VERIFY(player.position() > 44);
    }

    void withoutAVideoOrdinalsAreShown()
    {
        Player player(cache());
        Audience audience(player);
        player.open({}, 20, 0);
        QVERIFY(player.isOpen() && !player.hasPictures() && !player.isIndexing());
        QCOMPARE(player.framesPerSecond(), 25.0);
        QCOMPARE(audience.ordinals, (std::vector<std::int64_t>{0}));
        QCOMPARE(audience.numbers, (std::vector<int>{-1}));
        for (std::int64_t ordinal = 0; ordinal < 20; ++ordinal)
            QCOMPARE(player.ordinalAt(player.secondsOf(ordinal)), ordinal);
        player.setSpeed(8);
        player.play();
        QTRY_VERIFY(!player.isPlaying());
        QCOMPARE(audience.ordinals.back(), std::int64_t(19));
        QVERIFY(audience.isAscending());
    }

    void aVideoThatIsNotThereIsToldAndPlayedWithout()
    {
        Player player(cache());
        Audience audience(player);
        player.open(in("nowhere.mp4").toStdString(), 20, 25);
        QTRY_COMPARE(audience.errors, (std::vector<std::string>{"no-file"}));
        QVERIFY(!player.hasPictures() && !player.isIndexing());
        QCOMPARE(player.frames(), std::int64_t(20));
        player.step(5);
        QCOMPARE(audience.ordinals.back(), std::int64_t(5));
        QCOMPARE(audience.numbers.back(), -1);
    }

    void aVideoThatVanishesWhileItIsPlayedIsToldOnce()
    {
        // Of large frames, so that it is not in memory as a whole.
        QCOMPARE(made::makeVideo(in("vanishing.avi"), frames, {"-c:v", "mjpeg", "-q:v", "1"}, "25", 640, 360), QString());
        Player player(cache());
        Audience audience(player);
        player.open(in("vanishing.avi").toStdString(), frames, 25);
        QVERIFY(opens(audience));
        QVERIFY(QFile::resize(in("vanishing.avi"), 0));
        QVERIFY(QFile::remove(in("vanishing.avi")));
        player.setSpeed(8);
        player.seek(30);
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), 20000);
        QCOMPARE(player.position(), std::int64_t(frames - 1));
        QVERIFY2(audience.errors.size() == 1, qPrintable(QString::number(audience.errors.size())));
        QCOMPARE(audience.numbers.back(), -1); // poses go on without a picture
    }

    void nothingIsToldOfAClipThatWasLeft()
    {
        Player player(FrameIndexCache(in("another cache").toStdString()));
        Audience audience(player);
        for (int i = 0; i < 20; ++i) {
            player.open(video(), frames, 25);
            player.seek(100);
        }
        player.open({}, 5, 25);
        audience.ordinals.clear();
        audience.isOpen = false;
        player.step(1);
        QTest::qWait(50);
        QCOMPARE(audience.ordinals, (std::vector<std::int64_t>{1}));
        QVERIFY(!audience.isOpen && audience.errors.empty());
        player.close();
        QVERIFY(!player.isOpen());
    }

    void mayBeDestroyedAtAnyTime()
    {
        for (int i = 0; i < 20; ++i) {
            auto player = std::make_unique<Player>(cache());
            player->open(video(), frames, 25);
            player->setSpeed(8);
            player->play();
            QTest::qWait(i);
            player.reset();
            QCoreApplication::processEvents();
        }
    }
};

QTEST_GUILESS_MAIN(TestPlayer)
#include "tst_player.moc"
