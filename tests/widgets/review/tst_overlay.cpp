#include <cmath>

#include <QtTest>

#include "made_clip.h"

using namespace transect;

namespace {

const PersonShape& shapeOf(const OverlayShapes& shapes, std::int64_t person)
{
    static const PersonShape nobody;
    const auto found = std::ranges::find(shapes, person, &PersonShape::person);
    return found == shapes.end() ? nobody : *found;
}

std::vector<std::int64_t> personsOf(const OverlayShapes& shapes)
{
    std::vector<std::int64_t> persons;
    for (const auto& shape : shapes)
        persons.push_back(shape.person);
    return persons;
}

using Persons = std::vector<std::int64_t>;

} // namespace

class TestOverlay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bonesAndJointsAreWhereThePosesAre()
    {
        const auto clip = made::overlay();
        for (const std::int64_t frame : {0, 15, 49}) {
            const auto shapes = clip->shapesAt(frame, {});
            QCOMPARE(shapes.size(), std::size_t(made::isThere(7, frame) ? 3 : 2));
            for (const auto& shape : shapes) {
                QCOMPARE(shape.joints.size(), std::size_t(3));
                for (int joint = 0; joint < 3; ++joint)
                    QCOMPARE(shape.joints[std::size_t(joint)], made::jointOf(shape.person, frame, joint));
                QCOMPARE(shape.bones.size(), std::size_t(2));
                QCOMPARE(shape.bones[1], QLineF(made::jointOf(shape.person, frame, 1), made::jointOf(shape.person, frame, 2)));
            }
        }
        QVERIFY(clip->shapesAt(50, {}).empty());
        QVERIFY(clip->shapesAt(-1, {}).empty());
    }

    void aPersonStandsOutByTheScoreOfThisFrame()
    {
        const auto clip = made::overlay();
        QVERIFY(std::isnan(clip->scoreOf(3, 2))); // no window ended yet
        QCOMPARE(clip->scoreOf(3, 25), 0.25);
        for (const auto& [frame, isAbove] : std::map<std::int64_t, bool>{{2, false}, {24, false}, {25, true}, {26, true}}) {
            const auto shapes = clip->shapesAt(frame, made::threshold(0.25));
            QCOMPARE(shapeOf(shapes, 3).isAbove, isAbove);
            QVERIFY(!shapeOf(shapes, 1).isAbove);
        }
        QVERIFY(!shapeOf(clip->shapesAt(49, {}), 3).isAbove); // no threshold
    }

    void aScoreHoldsUntilTheNextWindowButNoLongerThanAWindow()
    {
        const auto clip = made::overlay();
        QVERIFY(std::isnan(clip->scoreOf(7, 12)));
        QCOMPARE(clip->scoreOf(7, 13), 0.5);
        QCOMPARE(clip->scoreOf(7, 17), 0.5);
        QVERIFY(std::isnan(clip->scoreOf(7, 18)));
        QVERIFY(std::isnan(clip->scoreOf(7, 30)));
        QVERIFY(std::isnan(clip->scoreOf(8, 13))); // nobody
    }

    void spreadScoresHoldForAllFramesOfTheirWindow()
    {
        auto scores = made::scoreRecord();
        scores.assignment = Assignment::Spread;
        const auto clip = made::overlayOf(made::poseRecord(), scores);
        QCOMPARE(clip->scoreOf(7, 10), 0.5);
        QCOMPARE(clip->scoreOf(3, 20), 0.23); // of the window that ends at 23
    }

    void theChosenPersonIsLastAndOthersAreDim()
    {
        auto options = made::threshold(0.05);
        options.chosen = 1;
        const auto shapes = made::overlay()->shapesAt(15, options);
        QCOMPARE(shapes.back().person, std::int64_t(1));
        QVERIFY(shapes.back().isChosen && !shapes.back().isDim);
        QVERIFY(shapeOf(shapes, 3).isDim && shapeOf(shapes, 7).isDim);
        QCOMPARE(shapeOf(shapes, 3).name, QString("3"));
        options.chosen = std::nullopt;
        QVERIFY(!shapeOf(made::overlay()->shapesAt(15, options), 3).isDim);
    }

    void namesSayPersonAndScore()
    {
        const auto clip = made::overlay();
        QCOMPARE(shapeOf(clip->shapesAt(25, {}), 3).name, QString("3  0.25"));
        QCOMPARE(shapeOf(clip->shapesAt(0, {}), 3).name, QString("3"));
        OverlayOptions options;
        options.names = false;
        QVERIFY(shapeOf(clip->shapesAt(25, options), 3).name.isEmpty());
    }

    void trailsEndHereAndAreAsLongAsAsked()
    {
        OverlayOptions options;
        options.trails = true;
        options.trailSeconds = 1;
        const auto clip = made::overlay();
        const auto shapes = clip->shapesAt(40, options);
        const auto& trail = shapeOf(shapes, 1).trail;
        QCOMPARE(trail.size(), std::size_t(26));
        QCOMPARE(trail.back(), clip->boxOf(1, 40).center());
        QCOMPARE(trail.front(), clip->boxOf(1, 15).center());
        QCOMPARE(shapeOf(clip->shapesAt(0, options), 3).trail.size(), std::size_t(1)); // and none of person 1's
    }

    void jointsCarryTheErrorsOfTheirWindow()
    {
        OverlayOptions options;
        options.jointErrors = true;
        const auto clip = made::overlay();
        QCOMPARE(shapeOf(clip->shapesAt(25, options), 3).jointErrors, (std::vector<float>{0, 0.5f, 1}));
        QVERIFY(shapeOf(clip->shapesAt(1, options), 3).jointErrors.empty());
        QVERIFY(shapeOf(clip->shapesAt(25, {}), 3).jointErrors.empty());
    }

    void theReconstructionIsThatOfTheLastPoseAlone()
    {
        OverlayOptions options;
        options.reconstructions = true;
        const auto clip = made::overlay();
        const auto shapes = clip->shapesAt(13, options);
        QCOMPARE(shapeOf(shapes, 7).ghost.size(), std::size_t(2));
        QCOMPARE(shapeOf(shapes, 7).ghost[0].p1(), made::jointOf(7, 13, 0) + QPointF(7, 0));
        QVERIFY(shapeOf(clip->shapesAt(14, options), 7).ghost.empty());
        auto older = made::scoreRecord();
        older.reconstructions.clear();
        QVERIFY(shapeOf(made::overlayOf(made::poseRecord(), older)->shapesAt(13, options), 7).ghost.empty());
    }

    void jointsThatWereNotFoundAreLeftOut()
    {
        auto poses = made::poseRecord();
        poses.confidences[1] = 0; // the hip of the first pose
        const auto clip = made::overlayOf(poses, made::scoreRecord());
        const auto shapes = clip->shapesAt(0, {});
        QCOMPARE(shapeOf(shapes, 1).joints.size(), std::size_t(2));
        QVERIFY(shapeOf(shapes, 1).bones.empty());
        poses.confidences[0] = poses.confidences[2] = 0;
        const auto without = made::overlayOf(poses, made::scoreRecord())->shapesAt(0, {});
        QVERIFY(shapeOf(without, 1).showsBox); // else the person would not be seen at all
    }

    void withoutBoxesTheyAreAroundTheJoints()
    {
        auto poses = made::poseRecord();
        poses.boxes.clear();
        const auto clip = made::overlayOf(poses, made::scoreRecord());
        QCOMPARE(clip->boxOf(3, 0), QRectF(400, 100, 0, made::personHeight));
        QVERIFY(clip->boxOf(7, 0).isNull());
    }

    void aPersonIsFoundByAPlace()
    {
        const auto clip = made::overlay();
        QCOMPARE(clip->personAt(15, made::jointOf(7, 15, 1)), std::optional<std::int64_t>(7));
        QCOMPARE(clip->personAt(0, made::jointOf(7, 15, 1)), std::nullopt);
        const auto beside = clip->boxOf(3, 0).topRight() + QPointF(5, 5);
        QCOMPARE(clip->personAt(0, beside), std::nullopt);
        QCOMPARE(clip->personAt(0, beside, 6), std::optional<std::int64_t>(3));
        QCOMPARE(clip->personsAt(15), (Persons{1, 3, 7}));
        QCOMPARE(clip->countAt(0), std::int64_t(2));
    }

    void personsAreHiddenAlsoWhereTheirTrackIsInterrupted()
    {
        const auto clip = made::overlay();
        const auto hides = [&](std::int64_t frame, const QPointF& place) {
            const auto areas = clip->areasToHide(frame);
            return std::ranges::any_of(areas, [&](const auto& area) { return area.contains(place); });
        };
        for (std::int64_t frame = 0; frame < made::clipFrames; ++frame) {
            QVERIFY(hides(frame, made::headOf(1, frame)));
            QVERIFY(hides(frame, made::headOf(7, frame))); // within a second before, between and after
            QVERIFY(!hides(frame, QPointF(300, 330)));
        }
        auto sparse = made::poseRecord();
        sparse.framesPerSecond = 4;
        const auto slow = made::overlayOf(sparse, made::scoreRecord());
        QCOMPARE(slow->areasToHide(2).size(), std::size_t(2)); // seven comes two seconds later
    }

    void withoutScoresPosesAreShown()
    {
        const OverlayIndex clip(std::make_shared<const PoseRecord>(made::poseRecord()));
        QCOMPARE(clip.frames(), std::int64_t(made::clipFrames));
        QCOMPARE(personsOf(clip.shapesAt(15, made::threshold(0))), (Persons{1, 3, 7}));
        QVERIFY(std::isnan(clip.scoreOf(3, 25)));
    }

    void withoutPosesThereIsTheSizeOfTheScores()
    {
        const auto clip = made::overlayOf({}, made::scoreRecord());
        QCOMPARE(clip->frames(), std::int64_t(made::clipFrames));
        QCOMPARE(clip->size(), QSizeF(640, 360));
        QVERIFY(clip->shapesAt(20, {}).empty());
        QCOMPARE(OverlayIndex(std::make_shared<const PoseRecord>()).frames(), std::int64_t(0));
    }

    void aSizeThatIsNotKnownHoldsAllPersons()
    {
        auto poses = made::poseRecord();
        poses.width = poses.height = 0;
        const OverlayIndex clip(std::make_shared<const PoseRecord>(poses));
        QVERIFY(!clip.knowsSize());
        QVERIFY(clip.size().width() > 540 && clip.size().width() < 700);
        QVERIFY(clip.size().height() > 330 && clip.size().height() < 400);
    }
};

QTEST_APPLESS_MAIN(TestOverlay)
#include "tst_overlay.moc"
