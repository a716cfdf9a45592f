#include "anomaly/window_scores.h"

#include <algorithm>
#include <cmath>

#include "record/error.h"
#include "record/parallel.h"

namespace transect {

namespace {

double jointError(float dx, float dy, ErrorNorm norm)
{
    return norm == ErrorNorm::L1 ? std::abs(double(dx)) + std::abs(double(dy)) : std::hypot(double(dx), double(dy));
}

/// Adds the errors of one window, T x K x 2 numbers, to `errors`, one for each joint; returns their sum.
double addErrors(std::span<const float> found, std::span<const float> target, ErrorNorm norm, std::span<float> errors)
{
    const auto poses = found.size() / (2 * errors.size());
    double sum = 0;
    for (std::size_t i = 0; i < found.size(); i += 2) {
        const auto error = jointError(found[i] - target[i], found[i + 1] - target[i + 1], norm);
        errors[i / 2 % errors.size()] += float(error / double(poses));
        sum += error;
    }
    return sum;
}

} // namespace

std::string_view nameOf(ScoreOf of)
{
    switch (of) {
    case ScoreOf::Motion: return "motion";
    case ScoreOf::Poses: return "poses";
    case ScoreOf::Both: break;
    }
    return "both";
}

WindowScores scoreByMotion(const WindowSet& windows, const MotionPrior& prior)
{
    WindowScores result;
    result.scores.resize(std::size_t(windows.size()));
    inParallel(std::int64_t(windows.clips().size()), [&](std::int64_t clip) {
        WindowGuards guards(windows, prior);
        std::ranges::transform(windows.placesOf(std::size_t(clip)), result.scores.begin() + windows.firstOf(std::size_t(clip)),
                               [&](const WindowPlace& window) { return guards.irregularity(window); });
    });
    return result;
}

WindowScores scoreByReconstruction(const WindowSet& windows, ScoreOf of, const MotionEmbedder& embedder, ErrorNorm norm, std::int64_t batch,
                                   const Reconstruction& reconstruct)
{
    const MotionEmbedder used{embedder.prior, of == ScoreOf::Both ? embedder.fusion : Fusion::None};
    const auto joints = std::size_t(windows.joints()), size = std::size_t(windows.options().length) * joints * 2;
    std::vector<float> inputs(std::size_t(batch) * size), targets(inputs.size()), outputs(inputs.size());
    const auto part = [size](auto& values, std::int64_t i) { return std::span(values).subspan(std::size_t(i) * size, size); };
    WindowScores result{of, {}, std::vector<float>(std::size_t(windows.size()) * joints), {}};
    result.lastPoses.reserve(result.jointErrors.size() * 2);
    for (std::int64_t first = 0; first < windows.size(); first += batch) {
        const auto count = std::min(batch, windows.size() - first);
        for (std::int64_t i = 0; i < count; ++i)
            fillSample(windows, first + i, used, part(inputs, i), part(targets, i), {});
        reconstruct(std::span(inputs).first(std::size_t(count) * size), std::span(outputs).first(std::size_t(count) * size));
        for (std::int64_t i = 0; i < count; ++i) {
            const auto errors = std::span(result.jointErrors).subspan(std::size_t(first + i) * joints, joints);
            const auto score = addErrors(part(outputs, i), part(targets, i), norm, errors) / (double(size) / 2);
            if (!std::isfinite(score))
                throw Error("bad-scores", "the network's output for a window of person " + std::to_string(windows.track(windows.place(first + i)).person) + " is not finite",
                            "clip " + windows.clips()[std::size_t(windows.place(first + i).clip)]->name);
            result.scores.push_back(score);
            const auto last = part(outputs, i).last(joints * 2);
            result.lastPoses.insert(result.lastPoses.end(), last.begin(), last.end());
        }
    }
    return result;
}

} // namespace transect
