#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "vision/image.h"

namespace transect {

/// Labelled images that can be read in any order from any thread.
class DataSet {
public:
    virtual ~DataSet() = default;

    /// The image at `index`: resident sets point at their own bytes, others decode into `scratch`, which must outlive the view.
    /// Throws Error "bad-image" naming the file.
    virtual ImageView image(std::int64_t index, Image& scratch) const = 0;

    std::int64_t size() const { return static_cast<std::int64_t>(m_labels.size()); }
    const std::vector<std::int64_t>& labels() const { return m_labels; } ///< 0 to classNames().size() - 1
    const std::vector<std::string>& classNames() const { return m_classNames; }
    const std::string& name() const { return m_name; }
    /// A hash that changes when the images or labels do: part of every feature cache key and lineage.
    const std::string& fingerprint() const { return m_fingerprint; }

protected:
    std::string m_name;
    std::string m_fingerprint;
    std::vector<std::int64_t> m_labels;
    std::vector<std::string> m_classNames;
};

using DataSetPtr = std::shared_ptr<const DataSet>;

} // namespace transect
