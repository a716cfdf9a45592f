#include "evaluation_text.h"

#include <cmath>

#include "record/counted.h"
#include "text.h"

namespace transect {

namespace {

std::string countsText(const FrameCounts& counts)
{
    auto text = counted(counts.frames, "frame", "frames") + " of " + counted(counts.clips, "clip", "clips") + ", " + std::to_string(counts.abnormal) + " abnormal";
    if (counts.scoredFrames < counts.frames)
        text += printed("; %.1f %% of the frames have a score of their own, the others 0", 100.0 * double(counts.scoredFrames) / double(counts.frames));
    if (counts.clipsWithoutPersons > 0)
        text += "; " + counted(counts.clipsWithoutPersons, "clip", "clips") + " without a scored person";
    return text + "\n";
}

std::string howText(const EvaluationOptions& options)
{
    std::string text;
    if (options.normalisation != Normalisation::None)
        text += options.normalisation == Normalisation::Clip ? "divided by the largest score of the clip" : "divided by the largest of all scores";
    if (options.sigma > 0)
        text += (text.empty() ? "" : ", ") + printed("smoothed over %g frames", options.sigma)
            + (options.smoothingOver == SmoothingOver::Clip ? " within each clip" : " of all clips in a row");
    return text.empty() ? "scores as they are\n" : "scores " + text + "\n";
}

bool hasIntervals(const FrameEvaluation& evaluation)
{
    return evaluation.auc.interval || evaluation.macroAuc.interval;
}

std::string sceneTable(const std::vector<SceneEvaluation>& scenes)
{
    TextTable table({"scene", "AUC", "clips", "frames", "abnormal"}, {false, false, true, true, true});
    for (const auto& one : scenes)
        table.add({harmless(one.scene), figureText(one.auc), std::to_string(one.counts.clips), std::to_string(one.counts.frames),
                   std::to_string(one.counts.abnormal)});
    return table.text();
}

} // namespace

std::string figureText(const ClipFigure& figure)
{
    if (std::isnan(figure.value))
        return "not defined";
    auto text = printed("%.4f", figure.value);
    if (figure.interval)
        text += printed(" [%.4f, %.4f]", figure.interval->low, figure.interval->high);
    return text;
}

std::string evaluationText(const FrameEvaluation& evaluation, const std::string& subset)
{
    TextTable table({"figure", "value", ""});
    table.add({"AUC", figureText(evaluation.auc), "all frames"});
    if (evaluation.counts.clips > 1)
        table.add({"macro AUC", figureText(evaluation.macroAuc), "mean of " + counted(evaluation.counts.clipsOfBothClasses, "clip", "clips") + " of both classes"});
    table.add({"AUC-PR", figureText(evaluation.aucPr), "average precision"});
    table.add({"EER", figureText(evaluation.eer), std::isnan(evaluation.eerThreshold) ? "" : printed("at threshold %.6g", evaluation.eerThreshold)});
    auto text = table.text() + "\n" + (subset.empty() ? "" : "subset " + harmless(subset) + ": ") + countsText(evaluation.counts) + howText(evaluation.options);
    if (hasIntervals(evaluation))
        text += printed("[]: %g %% intervals, %d bootstrap resamples of the clips\n", 100 * evaluation.options.confidence, evaluation.options.resamples);
    if (!evaluation.scenes.empty())
        text += "\n" + sceneTable(evaluation.scenes);
    return text;
}

} // namespace transect
