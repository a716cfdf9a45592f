#pragma once

#include <filesystem>
#include <vector>

#include <QString>

namespace transect {

/// Every figure of a run or study as PNG, SVG, PDF and CSV, and report.html, which holds them all and needs no other
/// file. `folder` is a run's or a study's. Returns what was written. Throws Error "no-run" where there is no run, and what
/// reading it and writing files throw.
std::vector<std::filesystem::path> writeReport(const std::filesystem::path& folder, const std::filesystem::path& to);

} // namespace transect
