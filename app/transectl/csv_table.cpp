#include "csv_table.h"

#include <algorithm>

#include "text.h"

namespace transect {

namespace {

std::string csvCellOf(const Json& value)
{
    if (value.is_null())
        return {};
    return csvCell(value.is_string() ? value.get<std::string>() : value.dump());
}

} // namespace

std::string csvOf(const std::vector<Json>& rows)
{
    std::vector<std::string> columns;
    for (const auto& row : rows) {
        for (const auto& [name, value] : row.items()) {
            if (std::ranges::find(columns, name) == columns.end())
                columns.push_back(name);
        }
    }
    std::string text;
    for (const auto& name : columns)
        text += (text.empty() ? "" : ",") + csvCell(name);
    text += '\n';
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            text += (i ? "," : "") + csvCellOf(row.value(columns[i], Json()));
        text += '\n';
    }
    return text;
}

} // namespace transect
