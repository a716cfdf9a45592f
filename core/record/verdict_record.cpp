#include "record/verdict_record.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <set>

#include <pwd.h>
#include <unistd.h>

#include "record/error.h"
#include "record/file_system.h"
#include "record/journal.h"
#include "record/json_fields.h"

namespace transect {

namespace {

constexpr auto badVerdict = "bad-verdict";
constexpr std::array verdictNames{"none", "true", "false alarm", "unsure"}; // in the order of their enumerators
constexpr std::size_t mostVerdictDamage = 1000;

bool isVerdictTime(std::string_view text)
{
    constexpr std::string_view form = "0000-00-00T00:00:00.000Z";
    return std::ranges::equal(text, form, [](char found, char expected) {
        return expected == '0' ? found >= '0' && found <= '9' : found == expected;
    });
}

Verdict verdictIn(const JsonFields& fields)
{
    const auto found = std::ranges::find(verdictNames, fields.text("verdict"));
    if (found == verdictNames.end())
        throw fields.wrong("verdict", R"("none", "true", "false alarm" or "unsure")");
    return Verdict(found - verdictNames.begin());
}

std::string verdictTextIn(const JsonFields& fields, const char* name, std::size_t longest)
{
    auto text = fields.text(name);
    if (text.size() > longest)
        throw fields.wrong(name, "at most " + std::to_string(longest) + " bytes");
    return text;
}

/// What orders verdicts and tells equal ones: NaN in a number of a caller's would do neither.
std::string verdictKey(const VerdictRecord& record)
{
    return toJson(record).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Verdicts verdictsFrom(const std::vector<Json>& lines, std::vector<std::string> damage, const std::string& place)
{
    Verdicts verdicts{{}, std::move(damage)};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        try {
            verdicts.records.push_back(verdictFromJson(lines[i], place));
        } catch (const Error& error) {
            if (verdicts.damage.size() < mostVerdictDamage)
                verdicts.damage.push_back("verdict " + std::to_string(i + 1) + ": " + error.record().text);
        }
    }
    return verdicts;
}

/// Whether the first letter that is no blank opens a list.
bool isVerdictList(const InputFile& file)
{
    std::array<char, 256> begin{};
    const auto count = file.read(0, std::as_writable_bytes(std::span(begin)));
    const auto text = std::string_view(begin.data(), count);
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != text.npos && text[first] == '[';
}

Verdicts verdictList(const std::filesystem::path& file)
{
    const auto json = readJsonFile(file);
    Verdicts verdicts;
    for (const auto& entry : json)
        verdicts.records.push_back(verdictFromJson(entry, file.string() + ", entry " + std::to_string(verdicts.records.size() + 1)));
    return verdicts;
}

} // namespace

std::string_view nameOf(Verdict verdict)
{
    return verdictNames[std::size_t(verdict)];
}

Verdict verdictNamed(std::string_view name)
{
    const auto found = std::ranges::find(verdictNames, name);
    if (found == verdictNames.end())
        throw Error(badVerdict, "found " + inQuotes(name) + R"(, expected "none", "true", "false alarm" or "unsure")");
    return Verdict(found - verdictNames.begin());
}

Json toJson(const VerdictRecord& record)
{
    return {{"clip", record.clip},
            {"first", record.first},
            {"last", record.last},
            {"peak", record.peak},
            {"person", record.person},
            {"score", numberOrNull(record.score)},
            {"verdict", nameOf(record.verdict)},
            {"note", record.note},
            {"reviewer", record.reviewer},
            {"time", record.time}};
}

VerdictRecord verdictFromJson(const Json& json, const std::string& place)
{
    constexpr std::size_t longestWord = 4096;
    const JsonFields fields(json, badVerdict, place);
    VerdictRecord record;
    record.clip = verdictTextIn(fields, "clip", longestWord);
    record.first = fields.integer("first", 0);
    record.last = fields.integer("last", 0);
    record.peak = fields.integer("peak", 0);
    if (record.peak < record.first || record.peak > record.last)
        throw fields.wrong("peak", "a frame from " + std::to_string(record.first) + " to " + std::to_string(record.last));
    record.person = fields.integer("person", -1);
    record.score = fields.real("score");
    record.verdict = verdictIn(fields);
    record.note = verdictTextIn(fields, "note", longestVerdictNote);
    record.reviewer = verdictTextIn(fields, "reviewer", longestWord);
    record.time = fields.text("time");
    if (!isVerdictTime(record.time))
        throw fields.wrong("time", R"(a time like "2026-11-20T14:05:09.123Z")");
    return record;
}

std::filesystem::path verdictsFile(const std::filesystem::path& run)
{
    return run / "verdicts.jsonl";
}

Verdicts readVerdicts(const std::filesystem::path& file)
{
    std::error_code ignored; // opening the file says it better
    if (std::filesystem::symlink_status(file, ignored).type() == std::filesystem::file_type::not_found)
        return {};
    auto contents = readJournal(file);
    return verdictsFrom(contents.lines, std::move(contents.damage), file.string());
}

Verdicts readOthersVerdicts(const std::filesystem::path& file)
{
    if (isVerdictList(InputFile(file)))
        return verdictList(file);
    auto contents = readJournal(file);
    auto verdicts = verdictsFrom(contents.lines, std::move(contents.damage), file.string());
    if (verdicts.records.empty())
        throw Error(badVerdict, "found no verdict" + (verdicts.damage.empty() ? std::string() : "; " + verdicts.damage.front()), file.string(),
                    "name the verdicts.jsonl of a run, or the verdicts.json that transectl review --to writes");
    return verdicts;
}

void appendVerdicts(const std::filesystem::path& file, const std::vector<VerdictRecord>& records)
{
    if (records.empty())
        return;
    for (const auto& record : records)
        verdictFromJson(toJson(record), file.string());
    Journal synced(file, Durability::Synced);
    Journal flushed(file, Durability::Flushed); // what the last one syncs is the file, with all that came before
    for (const auto& record : std::span(records).first(records.size() - 1))
        flushed.append(toJson(record));
    synced.append(toJson(records.back()));
}

std::vector<VerdictRecord> newVerdicts(const std::vector<VerdictRecord>& known, const std::vector<VerdictRecord>& others)
{
    std::set<std::string> seen;
    for (const auto& record : known)
        seen.insert(verdictKey(record));
    std::vector<VerdictRecord> added;
    std::ranges::copy_if(others, std::back_inserter(added), [&](const VerdictRecord& record) { return seen.insert(verdictKey(record)).second; });
    std::ranges::stable_sort(added, {}, &VerdictRecord::time);
    return added;
}

std::string defaultReviewer()
{
    if (const char* named = std::getenv("TRANSECT_REVIEWER"); named && *named)
        return named;
    const passwd* account = ::getpwuid(::geteuid());
    return account && account->pw_name && *account->pw_name ? account->pw_name : "reviewer";
}

std::string verdictTime()
{
    using namespace std::chrono;
    const auto now = floor<milliseconds>(system_clock::now());
    const std::time_t seconds = system_clock::to_time_t(floor<std::chrono::seconds>(now));
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char whole[24], text[32];
    std::strftime(whole, sizeof whole, "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text, sizeof text, "%s.%03dZ", whole, int((now.time_since_epoch() % 1s).count()));
    return text;
}

} // namespace transect
