#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "record/checkpoint_record.h"

namespace transect {

/// The accuracy of a series on its own source, as another program wrote it down: a table in text, a checkpoint a row, columns separated by
/// commas, semicolons or tabs.
///
/// With a header: a column epoch, step (or iter, iteration) or file (or checkpoint, name), and a column accuracy (or acc, top1, top-1, acc1,
/// test_acc, val_acc, ...); others are passed over. Without one: two columns, of which the first is an epoch, or else the name of a file.
/// Numbers are shares where all are at most 1, else per cent; with a % sign behind a number or in the header they are per cent.
class SourceAccuracy {
public:
    /// Throws Error "no-file"; "bad-table" naming the line, what was found and what was expected: no number, a share or a percentage outside
    /// of its range, two rows of one checkpoint.
    static SourceAccuracy read(const std::filesystem::path& path);

    /// From 0 to 1; none where the table has no row of it.
    std::optional<double> of(const CheckpointRecord& record) const;
    std::size_t rows() const { return m_rows.size(); }
    bool isPerCent() const { return m_isPerCent; }
    /// What the rows go by: "epoch", "step" or "file".
    const std::string& key() const { return m_key; }

private:
    friend class AccuracyTable;
    struct Row {
        std::string key;
        double number = 0, accuracy = 0;
        int line = 0;
    };

    std::vector<Row> m_rows;
    std::string m_key;
    bool m_isPerCent = false;
};

} // namespace transect
