#include "record/run_notes.h"

#include <algorithm>

#include "record/atomic_file.h"
#include "record/json.h"
#include "record/json_fields.h"

namespace transect {

namespace {

constexpr std::size_t largestFile = 256 << 10;

bool isControl(char letter)
{
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F;
}

std::string titleIn(const JsonFields& fields)
{
    const auto title = fields.has("title") ? fields.text("title") : std::string();
    if (title.size() > longestTitle || std::ranges::any_of(title, isControl))
        throw fields.wrong("title", "one line of at most " + std::to_string(longestTitle) + " bytes");
    return title;
}

std::vector<std::string> tagsIn(const JsonFields& fields)
{
    std::vector<std::string> tags;
    if (!fields.has("tags"))
        return tags;
    const auto& list = fields.list("tags");
    const bool isAllowed = list.size() <= mostTags && std::ranges::all_of(list, [](const Json& tag) {
        return tag.is_string() && tag.get_ref<const std::string&>().size() <= longestTag;
    });
    if (!isAllowed)
        throw fields.wrong("tags", "at most " + std::to_string(mostTags) + " words of at most " + std::to_string(longestTag) + " bytes");
    for (const auto& one : list) {
        const auto tag = tagFrom(one.get_ref<const std::string&>());
        if (!tag.empty() && std::ranges::find(tags, tag) == tags.end())
            tags.push_back(tag);
    }
    return tags;
}

RunNotes notesFromJson(const Json& json, const std::filesystem::path& path)
{
    const JsonFields fields(json, "bad-notes", path.string());
    RunNotes notes{titleIn(fields), tagsIn(fields), fields.has("note") ? fields.text("note") : std::string()};
    if (notes.note.size() > longestNote)
        throw fields.wrong("note", "at most " + std::to_string(longestNote) + " bytes");
    return notes;
}

/// An empty object where there is no file.
Json jsonIn(const std::filesystem::path& path)
{
    std::error_code none;
    if (std::filesystem::symlink_status(path, none).type() == std::filesystem::file_type::not_found)
        return Json::object();
    return readJsonFile(path, largestFile);
}

} // namespace

std::filesystem::path notesJson(const std::filesystem::path& folder)
{
    return folder / "notes.json";
}

std::string tagFrom(std::string_view text)
{
    std::string tag;
    for (const char letter : text) {
        const bool isGap = isControl(letter) || letter == ' ' || letter == ',';
        if (!isGap)
            tag += letter;
        else if (!tag.empty() && tag.back() != '-')
            tag += '-';
    }
    while (tag.ends_with('-'))
        tag.pop_back();
    return tag;
}

RunNotes readRunNotes(const std::filesystem::path& folder)
{
    const auto path = notesJson(folder);
    return notesFromJson(jsonIn(path), path);
}

void writeRunNotes(const std::filesystem::path& folder, const RunNotes& notes)
{
    const auto path = notesJson(folder);
    auto json = jsonIn(path);
    notesFromJson(json, path); // what cannot be read is not lost by being replaced
    json["title"] = notes.title;
    json["tags"] = notes.tags;
    json["note"] = notes.note;
    notesFromJson(json, path);
    writeAtomically(path, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace transect
