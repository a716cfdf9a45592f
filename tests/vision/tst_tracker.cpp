#include <QtTest>

#include <random>
#include <set>

#include "support/near.h"
#include "vision/tracker.h"

using namespace transect;

namespace {

constexpr float width = 40, height = 100;

Detection at(double x, double y, float score = 0.9f)
{
    return {{float(x), float(y), width, height}, score};
}

using Persons = std::vector<std::int64_t>;

/// Somebody who walks along a line.
struct Walker {
    double x, y, stepX, stepY;
    Detection in(int frame, float score = 0.9f) const { return at(x + stepX * frame, y + stepY * frame, score); }
};

} // namespace

class TestTracker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsPersonsInAnyOrderOfDetections()
    {
        const Walker one{0, 0, 3, 1}, two{300, 50, -2, 0}, three{600, 200, 0, -2};
        Tracker tracker;
        for (int frame = 0; frame < 50; ++frame) {
            std::vector<Detection> detections{one.in(frame), two.in(frame), three.in(frame)};
            Persons expected{1, 2, 3};
            std::rotate(detections.begin(), detections.begin() + frame % 3, detections.end());
            std::rotate(expected.begin(), expected.begin() + frame % 3, expected.end());
            QCOMPARE(tracker.next(detections), expected);
        }
    }

    /// Two persons walk past each other, one a little lower, and for a moment their boxes overlap by more than two thirds:
    /// velocity tells them apart.
    void keepsPersonsThatCross()
    {
        const Walker one{0, 0, 4, 0}, two{400, 20, -4, 0};
        Tracker tracker;
        for (int frame = 0; frame < 100; ++frame)
            QCOMPARE(tracker.next(std::vector{one.in(frame), two.in(frame)}), (Persons{1, 2}));
    }

    /// One is hidden by the other for ten frames, and found again where it was going.
    void findsAPersonAgainAfterOcclusion()
    {
        const Walker hidden{0, 0, 6, 0};
        Tracker tracker;
        for (int frame = 0; frame < 60; ++frame) {
            if (frame < 25 || frame >= 35)
                QCOMPARE(tracker.next(std::vector{hidden.in(frame)}), Persons{1});
            else
                QCOMPARE(tracker.next({}), Persons{});
        }
    }

    void missedFramesCostNothing()
    {
        std::mt19937 random(3);
        const Walker walker{10, 10, 5, 2};
        Tracker tracker;
        int seen = 0;
        for (int frame = 0; frame < 200; ++frame) {
            const bool isMissed = frame > 3 && random() % 3 == 0;
            const auto persons = tracker.next(isMissed ? std::vector<Detection>{} : std::vector{walker.in(frame)});
            for (const auto person : persons) {
                QCOMPARE(person, std::int64_t(1));
                ++seen;
            }
        }
        QVERIFY(seen > 110 && seen < 160);
    }

    void givesUpAPersonAfterTheLostFrames()
    {
        for (const auto& [missed, expected] : {std::pair(5, 1), {6, 2}}) {
            Tracker tracker({.lostFrames = 5});
            for (int frame = 0; frame < 5; ++frame)
                tracker.next(std::vector{at(100, 100)});
            for (int frame = 0; frame < missed; ++frame)
                tracker.next({});
            QCOMPARE(tracker.next(std::vector{at(100, 100)}), Persons{expected});
        }
    }

    /// The second stage: a person whose score falls is followed, yet nobody begins as one.
    void weakDetectionsContinueButDoNotBegin()
    {
        const Walker walker{0, 0, 3, 0};
        Tracker tracker;
        for (int frame = 0; frame < 30; ++frame) {
            const bool isWeak = frame >= 10 && frame < 20;
            const auto persons = tracker.next(std::vector{walker.in(frame, isWeak ? 0.2f : 0.9f), at(500, 300, 0.2f)});
            QCOMPARE(persons, (Persons{1, 0}));
        }
        QCOMPARE(tracker.next(std::vector{walker.in(30, 0.05f)}), Persons{0});
    }

    /// A weak detection does not bring back who is out of sight.
    void weakDetectionsDoNotFindLostPersons()
    {
        Tracker tracker;
        for (int frame = 0; frame < 5; ++frame)
            tracker.next(std::vector{at(100, 100)});
        tracker.next({});
        QCOMPARE(tracker.next(std::vector{at(100, 100, 0.2f)}), Persons{0});
        QCOMPARE(tracker.next(std::vector{at(100, 100, 0.9f)}), Persons{1});
    }

    void birthNeedsItsScore()
    {
        Tracker tracker;
        QCOMPARE(tracker.next(std::vector{at(0, 0, 0.35f), at(300, 0, 0.45f)}), (Persons{0, 1}));
    }

    /// Seen once and never again: a false alarm, whose number does not come back either.
    void forgetsWhoIsSeenOnce()
    {
        Tracker tracker;
        QCOMPARE(tracker.next(std::vector{at(0, 0)}), Persons{1});
        QCOMPARE(tracker.next({}), Persons{});
        QCOMPARE(tracker.next(std::vector{at(0, 0)}), Persons{2});
    }

    void equalDetectionsGiveEqualPersons()
    {
        const auto all = [] {
            std::mt19937 random(11);
            std::uniform_real_distribution<float> place(0, 300), score(0, 1);
            Tracker tracker;
            std::vector<Persons> persons;
            for (int frame = 0; frame < 100; ++frame) {
                std::vector<Detection> detections;
                for (int i = 0; i < 12; ++i)
                    detections.push_back(at(place(random), place(random), score(random)));
                persons.push_back(tracker.next(detections));
                std::multiset<std::int64_t> once(persons.back().begin(), persons.back().end());
                for (const auto person : once)
                    if (person != 0 && once.count(person) != 1)
                        return std::vector<Persons>{};
            }
            return persons;
        };
        QVERIFY(!all().empty());
        QCOMPARE(all(), all());
    }

    /// After many frames at constant velocity a filter knows the velocity.
    void filterLearnsTheVelocity()
    {
        ConstantVelocity quantity(10, 1, 1);
        for (int frame = 1; frame <= 200; ++frame) {
            quantity.predict(0.1, 0.001);
            quantity.correct(10 + 2.5 * frame, 1);
        }
        COMPARE_NEAR(quantity.velocity(), 2.5, 1e-3);
        COMPARE_NEAR(quantity.position(), 510, 1e-2);
    }

    /// By hand: variance 4 + 1 + 0.25 = 5.25 against 1, so 21/25 of the way; the velocity takes 4/25 of the surprise.
    void filterWeighsByVariance()
    {
        ConstantVelocity quantity(0, 2, 1);
        quantity.predict(0.5, 0);
        quantity.correct(6.25, 1);
        COMPARE_NEAR(quantity.position(), 6.25 * 5.25 / 6.25, 1e-12);
        COMPARE_NEAR(quantity.velocity(), 1, 1e-12);
    }

    void boxComesBackFromItsFilter()
    {
        const Box box{30, 40, 50, 120};
        const auto found = BoxFilter(box).box();
        COMPARE_NEAR(found.x, 30, 1e-4);
        COMPARE_NEAR(found.y, 40, 1e-4);
        COMPARE_NEAR(found.width, 50, 1e-4);
        COMPARE_NEAR(found.height, 120, 1e-4);
    }

    void overlapOfBoxes()
    {
        COMPARE_NEAR(overlap({0, 0, 10, 10}, {5, 0, 10, 10}), 1.0 / 3, 1e-12);
        COMPARE_NEAR(overlap({0, 0, 10, 10}, {0, 0, 10, 10}), 1, 1e-12);
        QCOMPARE(overlap({0, 0, 10, 10}, {10, 0, 10, 10}), 0.0);
        QCOMPARE(overlap({0, 0, 0, 0}, {0, 0, 0, 0}), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestTracker)
#include "tst_tracker.moc"
