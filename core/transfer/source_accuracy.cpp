#include "transfer/source_accuracy.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>

#include "record/error.h"
#include "record/json.h"

namespace transect {

namespace {

constexpr std::array epochWords{"epoch", "epochs"};
constexpr std::array stepWords{"step", "steps", "iter", "iters", "iteration", "iterations", "global_step"};
constexpr std::array fileWords{"file", "checkpoint", "name", "path"};
constexpr std::array accuracyWords{"accuracy", "acc", "top1", "top-1", "top_1", "acc1", "acc@1", "test_acc", "test_accuracy", "val_acc", "val_accuracy", "valid_acc", "eval_accuracy", "test_top1", "val_top1", "val_acc1"};

std::string trimmed(std::string text)
{
    const auto isEdge = [](unsigned char letter) { return std::isspace(letter) || letter == '"'; };
    text.erase(text.begin(), std::ranges::find_if_not(text, isEdge));
    text.erase(std::find_if_not(text.rbegin(), text.rend(), isEdge).base(), text.end());
    return text;
}

std::string bareWord(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char letter) { return char(std::tolower(letter)); });
    return trimmed(text.substr(0, text.find_first_of("%([")));
}

template <typename Words> bool isOne(const std::string& word, const Words& words)
{
    return std::ranges::find(words, word) != words.end();
}

std::optional<double> numberIn(std::string text)
{
    double number = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// The separator that the first line has most of.
char separatorOf(const std::string& line)
{
    return *std::ranges::max_element(std::string_view(",;\t"), {}, [&](char letter) { return std::ranges::count(line, letter); });
}

std::vector<std::string> cellsOf(const std::string& line, char separator)
{
    std::vector<std::string> cells;
    for (std::size_t begin = 0; begin <= line.size();) {
        const auto end = std::min(line.find(separator, begin), line.size());
        cells.push_back(trimmed(line.substr(begin, end - begin)));
        begin = end + 1;
    }
    return cells;
}

} // namespace

/// Reads the lines one by one.
class AccuracyTable {
public:
    explicit AccuracyTable(const std::filesystem::path& path)
        : m_path(path)
    {
    }

    SourceAccuracy read()
    {
        std::ifstream file(m_path);
        if (!file)
            throw Error("no-file", "cannot be read", m_path.string(), "name a table with the columns epoch and accuracy");
        for (std::string line; std::getline(file, line);) {
            if (++m_line == 1 && line.starts_with("\xef\xbb\xbf"))
                line.erase(0, 3);
            if (trimmed(line).empty() || line.starts_with('#'))
                continue;
            if (!m_separator)
                begin(line);
            else
                addRow(line);
        }
        toShares();
        return std::move(m_table);
    }

private:
    [[noreturn]] void fail(int line, const std::string& text, const std::string& hint = {}) const
    {
        throw Error("bad-table", text, m_path.string() + ", line " + std::to_string(line), hint);
    }

    void begin(const std::string& line)
    {
        m_separator = separatorOf(line);
        const auto cells = cellsOf(line, *m_separator);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto word = bareWord(cells[i]);
            const auto* key = isOne(word, epochWords) ? "epoch" : isOne(word, stepWords) ? "step" : isOne(word, fileWords) ? "file" : nullptr;
            if (key && m_table.m_key.empty()) {
                m_table.m_key = key;
                m_keyColumn = i;
            } else if (isOne(word, accuracyWords) && !m_accuracyColumn) {
                m_accuracyColumn = i;
                m_table.m_isPerCent = cells[i].find('%') != cells[i].npos;
            }
        }
        if (!m_table.m_key.empty() && m_accuracyColumn)
            return;
        // Of a table without a header the last cell is a number.
        const bool isHeader = cells.size() < 2 || !numberIn(withoutPerCent(cells.back()));
        if (isHeader || cells.size() != 2)
            fail(m_line, "found the columns " + inQuotes(line) + ", expected one of epoch, step or file, and one of accuracy or top1", "name the columns in a header, or give two columns: epoch and accuracy");
        m_accuracyColumn = 1;
        m_table.m_key = numberIn(cells.front()) ? "epoch" : "file";
        addRow(line);
    }

    std::string withoutPerCent(std::string cell)
    {
        if (!cell.ends_with('%'))
            return cell;
        cell.pop_back();
        return trimmed(cell);
    }

    void addRow(const std::string& line)
    {
        const auto cells = cellsOf(line, *m_separator);
        const auto needed = std::max(m_keyColumn, *m_accuracyColumn) + 1;
        if (cells.size() < needed)
            fail(m_line, "found " + std::to_string(cells.size()) + " columns in " + inQuotes(line) + ", expected " + std::to_string(needed) + " or more");
        const auto& value = cells[*m_accuracyColumn];
        if (value.empty())
            return; // logs leave out what they did not measure
        const auto accuracy = numberIn(withoutPerCent(value));
        if (!accuracy)
            fail(m_line, "found the accuracy " + inQuotes(value) + ", expected a number such as 0.713 or 71.3");
        m_table.m_isPerCent = m_table.m_isPerCent || value.ends_with('%');
        SourceAccuracy::Row row{cells[m_keyColumn], 0, *accuracy, m_line};
        if (m_table.m_key != "file") {
            const auto number = numberIn(row.key);
            if (!number)
                fail(m_line, "found the " + m_table.m_key + " " + inQuotes(row.key) + ", expected a number");
            row.number = *number;
        } else if (row.key.empty()) {
            fail(m_line, "found no name of a file");
        }
        m_table.m_rows.push_back(std::move(row));
        requireNew();
    }

    void requireNew()
    {
        const auto& last = m_table.m_rows.back();
        const auto [known, isNew] = m_known.insert({m_table.m_key == "file" ? last.key : Json(last.number).dump(), last.line});
        if (!isNew)
            fail(last.line, "found the " + m_table.m_key + " " + last.key + ", which line " + std::to_string(known->second) + " has already", "leave one row of each checkpoint");
    }

    void toShares()
    {
        auto& rows = m_table.m_rows;
        m_table.m_isPerCent = m_table.m_isPerCent || std::ranges::any_of(rows, [](const auto& row) { return row.accuracy > 1; });
        const double most = m_table.m_isPerCent ? 100 : 1;
        for (auto& row : rows) {
            if (row.accuracy < 0 || row.accuracy > most)
                fail(row.line, "found the accuracy " + Json(row.accuracy).dump() + ", expected " + (m_table.m_isPerCent ? "0 to 100 per cent" : "a share from 0 to 1"));
            row.accuracy /= most;
        }
    }

    std::filesystem::path m_path;
    SourceAccuracy m_table;
    int m_line = 0;
    std::optional<char> m_separator;
    std::size_t m_keyColumn = 0;
    std::optional<std::size_t> m_accuracyColumn;
    std::map<std::string, int> m_known; ///< the line of each key
};

SourceAccuracy SourceAccuracy::read(const std::filesystem::path& path)
{
    return AccuracyTable(path).read();
}

std::optional<double> SourceAccuracy::of(const CheckpointRecord& record) const
{
    const auto isMeant = [&](const Row& row) {
        if (m_key == "epoch")
            return std::abs(row.number - record.epoch) < 1e-9;
        if (m_key == "step")
            return row.number == double(record.step);
        const auto path = record.path.string();
        return row.key == record.name || path == row.key || path.ends_with("/" + row.key) || record.path.stem() == row.key || record.path.parent_path().filename() == row.key;
    };
    const auto found = std::ranges::find_if(m_rows, isMeant);
    return found == m_rows.end() ? std::nullopt : std::optional(found->accuracy);
}

} // namespace transect
