#include <QtTest>

#include "record/run_events.h"

using namespace transect;

class TestRunEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasReportedAfterTheResumedStepIsLeftOut()
    {
        const auto events = currentEvents({{{"type", "metrics"}, {"step", 10}, {"loss", 1.0}},
                                           {{"type", "metrics"}, {"step", 20}, {"loss", 0.5}},
                                           {{"type", "notice"}, {"text", "kept: it has no step"}},
                                           {{"type", "resumed"}, {"step", 10}},
                                           {{"type", "metrics"}, {"step", 20}, {"loss", 0.25}}});
        QCOMPARE(events.size(), std::size_t(4));
        QCOMPARE(events[0].at("step").get<int>(), 10);
        QCOMPARE(events[1].at("type").get<std::string>(), std::string("notice"));
        QCOMPARE(events[3].at("loss").get<double>(), 0.25);
    }
};

QTEST_APPLESS_MAIN(TestRunEvents)
#include "tst_run_events.moc"
