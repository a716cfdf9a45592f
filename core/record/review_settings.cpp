#include "record/review_settings.h"

#include "record/atomic_file.h"
#include "record/json_fields.h"

namespace transect {

namespace {

constexpr std::size_t largestReviewFile = 256 << 10;

/// An empty object where there is no file.
Json reviewJsonIn(const std::filesystem::path& path)
{
    std::error_code none;
    if (std::filesystem::symlink_status(path, none).type() == std::filesystem::file_type::not_found)
        return Json::object();
    return readJsonFile(path, largestReviewFile);
}

/// The members of `rules` that this version knows.
Json knownRules(const Json& rules)
{
    Json known = Json::object();
    for (const auto& parameter : eventRulesSchema().parameters) {
        if (const auto found = rules.find(parameter.name); found != rules.end())
            known[parameter.name] = *found;
    }
    return known;
}

ReviewSettings settingsFromJson(const Json& json, const std::filesystem::path& path)
{
    const JsonFields fields(json, "bad-review", path.string());
    ReviewSettings settings;
    if (fields.has("rules"))
        settings.rules = eventRulesFromJson(knownRules(fields.object("rules")), path.string() + ": rules");
    if (fields.has("videos"))
        settings.videos = fields.text("videos");
    return settings;
}

} // namespace

std::filesystem::path reviewJson(const std::filesystem::path& folder)
{
    return folder / "review.json";
}

ReviewSettings readReviewSettings(const std::filesystem::path& folder)
{
    const auto path = reviewJson(folder);
    return settingsFromJson(reviewJsonIn(path), path);
}

void writeReviewSettings(const std::filesystem::path& folder, const ReviewSettings& settings)
{
    const auto path = reviewJson(folder);
    auto json = reviewJsonIn(path);
    settingsFromJson(json, path); // what cannot be read is not lost by being replaced
    const auto rules = toJson(settings.rules);
    for (const auto& [name, value] : rules.items())
        json["rules"][name] = value;
    json["videos"] = settings.videos.string();
    settingsFromJson(json, path);
    writeAtomically(path, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace transect
