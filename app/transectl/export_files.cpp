#include "export_files.h"

#include <map>

#include "csv_table.h"
#include "damage.h"
#include "export_scores.h"
#include "record/atomic_file.h"
#include "record/error.h"
#include "record/journal.h"
#include "record/npy.h"
#include "record/run_events.h"
#include "record/run_spec.h"
#include "record/spectrum_record.h"
#include "record/transfer_record.h"
#include "track_files.h"

namespace transect {

namespace {

using Paths = std::vector<std::filesystem::path>;

void write(Paths& written, const std::filesystem::path& path, const std::string& text)
{
    writeAtomically(path, text);
    written.push_back(path);
}

void exportTransfer(const RunFolder& run, const std::filesystem::path& folder, Paths& written)
{
    std::vector<Json> rows;
    Json all = Json::array();
    for (const auto& result : resultsOf(run)) {
        auto row = toJson(result);
        row.erase("correct");
        all.push_back(row);
        for (const auto& [name, value] : result.chosen.items())
            row["chosen_" + name] = value;
        row.erase("chosen");
        row.erase("details");
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        return;
    write(written, folder / "transfer.csv", csvOf(rows));
    write(written, folder / "transfer.json", all.dump(2) + "\n");
}

void exportEvents(const RunFolder& run, const std::filesystem::path& folder, Paths& written)
{
    std::map<std::string, std::vector<Json>> byType;
    auto journal = readJournal(run.events());
    warnOfDamage(run.events(), journal.damage);
    for (auto& event : currentEvents(std::move(journal.lines))) {
        const auto type = event.value("type", "");
        for (const auto* exported : {"metrics", "epoch", "evaluation", "checkpoint"}) {
            if (type == exported) {
                event.erase("type");
                byType[type].push_back(std::move(event));
                break;
            }
        }
    }
    for (const auto& [type, rows] : byType)
        write(written, folder / (type + ".csv"), csvOf(rows));
}

void exportSpectra(const RunFolder& run, const std::filesystem::path& folder, Paths& written)
{
    std::vector<Json> rows;
    for (const auto& path : listSpectra(run.spectra())) {
        const auto spectrum = readSpectrum(path);
        Json row{{"checkpoint", spectrum.checkpoint}, {"epoch", spectrum.epoch}, {"step", spectrum.step}, {"features", spectrum.features},
                 {"n", spectrum.n}, {"dimension", spectrum.dimension}, {"batch", spectrum.batch}, {"share", spectrum.share}, {"k", spectrum.k},
                 {"k_centred", spectrum.kCentred}, {"k_squared", spectrum.kSquared}, {"k_squared_centred", spectrum.kSquaredCentred}};
        for (const auto& [name, value] : spectrum.measures)
            row[name] = value;
        rows.push_back(std::move(row));
        const auto stem = path.stem().string();
        write(written, folder / (stem + ".sigma.npy"), npyOf(spectrum.sigmaUncentred));
        write(written, folder / (stem + ".sigma-centred.npy"), npyOf(spectrum.sigmaCentred));
    }
    if (!rows.empty())
        write(written, folder / "spectra.csv", csvOf(rows));
}

} // namespace

std::string npyOf(const std::vector<double>& values)
{
    auto bytes = npyHeader("<f8", {std::int64_t(values.size())});
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
    return bytes;
}

std::vector<std::filesystem::path> exportRun(const RunFolder& run, const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    Paths written;
    write(written, folder / "run.json", toJson(readRunSpec(run.runJson())).dump(2) + "\n");
    exportTransfer(run, folder, written);
    exportEvents(run, folder, written);
    exportSpectra(run, folder, written);
    for (const auto& files : {exportScores(run, folder), copyTracks(run, folder / "tracks")})
        written.insert(written.end(), files.begin(), files.end());
    return written;
}

} // namespace transect
