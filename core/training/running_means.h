#pragma once

#include <cstdint>
#include <string>

#include "training/optimiser.h"

namespace transect {

/// Means over images of named scalars. The sums stay on the device until they are read, so that a GPU need not wait.
class RunningMeans {
public:
    /// `mean` is over `images`; call addImages() once for each batch besides.
    void add(const std::string& name, const torch::Tensor& mean, std::int64_t images);
    void addImages(std::int64_t images) { m_images += images; }

    std::int64_t images() const { return m_images; }
    Json means() const; ///< {name: mean}

    Json save() const;
    void restore(const Json& saved);

private:
    NamedTensors m_sums; ///< fp64 scalars
    std::int64_t m_images = 0;
};

} // namespace transect
