#include <QtTest>

#include <atomic>
#include <deque>
#include <future>
#include <set>

#include "made_video.h"
#include "media/frame_source.h"
#include "media/half_picture.h"

using namespace transect;

namespace {

/// Gathers what a source tells, and waits for it.
class Listener {
public:
    FrameSource::Callbacks callbacks()
    {
        return {[this](double) { add([this] { ++m_indexing; }); },
            [this](std::shared_ptr<const FrameIndex> index) { add([&] { m_index = index; }); },
            [this](std::shared_ptr<const SourceFrame> frame) { add([&] { m_frames.push_back(frame); }); },
            [this](const ErrorRecord& error) { add([&] { m_errors.push_back(error); }); }};
    }

    template <typename Condition> bool waitFor(const Condition& condition)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(30), condition);
    }

    std::shared_ptr<const FrameIndex> index()
    {
        waitFor([&] { return m_index || !m_errors.empty(); });
        return m_index;
    }

    /// The frame `ordinal`, once it was decoded; those before it are dropped. nullptr: it never came.
    std::shared_ptr<const SourceFrame> frame(std::int64_t ordinal)
    {
        const auto isThere = [&] {
            while (!m_frames.empty() && m_frames.front()->ordinal != ordinal)
                m_frames.pop_front();
            return !m_frames.empty();
        };
        if (!waitFor(isThere))
            return nullptr;
        const std::lock_guard lock(m_mutex);
        return m_frames.front();
    }

    int numberOf(std::int64_t ordinal) ///< that it carries
    {
        const auto found = frame(ordinal);
        return found ? made::numberIn(*found) : -1;
    }

    std::string error()
    {
        waitFor([&] { return !m_errors.empty(); });
        return m_errors.empty() ? "none" : m_errors.front().code;
    }

    int indexing() const { return m_indexing; }
    std::size_t frames() const { return m_frames.size(); }

private:
    template <typename Action> void add(const Action& action)
    {
        {
            const std::lock_guard lock(m_mutex);
            action();
        }
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_indexing = 0;
    std::shared_ptr<const FrameIndex> m_index;
    std::deque<std::shared_ptr<const SourceFrame>> m_frames;
    std::vector<ErrorRecord> m_errors;
};

} // namespace

class TestFrameSource : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString in(const QString& name) const { return m_folder.filePath(name); }
    std::filesystem::path video() const { return in("video.mp4").toStdString(); }
    FrameIndexCache cache() const { return FrameIndexCache(in("cache").toStdString()); }

private Q_SLOTS:
    void initTestCase()
    {
        SKIP_WITHOUT_FFMPEG();
        QCOMPARE(made::makeVideo(in("video.mp4"), 300, {"-c:v", "libx264", "-preset", "veryfast", "-g", "100"}), QString());
    }

    void indexesOnceAndShowsWhatIsRequested()
    {
        for (const bool isNew : {true, false}) {
            Listener listener;
            FrameSource source(video(), cache(), listener.callbacks());
            source.request(42); // before it is open
            QVERIFY(listener.index());
            QCOMPARE(listener.index()->count(), std::int64_t(300));
            QCOMPARE(listener.numberOf(42), 42);
            QCOMPARE(listener.indexing() > 0, isNew);
            QVERIFY(listener.indexing() <= 101);
        }
    }

    void stepsBothWays()
    {
        Listener listener;
        FrameSource source(video(), cache(), listener.callbacks());
        for (int ordinal = 190; ordinal < 215; ++ordinal) {
            source.request(ordinal);
            QCOMPARE(listener.numberOf(ordinal), ordinal);
        }
        for (int ordinal = 214; ordinal > 150; --ordinal) {
            source.request(ordinal);
            QCOMPARE(listener.numberOf(ordinal), ordinal);
        }
    }

    void theNewestRequestWins()
    {
        Listener listener;
        FrameSource source(video(), cache(), listener.callbacks());
        QVERIFY(listener.index());
        for (int i = 0; i < 1000; ++i)
            source.request((i * 37) % 300);
        source.request(123);
        QCOMPARE(listener.numberOf(123), 123);
        QCOMPARE(listener.frames(), std::size_t(1));
    }

    void halvesComeWhereTheyAreAskedFor()
    {
        Listener listener;
        FrameSource source(video(), cache(), listener.callbacks());
        source.request(7);
        const auto whole = listener.frame(7);
        QVERIFY(whole && whole->half.empty());
        source.setHalving(true);
        source.request(100);
        const auto halved = listener.frame(100);
        QVERIFY(halved);
        std::vector<std::uint32_t> expected;
        halve(*halved, expected);
        QCOMPARE(halved->half, expected);
        source.setHalving(false);
        source.request(200);
        const auto last = listener.frame(200);
        QVERIFY(last && last->half.empty());
    }

    /// Pictures that somebody holds stay as they are; the memory of others is used again.
    void memoryIsUsedAgain()
    {
        Listener listener;
        FrameSource source(video(), cache(), listener.callbacks());
        source.request(0);
        const auto held = listener.frame(0);
        QVERIFY(held);
        std::set<const std::uint8_t*> places;
        for (int ordinal = 1; ordinal < 60; ++ordinal) {
            source.request(ordinal);
            const auto frame = listener.frame(ordinal);
            QVERIFY(frame);
            QCOMPARE(made::numberIn(*frame), ordinal);
            places.insert(frame->pixels.data());
        }
        QVERIFY2(places.size() < 8, qPrintable(QString::number(places.size())));
        QCOMPARE(made::numberIn(*held), 0);
    }

    void aFrameThatIsNotThereIsReportedAndOthersFollow()
    {
        Listener listener;
        FrameSource source(video(), cache(), listener.callbacks());
        source.request(300);
        QCOMPARE(listener.error(), std::string("bad-video"));
        source.request(299);
        QCOMPARE(listener.numberOf(299), 299);
    }

    void aVideoThatIsNotThereIsReported()
    {
        Listener listener;
        FrameSource source(in("nowhere.mp4").toStdString(), cache(), listener.callbacks());
        QCOMPARE(listener.error(), std::string("no-file"));
    }

    void endsWhileIndexing()
    {
        std::promise<void> began;
        std::atomic<bool> isOpen = false;
        bool hasBegun = false;
        {
            FrameSource source(video(), FrameIndexCache(in("another cache").toStdString()),
                {[&](double) { if (!std::exchange(hasBegun, true)) began.set_value(); }, [&](auto) { isOpen = true; }, [](auto) {}, [](const auto&) {}});
            began.get_future().wait();
        }
        QCOMPARE(isOpen, QDir(in("another cache")).exists()); // what was cancelled is neither opened nor kept
    }
};

QTEST_GUILESS_MAIN(TestFrameSource)
#include "tst_frame_source.moc"
