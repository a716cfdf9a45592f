#pragma once

#include <map>
#include <span>

#include "data/data_set.h"
#include "record/error.h"

namespace transect {

/// Images of one size, kept as bytes.
struct ResidentImages {
    std::string name = {};
    int height = 0, width = 0, channels = 0;
    std::vector<std::uint8_t> pixels = {}; ///< images x height x width x channels
    std::vector<std::int64_t> labels = {};
    std::vector<std::string> classNames = {};
    std::map<std::int64_t, ErrorRecord> damaged = {}; ///< images that did not decode, and why: their pixels mean nothing
};

/// Its fingerprint is the SHA-256 of the shape, the class names, the labels and all pixels.
DataSetPtr makeResident(ResidentImages images);

/// {"0", ..., "count - 1"}
std::vector<std::string> numberedClasses(std::int64_t count);

/// Throws Error "bad-data" for a label that is no position in `classes` names, naming the image and the label.
void requireLabelsBelow(std::int64_t classes, std::span<const std::int64_t> labels, const std::string& place);

} // namespace transect
