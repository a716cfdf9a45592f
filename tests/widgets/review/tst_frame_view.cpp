#include <QtTest>

#include "made_clip.h"
#include "media/half_picture.h"
#include "support/fingers.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/theme.h"
#include "widgets/review/frame_view.h"

using namespace transect;

namespace {

/// As a screen of `ratio` device pixels for each pixel shows it.
QImage rendered(FrameView& view, double ratio)
{
    QImage image((QSizeF(view.size()) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    view.render(&image);
    return image;
}

/// The place of a mark of colour `wanted` around `place`, as the mean of its pixels; null where there is none.
QPointF markNear(const QImage& image, const QPointF& place, const QColor& wanted, double reach)
{
    const double ratio = image.devicePixelRatio();
    QPointF sum;
    int count = 0;
    const auto area = QRectF(place - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    for (int y = int(area.top() * ratio); y < int(area.bottom() * ratio); ++y) {
        for (int x = int(area.left() * ratio); x < int(area.right() * ratio); ++x) {
            if (!image.rect().contains(x, y))
                continue;
            const auto found = image.pixelColor(x, y);
            if (std::abs(found.red() - wanted.red()) + std::abs(found.green() - wanted.green()) + std::abs(found.blue() - wanted.blue()) < 24) {
                sum += QPointF(x + 0.5, y + 0.5) / ratio;
                ++count;
            }
        }
    }
    return count > 0 ? sum / count : QPointF();
}

/// A red square of 8 x 8 pixels with its middle at `place`.
std::shared_ptr<SourceFrame> frameWithMark(const QPointF& place)
{
    auto frame = made::plainFrame(0);
    for (int y = int(place.y()) - 4; y < int(place.y()) + 4; ++y) {
        for (int x = int(place.x()) - 4; x < int(place.x()) + 4; ++x) {
            auto* pixel = &frame->pixels[std::size_t(y * frame->width + x) * 3];
            pixel[0] = 255;
            pixel[1] = pixel[2] = 0;
        }
    }
    return frame;
}

OverlayOptions withoutAnything()
{
    OverlayOptions options;
    options.skeletons = options.names = false;
    return options;
}

void sendWheel(QWidget& widget, const QPointF& place, int notches)
{
    QWheelEvent event(place, widget.mapToGlobal(place), {}, {0, 120 * notches}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

void dragAcross(QWidget& widget, const QPoint& from, const QPoint& to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(&widget, &move);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

} // namespace

class TestFrameView : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FrameView> m_view;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_view = std::make_unique<FrameView>();
        m_view->resize(800, 500);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->setClip(made::overlay());
    }

    void cleanup() { m_view.reset(); }

    void pictureAndOverlayLieOnEachOther_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("ratio");
        for (const double zoom : {0.3, 0.5, 1.0, 2.7, 5.0})
            for (const double ratio : {1.0, 2.0})
                QTest::addRow("%g at %g", zoom, ratio) << zoom << ratio;
    }

    void pictureAndOverlayLieOnEachOther()
    {
        QFETCH(double, zoom);
        QFETCH(double, ratio);
        const QPointF hip = made::jointOf(3, 25, 1); // there is a mark of the picture, and of the overlay the joint
        m_view->setOptions(withoutAnything());
        m_view->showFrame(25, frameWithMark(hip));
        m_view->zoomAt(m_view->toWidget(hip), zoom / m_view->zoom());
        QCOMPARE(m_view->zoom(), zoom);
        const auto place = m_view->toWidget(hip);
        const auto red = markNear(rendered(*m_view, ratio), place, Qt::red, 6 * zoom + 3);
        QVERIFY2(!red.isNull() && (red - place).manhattanLength() < 0.6 + 0.5 / ratio, qPrintable(QString("%1,%2 instead of %3,%4").arg(red.x()).arg(red.y()).arg(place.x()).arg(place.y())));

        auto options = made::threshold(0.25);
        options.names = false;
        m_view->setOptions(options);
        m_view->showFrame(25, made::plainFrame(25));
        // The middle between head and hip, where no other line is.
        const auto bone = m_view->toWidget((made::jointOf(3, 25, 0) + hip) / 2);
        const auto line = markNear(rendered(*m_view, ratio), bone, coloursOnPictures().attention, 8);
        if (m_view->rect().toRectF().contains(bone))
            QVERIFY2(std::abs(line.x() - bone.x()) < 0.75, qPrintable(QString("%1 instead of %2").arg(line.x()).arg(bone.x())));
    }

    /// A screen of two device pixels for each pixel must be there before the program begins.
    void soTheyDoOnAFineScreen()
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        if (environment.contains("QT_SCALE_FACTOR"))
            return;
        environment.insert("QT_SCALE_FACTOR", "2");
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QCoreApplication::applicationFilePath(), {"frame_view", "pictureAndOverlayLieOnEachOther", "aPictureIsAsFineAsTheScreen"});
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, process.readAll().constData());
    }

    /// Lines of single pixels stay apart where each has a pixel of the screen.
    void aPictureIsAsFineAsTheScreen()
    {
        auto frame = made::plainFrame(0, 640, 360, 0);
        for (std::size_t i = 0; i < frame->pixels.size(); ++i)
            frame->pixels[i] = i / 3 % 2 == 0 ? 255 : 0; // columns
        m_view->setOptions(withoutAnything());
        m_view->showFrame(0, frame);
        const double ratio = m_view->devicePixelRatioF();
        m_view->setZoom(1 / ratio);
        const auto image = m_view->grab().toImage();
        const auto first = (m_view->toWidget({100, 100}) * ratio).toPoint();
        QCOMPARE(image.pixelColor(first), QColor(Qt::white));
        QCOMPARE(image.pixelColor(first + QPoint(1, 0)), QColor(Qt::black));
        QCOMPARE(image.pixelColor(first + QPoint(2, 0)), QColor(Qt::white));
    }

    void twoFingersZoomWhereTheyAre()
    {
        InAWindow window(*m_view);
        QVERIFY(window.isExposed());
        const QPoint place(300, 200);
        const auto before = m_view->toPicture(place);
        const double zoom = m_view->zoom();
        pinch(*m_view, place, 60, 120);
        QVERIFY2(m_view->zoom() > 1.5 * zoom && m_view->zoom() < 2.5 * zoom, qPrintable(QString::number(m_view->zoom() / zoom)));
        QVERIFY((m_view->toPicture(place) - before).manhattanLength() < 6 / m_view->zoom());
        const double wider = m_view->zoom();
        pinchOnPad(*m_view, place, -0.25);
        QVERIFY(std::abs(m_view->zoom() - 0.75 * wider) < 1e-6);
    }

    /// As the decoding thread makes them; where a picture came without, the view halves it itself.
    void halvesLookAsWholesDo()
    {
        auto frame = made::noisyFrame(0, 1920, 1080);
        m_view->setOptions(withoutAnything());
        m_view->showFrame(0, frame);
        m_view->fit();
        QVERIFY(m_view->wantsHalves());
        const auto without = m_view->grab().toImage();
        auto halved = made::noisyFrame(0, 1920, 1080);
        halve(*halved, halved->half);
        m_view->showFrame(0, halved);
        QCOMPARE(m_view->grab().toImage(), without);
        m_view->setZoom(0.75);
        QVERIFY(!m_view->wantsHalves());
    }

    void theWheelZoomsWhereItIs()
    {
        const QPointF place(300, 200);
        const auto before = m_view->toPicture(place);
        const double zoom = m_view->zoom();
        sendWheel(*m_view, place, 2);
        QVERIFY(m_view->zoom() > zoom * 1.4);
        QVERIFY((m_view->toPicture(place) - before).manhattanLength() < 1.5 / m_view->zoom());
        QVERIFY(!m_view->isFitted());
        sendWheel(*m_view, place, -100);
        QVERIFY(m_view->zoom() > 0.1); // there is an end
    }

    void keysZoomAndFit()
    {
        QSignalSpy zoomed(m_view.get(), &FrameView::zoomChanged);
        const double fitted = m_view->zoom();
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QCOMPARE(m_view->zoom(), fitted * 1.25);
        QTest::keyClick(m_view.get(), Qt::Key_Minus);
        QTest::keyClick(m_view.get(), Qt::Key_Minus);
        QVERIFY(m_view->zoom() < fitted);
        QTest::keyClick(m_view.get(), Qt::Key_0);
        QCOMPARE(m_view->zoom(), fitted);
        QVERIFY(m_view->isFitted());
        QCOMPARE(zoomed.size(), 4);
    }

    void otherKeysAreLeftToTheScreen()
    {
        QWidget screen;
        m_view->setParent(&screen);
        for (const auto key : {Qt::Key_Left, Qt::Key_Space, Qt::Key_T, Qt::Key_3}) {
            QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
            static_cast<QObject*>(m_view.get())->event(&event);
            QVERIFY(!event.isAccepted());
        }
        m_view->setParent(nullptr);
    }

    void draggingMovesAndADoubleClickFits()
    {
        m_view->setZoom(3);
        const auto before = m_view->toPicture({200, 200});
        dragAcross(*m_view, {200, 200}, {260, 170});
        QVERIFY((m_view->toPicture({260, 170}) - before).manhattanLength() < 0.5);
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, {300, 300});
        QVERIFY(m_view->isFitted());
    }

    void aFittedPictureFollowsTheSize()
    {
        m_view->resize(400, 400);
        QVERIFY(QTest::qWaitFor([&] { return m_view->zoom() < 0.7; }));
        QVERIFY(m_view->isFitted());
        const auto corner = m_view->toWidget({640, 360});
        QVERIFY(corner.x() <= 400 && corner.x() > 395);
    }

    void aClickOnAPersonSaysWho()
    {
        m_view->showFrame(15, made::plainFrame(15));
        QSignalSpy persons(m_view.get(), &FrameView::personClicked), ground(m_view.get(), &FrameView::groundClicked);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->toWidget(made::jointOf(7, 15, 1)).toPoint());
        QCOMPARE(persons.size(), 1);
        QCOMPARE(persons.at(0).at(0).toLongLong(), 7);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->toWidget({300, 330}).toPoint());
        QCOMPARE(ground.size(), 1);
        dragAcross(*m_view, m_view->toWidget(made::jointOf(7, 15, 1)).toPoint(), {20, 20});
        QCOMPARE(persons.size(), 1); // a drag is no click
    }

    void posesOfAnotherSizeThanThePictureAreFitted()
    {
        m_view->showFrame(15, made::plainFrame(15, 1280, 720));
        m_view->setZoom(0.5);
        QSignalSpy persons(m_view.get(), &FrameView::personClicked);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->toWidget(made::jointOf(7, 15, 1) * 2).toPoint());
        QCOMPARE(persons.size(), 1);
    }

    void aFrameOnItsWayLeavesTheOneBefore()
    {
        m_view->showFrame(15, made::plainFrame(15, 640, 360, 200));
        const auto before = rendered(*m_view, 1);
        m_view->setClip(made::overlay());
        QVERIFY(!m_view->updatesEnabled()); // what is on the screen stays there
        m_view->showFrame(15, made::plainFrame(15, 640, 360, 200));
        QVERIFY(m_view->updatesEnabled());
        QCOMPARE(rendered(*m_view, 1), before);
        m_view->setClip(made::overlay());
        QTRY_VERIFY(m_view->updatesEnabled()); // but not for ever
    }

    void itIsReadOut()
    {
        m_view->setOptions(made::threshold(0.3));
        m_view->showFrame(35, made::plainFrame(35));
        QCOMPARE(m_view->description(), QString("Frame 35 of 50, 3 person(s), person 3 stands out"));
        QTRY_COMPARE(m_view->accessibleDescription(), m_view->description());
        QVERIFY(!m_view->accessibleName().isEmpty());
        m_view->showFrame(0, nullptr);
        QCOMPARE(m_view->description(), QString("Frame 0 of 50, 2 person(s), without a picture"));
        m_view->clear();
        QCOMPARE(m_view->description(), QString("No clip"));
    }

    void indexingIsShownUntilThereIsAPicture()
    {
        auto* plate = m_view->findChild<QWidget*>("indexingPlate");
        QVERIFY(!plate->isVisible());
        m_view->setIndexing(0.4);
        QVERIFY(plate->isVisible());
        m_view->showFrame(0, nullptr); // skeletons meanwhile
        QVERIFY(plate->isVisible());
        m_view->showFrame(0, made::plainFrame(0));
        QVERIFY(!plate->isVisible());
        m_view->setIndexing(0.5); // told late
        QVERIFY(!plate->isVisible());
    }

    void aFailedVideoIsToldAndPersonsAreShown()
    {
        m_view->setFailure({"no-file", "there is no such file", "/a/video.mp4", "mount the disk"});
        auto* bar = m_view->findChild<MessageBar*>();
        QVERIFY(bar->isVisible());
        QVERIFY(bar->text().contains("mount the disk"));
        m_view->showFrame(15, nullptr);
        QVERIFY(m_view->description().contains("3 person(s)"));
        m_view->setClip(made::overlay());
        QVERIFY(!bar->isVisible());
    }

    void skeletonsOnlyShowsNothingOfThePicture()
    {
        m_view->setOptions(withoutAnything());
        m_view->showFrame(0, made::plainFrame(0, 640, 360, 17));
        const auto middle = m_view->toWidget({320, 180}).toPoint();
        QCOMPARE(rendered(*m_view, 1).pixelColor(middle), QColor(17, 17, 17));
        m_view->setPrivacy(Privacy::SkeletonsOnly);
        QCOMPARE(rendered(*m_view, 1).pixelColor(middle), m_theme->tokens().surface);
        QCOMPARE(m_view->annotated().pixelColor(320, 180), m_theme->tokens().surface);
        m_theme->setAppearance(Appearance::Dark);
        QCOMPARE(rendered(*m_view, 1).pixelColor(middle), darkTokens().surface);
        m_theme->setAppearance(Appearance::Light);
    }

    void nothingIsThereWithoutAClip()
    {
        m_view->clear("No run", "Choose one");
        m_view->showFrame(3, made::plainFrame(3));
        m_view->setIndexing(0.5);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        sendWheel(*m_view, {10, 10}, 1);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {10, 10});
        QVERIFY(m_view->annotated().isNull());
        QVERIFY(m_view->findChild<QWidget*>("emptyState")->isVisible());
    }

    void aPersonOutsideIsBroughtIntoView()
    {
        m_view->setZoom(8);
        m_view->bringIntoView(1);
        QVERIFY(m_view->rect().toRectF().contains(m_view->toWidget(made::jointOf(1, 0, 1))));
        const auto place = m_view->toWidget({});
        m_view->bringIntoView(99);
        QCOMPARE(m_view->toWidget({}), place);
    }
};

QTEST_MAIN(TestFrameView)
#include "tst_frame_view.moc"
