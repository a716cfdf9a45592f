#include <cmath>

#include <QPainter>
#include <QtTest>

#include "made_clip.h"
#include "widgets/common/theme.h"
#include "widgets/review/clip_pictures.h"

using namespace transect;

namespace {

/// Of the green values in `area`, less what both have in the large: what would make a face known again.
double correlation(const QImage& first, const QImage& second, const QRect& area)
{
    double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const double p = first.pixelColor(x, y).green(), q = second.pixelColor(x, y).green();
            a += p;
            b += q;
            aa += p * p;
            bb += q * q;
            ab += p * q;
        }
    }
    const double n = double(area.width()) * area.height();
    const double variances = (aa - a * a / n) * (bb - b * b / n);
    return variances > 0 ? (ab - a * b / n) / std::sqrt(variances) : 0;
}

bool isSame(const QImage& first, const QImage& second, const QPoint& place)
{
    return first.pixelColor(place) == second.pixelColor(place);
}

} // namespace

class TestPrivacy : public QObject {
    Q_OBJECT

private:
    QImage m_picture = imageOf(made::noisyFrame(0));

private Q_SLOTS:
    void aPictureIsNotCopied()
    {
        const auto frame = made::noisyFrame(0);
        std::weak_ptr<VideoFrame> kept = frame;
        auto shared = std::shared_ptr<const VideoFrame>(frame);
        {
            const auto image = imageOf(frame);
            QCOMPARE(static_cast<const void*>(image.constBits()), static_cast<const void*>(frame->pixels.data()));
            QCOMPARE(frame.use_count(), 3L);
        }
        QCOMPARE(frame.use_count(), 2L);
        QVERIFY(imageOf(nullptr).isNull());
    }

    void personsAreBlurredAndNothingElse()
    {
        const auto clip = made::overlay();
        const auto shown = shownPicture(*clip, 15, m_picture, Privacy::BlurredPersons);
        for (const std::int64_t person : {1, 3, 7}) {
            const auto box = clip->boxOf(person, 15).toRect();
            QVERIFY(std::abs(correlation(m_picture, shown, box)) < 0.12);
            QVERIFY(correlation(m_picture, m_picture, box) > 0.99); // what is measured here
        }
        QVERIFY(isSame(m_picture, shown, {300, 340}));
        QVERIFY(isSame(m_picture, shown, {5, 5}));
    }

    void aHeadAboveTheBoxIsBlurredToo()
    {
        const auto clip = made::overlay();
        const auto shown = shownPicture(*clip, 15, m_picture, Privacy::BlurredPersons);
        const QRect above(int(made::headOf(3, 15).x()) - 10, int(clip->boxOf(3, 15).top()) - 24, 20, 20);
        QVERIFY(std::abs(correlation(m_picture, shown, above)) < 0.2);
    }

    void aPersonBetweenTwoPartsOfATrackIsBlurred()
    {
        const auto clip = made::overlay();
        QVERIFY(clip->boxOf(7, 25).isNull());
        const auto shown = shownPicture(*clip, 25, m_picture, Privacy::BlurredPersons);
        QVERIFY(std::abs(correlation(m_picture, shown, clip->boxOf(7, 15).toRect())) < 0.12);
    }

    void theWholePictureIsBlurred()
    {
        const auto shown = shownPicture(*made::overlay(), 15, m_picture, Privacy::BlurredPictures);
        QVERIFY(std::abs(correlation(m_picture, shown, m_picture.rect())) < 0.12);
        QVERIFY(!isSame(m_picture, shown, {639, 359}) || !isSame(m_picture, shown, {638, 359}));
    }

    void whereNobodyWasLookedForAllIsBlurred()
    {
        const auto clip = made::overlayOf({}, made::scoreRecord());
        const auto shown = shownPicture(*clip, 15, m_picture, Privacy::BlurredPersons);
        QVERIFY(std::abs(correlation(m_picture, shown, m_picture.rect())) < 0.12);
    }

    void aSmallPersonBeforeALargeOneShowsNothingOfIt()
    {
        const std::vector<QRectF> persons{QRectF(100, 20, 300, 320), QRectF(200, 100, 30, 60)};
        const auto areas = hiddenAreas(m_picture, persons, Privacy::BlurredPersons);
        QCOMPARE(areas.size(), std::size_t(2));
        QVERIFY(areas.back().block > areas.front().block);
        QVERIFY(areas.back().area.contains(areas.front().area));
    }

    void theGridStaysWhileAPersonMoves()
    {
        for (int x = 0; x < 40; ++x) {
            const std::vector<QRectF> persons{QRectF(100.5 + x, 50, 40, 120)};
            const auto areas = hiddenAreas(m_picture, persons, Privacy::BlurredPersons);
            QCOMPARE(areas.size(), std::size_t(1));
            QCOMPARE(areas[0].area.left() % areas[0].block, 0);
            QVERIFY(areas[0].area.left() <= 100 + x && areas[0].area.right() >= 140 + x);
        }
    }

    void atTheBorderNothingIsMissing()
    {
        const std::vector<QRectF> persons{QRectF(-50, -60, 120, 140), QRectF(600, 300, 200, 200)};
        const auto areas = hiddenAreas(m_picture, persons, Privacy::BlurredPersons);
        QImage shown = m_picture.convertToFormat(QImage::Format_RGB32);
        QPainter painter(&shown);
        paintHidden(painter, areas);
        painter.end();
        QVERIFY(std::abs(correlation(m_picture, shown, QRect(0, 0, 70, 80))) < 0.2);
        QVERIFY(std::abs(correlation(m_picture, shown, QRect(600, 300, 40, 60))) < 0.2);
    }

    void pixelsDrawnLargerHideAsMuch()
    {
        const auto clip = made::overlay();
        const auto shown = shownPicture(*clip, 15, m_picture, Privacy::BlurredPersons, 2);
        const auto plain = shownPicture(*clip, 15, m_picture, Privacy::Pictures, 2);
        const auto box = clip->boxOf(3, 15);
        QVERIFY(std::abs(correlation(plain, shown, QRectF(box.topLeft() * 2, box.size() * 2).toRect())) < 0.12);
    }

    void withoutPrivacyNothingIsHidden()
    {
        QVERIFY(hiddenOn(*made::overlay(), 15, m_picture, Privacy::Pictures).empty());
        const auto shown = shownPicture(*made::overlay(), 15, m_picture, Privacy::Pictures);
        QVERIFY(isSame(m_picture, shown, made::headOf(3, 15).toPoint()));
    }
};

QTEST_MAIN(TestPrivacy)
#include "tst_privacy.moc"
