#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "record/run_folder.h"

namespace transect {

/// A one-dimensional array of doubles as a .npy file.
std::string npyOf(const std::vector<double>& values);

/// Writes what a run has into `folder` and returns the files: run.json; transfer.csv and transfer.json (without the
/// per-image bits); <event type>.csv for each type of event with numbers; spectra.csv with the measures, and each
/// spectrum's singular values as NPY.
std::vector<std::filesystem::path> exportRun(const RunFolder& run, const std::filesystem::path& folder);

} // namespace transect
