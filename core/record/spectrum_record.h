#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace transect {

/// The spectrum of one checkpoint's features (n x d) and how it was taken.
struct SpectrumRecord {
    std::string checkpoint;
    double epoch = 0;
    std::int64_t step = 0;
    std::string features;                 ///< whose: "target:mnist", "source:cifar-10"
    std::int64_t n = 0, dimension = 0;    ///< rows (images) and columns of the feature matrix
    std::int64_t batch = 0;               ///< rows of each matrix that was decomposed; 0: all n in one
    std::vector<double> sigmaUncentred, sigmaCentred; ///< singular values, descending
    std::vector<double> vectors;          ///< right singular vectors of the uncentred matrix, d x m row-major; or empty
    double share = 0.8;                   ///< of the sum that the main part holds
    std::int64_t k = 0, kCentred = 0;     ///< how many reach `share` of the sum of sigma
    std::int64_t kSquared = 0, kSquaredCentred = 0; ///< of the sum of sigma^2
    std::map<std::string, double> measures; ///< "rankme", "participation_ratio", "nc1", ...

    /// m: how many columns `vectors` has.
    std::int64_t vectorCount() const;
};

/// "<checkpoint>.<features>.safetensors", reduced to safe characters.
std::string spectrumFileName(std::string_view checkpoint, std::string_view features);

/// As safetensors (F64) with the scalars as metadata. Errors: "bad-spectrum" where the sizes do not fit together or a
/// number is not finite; those of writeSafetensors().
void writeSpectrum(const std::filesystem::path& path, const SpectrumRecord& spectrum);

/// Errors: those of SafetensorsFile::open(); "bad-spectrum" naming file and member.
SpectrumRecord readSpectrum(const std::filesystem::path& path);

/// The spectra in a folder, sorted by step and then by name; none where it is missing.
std::vector<std::filesystem::path> listSpectra(const std::filesystem::path& folder);

} // namespace transect
