#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "record/json.h"

namespace transect {

/// One line of transfer.jsonl: the score of one checkpoint on one target.
struct TransferResult {
    std::string checkpoint;
    double epoch = 0;
    std::int64_t step = 0;
    std::string target;
    std::string mode = "fe";         ///< "fe" or "ft"
    std::string part = "full";       ///< of the features: "full", "main" or "residual"
    std::int64_t seed = 0;           ///< of the draw of the target's subset
    std::string metric = "accuracy"; ///< or "mean per class"
    double score = 0;                ///< 0 to 1, on the test images, which nothing was chosen on
    std::int64_t trainCount = 0, testCount = 0; ///< images
    double validationScore = 0;      ///< of what was chosen, 0 to 1
    std::int64_t validationCount = 0;
    Json chosen = Json::object();    ///< hyper-parameters: {"lambda": 0.01} or {"learning_rate": 0.1, ...}
    bool converged = true;
    Json details = Json::object();   ///< free: iterations, gradient norm, k, seconds, candidates and their scores
    std::vector<bool> correct;       ///< for each test image, for paired intervals; empty where it was not kept
};

/// `correct` is packed into bits, the first image in the lowest bit of the first byte, and written as base64.
Json toJson(const TransferResult& result);

/// Throws Error "bad-transfer" with `place`, the member, what was found and what was expected.
TransferResult transferResultFromJson(const Json& json, const std::string& place);

/// A transfer.jsonl, in the order in which each (checkpoint, target, mode, part, seed) was first written; a later line
/// for the same replaces an earlier one. A missing file holds nothing. Damaged lines are left out and added to
/// `damage`; without it they are an Error. Errors: "bad-transfer" naming the line; those of readJournal().
std::vector<TransferResult> readTransfer(const std::filesystem::path& path, std::vector<std::string>* damage = nullptr);

} // namespace transect
