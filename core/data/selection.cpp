#include "data/selection.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>
#include <string>

#include "data/random.h"
#include "record/error.h"

namespace transect {

namespace {

using Classes = std::map<std::int64_t, Indices>; ///< the positions of each class

Classes byClass(std::span<const std::int64_t> labels, const Indices& from)
{
    Classes classes;
    for (const auto index : from)
        classes[labels[static_cast<std::size_t>(index)]].push_back(index);
    return classes;
}

[[noreturn]] void failTooFew(const std::string& text, const std::string& hint)
{
    throw Error("too-few-images", text, {}, hint);
}

void requireEnough(std::int64_t count, const Indices& from)
{
    if (count < 0 || count > static_cast<std::int64_t>(from.size()))
        failTooFew(std::to_string(count) + " images were asked for, and there are " + std::to_string(from.size()), "ask for fewer images");
}

/// Draws quota[i] of the i-th class. Every class has a stream of its own, so that a larger quota keeps the smaller draw.
Indices drawn(Classes classes, const std::vector<std::int64_t>& quota, std::uint64_t seed)
{
    Indices chosen;
    std::size_t position = 0;
    for (auto& [label, indices] : classes) {
        const auto wanted = static_cast<std::size_t>(quota[position++]);
        if (wanted > indices.size()) {
            failTooFew("class " + std::to_string(label) + " has " + std::to_string(indices.size()) + " images, and " + std::to_string(wanted) + " are asked for",
                "ask for fewer images, or leave the class out");
        }
        Random random(seed, {static_cast<std::uint64_t>(label)});
        random.shuffleFront(indices, wanted);
        chosen.insert(chosen.end(), indices.begin(), indices.begin() + static_cast<std::ptrdiff_t>(wanted));
    }
    std::ranges::sort(chosen);
    return chosen;
}

/// Whole numbers that add up to `count`, in proportion to the sizes of the classes: each gets its share rounded down, and
/// those with the largest remainders (of equal ones the first) one more.
std::vector<std::int64_t> proportionalQuota(const Classes& classes, std::int64_t count)
{
    std::int64_t total = 0;
    for (const auto& [label, indices] : classes)
        total += static_cast<std::int64_t>(indices.size());
    std::vector<std::int64_t> quota, remainders;
    for (const auto& [label, indices] : classes) {
        const auto share = count * static_cast<std::int64_t>(indices.size());
        quota.push_back(share / total);
        remainders.push_back(share % total);
    }
    std::vector<std::size_t> order(quota.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return remainders[i]; });
    const auto missing = count - std::accumulate(quota.begin(), quota.end(), std::int64_t{0});
    for (std::int64_t i = 0; i < missing; ++i)
        ++quota[order[static_cast<std::size_t>(i)]];
    return quota;
}

/// No class may be empty on either side of a division.
void requireEachClass(const Classes& classes, const std::vector<std::int64_t>& quota, const std::string& what)
{
    std::size_t position = 0;
    for (const auto& [label, indices] : classes) {
        if (quota[position++] < 1) {
            failTooFew("class " + std::to_string(label) + " with its " + std::to_string(indices.size()) + " images would get none in " + what,
                "ask for more images, or leave the class out");
        }
    }
}

} // namespace

Indices allOf(std::int64_t size)
{
    Indices indices(static_cast<std::size_t>(size));
    std::iota(indices.begin(), indices.end(), std::int64_t{0});
    return indices;
}

Indices stratifiedSubset(std::span<const std::int64_t> labels, const Indices& from, std::int64_t count, std::uint64_t seed)
{
    requireEnough(count, from);
    auto classes = byClass(labels, from);
    const auto quota = proportionalQuota(classes, count);
    requireEachClass(classes, quota, "a stratified subset of " + std::to_string(count));
    return drawn(std::move(classes), quota, seed);
}

Indices balancedSubset(std::span<const std::int64_t> labels, const Indices& from, std::int64_t count, std::uint64_t seed)
{
    requireEnough(count, from);
    auto classes = byClass(labels, from);
    const auto number = static_cast<std::int64_t>(classes.size());
    std::vector<std::int64_t> quota;
    for (std::int64_t i = 0; i < number; ++i)
        quota.push_back(count / number + (i < count % number ? 1 : 0));
    requireEachClass(classes, quota, "a balanced subset of " + std::to_string(count));
    return drawn(std::move(classes), quota, seed);
}

Indices fewShot(std::span<const std::int64_t> labels, const Indices& from, std::int64_t shots, std::uint64_t seed)
{
    auto classes = byClass(labels, from);
    const std::vector<std::int64_t> quota(classes.size(), shots);
    requireEachClass(classes, quota, "a draw of " + std::to_string(shots) + " a class");
    return drawn(std::move(classes), quota, seed);
}

std::pair<Indices, Indices> stratifiedSplit(std::span<const std::int64_t> labels, const Indices& from, double fraction, std::uint64_t seed)
{
    if (!(fraction >= 0 && fraction < 1))
        throw Error("bad-field", "a fraction of " + std::to_string(fraction) + " cannot be split off; it must be at least 0 and less than 1");
    if (fraction == 0)
        return {from, {}};
    auto classes = byClass(labels, from);
    const auto count = std::llround(fraction * static_cast<double>(from.size()));
    const auto quota = proportionalQuota(classes, count);
    requireEachClass(classes, quota, "the part that is split off");
    std::vector<std::int64_t> kept;
    for (const auto& [label, indices] : classes)
        kept.push_back(static_cast<std::int64_t>(indices.size()) - quota[kept.size()]);
    requireEachClass(classes, kept, "the part that remains");

    auto share = drawn(std::move(classes), quota, seed);
    Indices rest;
    auto sorted = from;
    std::ranges::sort(sorted);
    std::ranges::set_difference(sorted, share, std::back_inserter(rest));
    return {std::move(rest), std::move(share)};
}

} // namespace transect
