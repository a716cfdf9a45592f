#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "record/checkpoint_record.h"
#include "record/run_folder.h"
#include "record/run_spec.h"

namespace transect {

/// The checkpoints that a transfer run evaluates: those of a run, which may still be training, or of any folder.
class Series {
public:
    /// `text`: "../name" beside the run in `runFolder` (which need not be there yet), a path, or the name of a run in `library`.
    /// Throws Error "no-run" naming what was looked for.
    static Series open(const std::string& text, const std::filesystem::path& runFolder, const std::filesystem::path& library);

    /// What is there now, by step; with `epochs` only those of these epochs.
    std::vector<CheckpointRecord> checkpoints(const std::vector<double>& epochs) const;
    /// Whether more may still come: the source is queued or at work.
    bool isGrowing() const;
    /// Why a source run that is not growing is not complete either, in words; none where it is.
    std::optional<std::string> shortfall() const;
    /// How many checkpoints the source will have written in the end, as far as its parameters tell.
    std::size_t expected() const;
    /// The source's own specification; none of a plain folder.
    const std::optional<RunSpec>& specification() const { return m_specification; }
    const std::filesystem::path& root() const { return m_root; }

private:
    std::filesystem::path m_root, m_checkpoints;
    std::optional<RunSpec> m_specification;
};

} // namespace transect
