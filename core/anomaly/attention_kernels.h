#pragma once

#include <cstdint>

namespace transect {

/// Sequences of tokens that attend to each other (Vaswani et al. 2017), within chunks of whole windows. Queries, keys and
/// values of a token lie one behind the other as 3 x heads x size floats, the tokens as rows.
struct AttentionShape {
    std::int64_t heads = 1, size = 8;    ///< of a head, a multiple of 8
    std::int64_t length = 1;             ///< tokens of a sequence
    std::int64_t step = 1;               ///< rows from one token of a sequence to the next

    std::int64_t paddedLength() const { return (length + 7) / 8 * 8; }
    /// Floats of the attention weights of one sequence.
    std::int64_t weights() const { return heads * length * paddedLength(); }
    /// Floats that the functions below need as scratch.
    std::int64_t scratch() const { return (size + length) * paddedLength(); }
};

/// The sequence whose first token is row `first`: its weights, heads x keys x paddedLength() queries, and its outputs into the
/// rows of `output`, each heads x size.
void attend(const AttentionShape& shape, std::int64_t first, const float* qkv, float* weights, float* output, float* scratch);

/// The gradient of queries, keys and values from that of the outputs.
void attendGradient(const AttentionShape& shape, std::int64_t first, const float* qkv, const float* weights, const float* outputGradient, float* qkvGradient, float* scratch);

} // namespace transect
