// `tools/bench window`: how long the window lets its user wait, offscreen, beside the times that it aims at, and what memory
// it takes. Each part is a process of its own, since memory and the scale of the screen belong to one.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <random>

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeView>

#include "main_window.h"
#include "record/journal_line.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/run_state.h"
#include "widgets/common/theme.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_link.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"

using namespace transect;

namespace {

constexpr int listedRuns = 5000, loadedRuns = 20, metrics = 10, points = 50000, rounds = 40;
constexpr double startTarget = 500, stallTarget = 50, redrawTarget = 16; // milliseconds

void print(const QString& what, double milliseconds, double target)
{
    std::printf("%-68s %8.1f ms  %5.2f of %.0f ms\n", qPrintable(what), milliseconds, milliseconds / target, target);
    std::fflush(stdout);
}

/// Best and median: the best says what the program needs, the median what the machine let it have.
void print(const QString& what, std::vector<double> times, double target)
{
    std::sort(times.begin(), times.end());
    print(what + QStringLiteral(", best"), times.front(), target);
    print(what + QStringLiteral(", median"), times[times.size() / 2], target);
}

double memberOfStatus(const char* name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name))
            return std::stod(line.substr(line.find(':') + 1)) / 1024;
    return 0;
}

void printMemory(const char* when)
{
    std::printf("%-68s %8.0f MiB\n", when, memberOfStatus("VmRSS"));
    std::fflush(stdout);
}

double milliseconds(const std::function<void()>& work)
{
    QElapsedTimer since;
    since.start();
    work();
    return double(since.nsecsElapsed()) / 1e6;
}

/// The longest time in which the event loop ran nothing.
class Stalls {
public:
    Stalls()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
        m_since.start();
        m_timer.start(1);
    }

    double longest()
    {
        beat();
        return m_longest - m_timer.interval();
    }

private:
    void beat()
    {
        m_longest = std::max(m_longest, double(m_since.nsecsElapsed()) / 1e6);
        m_since.start();
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0;
};

void waitUntil(const std::function<bool()>& holds)
{
    QElapsedTimer since;
    since.start();
    while (!holds() && since.elapsed() < 120000)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    if (!holds())
        qFatal("the window did not come to it within two minutes");
}

/// What an act at `view` sets off, until nothing was left to do for a while.
double longestStallOf(const std::function<void()>& act)
{
    Stalls stalls;
    act();
    QElapsedTimer since;
    since.start();
    waitUntil([&] { return since.elapsed() > 700; }); // the beats wake it
    return stalls.longest();
}

void writeWhole(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

std::string reports(int run, int count)
{
    std::mt19937 random(static_cast<unsigned>(run));
    std::normal_distribution<double> noise;
    std::string text;
    for (int step = 1; step <= count; ++step) {
        Json report{{"type", "metrics"}, {"time", 1.7e9 + step}, {"step", step}, {"epoch", step / 500.0}};
        for (int metric = 0; metric < metrics; ++metric)
            report["metric_" + std::to_string(metric)] = (metric + 2.5) * std::pow(step, -0.2) * std::exp(0.1 * noise(random));
        text += journalLine(report, "bench");
    }
    return text;
}

/// Studies of ten runs; the first two studies have metrics.
void makeLibrary(const std::filesystem::path& library)
{
    for (int i = 0; i < listedRuns; ++i) {
        const RunFolder run{library / ("study-" + std::to_string(i / 10)) / ("run-" + std::to_string(i))};
        std::filesystem::create_directories(run.root);
        RunSpec spec;
        spec.kind = "pretrain";
        spec.name = "run " + std::to_string(i);
        spec.parameters = {{"method", i % 2 ? "supervised" : "moco"}, {"data", {{"kind", "mnist"}}}, {"epochs", 20}, {"learning_rate", 0.1 / (1 + i % 7)}};
        spec.seed = std::uint64_t(i);
        spec.created = "2025-03-01T14:02:11Z";
        spec.study = "study-" + std::to_string(i / 10);
        RunState state;
        state.status = i % 10 == 3 ? RunStatus::Failed : RunStatus::Finished;
        state.done = state.total = 9380;
        state.unit = "steps";
        state.heartbeat = 1.7e9;
        writeWhole(run.runJson(), toJson(spec).dump());
        writeWhole(run.stateJson(), toJson(state).dump());
        if (i < loadedRuns)
            writeWhole(run.events(), reports(i, points / metrics));
    }
}

Series noisyCurve(int number, int count)
{
    std::mt19937 random(static_cast<unsigned>(number));
    std::normal_distribution<double> noise;
    Series series{QString::number(number), QStringLiteral("run %1").arg(number), {}, {}, {}, {}, {}, {}};
    for (int step = 1; step <= count; ++step) {
        series.x.push_back(step);
        series.y.push_back(2.5 * std::pow(step, -0.2) * std::exp(0.1 * noise(random)) + 0.02 * number);
    }
    return series;
}

std::vector<Series> noisyCurves(int count)
{
    std::vector<Series> curves;
    for (int run = 0; run < loadedRuns; ++run)
        curves.push_back(noisyCurve(run, count));
    return curves;
}

/// Plots side by side that hold a million points together.
class Redraws {
public:
    explicit Redraws(int plots)
        : m_count(points * 10 / plots / 10)
    {
        m_window.resize(1200, 700);
        for (int i = 0; i < plots; ++i) {
            m_plots.push_back(new Plot(&m_window));
            const int columns = plots > 1 ? 2 : 1, rows = plots / columns;
            m_plots.back()->setGeometry(i % columns * 1200 / columns, i / columns * 700 / rows, 1200 / columns, 700 / rows);
            m_plots.back()->setLegendShown(false);
            m_plots.back()->setSeries(noisyCurves(m_count));
            m_plots.back()->setLink(&m_link);
        }
        m_window.show();
        QCoreApplication::processEvents();
    }

    void run(const QString& what)
    {
        for (const bool logarithmic : {false, true}) {
            for (auto* plot : m_plots) {
                plot->setLogarithmicX(logarithmic);
                plot->setLogarithmicY(logarithmic);
            }
            const auto name = what + (logarithmic ? QStringLiteral(", log-log") : QStringLiteral(", linear"));
            print(name + QStringLiteral(", other view"), times([this](int round) { m_plots.front()->setXView({1 + 0.01 * round, double(m_count)}); }), redrawTarget);
            print(name + QStringLiteral(", same view"), times([](int) {}), redrawTarget);
        }
    }

private:
    std::vector<double> times(const std::function<void(int)>& change)
    {
        std::vector<double> all;
        for (int round = 0; round < rounds; ++round) {
            change(round);
            all.push_back(milliseconds([this] {
                for (auto* plot : m_plots) {
                    plot->drawNow();
                    plot->canvas()->repaint();
                }
            }));
        }
        return all;
    }

    int m_count;
    PlotLink m_link;
    QWidget m_window;
    std::vector<Plot*> m_plots; ///< of the window
};

int redraw()
{
    const auto scale = qEnvironmentVariable("QT_SCALE_FACTOR") + u'x';
    Redraws(1).run(scale + QStringLiteral(", 20 curves of 50,000 points"));
    Redraws(10).run(scale + QStringLiteral(", 10 linked plots of 20 curves of 5,000"));
    return 0;
}

int list(const std::filesystem::path& library)
{
    MainWindow window(BENCH_RESOURCES);
    window.resize(1400, 900);
    window.show();
    QCoreApplication::processEvents();
    printMemory("memory after start-up");
    const auto* model = window.runs().model();
    {
        Stalls stalls;
        QElapsedTimer since;
        since.start();
        window.openLibrary(library);
        waitUntil([&] { return model->rowCount() == listedRuns / 10; });
        std::printf("%-68s %8.0f ms\n", "5,000 runs listed, indexed for the first time", double(since.elapsed()));
        print(QStringLiteral("  longest stall meanwhile"), stalls.longest(), stallTarget);
    }
    printMemory("memory after listing");
    auto* query = window.findChild<QLineEdit*>(QStringLiteral("runsQuery"));
    for (const char* text : {"run 49", "supervised", ""})
        print(QStringLiteral("filter \"%1\", longest stall").arg(text), longestStallOf([&] { query->setText(QString::fromLatin1(text)); }), stallTarget);
    for (const auto column : {RunsModel::State, RunsModel::Name})
        print(QStringLiteral("sort by column %1, longest stall").arg(int(column)),
              longestStallOf([&] { window.runs().view()->sortByColumn(column, Qt::DescendingOrder); }), stallTarget);
    for (const char* study : {"study-0", "study-1"})
        print(QStringLiteral("choose %1, 10 runs of 50,000 values, longest stall").arg(study), longestStallOf([&] { window.runs().select(QString::fromLatin1(study)); }), stallTarget);
    printMemory("memory after loading them");
    return 0;
}

/// From exec of the program to the first picture that it hands to the screen, which Qt reports.
double startUp(const QString& transect, const QString& library)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_LOGGING_RULES", "qt.widgets.painting.info=true");
    environment.insert("QT_LOGGING_TO_CONSOLE", "1");
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer since;
    since.start();
    process.start(transect, {"--library", library});
    QByteArray said;
    while (!said.contains("Flushing") && process.waitForReadyRead(20000))
        said += process.readAll();
    const double taken = double(since.nsecsElapsed()) / 1e6;
    process.kill();
    process.waitForFinished();
    if (!said.contains("Flushing"))
        qFatal("transect painted nothing: %s", said.constData());
    return taken;
}

void runPart(const QStringList& arguments, const char* scale)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_SCALE_FACTOR", scale);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s failed", qPrintable(arguments.join(u' ')));
}

int runAll(const QString& transect)
{
    QTemporaryDir folder;
    // Nothing of what the user has is read or changed.
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        qputenv(variable, folder.filePath(QString::fromLatin1(variable)).toLocal8Bit());
    const auto library = folder.filePath("library"), empty = folder.filePath("empty");
    makeLibrary(library.toStdString());
    std::filesystem::create_directories(empty.toStdString());
    std::vector<double> starts;
    for (int round = 0; round < rounds / 2; ++round)
        starts.push_back(startUp(transect, empty));
    print(QStringLiteral("exec to first paint"), starts, startTarget);
    runPart({"list", library}, "1");
    for (const char* scale : {"1", "2"})
        runPart({"redraw"}, scale);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setOrganizationName("Transect");
    QApplication::setApplicationName("Transect");
    Theme theme(application);
    theme.setAppearance(Appearance::Light);
    const auto arguments = QApplication::arguments();
    if (arguments.value(1) == u"redraw")
        return redraw();
    if (arguments.value(1) == u"list")
        return list(arguments.value(2).toStdString());
    if (arguments.size() == 2)
        return runAll(arguments[1]);
    std::fputs("usage: bench_window TRANSECT\n", stderr);
    return 2;
}
