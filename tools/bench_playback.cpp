// `tools/bench playback LIBRARY RUN [HOURS]`: the review plays the run's first video over and over, each frame as soon as the one before
// is shown, and says what memory the window takes after each ten minutes of it, and how many steps a second it makes.

#include <cstdio>

#include <QApplication>
#include <QElapsedTimer>

#include "bench_waiting.h"
#include "main_window.h"
#include "widgets/common/actions.h"
#include "widgets/common/theme.h"
#include "widgets/review/frame_view.h"
#include "widgets/review/player.h"
#include "widgets/review/review_screen.h"

using namespace transect;

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme theme(application);
    theme.setAppearance(Appearance::Light);
    const auto arguments = QApplication::arguments();
    if (arguments.size() < 3) {
        std::fputs("usage: bench_playback LIBRARY RUN [HOURS]\n", stderr);
        return 2;
    }
    const double hours = arguments.size() > 3 ? arguments[3].toDouble() : 1;

    MainWindow window(BENCH_RESOURCES);
    window.resize(1400, 900);
    window.show();
    window.openLibrary(arguments[1].toStdString());
    window.actions().action("view.review")->trigger();
    window.chooseWhenListed(arguments[2]);
    auto& review = window.review();
    waitUntil([&] { return review.hasReview() && review.view().clip() && review.player().hasPictures(); });

    auto& player = review.player();
    std::int64_t shown = -1;
    QObject::connect(&player, &Player::frameReady, &window, [&](qint64 ordinal) { shown = ordinal; });
    const double rate = player.framesPerSecond() > 0 ? player.framesPerSecond() : 25;
    const auto part = std::int64_t(rate * 600), all = std::int64_t(hours * 3600 * rate);
    std::printf("%lld frames at %.3g a second; steps, minutes of video, memory, steps a second\n", static_cast<long long>(player.frames()), rate);
    QElapsedTimer since;
    since.start();
    for (std::int64_t i = 0; i < all; ++i) {
        const auto next = i % player.frames();
        if (next == 0)
            player.seek(0);
        else
            player.step(1);
        waitUntil([&] { return shown == next; });
        if ((i + 1) % part == 0 || i + 1 == player.frames()) {
            std::printf("%8lld %6.1f min %8.1f MiB %8.0f\n", static_cast<long long>(i + 1), double(i + 1) / rate / 60, residentMiB(), 1e3 * double(i + 1) / double(since.elapsed()));
            std::fflush(stdout);
        }
    }
    return 0;
}
