#pragma once

#include <functional>
#include <vector>

#include "record/parameters.h"
#include "training/checkpoint.h"
#include "training/device.h"
#include "transfer/target_data.h"

namespace transect {

/// The parameters of FT: steps, batch_size, learning_rates, weight_decays, head, augmentation, ...
Schema fineTuningSchema();

struct FineTuningCandidate {
    double learningRate = 0, weightDecay = 0;
    double validationScore = 0; ///< accuracy, 0 to 1; 0 where the loss became not finite
    bool converged = false;     ///< the loss stayed finite
};

struct FineTuningResult {
    std::vector<FineTuningCandidate> candidates;
    std::size_t chosen = 0;     ///< of candidates: best on validation, the smaller rate and decay first where equal
    bool converged = false;     ///< of the final fit
    double finalLoss = 0;       ///< mean training loss over the last tenth of the final fit's steps
    std::vector<bool> correct;  ///< for each test image, of the final fit
    double score() const;       ///< share of correct
};

/// A linear head to start from, classes x d and classes. Empty: a new head.
struct HeadWeights {
    torch::Tensor weight, bias;
};

/// The probe's heads on the same draw: the grid starts from the one that has not seen the validation images.
struct StartHeads {
    HeadWeights selection, final;
};

/// Fine-tunes all weights of a checkpoint on a draw: each pair of the grid on the draw's training part, scored on its
/// validation part; then the best pair once more on the whole draw, tested once. SGD with Nesterov momentum and a cosine
/// schedule (Kornblith et al. 2019; the grid as in Ericsson et al. 2021). `fit`: how an image of another size becomes the
/// input, as for FE. `stop` is polled every step.
FineTuningResult fineTune(const LoadedCheckpoint& checkpoint, const TargetData& target, const TargetDraw& draw, const InputSpec& input,
                          const std::string& fit, const Json& parameters, const StartHeads& heads, const Compute& compute, const std::function<bool()>& stop);

} // namespace transect
