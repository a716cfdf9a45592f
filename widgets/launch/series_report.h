#pragma once

#include <map>
#include <string>
#include <vector>

#include "record/error.h"
#include "record/json.h"

namespace transect {

/// A file of weights of a series.
struct SeriesFile {
    std::string path;
    double epoch = 0;
    std::int64_t step = 0;
};

/// What `transectl import --report` says of checkpoints that another program wrote.
struct SeriesReport {
    /// Something that is wrong with a file, or with the whole where `path` is none of the files.
    struct Problem : ErrorRecord {
        bool isReadable = true; ///< else the file may still be written
    };

    std::vector<SeriesFile> files;    ///< in the order of the training
    std::vector<std::string> leftOut; ///< files of weights that are not in it
    std::string network;              ///< "resnet18, 3 channels, ..."; empty: not known
    Json input;                       ///< {"height": ..., "mean": [...], ...}; null: not known
    std::map<std::string, std::vector<std::string>> keys; ///< names of tensors by "matched", "missing", "unexpected", "left_out"
    std::string keysOf;               ///< the file that they are of
    std::vector<std::string> notices;
    std::vector<Problem> problems;

    const Problem* problemOf(const std::string& path) const; ///< nullptr: none
};

/// Throws Error "bad-report" with `place`.
SeriesReport seriesReportFromJson(const Json& json, const std::string& place);

} // namespace transect
