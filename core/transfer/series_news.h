#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "record/error.h"
#include "record/run_writer.h"
#include "transfer/series.h"
#include "transfer/source_accuracy.h"

namespace transect {

/// Tells the events of a transfer run what its source does not tell itself: the checkpoints of a foreign series ("checkpoint"), the accuracy
/// of the source from a table ("evaluation" with top1), and what was assumed ("notice"). Each is told once, also over resuming; an accuracy again where a
/// growing table says otherwise later.
class SeriesNews {
public:
    /// `table`: a file as SourceAccuracy reads it; empty: none. Throws its errors. `series` outlives the object.
    SeriesNews(RunWriter& run, const Series& series, const std::filesystem::path& table);

    void tell(const std::vector<CheckpointRecord>& checkpoints);
    /// Throws the Error of a file that stays unreadable, and of a table that became wrong while it was followed.
    void finish();

private:
    void notice(const std::string& text);
    void readTable();

    RunWriter& m_run;
    const Series& m_series;
    std::filesystem::path m_table;
    std::filesystem::file_time_type m_written; ///< of the table as it was read last
    std::optional<SourceAccuracy> m_accuracy;
    std::optional<ErrorRecord> m_problem;
    std::set<std::string> m_checkpoints, m_notices; ///< that were told
    std::map<std::string, double> m_evaluations;    ///< told last, by checkpoint
};

} // namespace transect
