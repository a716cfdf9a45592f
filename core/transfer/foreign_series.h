#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace transect {

/// A file of another program's training, and when it was written.
struct ForeignCheckpoint {
    std::filesystem::path path;
    double epoch = 0;
    std::int64_t step = 0;
};

struct ForeignSeries {
    std::vector<ForeignCheckpoint> checkpoints; ///< in the order of the training
    std::vector<std::filesystem::path> leftOut; ///< files of weights of a folder that are not in it
    std::vector<std::string> notices;           ///< files of a folder that were left out, numbers that had to be interpreted; one sentence each
};

/// How the order of a series is known.
struct SeriesOrder {
    std::vector<double> epochs;    ///< of each file in turn; empty: from the numbers in their names
    bool isGiven = false;          ///< the files come in their order; without `epochs` these count from 0
    double stepsPerEpoch = 0;      ///< of numbers that are steps; 0: not known, and they stand for epochs as well
    // Corrections of single files, by what a user calls them: the name or path of a file, or of the folder that is its checkpoint.
    std::vector<std::string> leaveOut = {};
    std::map<std::string, double> epochOf = {}; ///< their names are not read
};

/// A series that is written down: the path of a checkpoint a line, beside the file where it is relative, or behind it a tab and its epoch.
/// Throws Error "no-file", "bad-series" naming the line.
struct ListedSeries {
    std::vector<std::filesystem::path> paths;
    std::vector<double> epochs; ///< empty where none are given
};
ListedSeries readSeriesList(const std::filesystem::path& file);

/// The files of weights that `paths` name: files themselves, and of folders those inside of them and, one for each, inside of their
/// sub-folders ("checkpoint-5000/model.safetensors"). Their numbers are read from the part of the names that they share otherwise:
/// after "epoch", "ep" or "e" an epoch; after "step", "iter", "it" or of a folder "checkpoint-5000" a step; else the one number that
/// differs is an epoch. In a folder, files of other names (best.pth, last.ckpt) are left out. One file alone may have any name. Where the
/// names have no steps, they are taken from the epochs, so that a growing series keeps them.
/// Throws Error "no-file"; "no-checkpoints" where there are none; "bad-series" where the order is not known, where two have one
/// moment, and for `epochs` that are not as many as files.
ForeignSeries findForeignSeries(const std::vector<std::filesystem::path>& paths, const SeriesOrder& order);

} // namespace transect
