#include "feature_files.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include <torch/types.h>

#include "record/error.h"

namespace transect {

namespace {

constexpr std::int64_t blockElements = 1 << 22; // 32 MiB
constexpr std::size_t mostClasses = 10000;
constexpr double mostExact = 9007199254740992.0; // 2^53: doubles hold all whole numbers up to here

} // namespace

void streamRows(const NpyRows& array, const std::function<void(const torch::Tensor& rows)>& sink)
{
    const auto block = std::clamp<std::int64_t>(blockElements / array.columns(), 1, array.rows());
    for (std::int64_t first = 0; first < array.rows(); first += block) {
        const auto count = std::min(block, array.rows() - first);
        auto rows = torch::empty({count, array.columns()}, torch::kFloat64);
        array.read(first, count, {rows.mutable_data_ptr<double>(), std::size_t(rows.numel())});
        sink(rows);
    }
}

torch::Tensor readRows(const NpyRows& array)
{
    auto all = torch::empty({array.rows(), array.columns()}, array.isSingle() ? torch::kFloat32 : torch::kFloat64);
    std::int64_t done = 0;
    streamRows(array, [&](const torch::Tensor& rows) {
        all.narrow(0, done, rows.size(0)).copy_(rows);
        done += rows.size(0);
    });
    return all;
}

std::vector<std::int64_t> readLabels(const std::filesystem::path& path, std::int64_t rows)
{
    const NpyRows array(path);
    if (array.columns() != 1 || array.rows() != rows)
        throw Error("bad-labels", "found labels of " + std::to_string(array.rows()) + " rows and " + std::to_string(array.columns()) + " columns, expected one for each of " + std::to_string(rows) + " rows of features", path.string());
    std::vector<double> values(static_cast<std::size_t>(rows));
    array.read(0, rows, values);
    std::vector<std::int64_t> labels;
    labels.reserve(values.size());
    for (const double value : values) {
        if (value != std::floor(value) || std::abs(value) > mostExact)
            throw Error("bad-labels", "found the label " + std::to_string(value) + " in row " + std::to_string(labels.size()) + " (from 0), expected a whole number", path.string());
        labels.push_back(std::int64_t(value));
    }
    return labels;
}

Classes Classes::of(const std::vector<std::int64_t>& labels, const std::filesystem::path& path)
{
    const std::set<std::int64_t> distinct(labels.begin(), labels.end());
    if (distinct.size() > mostClasses)
        throw Error("bad-labels", "found " + std::to_string(distinct.size()) + " different labels, expected classes: at most " + std::to_string(mostClasses), path.string());
    return {{distinct.begin(), distinct.end()}};
}

torch::Tensor Classes::indices(const std::vector<std::int64_t>& labels, const std::filesystem::path& path) const
{
    auto result = torch::empty({std::int64_t(labels.size())}, torch::kInt64);
    auto* out = result.mutable_data_ptr<std::int64_t>();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto found = std::ranges::lower_bound(names, labels[i]);
        if (found == names.end() || *found != labels[i])
            throw Error("bad-labels", "found the label " + std::to_string(labels[i]) + " in row " + std::to_string(i) + " (from 0), expected one of the " + std::to_string(names.size())
                            + " classes from " + std::to_string(names.front()) + " to " + std::to_string(names.back()), path.string());
        out[i] = found - names.begin();
    }
    return result;
}

} // namespace transect
