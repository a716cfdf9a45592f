#include "tracks/names.h"

#include "record/error_of.h"
#include "record/printing.h"
#include "tracks/skeleton.h"

#include <QtTest>

#include <set>

using namespace transect;

class TestNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeNumbers();
    void leadingZeros();
    void namesThatEndInANumber();
    void namesFolders();
    void numbersFrames_data();
    void numbersFrames();
    void skeletonsAreWhole();
    void findsSkeletons();
};

void TestNames::wholeNumbers()
{
    QCOMPARE(wholeNumber("0012").value_or(-1), std::int64_t(12));
    QCOMPARE(wholeNumber("999999999999999999").value_or(-1), std::int64_t(999999999999999999));
    for (const auto* text : {"", "-1", "1.0", "1 ", "x", "1000000000000000000"})
        QVERIFY2(!wholeNumber(text), text);
}

void TestNames::leadingZeros()
{
    QCOMPARE(withoutLeadingZeros("01_0014"), std::string("1_14"));
    QCOMPARE(withoutLeadingZeros("00"), std::string("0"));
    QCOMPARE(withoutLeadingZeros("a007b100"), std::string("a7b100"));
    QCOMPARE(withoutLeadingZeros(""), std::string());
}

void TestNames::namesThatEndInANumber()
{
    const auto name = numberedName("video_000000000012_keypoints", "_keypoints");
    QVERIFY(name.has_value());
    QCOMPARE(name->before, std::string("video_"));
    QCOMPARE(name->number, std::int64_t(12));
    QVERIFY(!numberedName("video_12", "_keypoints"));
    QVERIFY(!numberedName("video"));
}

void TestNames::namesFolders()
{
    using Names = std::vector<std::string>;
    QVERIFY(shortestNames({"a/01", "a/02"}) == Names({"01", "02"}));
    QVERIFY(shortestNames({"x/v1/frames", "x/v2/frames", "other"}) == Names({"v1_frames", "v2_frames", "other"}));
    QVERIFY(shortestNames({"", "/data/a"}) == Names({"", "a"}));
}

void TestNames::numbersFrames_data()
{
    QTest::addColumn<QStringList>("pictures");
    QTest::addColumn<QList<int>>("frames");
    QTest::addColumn<bool>("byOrder");
    QTest::newRow("numbers") << QStringList{"12.jpg", "3.jpg"} << QList<int>{12, 3} << false;
    QTest::newRow("numbers alone") << QStringList{"0012", "3"} << QList<int>{12, 3} << false;
    QTest::newRow("behind a name") << QStringList{"a/frame_0012.png", "a/frame_0003.png"} << QList<int>{12, 3} << false;
    QTest::newRow("two names") << QStringList{"b_1.png", "a_7.png"} << QList<int>{1, 0} << true;
    QTest::newRow("two folders") << QStringList{"b/1.png", "a/7.png"} << QList<int>{1, 0} << true;
    QTest::newRow("times") << QStringList{"12_06_21.055272.png", "12_06_20.103902.png"} << QList<int>{1, 0} << true;
    QTest::newRow("no numbers") << QStringList{"b.png", "c.png", "a.png"} << QList<int>{1, 2, 0} << true;
    QTest::newRow("beyond all frames") << QStringList{"10000010002.jpg", "10000010001.jpg"} << QList<int>{1, 0} << true;
}
void TestNames::numbersFrames()
{
    QFETCH(QStringList, pictures);
    QFETCH(QList<int>, frames);
    QFETCH(bool, byOrder);
    std::vector<std::string> names;
    for (const auto& picture : pictures)
        names.push_back(picture.toStdString());
    bool foundByOrder = !byOrder;
    const auto numbers = frameNumbers(names, foundByOrder);
    QCOMPARE(QList<int>(numbers.begin(), numbers.end()), frames);
    QCOMPARE(foundByOrder, byOrder);
}

void TestNames::skeletonsAreWhole()
{
    const std::map<std::string, int> sizes{{"coco17", 17}, {"openpose18", 18}, {"body25", 25}, {"cpm14", 14}, {"box", 4}};
    QCOMPARE(skeletons().size(), sizes.size());
    for (const auto& skeleton : skeletons()) {
        QCOMPARE(skeleton.size(), sizes.at(skeleton.name));
        QCOMPARE(std::set<std::string>(skeleton.joints.begin(), skeleton.joints.end()).size(), skeleton.joints.size());
        std::set<int> connected;
        for (const auto& [a, b] : skeleton.bones) {
            QVERIFY(a != b && a >= 0 && b >= 0 && a < skeleton.size() && b < skeleton.size());
            connected.insert({a, b});
            // A bone does not cross from one side of the body to the other, but between shoulders, hips and eyes' nose.
            const auto& from = skeleton.joints[std::size_t(a)];
            const auto& to = skeleton.joints[std::size_t(b)];
            const auto side = [](const std::string& joint) { return joint.starts_with("left_") ? 1 : joint.starts_with("right_") ? 2 : 0; };
            const auto part = [](const std::string& joint) { return joint.substr(joint.find('_') + 1); };
            QVERIFY2(side(from) == side(to) || side(from) * side(to) == 0 || part(from) == part(to),
                (skeleton.name + ": " + from + " - " + to).c_str());
        }
        QCOMPARE(connected.size(), skeleton.joints.size());
    }
    QCOMPARE(skeletonNamed("coco17").joints[9], std::string("left_wrist"));
    QCOMPARE(skeletonNamed("body25").joints[8], std::string("mid_hip"));
    QCOMPARE(skeletonNamed("cpm14").joints[0], std::string("head_top"));
    QCOMPARE(skeletonNamed("box").joints[2], std::string("bottom_right"));
}

void TestNames::findsSkeletons()
{
    const auto error = errorOf([] { skeletonNamed("body52"); });
    QCOMPARE(error.code, std::string("bad-field"));
    QCOMPARE(error.hint, std::string("did you mean \"body25\"?"));
}

QTEST_APPLESS_MAIN(TestNames)
#include "tst_names.moc"
