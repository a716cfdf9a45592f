#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "record/checkpoint_record.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "transfer/foreign_source.h"

namespace transect {

/// The checkpoints that a transfer run evaluates: those of a run, which may still be training, or those that another program wrote.
class Series {
public:
    /// `text`: "../name" beside the run in `runFolder` (which need not be there yet), the path of a run, a folder, a file or a list of files, or
    /// the name of a run in `library`. `foreign` is how what is no run is read. Throws Error "no-run" naming what was looked for.
    static Series open(const std::string& text, const std::filesystem::path& runFolder, const std::filesystem::path& library, const ForeignOptions& foreign = {});

    /// What is there now, by step; with `epochs` only those of these epochs. Errors: those of listCheckpoints() and ForeignSource.
    std::vector<CheckpointRecord> checkpoints(const std::vector<double>& epochs);
    /// Whether more may still come: the source is queued or at work, and it `follows`; a foreign file is being written.
    bool isGrowing(bool follows) const;
    /// Why a source run that is not growing is not complete either, in words; none where it is.
    std::optional<std::string> shortfall() const;
    /// How many checkpoints the source will have written in the end, as far as its parameters tell.
    std::size_t expected() const;
    LoadedCheckpoint load(const CheckpointRecord& record) const;
    /// What its features depend on: the bytes of the file, of a foreign one the network that they were taken for, too.
    std::string contentKey(const LoadedCheckpoint& checkpoint) const;

    /// The source's own specification; none of what is no run.
    const std::optional<RunSpec>& specification() const { return m_specification; }
    const std::filesystem::path& root() const { return m_root; }
    const ForeignSource* foreign() const { return m_foreign.get(); } ///< nullptr: it is ours

private:
    std::filesystem::path m_root, m_checkpoints;
    std::optional<RunSpec> m_specification;
    std::unique_ptr<ForeignSource> m_foreign;
};

} // namespace transect
