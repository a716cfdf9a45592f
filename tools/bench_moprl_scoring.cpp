// The C++ side of `tools/bench moprl_scoring`: from files of tracks and masks to their figures, timed.

#include <iostream>

#include <CLI/CLI.hpp>

#include "anomaly/test_clips.h"
#include "bench_clock.h"

using namespace transect;

int main(int argc, char** argv)
{
    TestPlaces places;
    MotionPrior prior;
    CLI::App app;
    app.add_option("tracks", places.tracks)->required();
    app.add_option("masks", places.masks)->required();
    app.add_option("--width", places.clips.width)->required();
    app.add_option("--height", places.clips.height)->required();
    app.add_option("--s", prior.s)->required();
    CLI11_PARSE(app, argc, argv);

    const BenchClock clock;
    const auto test = openTestClips(places);
    const double read = clock.seconds();
    const WindowSet windows(test.clips, {});
    const auto records = scoreClipsByMotion(windows, prior, Assignment::LastFrame, test.frames);
    const double scored = clock.seconds();
    EvaluationOptions options;
    options.smoothingOver = SmoothingOver::Concatenation;
    options.resamples = 0;
    const auto found = evaluateScores(test, records, options);
    auto scenes = Json::array();
    for (const auto& scene : found.scenes)
        scenes.push_back(scene.auc.value);
    const Json figures{{"AUC", found.auc.value}, {"macro AUC", found.macroAuc.value}, {"AUC-PR", found.aucPr.value}, {"EER", found.eer.value}, {"scenes", scenes}};
    std::cout << Json{{"seconds", clock.seconds()}, {"read", read}, {"score", scored - read}, {"windows", windows.size()}, {"figures", figures}}.dump() << '\n';
    return 0;
}
