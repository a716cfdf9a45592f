#include <QtTest>

#include <QTemporaryDir>

#include "vision/frame_cache.h"

using namespace transect;

namespace {

ChunkFindings someFindings()
{
    ChunkFindings findings;
    findings.frames.resize(3);
    findings.frames[0].detections = {rounded(Detection{{1.2345f, -2.5f, 30.001f, 99.999f}, 0.123456f}), rounded(Detection{{0, 0, 5, 5}, 1})};
    findings.frames[0].poses[1] = {rounded(Joint{1.111111f, 2, 0.98765f}), rounded(Joint{})};
    findings.frames[2].detections = {rounded(Detection{{7, 8, 9, 10}, 0.5f})};
    findings.notices = {"packet 7 is damaged"};
    return findings;
}

} // namespace

class TestFrameCache : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

private Q_SLOTS:
    void readsBackWhatItStored()
    {
        const FrameCache cache(folder() / "a", 2);
        QVERIFY(!cache.load(4));
        const auto stored = someFindings();
        cache.store(4, stored);
        const auto read = cache.load(4);
        QVERIFY(read);
        QCOMPARE(read->notices, stored.notices);
        QCOMPARE(read->frames.size(), stored.frames.size());
        for (std::size_t i = 0; i < stored.frames.size(); ++i) {
            const auto &there = read->frames[i], &here = stored.frames[i];
            QCOMPARE(there.detections.size(), here.detections.size());
            for (std::size_t k = 0; k < here.detections.size(); ++k) {
                QVERIFY(there.detections[k].box == here.detections[k].box);
                QCOMPARE(there.detections[k].score, here.detections[k].score);
            }
            QVERIFY(there.poses == here.poses);
        }
    }

    void keepsTheLastMarkAndNamesThatAreNotUtf8()
    {
        const FrameCache cache(folder() / "c", 2);
        auto findings = someFindings();
        QVERIFY(!findings.isLast);
        findings.isLast = true;
        findings.notices = {"\xff.png is passed over"};
        cache.store(0, findings);
        const auto read = cache.load(0);
        QVERIFY(read && read->isLast);
        QCOMPARE(read->notices.size(), std::size_t(1));
    }

    /// Damage costs the time to find it again, no more.
    void passesOverDamage()
    {
        const FrameCache cache(folder() / "b", 2);
        cache.store(0, someFindings());
        QFile file(QString::fromStdString((folder() / "b" / "0.json").string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto whole = file.readAll();
        for (qsizetype size = 0; size + 1 < whole.size(); size += 7) {
            file.resize(size);
            QVERIFY(!cache.load(0));
            file.seek(0);
            file.write(whole);
            file.flush();
        }
        for (const auto& [from, to] : {std::pair<QByteArray, QByteArray>{"[[1,111", "[[9,111"}, {"1235", "\"x\""}, {"\"notices\"", "\"other\""}}) {
            QVERIFY2(whole.contains(from), whole.constData());
            file.resize(0);
            file.seek(0);
            file.write(QByteArray(whole).replace(from, to));
            file.flush();
            QVERIFY2(!cache.load(0), from.constData());
        }
        file.resize(0);
        file.seek(0);
        file.write(whole);
        file.flush();
        QVERIFY(cache.load(0));
        QVERIFY(!FrameCache(folder() / "b", 17).load(0));
    }
};

QTEST_APPLESS_MAIN(TestFrameCache)
#include "tst_frame_cache.moc"
