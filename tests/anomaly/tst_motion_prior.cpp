#include <torch/types.h>

#include "anomaly/made_clips.h"
#include "anomaly/motion_prior.h"
#include "data/random.h"
#include "record/error_of.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;
using namespace transect::testing;

namespace {

MotionPrior rayleighPrior(double s, double c = 0)
{
    MotionPrior prior;
    prior.s = s;
    prior.c = c;
    return prior;
}

/// Windows of persons whose steps are Rayleigh-distributed with scale `s`, in box sizes; some run.
WindowSet rayleighWalkers(double s, double runners = 0)
{
    Random random(7);
    std::vector<Track> tracks;
    for (std::int64_t person = 0; person < 400; ++person) {
        auto track = walker(person, 0, 16, 0);
        double x = 0;
        for (std::size_t pose = 0; pose < 16; pose += 2) {
            std::ranges::copy(corners(float(x), 50, 20, 40), track.joints.begin() + std::ptrdiff_t(4 * pose));
            const double speed = random.chance(runners) ? random.between(0.3, 5) : s * std::sqrt(-2 * std::log(1 - random.uniform()));
            x += speed * 0.25 * 200;
        }
        tracks.push_back(std::move(track));
    }
    return WindowSet({clipOf(std::move(tracks))}, {});
}

} // namespace

class TestMotionPrior : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// With the constants of the released code for ShanghaiTech and Corridor.
    void givesTheKnownGuards_data()
    {
        QTest::addColumn<double>("s");
        QTest::addColumn<double>("c");
        QTest::addColumn<double>("speed");
        QTest::addColumn<double>("guard");
        for (const auto& [speed, guard] : {std::pair(0.0, 0.300000), {0.01, 0.528739}, {0.02, 0.726690}, {0.0464, 0.958867}, {0.1, 0.529524}, {0.2, 0.300433}})
            QTest::addRow("ShanghaiTech %g", speed) << 0.0464 << 0.0299 << speed << guard;
        for (const auto& [speed, guard] : {std::pair(0.0202, 0.903968), {0.05, 0.415173}})
            QTest::addRow("Corridor %g", speed) << 0.0202 << 0.0142 << speed << guard;
    }
    void givesTheKnownGuards()
    {
        QFETCH(double, s);
        QFETCH(double, c);
        QFETCH(double, speed);
        QFETCH(double, guard);
        COMPARE_NEAR(rayleighPrior(s, c).guard(speed), guard, 5e-7);
    }

    void isHighestAtItsScale()
    {
        const auto prior = rayleighPrior(0.0354);
        COMPARE_NEAR(prior.guard(0.0354), 1, 1e-12);
        QVERIFY(prior.guard(0.03) < 1 && prior.guard(0.04) < 1);
        COMPARE_NEAR(prior.guard(1e6), 0.3, 1e-12);
    }

    void oneSidedTakesSlownessForUsual()
    {
        auto prior = rayleighPrior(0.0354);
        const double slow = prior.guard(0.02), fast = prior.guard(0.1);
        prior.oneSided = true;
        QVERIFY(slow < 0.9);
        QCOMPARE(prior.guard(0), 1.0);
        QCOMPARE(prior.guard(0.02), 1.0);
        QCOMPARE(prior.guard(0.1), fast);
    }

    void hasOtherShapes()
    {
        MotionPrior prior;
        prior.shape = MotionPrior::Shape::Gaussian;
        prior.mu = 0.0987;
        prior.sigma = 0.1892;
        COMPARE_NEAR(prior.guard(0.0987), 1, 1e-12);
        COMPARE_NEAR(prior.guard(0.0987 + 0.1892), 0.7 * std::exp(-0.5) + 0.3, 1e-12);
        prior.shape = MotionPrior::Shape::Uniform;
        COMPARE_NEAR(prior.guard(0.2), 0.65, 1e-12);
        prior.shape = MotionPrior::Shape::None;
        QCOMPARE(prior.guard(0.2), 1.0);
    }

    /// 2,800 speeds place s within 2 %; a twentieth of runners moves maximum likelihood by more than half.
    void fitsTheScaleOfRayleighSpeeds_data()
    {
        QTest::addColumn<double>("runners");
        QTest::newRow("walkers") << 0.0;
        QTest::newRow("walkers and runners") << 0.05;
    }
    void fitsTheScaleOfRayleighSpeeds()
    {
        QFETCH(double, runners);
        const auto windows = rayleighWalkers(0.05, runners);
        const auto prior = fitted(MotionPrior(), windows);
        COMPARE_NEAR(prior.s, 0.05, 0.0015);
        COMPARE_NEAR(prior.c, prior.s * std::exp(-0.5), 1e-15);
        QCOMPARE(prior.length, 8);
        QCOMPARE(prior.stride, 2);
        QCOMPARE(prior.framesPerSecond, 25.0);
    }

    void fitsMeanAndDeviation()
    {
        MotionPrior prior;
        prior.shape = MotionPrior::Shape::Gaussian;
        QVERIFY(prior.needsFit());
        prior = fitted(prior, rayleighWalkers(0.05));
        QVERIFY(!prior.needsFit());
        COMPARE_NEAR(prior.mu, 0.05 * std::sqrt(M_PI / 2), 0.002);
        COMPARE_NEAR(prior.sigma, 0.05 * std::sqrt(2 - M_PI / 2), 0.002);
    }

    void countsSpeeds()
    {
        // 1 pixel a frame is 0.04 box sizes a step, the lower end of bin 10, up to rounding.
        const auto speeds = speedStatistics(WindowSet({clipOf({walker(1, 0, 20, 1)}), clipOf({walker(1, 0, 16, 50)}, "fast")}, {}));
        QCOMPARE(speeds.count, 7 * (5 + 1));
        QCOMPARE(speeds.histogram[9] + speeds.histogram[10], 7 * 5);
        QCOMPARE(std::accumulate(speeds.histogram.begin(), speeds.histogram.end(), std::int64_t(0)), 7 * 5); // 2 is beyond its end
        COMPARE_NEAR(speeds.mean, (5 * 0.04 + 2) / 6, 1e-6);
        COMPARE_NEAR(speeds.deviation, 1.96 * std::sqrt(5.0) / 6, 1e-6);
    }

    void keepsGivenConstants()
    {
        const auto prior = fitted(rayleighPrior(0.0464, 0.0299), rayleighWalkers(0.05));
        QCOMPARE(prior.s, 0.0464);
        QCOMPARE(prior.c, 0.0299);
        QCOMPARE(prior.stride, 2);
    }

    void refusesToFitToNothing()
    {
        QCOMPARE(errorOf([] { fitted(MotionPrior(), WindowSet({clipOf({walker(1, 0, 15, 1)})}, {})); }).code, "bad-tracks");
        QCOMPARE(errorOf([] { fitted(MotionPrior(), WindowSet({clipOf({walker(1, 0, 30, 0)})}, {})); }).code, "bad-tracks");
        const auto fast = WindowSet({clipOf({walker(1, 0, 30, 30), walker(2, 0, 30, 40)})}, {});
        QVERIFY(errorOf([&] { fitted(MotionPrior(), fast); }).text.starts_with("no speed from 0 to 0.4"));
    }

    void tellsWhatDoesNotMatch()
    {
        auto prior = fitted(rayleighPrior(0.05), rayleighWalkers(0.05));
        QVERIFY(mismatches(prior, rayleighWalkers(0.05)).empty());
        auto clip = clipOf({walker(1, 0, 40, 1)}, "a");
        clip->framesPerSecond = 12.5;
        WindowOptions options;
        options.stride = 4;
        const auto found = mismatches(prior, WindowSet({clip}, options));
        QCOMPARE(found, (std::vector<std::string>{"the stride of a window is 4, the prior's constants are of 2",
                                                  "the frame rate of clip a is 12.5, the prior's constants are of 25"}));
        prior.length = 0;
        prior.stride = 0;
        prior.framesPerSecond = 0;
        QVERIFY(mismatches(prior, WindowSet({clip}, options)).empty());
    }

    void isAParameter_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {R"({"name":"rayleigh","s":0.0464,"c":0.0299,"one_sided":true,"taken_from":{"length":8,"stride":2,"fps":25.0}})",
                                 R"({"name":"rayleigh","s":null,"c":null,"one_sided":false})", R"({"name":"gaussian","mu":0.0987,"sigma":0.1892})",
                                 R"({"name":"uniform"})", R"({"name":"none","taken_from":{"length":8,"stride":2,"fps":0.0}})"})
            QTest::addRow("%s", text) << QByteArray(text);
    }
    void isAParameter()
    {
        QFETCH(QByteArray, text);
        const auto prior = motionPriorFromJson(Json::parse(text.toStdString()));
        QCOMPARE(toJson(prior).dump(), text.toStdString());
        QCOMPARE(motionPriorFromJson(toJson(prior)), prior);
    }

    void isGivenByItsName()
    {
        QCOMPARE(motionPriorFromJson("uniform").shape, MotionPrior::Shape::Uniform);
        QVERIFY(motionPriorFromJson("rayleigh").needsFit());
    }

    void refusesWrongParameters_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("unknown name") << QByteArray(R"("rayleight")") << QByteArray("prior");
        QTest::newRow("no scale") << QByteArray(R"({"name":"rayleigh","s":0})") << QByteArray("prior.s");
        QTest::newRow("half a Gaussian") << QByteArray(R"({"name":"gaussian","mu":0.1})") << QByteArray("prior");
        QTest::newRow("taken from nothing") << QByteArray(R"({"name":"none","taken_from":{"length":-1}})") << QByteArray("prior.taken_from.length");
        QTest::newRow("a number") << QByteArray("7") << QByteArray("prior");
    }
    void refusesWrongParameters()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, path);
        const auto error = errorOf([&] { motionPriorFromJson(Json::parse(text.toStdString())); });
        QCOMPARE(error.code, "bad-field");
        QCOMPARE(error.path, path.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestMotionPrior)
#include "tst_motion_prior.moc"
