#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace transect {

/// Positions in a data set; always sorted ascending unless said otherwise.
using Indices = std::vector<std::int64_t>;

Indices allOf(std::int64_t size);

/// `count` of `from`, with class shares as equal to those of `from` as whole numbers allow (largest remainder), drawn
/// without replacement. The same for the same seed on every machine. Throws Error "too-few-images" where `from` holds
/// fewer than `count`, or where a class would get none.
Indices stratifiedSubset(std::span<const std::int64_t> labels, const Indices& from, std::int64_t count, std::uint64_t seed);

/// As above with every class equally often (a class that has too few is an Error).
Indices balancedSubset(std::span<const std::int64_t> labels, const Indices& from, std::int64_t count, std::uint64_t seed);

/// `shots` of each class.
Indices fewShot(std::span<const std::int64_t> labels, const Indices& from, std::int64_t shots, std::uint64_t seed);

/// {the rest, a stratified share of `fraction`}: for validation and for a test set where none is published.
std::pair<Indices, Indices> stratifiedSplit(std::span<const std::int64_t> labels, const Indices& from, double fraction, std::uint64_t seed);

} // namespace transect
