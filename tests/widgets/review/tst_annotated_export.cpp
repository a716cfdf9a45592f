#include <QtTest>

#include "made_clip.h"
#include "media/made_video.h"
#include "widgets/common/theme.h"
#include "widgets/review/annotated_export.h"

using namespace transect;

namespace {

/// How an export ended: "finished", "cancelled" or an error's code; "" if it did not.
class Outcome : public QObject {
public:
    explicit Outcome(AnnotatedExport& one)
    {
        connect(&one, &AnnotatedExport::finished, this, [this] { told << "finished"; });
        connect(&one, &AnnotatedExport::cancelled, this, [this] { told << "cancelled"; });
        connect(&one, &AnnotatedExport::failed, this, [this](const ErrorRecord& error) { told << QString::fromStdString(error.code); });
        connect(&one, &AnnotatedExport::progressed, this, [this](double part) { parts.push_back(part); });
    }

    QString wait()
    {
        return QTest::qWaitFor([this] { return !told.isEmpty(); }, 30000) ? told.join(' ') : QString();
    }

    QStringList told;
    std::vector<double> parts;
};

ExportOptions bareOptions()
{
    ExportOptions options;
    options.overlay.skeletons = options.overlay.names = false;
    options.strip = options.caption = false;
    return options;
}

} // namespace

class TestAnnotatedExport : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_folder;

    QString in(const QString& name) const { return m_folder.filePath(name); }
    std::filesystem::path video() const { return in("video.mp4").toStdString(); }
    std::filesystem::path target() const { return in("out/annotated.mp4").toStdString(); }
    FrameIndexCache cache() const { return FrameIndexCache(in("cache").toStdString()); }
    QStringList written() const { return QDir(in("out")).entryList(QDir::Files | QDir::Hidden); }

private Q_SLOTS:
    void initTestCase()
    {
        SKIP_WITHOUT_FFMPEG();
        m_theme = std::make_unique<Theme>(*qApp);
        QCOMPARE(made::makeVideo(in("video.mp4"), 50, made::h264, "25", 640, 360), QString());
    }

    void init()
    {
        QDir(in("out")).removeRecursively();
        QVERIFY(QDir().mkdir(in("out")));
    }

    void writesTheSelectionInOrder()
    {
        AnnotatedExport one(cache());
        Outcome outcome(one);
        one.start({made::overlay(), video(), 10, 29}, bareOptions(), target());
        QVERIFY(one.isRunning());
        QCOMPARE(outcome.wait(), QString("finished"));
        QVERIFY(!one.isRunning());
        const auto reader = openVideo(target());
        QCOMPARE(reader->info().width, 640);
        QCOMPARE(reader->info().framesPerSecond, 25.0);
        auto expected = made::numbersTo(30);
        expected.erase(expected.begin(), expected.begin() + 10);
        QCOMPARE(made::numbersIn(*reader), expected);
        QCOMPARE(outcome.parts.back(), 1.0);
        QVERIFY(std::ranges::is_sorted(outcome.parts));
        QCOMPARE(written(), QStringList("annotated.mp4"));
    }

    void withoutAVideoPosesAreOnAPlainGround()
    {
        AnnotatedExport one(cache());
        Outcome outcome(one);
        ExportOptions options;
        options.overlay = made::threshold(0.2);
        one.start({made::overlay(), {}, 0, 100}, options, target());
        QCOMPARE(outcome.wait(), QString("finished"));
        const auto reader = openVideo(target());
        VideoFrame frame;
        int count = 0;
        while (reader->next(frame))
            ++count;
        QCOMPARE(count, made::clipFrames);
    }

    void whatIsAnnotatedIsSeen()
    {
        const ExportSelection selection{made::overlay(), {}, 0, 49};
        auto options = bareOptions();
        const auto bare = annotatedPicture(selection, 30, 1.2, imageOf(made::plainFrame(30)), options);
        QCOMPARE(bare.size(), QSize(640, 360));
        QCOMPARE(bare.pixelColor(400, 130), QColor(90, 90, 90));
        options.overlay = made::threshold(0.2);
        options.strip = options.caption = true;
        const auto full = annotatedPicture(selection, 30, 1.2, imageOf(made::plainFrame(30)), options);
        const auto bone = full.pixelColor(400, 130);
        QVERIFY(bone.red() > 230 && bone.blue() < 60); // the attention colour
        QVERIFY(full.copy(0, 335, 640, 25) != bare.copy(0, 335, 640, 25)); // the strip
        QVERIFY(full.copy(0, 310, 100, 20) != bare.copy(0, 310, 100, 20)); // the caption
        QCOMPARE(full.pixelColor(600, 20), QColor(90, 90, 90));
        options.privacy = Privacy::SkeletonsOnly;
        QCOMPARE(annotatedPicture(selection, 30, 1.2, imageOf(made::plainFrame(30)), options).pixelColor(600, 20), darkTokens().surface);
    }

    void privacyHoldsForWhatIsWritten()
    {
        auto options = bareOptions();
        options.privacy = Privacy::BlurredPictures;
        AnnotatedExport one(cache());
        Outcome outcome(one);
        one.start({made::overlay(), video(), 0, 5}, options, target());
        QCOMPARE(outcome.wait(), QString("finished"));
        VideoFrame frame;
        QVERIFY(openVideo(target())->next(frame));
        const auto image = imageOf(std::make_shared<const VideoFrame>(frame));
        // Below the bars there is a ramp, of which a block of 24 pixels has one colour.
        const auto middle = image.pixelColor(180, 252);
        for (const auto& place : {QPoint(170, 242), QPoint(189, 261)}) // that differ by 38 in the original
            QVERIFY2(std::abs(image.pixelColor(place).green() - middle.green()) <= 10,
                qPrintable(QString("%1 and %2").arg(image.pixelColor(place).green()).arg(middle.green())));
    }

    void aCancelledExportLeavesNothing()
    {
        AnnotatedExport one(FrameIndexCache(in("another cache").toStdString()));
        Outcome outcome(one);
        one.start({made::overlay(), video(), 0, 49}, {}, target());
        one.cancel();
        QCOMPARE(outcome.wait(), QString("cancelled"));
        QVERIFY(!one.isRunning());
        QVERIFY(written().isEmpty());
    }

    void aNewOneCancelsTheOneBefore()
    {
        AnnotatedExport one(cache());
        Outcome outcome(one);
        one.start({made::overlay(), video(), 0, 49}, {}, target());
        one.start({made::overlay(), video(), 0, 3}, {}, in("out/second.mp4").toStdString());
        QTRY_COMPARE(outcome.told, (QStringList{"cancelled", "finished"}));
        QCOMPARE(written(), QStringList("second.mp4"));
    }

    void whatCannotBeWrittenIsTold()
    {
        AnnotatedExport one(cache());
        Outcome outcome(one);
        one.start({made::overlay(), video(), 0, 3}, {}, in("nowhere/annotated.mp4").toStdString());
        QCOMPARE(outcome.wait(), QString("no-file"));
        outcome.told.clear();
        one.start({made::overlay(), in("nowhere.mp4").toStdString(), 0, 3}, {}, target());
        QCOMPARE(outcome.wait(), QString("no-file"));
        outcome.told.clear();
        one.start({made::overlay(), video(), 80, 90}, {}, target());
        QCOMPARE(outcome.wait(), QString("missing-data"));
        QVERIFY(written().isEmpty());
    }

    void mayBeDestroyedWhileItWrites()
    {
        auto one = std::make_unique<AnnotatedExport>(cache());
        one->start({made::overlay(), video(), 0, 49}, {}, target());
        one.reset();
        QVERIFY(written().isEmpty());
    }

    void regularFramesAreWrittenOnceEach()
    {
        FrameIndex index;
        index.secondsPerTick = 0.001;
        index.info.framesPerSecond = 29.97;
        for (int i = 0; i < 100; ++i)
            index.times.push_back(std::lround(i * 1000 / 29.97)); // in milliseconds, as Matroska has them
        const auto ordinals = ordinalsInTime(index, 20, 79);
        QCOMPARE(ordinals.size(), std::size_t(60));
        QCOMPARE(ordinals.front(), std::int64_t(20));
        QCOMPARE(ordinals.back(), std::int64_t(79));
    }

    void irregularFramesKeepTheirTime()
    {
        FrameIndex index;
        index.secondsPerTick = 0.01;
        index.info.framesPerSecond = 10;
        index.times = {0, 10, 20, 60, 70, 80}; // three are missing
        QCOMPARE(ordinalsInTime(index, 0, 5), (std::vector<std::int64_t>{0, 1, 2, 2, 2, 2, 3, 4, 5}));
        QCOMPARE(ordinalsInTime(index, 3, 5), (std::vector<std::int64_t>{3, 4, 5}));
        index.secondsPerTick = 0; // pictures of a folder
        QCOMPARE(ordinalsInTime(index, 1, 3), (std::vector<std::int64_t>{1, 2, 3}));
    }

    void thumbnailsAreMadeTheNewestFirst()
    {
        Thumbnails thumbnails(cache());
        QSignalSpy ready(&thumbnails, &Thumbnails::ready);
        const auto clip = made::overlay();
        for (const std::int64_t ordinal : {5, 10, 15, 20})
            QVERIFY(thumbnails.find(clip, video(), ordinal).isNull());
        QTRY_COMPARE(ready.size(), 4);
        std::vector<qint64> order;
        for (const auto& one : ready)
            order.push_back(one.at(1).toLongLong());
        order.erase(order.begin()); // it may have begun before the others were asked for
        QVERIFY(std::ranges::is_sorted(order, std::ranges::greater()));
        const auto image = thumbnails.find(clip, video(), 10);
        QCOMPARE(image.size(), QSize(160, 90));
        QCOMPARE(ready.at(0).at(0).toString(), QString("made"));
        for (int bit = 0; bit < 4; ++bit) { // its number
            const bool isSet = image.pixelColor((2 * bit + 1) * 160 / 32, 4).green() > 127;
            QCOMPARE(isSet, ((10 >> bit) & 1) == 1);
        }
    }

    void thumbnailsAreMadeAnewForOtherOptions()
    {
        Thumbnails thumbnails(cache());
        thumbnails.setDevicePixelRatio(2);
        const auto clip = made::overlay();
        const auto get = [&] {
            const bool isThere = QTest::qWaitFor([&] { return !thumbnails.find(clip, video(), 30).isNull(); });
            return isThere ? thumbnails.find(clip, video(), 30) : QImage();
        };
        const auto first = get();
        QCOMPARE(first.size(), QSize(320, 180));
        QCOMPARE(first.devicePixelRatio(), 2.0);
        thumbnails.setOptions(made::threshold(0.2), Privacy::SkeletonsOnly);
        QVERIFY(thumbnails.find(clip, video(), 30).isNull());
        const auto plain = get();
        QCOMPARE(plain.pixelColor(300, 170), darkTokens().surface);
        QVERIFY(first.pixelColor(300, 170) != darkTokens().surface);
    }

    void aThumbnailWithoutAVideoIsPlain()
    {
        Thumbnails thumbnails(cache());
        QSignalSpy ready(&thumbnails, &Thumbnails::ready);
        thumbnails.find(made::overlay(), in("nowhere.mp4").toStdString(), 30);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(thumbnails.find(made::overlay(), in("nowhere.mp4").toStdString(), 30).pixelColor(150, 85), darkTokens().surface);
    }

    void thumbnailsMayBeDestroyedAtAnyTime()
    {
        for (int i = 0; i < 5; ++i) {
            Thumbnails thumbnails(FrameIndexCache(in(QString("cache %1").arg(i)).toStdString()));
            for (int ordinal = 0; ordinal < 20; ++ordinal)
                thumbnails.find(made::overlay(), video(), ordinal);
            thumbnails.forgetRequests();
            thumbnails.find(made::overlay(), video(), 1);
        }
    }

    void severalSelectionsAreOneVideoOfTheFirstOnesSize()
    {
        QCOMPARE(made::makeVideo(in("small.mp4"), 20, made::h264, "50", 320, 240), QString());
        AnnotatedExport one(cache());
        Outcome outcome(one);
        const std::filesystem::path small = in("small.mp4").toStdString();
        one.start({[this] { return ExportSelection{made::overlay(), video(), 10, 19}; }, [small] { return ExportSelection{made::overlay(), small, 0, 9}; }}, bareOptions(), target());
        QCOMPARE(outcome.wait(), QString("finished"));
        auto reader = openVideo(target());
        VideoFrame frame;
        int frames = 0;
        for (; reader->next(frame); ++frames) {
            QCOMPARE(frame.width, 640);
            QCOMPARE(frame.height, 360);
        }
        QCOMPARE(frames, 15); // 10 frames of 50 a second are 5 of 25
        QVERIFY(std::ranges::is_sorted(outcome.parts));
    }

    void theVideoItselfIsNotWrittenOver()
    {
        AnnotatedExport one(cache());
        Outcome outcome(one);
        one.start({made::overlay(), video(), 0, 3}, {}, video());
        QCOMPARE(outcome.wait(), QString("bad-field"));
        QVERIFY(openVideo(video()) != nullptr);
    }

    /// The threshold beside it is of those.
    void theStripIsOfTheScoresThatEventsWereFormedOf()
    {
        auto clip = made::overlay();
        ExportSelection selection{clip, {}, 0, 9};
        ExportOptions options;
        const auto recorded = annotatedPicture(selection, 5, 0.2, {}, options);
        selection.scores.assign(std::size_t(clip->frames()), 77);
        QVERIFY(annotatedPicture(selection, 5, 0.2, {}, options) != recorded);
    }
};

QTEST_MAIN(TestAnnotatedExport)
#include "tst_annotated_export.moc"
