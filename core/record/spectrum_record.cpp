#include "record/spectrum_record.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "record/folder_files.h"
#include "record/json.h"
#include "record/json_fields.h"
#include "record/metadata_fields.h"
#include "record/run_folder.h"

namespace transect {

namespace {

constexpr std::string_view suffix = ".safetensors";

TensorView viewOf(const char* name, const std::vector<double>& values, std::vector<std::int64_t> shape)
{
    return {name, DType::F64, std::move(shape), std::as_bytes(std::span(values))};
}

Metadata toMetadata(const SpectrumRecord& spectrum)
{
    return {{"format", "transect-spectrum-1"},
            {"checkpoint", spectrum.checkpoint},
            {"epoch", decimal(spectrum.epoch)},
            {"step", std::to_string(spectrum.step)},
            {"features", spectrum.features},
            {"n", std::to_string(spectrum.n)},
            {"dimension", std::to_string(spectrum.dimension)},
            {"batch", std::to_string(spectrum.batch)},
            {"share", decimal(spectrum.share)},
            {"k", std::to_string(spectrum.k)},
            {"k_centred", std::to_string(spectrum.kCentred)},
            {"k_squared", std::to_string(spectrum.kSquared)},
            {"k_squared_centred", std::to_string(spectrum.kSquaredCentred)},
            {"measures", Json(spectrum.measures).dump()}};
}

void checkFinite(const std::vector<double>& values, const std::string& what, const std::filesystem::path& path)
{
    if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
        throw Error("bad-spectrum", "found a number in " + what + " that is not finite", path.string());
}

void check(const SpectrumRecord& spectrum, const std::filesystem::path& path)
{
    checkFinite(spectrum.sigmaUncentred, "sigma_uncentred", path);
    checkFinite(spectrum.sigmaCentred, "sigma_centred", path);
    checkFinite(spectrum.vectors, "vectors", path);
    for (const auto& [name, value] : spectrum.measures)
        checkFinite({value}, "the measure \"" + name + "\"", path);
    const auto values = static_cast<std::int64_t>(spectrum.vectors.size());
    if (values > 0 && (spectrum.dimension <= 0 || values % spectrum.dimension != 0))
        throw Error("bad-spectrum", "found " + std::to_string(values) + " values of vectors, expected a multiple of the dimension "
                        + std::to_string(spectrum.dimension), path.string());
}

std::vector<double> sigma(const SafetensorsFile& file, const char* name)
{
    const TensorView& tensor = file.at(name);
    if (tensor.shape.size() != 1)
        throw Error("bad-spectrum", std::string("found a tensor \"") + name + "\" of " + std::to_string(tensor.shape.size())
                        + " dimensions, expected 1", file.path().string());
    return toDoubles(tensor);
}

std::vector<double> vectorsOf(const SafetensorsFile& file, std::int64_t dimension)
{
    const TensorView* tensor = file.find("vectors");
    if (!tensor)
        return {};
    if (tensor->shape.size() != 2 || tensor->shape[0] != dimension)
        throw Error("bad-spectrum", "found a tensor \"vectors\" of another shape, expected " + std::to_string(dimension)
                        + " rows (the dimension) and a column for each vector", file.path().string());
    return toDoubles(*tensor);
}

std::map<std::string, double> measuresOf(const MetadataFields& fields, const std::string& path)
{
    const std::string place = path + ", metadata \"measures\"";
    const Json json = parseJson(fields.text("measures"), place);
    const JsonFields measures(json, "bad-spectrum", place);
    std::map<std::string, double> result;
    for (const auto& [name, value] : json.items())
        result[name] = measures.real(name.c_str());
    return result;
}

} // namespace

std::int64_t SpectrumRecord::vectorCount() const
{
    return dimension > 0 ? static_cast<std::int64_t>(vectors.size()) / dimension : 0;
}

std::string spectrumFileName(std::string_view checkpoint, std::string_view features)
{
    return safeName(checkpoint) + '.' + safeName(features) + std::string(suffix);
}

void writeSpectrum(const std::filesystem::path& path, const SpectrumRecord& spectrum)
{
    check(spectrum, path);
    const auto sizeOfVector = [](const std::vector<double>& values) { return static_cast<std::int64_t>(values.size()); };
    std::vector<TensorView> tensors{
        viewOf("sigma_uncentred", spectrum.sigmaUncentred, {sizeOfVector(spectrum.sigmaUncentred)}),
        viewOf("sigma_centred", spectrum.sigmaCentred, {sizeOfVector(spectrum.sigmaCentred)})};
    if (!spectrum.vectors.empty())
        tensors.push_back(viewOf("vectors", spectrum.vectors, {spectrum.dimension, spectrum.vectorCount()}));
    writeSafetensors(path, tensors, toMetadata(spectrum));
}

SpectrumRecord readSpectrum(const std::filesystem::path& path)
{
    const auto file = SafetensorsFile::open(path);
    const MetadataFields fields(file, "bad-spectrum");
    SpectrumRecord spectrum;
    spectrum.checkpoint = fields.text("checkpoint");
    spectrum.epoch = fields.real("epoch");
    spectrum.step = fields.integer("step");
    spectrum.features = fields.text("features");
    spectrum.n = fields.integer("n");
    spectrum.dimension = fields.integer("dimension");
    spectrum.batch = fields.integer("batch");
    spectrum.share = fields.real("share");
    spectrum.k = fields.integer("k");
    spectrum.kCentred = fields.integer("k_centred");
    spectrum.kSquared = fields.integer("k_squared");
    spectrum.kSquaredCentred = fields.integer("k_squared_centred");
    spectrum.measures = measuresOf(fields, path.string());
    spectrum.sigmaUncentred = sigma(file, "sigma_uncentred");
    spectrum.sigmaCentred = sigma(file, "sigma_centred");
    spectrum.vectors = vectorsOf(file, spectrum.dimension);
    check(spectrum, path);
    return spectrum;
}

std::vector<std::filesystem::path> listSpectra(const std::filesystem::path& folder)
{
    std::vector<std::tuple<std::int64_t, std::filesystem::path>> found;
    for (const auto& path : filesIn(folder, suffix)) {
        const auto file = SafetensorsFile::open(path);
        found.emplace_back(MetadataFields(file, "bad-spectrum").integer("step"), path);
    }
    std::ranges::sort(found);
    std::vector<std::filesystem::path> paths;
    for (auto& [step, path] : found)
        paths.push_back(std::move(path));
    return paths;
}

} // namespace transect
