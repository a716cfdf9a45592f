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

#include "bench_waiting.h"
#include "main_window.h"
#include "media/video_writer.h"
#include "record/journal_line.h"
#include "record/pose_record.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/run_state.h"
#include "record/score_record.h"
#include "tracks/skeleton.h"
#include "widgets/common/actions.h"
#include "widgets/common/theme.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_link.h"
#include "widgets/review/frame_view.h"
#include "widgets/review/player.h"
#include "widgets/review/review_screen.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"

using namespace transect;

namespace {

constexpr int listedRuns = 5000, loadedRuns = 20, metrics = 10, points = 50000, rounds = 40;
constexpr double startTarget = 500, stallTarget = 50, redrawTarget = 16, paintTarget = 6, themeTarget = 300; // milliseconds

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

void printMemory(const char* when)
{
    std::printf("%-68s %8.0f MiB\n", when, residentMiB());
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

constexpr int crowd = 50, playedFrames = 1200, playedWidth = 1920, playedHeight = 1080, playedRate = 60;

/// A grey picture that moves; noise would cost more to decode than what cameras see.
void writeVideo(const std::filesystem::path& path)
{
    const auto video = createVideo(path, playedWidth, playedHeight, playedRate);
    VideoFrame frame;
    frame.width = playedWidth;
    frame.height = playedHeight;
    frame.pixels.resize(std::size_t(playedWidth) * playedHeight * 3);
    std::mt19937 random(1);
    std::vector<std::uint8_t> grain(1 << 16);
    for (auto& one : grain)
        one = std::uint8_t(random() % 24);
    for (int i = 0; i < playedFrames; ++i) {
        const auto shift = random() % grain.size();
        for (int y = 0; y < playedHeight; ++y) {
            auto* row = frame.pixels.data() + std::size_t(y) * playedWidth * 3;
            for (int x = 0; x < playedWidth * 3; ++x)
                row[x] = std::uint8_t(90 + (x / 3 + 4 * i) / 64 % 2 * 40 + y / 90 % 2 * 30 + (y / 8 % 4 == 0 ? grain[(std::size_t(x) + std::size_t(y) * 31 + shift) % grain.size()] : 0));
        }
        video->write(frame);
    }
    video->finish();
}

/// A run of kind "score" on that video: a crowd that walks, each with a score at each frame.
void makeReview(const RunFolder& run)
{
    std::filesystem::create_directories(run.root);
    RunSpec spec;
    spec.kind = "score";
    spec.name = "crowd";
    RunState state;
    state.status = RunStatus::Finished;
    writeWhole(run.runJson(), toJson(spec).dump());
    writeWhole(run.stateJson(), toJson(state).dump());
    const auto scores = scoresFolder(run.root);
    const auto video = run.root / "crowd.mp4";
    writeVideo(video);
    PoseRecord poses;
    ScoreRecord record;
    poses.clip = record.clip = "crowd";
    poses.skeleton = record.skeleton = "coco17";
    poses.joints = record.joints = skeletonNamed("coco17").joints;
    poses.bones = skeletonNamed("coco17").bones;
    poses.width = record.width = playedWidth;
    poses.height = record.height = playedHeight;
    poses.framesPerSecond = record.framesPerSecond = playedRate;
    poses.frames = playedFrames;
    poses.video = video;
    record.scores = "motion";
    record.length = 2;
    record.stride = 1;
    for (int person = 0; person < crowd; ++person) {
        for (int frame = 0; frame < playedFrames; ++frame) {
            poses.places.push_back({person, frame});
            const double x = 60 + person % 10 * 180 + 40 * std::sin(frame * 0.02 + person), y = 20 + person / 10 * 200;
            for (int joint = 0; joint < int(poses.joints.size()); ++joint) {
                poses.coordinates.push_back(float(x + 30 * std::sin(joint * 2.0 + frame * 0.1)));
                poses.coordinates.push_back(float(y + joint * 10));
                poses.confidences.push_back(1);
            }
            if (frame > 0) {
                record.windows.push_back({person, frame - 1, frame, 1 + std::sin(frame * 0.05 + person) + 4 * (person == 3 && frame % 300 > 250)});
                record.speeds.push_back(0.1F);
                record.guards.push_back(0.5F);
            }
        }
    }
    record.frameScores = highestScores(record.windows, playedFrames, record.assignment, 0);
    std::filesystem::create_directories(poseRecordFile(scores, "crowd").parent_path());
    writeScoreRecord(scores / scoreFileName("crowd"), record);
    writePoseRecord(poseRecordFile(scores, "crowd"), poses);
}

/// A crowd on 1080p60 H.264 in the whole window: frames that were passed over, and what painting the picture takes.
int play(const std::filesystem::path& library)
{
    MainWindow window(BENCH_RESOURCES);
    window.resize(1400, 900);
    window.show();
    window.openLibrary(library);
    window.actions().action("view.review")->trigger();
    window.chooseWhenListed("crowd");
    auto& review = window.review();
    waitUntil([&] { return review.hasReview() && review.view().clip() && review.player().hasPictures(); });
    auto& player = review.player();
    player.play();
    Stalls stalls;
    waitUntil([&] { return !player.isPlaying(); });
    std::printf("%-68s %8lld of %lld\n", "1080p60 with 50 persons, dropped frames", static_cast<long long>(player.droppedFrames()), static_cast<long long>(player.frames()));
    print(QStringLiteral("  longest stall meanwhile"), stalls.longest(), stallTarget);
    for (const auto& size : {review.view().size(), QSize(playedWidth, playedHeight)}) {
        review.view().setParent(nullptr);
        review.view().resize(size);
        review.view().show();
        QCoreApplication::processEvents();
        std::vector<double> times;
        for (int round = 0; round < rounds; ++round) {
            review.view().fit(); // all of it is drawn anew
            times.push_back(milliseconds([&] { review.view().repaint(); }));
        }
        print(QStringLiteral("  painting %1 x %2").arg(review.view().width()).arg(review.view().height()), times, paintTarget);
    }
    return 0;
}

/// From light to dark and back, the whole window loaded.
int switchTheme(const std::filesystem::path& library, Theme& theme)
{
    MainWindow window(BENCH_RESOURCES);
    window.resize(1400, 900);
    window.show();
    window.openLibrary(library);
    waitUntil([&] { return window.runs().model()->rowCount() == listedRuns / 10; });
    longestStallOf([&] { window.runs().select(QStringLiteral("study-0")); });
    std::vector<double> times;
    for (int round = 0; round < 6; ++round)
        times.push_back(longestStallOf([&] { theme.setAppearance(round % 2 ? Appearance::Light : Appearance::Dark); }));
    print(QStringLiteral("another theme, %1 widgets, longest stall").arg(QApplication::allWidgets().size()), times, themeTarget);
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
    runPart({"theme", library}, "1");
    makeReview({std::filesystem::path(folder.filePath("review").toStdString()) / "crowd"});
    runPart({"play", folder.filePath("review")}, "1");
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
    if (arguments.value(1) == u"theme")
        return switchTheme(arguments.value(2).toStdString(), theme);
    if (arguments.value(1) == u"play")
        return play(arguments.value(2).toStdString());
    if (arguments.value(1) == u"make") {
        makeLibrary(arguments.value(2).toStdString() + "/library");
        makeReview({std::filesystem::path(arguments.value(2).toStdString()) / "review" / "crowd"});
        return 0;
    }
    if (arguments.size() == 2)
        return runAll(arguments[1]);
    std::fputs("usage: bench_window TRANSECT\n", stderr);
    return 2;
}
