#include "widgets/launch/series_report.h"

#include <algorithm>

namespace transect {

const SeriesReport::Problem* SeriesReport::problemOf(const std::string& path) const
{
    const auto found = std::ranges::find_if(problems, [&](const Problem& problem) { return problem.path == path; });
    return found == problems.end() ? nullptr : &*found;
}

SeriesReport seriesReportFromJson(const Json& json, const std::string& place)
{
    try {
        SeriesReport report;
        for (const auto& one : json.value("checkpoints", Json::array()))
            report.files.push_back({one.at("file").get<std::string>(), one.at("epoch").get<double>(), one.at("step").get<std::int64_t>()});
        report.leftOut = json.value("left_out", std::vector<std::string>());
        report.network = json.value("network", "");
        report.input = json.value("input", Json());
        const auto keys = json.value("keys", Json::object());
        for (const auto& [name, value] : keys.items()) {
            if (name == "file")
                report.keysOf = value.get<std::string>();
            else
                report.keys[name] = value.get<std::vector<std::string>>();
        }
        report.notices = json.value("notices", std::vector<std::string>());
        for (const auto& one : json.at("problems"))
            report.problems.push_back({{one.at("code").get<std::string>(), one.at("text").get<std::string>(), one.value("path", ""), one.value("hint", "")}, one.value("readable", true)});
        return report;
    } catch (const nlohmann::json::exception& exception) {
        throw Error("bad-report", std::string("it did not answer as expected: ") + exception.what(), place);
    }
}

} // namespace transect
