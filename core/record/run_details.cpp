#include "record/run_details.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "record/folder_files.h"
#include "record/run_notes.h"
#include "record/worker_lock.h"

namespace transect {

namespace {

/// Fields of an event that say when it was, not what.
const std::set<std::string> momentFields{"type", "time", "step", "epoch", "images", "windows"};

std::filesystem::path fileOf(const Json& event)
{
    const auto found = event.find("file");
    return found != event.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double numberOf(const Json& event, const char* name)
{
    const auto found = event.find(name);
    return found != event.end() && found->is_number() ? found->get<double>() : std::numeric_limits<double>::quiet_NaN();
}

void cutAfter(MetricSeries& series, double step)
{
    const auto kept = std::size_t(std::ranges::upper_bound(series.step, step) - series.step.begin());
    for (auto* column : {&series.step, &series.epoch, &series.time, &series.value})
        column->resize(kept);
}

/// Size and time of the last change: what tells that a file was written.
std::string stampOf(const std::filesystem::path& path)
{
    std::error_code none;
    const auto size = std::filesystem::file_size(path, none);
    if (none)
        return {};
    return std::to_string(size) + "@" + std::to_string(std::filesystem::last_write_time(path, none).time_since_epoch().count());
}

bool sameState(const RunState& first, const RunState& second)
{
    return toJson(first) == toJson(second);
}

} // namespace

struct RunDetailsReader::Private {
    explicit Private(RunFolder run)
        : events(run.events())
    {
        details.folder = std::move(run);
    }

    /// What an earlier worker reported of steps that a resumed one repeats is left out.
    void resumeAt(double step)
    {
        for (auto& [name, series] : metrics) {
            cutAfter(series, step);
            changedMetrics.insert(name);
        }
        std::erase_if(details.checkpoints, [step](const CheckpointMoment& moment) { return double(moment.step) > step; });
    }

    void addNumbers(const std::string& type, const Json& event)
    {
        for (const auto& [name, value] : event.items()) {
            if (momentFields.contains(name) || !(value.is_number() || value.is_null()))
                continue;
            const auto key = type + "." + name;
            auto& series = metrics[key];
            changedMetrics.insert(key);
            series.step.push_back(numberOf(event, "step"));
            series.epoch.push_back(numberOf(event, "epoch"));
            series.time.push_back(numberOf(event, "time"));
            series.value.push_back(numberOf(event, name.c_str()));
        }
    }

    void add(const Json& event)
    {
        const auto type = event.value("type", "");
        if (type == "metrics" || type == "epoch" || type == "evaluation")
            addNumbers(type, event);
        else if (type == "checkpoint" && event.contains("name") && event.at("name").is_string())
            details.checkpoints.push_back({event.at("name").get<std::string>(), numberOf(event, "epoch"), std::int64_t(numberOf(event, "step")), fileOf(event)});
        else if (type == "resumed" && event.contains("step"))
            resumeAt(numberOf(event, "step"));
        else if (type == "notice" && event.contains("text") && event.at("text").is_string())
            details.notices.push_back(event.at("text").get<std::string>());
        else if (type == "setup")
            details.setup = event;
    }

    bool readEvents()
    {
        const auto appended = events.next();
        if (events.startedOver()) {
            metrics.clear();
            details.metrics.clear();
            details.checkpoints.clear();
            details.notices.clear();
        }
        for (const auto& event : appended)
            add(event);
        for (const auto& name : std::exchange(changedMetrics, {}))
            details.metrics[name] = std::make_shared<const MetricSeries>(metrics.at(name));
        const bool isDamaged = events.damage() != eventDamage;
        eventDamage = events.damage();
        return !appended.empty() || isDamaged;
    }

    bool readResults()
    {
        const auto stamp = stampOf(details.folder.transfer());
        if (stamp == transferStamp)
            return false;
        transferDamage.clear();
        std::vector<TransferResult> results;
        try {
            results = readTransfer(details.folder.transfer(), &transferDamage);
        } catch (const Error& error) {
            transferDamage.push_back(error.record().text);
        }
        details.results = std::make_shared<const std::vector<TransferResult>>(std::move(results));
        transferStamp = stamp;
        return true;
    }

    /// Not listSpectra(), which opens every file to sort them.
    std::vector<std::filesystem::path> spectrumFiles()
    {
        const auto folder = details.folder.spectra();
        spectraDamage.erase(folder);
        try {
            return filesIn(folder, ".safetensors");
        } catch (const Error& error) {
            spectraDamage[folder] = error.record().text;
            return {};
        }
    }

    bool readSpectra()
    {
        bool isNew = false;
        for (const auto& path : spectrumFiles()) {
            const auto stamp = stampOf(path);
            auto& known = spectraStamps[path];
            if (known == stamp)
                continue;
            known = stamp;
            isNew = true;
            std::erase_if(spectra, [&](const auto& one) { return one.first == path; });
            spectraDamage.erase(path);
            try {
                auto spectrum = readSpectrum(path);
                spectrum.vectors.clear();
                spectra.emplace_back(path, std::move(spectrum));
            } catch (const Error& error) {
                spectraDamage[path] = error.record().text;
            }
        }
        if (!isNew)
            return false;
        std::vector<SpectrumRecord> sorted;
        for (const auto& [path, spectrum] : spectra)
            sorted.push_back(spectrum);
        std::ranges::stable_sort(sorted, {}, [](const SpectrumRecord& one) { return std::pair(one.step, one.features); });
        details.spectra = std::make_shared<const std::vector<SpectrumRecord>>(std::move(sorted));
        return true;
    }

    bool readTitle()
    {
        const auto stamp = stampOf(notesJson(details.folder.root));
        if (stamp == notesStamp)
            return false;
        notesStamp = stamp;
        try {
            details.title = readRunNotes(details.folder.root).title;
        } catch (const Error&) {
            // Who shows the notes says what is wrong with them.
            details.title.clear();
        }
        return true;
    }

    void collectDamage()
    {
        details.damage.clear();
        for (const auto& line : eventDamage)
            details.damage.push_back("events.jsonl, " + line);
        for (const auto& line : transferDamage)
            details.damage.push_back("transfer.jsonl, " + line);
        for (const auto& [path, text] : spectraDamage)
            details.damage.push_back(path.filename().string() + ": " + text);
    }

    RunDetails details;
    std::shared_ptr<const RunDetails> published;
    bool changed = true; ///< since it was published; kept where a later part cannot be read
    std::map<std::string, MetricSeries> metrics;
    std::set<std::string> changedMetrics;
    JournalTail events;
    std::string transferStamp, notesStamp;
    std::map<std::filesystem::path, std::string> spectraStamps;
    std::vector<std::pair<std::filesystem::path, SpectrumRecord>> spectra;
    std::vector<std::string> eventDamage, transferDamage;
    std::map<std::filesystem::path, std::string> spectraDamage;
};

RunDetailsReader::RunDetailsReader(RunFolder folder)
    : d(std::make_unique<Private>(std::move(folder)))
{
}

RunDetailsReader::~RunDetailsReader() = default;

std::shared_ptr<const RunDetails> RunDetailsReader::read()
{
    if (!d->published)
        d->details.spec = readRunSpec(d->details.folder.runJson());
    auto state = observedState(d->details.folder);
    d->changed |= !sameState(state, d->details.state);
    d->details.state = std::move(state);
    d->changed |= d->readTitle();
    d->changed |= d->readEvents();
    d->changed |= d->readResults();
    d->changed |= d->readSpectra();
    if (d->changed) {
        d->collectDamage();
        d->published = std::make_shared<const RunDetails>(d->details);
        d->changed = false;
    }
    return d->published;
}

} // namespace transect
