#include "record/transfer_record.h"

#include <map>
#include <tuple>

#include "record/base64.h"
#include "record/journal.h"
#include "record/json_fields.h"

namespace transect {

namespace {

std::string packed(const std::vector<bool>& bits)
{
    std::string bytes((bits.size() + 7) / 8, '\0');
    for (std::size_t i = 0; i < bits.size(); ++i)
        if (bits[i])
            bytes[i / 8] = static_cast<char>(bytes[i / 8] | 1 << i % 8);
    return bytes;
}

std::vector<bool> unpacked(const std::string& bytes, std::size_t count)
{
    std::vector<bool> bits(count);
    for (std::size_t i = 0; i < count; ++i)
        bits[i] = bytes[i / 8] >> i % 8 & 1;
    return bits;
}

/// The text is compared with the count before anything of its size is made.
std::vector<bool> correctOf(const JsonFields& fields, std::int64_t testCount)
{
    if (!fields.has("correct"))
        return {};
    const auto bytes = fromBase64(fields.text("correct"));
    const auto count = static_cast<std::uint64_t>(testCount);
    if (!bytes || bytes->size() != count / 8 + (count % 8 != 0))
        throw fields.wrong("correct", "base64 of " + std::to_string(testCount) + " bits, as many as \"test_count\"");
    return unpacked(*bytes, static_cast<std::size_t>(count));
}

double shareOf(const JsonFields& fields, const char* name)
{
    const double value = fields.real(name);
    if (value < 0 || value > 1)
        throw fields.wrong(name, "a number from 0 to 1");
    return value;
}

std::string choiceOf(const JsonFields& fields, const char* name, const std::vector<std::string>& choices)
{
    std::string value = fields.text(name);
    std::string expected;
    for (const std::string& choice : choices) {
        if (value == choice)
            return value;
        expected += (expected.empty() ? "\"" : " or \"") + choice + '"';
    }
    throw fields.wrong(name, expected);
}

} // namespace

Json toJson(const TransferResult& result)
{
    Json json = {{"checkpoint", result.checkpoint}, {"epoch", result.epoch}, {"step", result.step},
                 {"target", result.target}, {"mode", result.mode}, {"part", result.part}, {"seed", result.seed},
                 {"metric", result.metric}, {"score", result.score}, {"train_count", result.trainCount},
                 {"test_count", result.testCount}, {"validation_score", result.validationScore},
                 {"validation_count", result.validationCount}, {"chosen", result.chosen},
                 {"converged", result.converged}, {"details", result.details}};
    if (!result.correct.empty())
        json["correct"] = toBase64(packed(result.correct));
    return json;
}

TransferResult transferResultFromJson(const Json& json, const std::string& place)
{
    const JsonFields fields(json, "bad-transfer", place);
    TransferResult result;
    result.checkpoint = fields.text("checkpoint");
    result.epoch = fields.real("epoch");
    result.step = fields.integer("step", 0);
    result.target = fields.text("target");
    result.mode = choiceOf(fields, "mode", {"fe", "ft"});
    result.part = choiceOf(fields, "part", {"full", "main", "residual"});
    result.seed = fields.integer("seed");
    result.metric = fields.text("metric");
    result.score = shareOf(fields, "score");
    result.trainCount = fields.integer("train_count", 0);
    result.testCount = fields.integer("test_count", 0);
    result.validationScore = shareOf(fields, "validation_score");
    result.validationCount = fields.integer("validation_count", 0);
    result.chosen = fields.object("chosen");
    result.converged = fields.flag("converged");
    result.details = fields.object("details");
    result.correct = correctOf(fields, result.testCount);
    return result;
}

std::vector<TransferResult> readTransfer(const std::filesystem::path& path, std::vector<std::string>* damage)
{
    if (!std::filesystem::exists(path))
        return {};
    const JournalContents contents = readJournal(path);
    if (!contents.damage.empty() && !damage)
        throw Error("bad-transfer", contents.damage.front(), path.string());
    if (damage)
        damage->insert(damage->end(), contents.damage.begin(), contents.damage.end());
    std::vector<TransferResult> results;
    using Key = std::tuple<std::string, std::string, std::string, std::string, std::int64_t>;
    std::map<Key, std::size_t> positions;
    for (std::size_t i = 0; i < contents.lines.size(); ++i) {
        TransferResult result;
        try {
            result = transferResultFromJson(contents.lines[i], path.string() + ", record " + std::to_string(i + 1));
        } catch (const Error& error) {
            if (!damage)
                throw;
            damage->push_back("record " + std::to_string(i + 1) + ": " + error.record().text);
            continue;
        }
        const auto [position, isNew] = positions.try_emplace(
            {result.checkpoint, result.target, result.mode, result.part, result.seed}, results.size());
        if (isNew)
            results.push_back(std::move(result));
        else
            results[position->second] = std::move(result);
    }
    return results;
}

} // namespace transect
