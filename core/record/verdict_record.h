#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "record/json.h"

namespace transect {

/// What a reviewer says of an event. None: nothing any more; an earlier word was taken back.
enum class Verdict { None, True, FalseAlarm, Unsure };
std::string_view nameOf(Verdict verdict);          ///< "none", "true", "false alarm", "unsure"
Verdict verdictNamed(std::string_view name);       ///< throws Error "bad-verdict"

/// One judgement: a line of verdicts.jsonl. Nothing is ever changed there: a later line on the same event by the same reviewer
/// replaces an earlier one, which stays as history.
struct VerdictRecord {
    std::string clip;
    std::int64_t first = 0, last = 0;   ///< frames of the event, both included
    std::int64_t peak = 0;              ///< the frame of its highest score: by it the event is found again when the rules change
    std::int64_t person = -1;           ///< who had the highest score; -1: not known
    double score = 0;                   ///< at the peak
    Verdict verdict = Verdict::None;
    std::string note;
    std::string reviewer;
    std::string time;                   ///< UTC, "2026-11-20T14:05:09.123Z"

    bool operator==(const VerdictRecord&) const = default;
};

inline constexpr std::size_t longestVerdictNote = 32768; ///< in bytes of UTF-8

Json toJson(const VerdictRecord& record);
/// Errors: "bad-verdict" with `place`, the member, what was found and expected.
VerdictRecord verdictFromJson(const Json& json, const std::string& place);

std::filesystem::path verdictsFile(const std::filesystem::path& run); ///< verdicts.jsonl

struct Verdicts {
    std::vector<VerdictRecord> records;  ///< in the order of the file
    std::vector<std::string> damage;     ///< lines that were left out, and why
};

/// Empty where there is no file. Errors: "no-permission", "io".
Verdicts readVerdicts(const std::filesystem::path& file);

/// What another reviewer handed over: a verdicts.jsonl, or a list of verdicts as JSON. Errors: "no-file", "no-permission", "io",
/// "too-large", "bad-json"; "bad-verdict" where no line, or an entry of the list, is a verdict.
Verdicts readOthersVerdicts(const std::filesystem::path& file);

/// Appends, on disk when it returns. Errors: those of Journal; "bad-verdict" for what could not be read again, before anything
/// is written.
void appendVerdicts(const std::filesystem::path& file, const std::vector<VerdictRecord>& records);

/// Those of `others` that `known` does not hold yet, in the order of their times: what merging appends.
std::vector<VerdictRecord> newVerdicts(const std::vector<VerdictRecord>& known, const std::vector<VerdictRecord>& others);

/// The name that verdicts are signed with where none was given: $TRANSECT_REVIEWER, else the account's name, else "reviewer".
std::string defaultReviewer();

/// Now, as VerdictRecord::time.
std::string verdictTime();

} // namespace transect
