#include "jobs/brief_process.h"

#include <QtTest>

#include <csignal>
#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

#include "record/error_of.h"

using namespace transect;
using namespace std::chrono_literals;

namespace {

ProcessEnd shell(const std::string& script, std::chrono::milliseconds patience = 60s)
{
    return runBriefly("/bin/sh", {"-c", script}, patience);
}

/// How a process ends that works under limits.
int endUnder(const ProcessLimits& limits, void (*work)())
{
    const auto child = ::fork();
    if (child == 0) {
        limitThisProcess(limits);
        work();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

} // namespace

class TestBriefProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsHowAProcessEnds()
    {
        const auto good = shell("echo found; cat");
        QCOMPARE(good.code, 0);
        QCOMPARE(good.signal, 0);
        QVERIFY(!good.isLate);
        QCOMPARE(good.output, std::string("found\n"));
        QCOMPARE(shell("exit 7").code, 7);
        QCOMPARE(shell("kill -SEGV $$").signal, SIGSEGV);
    }

    void killsWhatDoesNotEnd()
    {
        const auto hanging = shell("echo begun; exec sleep 1000", 200ms);
        QVERIFY(hanging.isLate);
        QCOMPARE(hanging.signal, SIGKILL);
        QCOMPARE(hanging.output, std::string("begun\n"));
        QVERIFY(shell("exec >&-; exec sleep 1000", 200ms).isLate); // which also closes its output
    }

    void takesNoEndOfOutput()
    {
        QCOMPARE(shell("head -c 3000000 /dev/zero").output.size(), std::size_t(1) << 20);
    }

    void namesAProgramThatIsNotThere()
    {
        const auto error = errorOf([] { runBriefly("/nowhere/at-all", {}, 1s); });
        QCOMPARE(error.code, std::string("not-started"));
        QCOMPARE(error.path, std::string("/nowhere/at-all"));
    }

    void memoryIsRefusedOverTheLimit()
    {
#ifdef TRANSECT_SANITIZE
        QSKIP("a sanitizer takes terabytes of addresses for itself");
#endif
        const auto take = [] { ::_exit(std::malloc(std::size_t{200} << 20) ? 1 : 2); };
        QCOMPARE(WEXITSTATUS(endUnder({std::uint64_t{100} << 20, 10}, take)), 2);
        QCOMPARE(WEXITSTATUS(endUnder({std::uint64_t{400} << 20, 10}, take)), 1);
    }

    void timeOverTheLimitKills()
    {
        const int status = endUnder({std::uint64_t{100} << 20, 0}, [] {
            while (true)
                ::getppid(); // any call that the compiler keeps
        });
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
    }
};

QTEST_APPLESS_MAIN(TestBriefProcess)
#include "tst_brief_process.moc"
