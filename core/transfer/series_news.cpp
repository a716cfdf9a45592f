#include "transfer/series_news.h"

#include <utility>

#include "record/counted.h"
#include "record/journal.h"
#include "record/json.h"

namespace transect {

namespace {

std::string textOf(const Json& event, const char* name)
{
    const auto found = event.find(name);
    return found != event.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

SeriesNews::SeriesNews(RunWriter& run, const Series& series, const std::filesystem::path& table)
    : m_run(run)
    , m_series(series)
    , m_table(table)
{
    for (const auto& event : readJournal(run.folder().events()).lines) {
        const auto type = textOf(event, "type");
        if (type == "checkpoint")
            m_checkpoints.insert(textOf(event, "name"));
        else if (type == "evaluation")
            m_evaluations[textOf(event, "checkpoint")] = event.value("top1", -1.0);
        else if (type == "notice")
            m_notices.insert(textOf(event, "text"));
    }
    readTable();
    if (m_problem)
        throw Error(*m_problem);
}

/// Where it is followed it may be half-written: what was read last holds until it is whole.
void SeriesNews::readTable()
{
    if (m_table.empty())
        return;
    std::error_code none;
    const auto written = std::filesystem::last_write_time(m_table, none);
    if (m_accuracy && written == m_written)
        return;
    m_written = written;
    m_problem.reset();
    try {
        m_accuracy = SourceAccuracy::read(m_table);
        if (m_accuracy->rows() > 0)
            notice("source accuracy from " + m_table.string() + ", by " + m_accuracy->key() + ", read as " + (m_accuracy->isPerCent() ? "per cent" : "shares from 0 to 1"));
    } catch (const Error& error) {
        m_problem = error.record();
    }
}

void SeriesNews::notice(const std::string& text)
{
    if (m_notices.insert(text).second)
        m_run.event("notice", {{"text", text}});
}

void SeriesNews::tell(const std::vector<CheckpointRecord>& checkpoints)
{
    readTable();
    for (const auto& one : checkpoints) {
        if (m_series.foreign() && m_checkpoints.insert(one.name).second)
            m_run.event("checkpoint", {{"step", one.step}, {"epoch", one.epoch}, {"name", one.name}, {"file", one.path.string()}});
        const auto accuracy = m_accuracy ? m_accuracy->of(one) : std::nullopt;
        if (!accuracy)
            continue;
        const auto [told, isNew] = m_evaluations.insert({one.name, *accuracy});
        if (isNew || std::exchange(told->second, *accuracy) != *accuracy)
            m_run.event("evaluation", {{"step", one.step}, {"epoch", one.epoch}, {"checkpoint", one.name}, {"top1", *accuracy}});
    }
    if (!m_series.foreign())
        return;
    for (const auto& text : m_series.foreign()->notices())
        notice(text);
    for (const auto& problem : m_series.foreign()->unreadable())
        notice(problem.path + " cannot be read, and is looked at again when it changes: " + problem.text);
}

void SeriesNews::finish()
{
    if (m_problem)
        throw Error(*m_problem);
    if (m_accuracy && m_evaluations.empty())
        notice("none of the rows of " + m_table.string() + " is of a checkpoint of the series");
    if (!m_series.foreign())
        return;
    if (const auto problems = m_series.foreign()->unreadable(); !problems.empty()) {
        auto record = problems.front();
        if (problems.size() > 1)
            record.text += "; " + counted(std::int64_t(problems.size() - 1), "other file", "other files") + " cannot be read either, " + problems[1].path;
        record.text += "; the other checkpoints are evaluated";
        record.hint = "write it anew or leave it out by series.leave_out, then resume this run";
        throw Error(record);
    }
}

} // namespace transect
