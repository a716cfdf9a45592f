#include "record/run_index.h"

#include <map>

#include "record/index_file.h"
#include "record/json.h"
#include "record/run_folder.h"
#include "record/run_summary.h"
#include "record/worker_lock.h"

namespace transect {

namespace {

struct Entry {
    std::string fingerprint;
    RunSummary summary;
};

std::map<std::string, Entry> entriesOf(const std::vector<IndexFile::Row>& rows)
{
    std::map<std::string, Entry> entries;
    for (const IndexFile::Row& row : rows) {
        try {
            entries[row.path] = {row.fingerprint, summaryFromJson(parseJson(row.summary, row.path), row.path)};
        } catch (const Error&) {
            entries.erase(row.path); // the folder is read instead
        }
    }
    return entries;
}

} // namespace

struct RunIndex::Private {
    std::filesystem::path library;
    std::unique_ptr<IndexFile> file; ///< null: the index is in memory alone
    std::map<std::string, Entry> entries; ///< by path in the library
};

RunIndex::RunIndex(std::filesystem::path library)
    : d(std::make_unique<Private>())
{
    std::error_code error;
    d->library = std::filesystem::canonical(library, error);
    if (error || !std::filesystem::is_directory(d->library))
        throw Error("no-file", "there is no such library", library.string(), "a first run makes it");
    d->file = IndexFile::open(d->library / ".index.sqlite");
    if (d->file)
        d->entries = entriesOf(d->file->rows());
}

RunIndex::~RunIndex() = default;

void RunIndex::refresh()
{
    std::vector<IndexFile::Row> changed;
    std::map<std::string, Entry> entries;
    for (const RunFolder& folder : findRuns(d->library)) {
        const std::string path = folder.root.lexically_relative(d->library).string();
        std::string fingerprint = fingerprintOf(folder); // before the files are read: what changes then is read again
        if (auto known = d->entries.extract(path); !known.empty() && known.mapped().fingerprint == fingerprint) {
            entries.insert(std::move(known));
            continue;
        }
        Entry entry{fingerprint, readSummary(folder, d->library)};
        changed.push_back({path, fingerprint, toJson(entry.summary).dump(-1, ' ', false, Json::error_handler_t::replace)});
        entries.emplace(path, std::move(entry));
    }
    std::vector<std::string> gone;
    for (const auto& [path, entry] : d->entries)
        gone.push_back(path);
    d->entries = std::move(entries);
    if (d->file && (!changed.empty() || !gone.empty()) && !d->file->update(changed, gone))
        d->file.reset();
}

std::vector<RunSummary> RunIndex::runs() const
{
    std::vector<RunSummary> summaries;
    for (const auto& [path, entry] : d->entries) {
        summaries.push_back(entry.summary);
        RunSummary& summary = summaries.back();
        if (!isActive(summary.state.status))
            continue;
        try {
            summary.state = observedState({d->library / summary.path});
        } catch (const Error& error) {
            summary.unreadable = error.record();
        }
    }
    return summaries;
}

bool RunIndex::isInMemory() const
{
    return !d->file;
}

} // namespace transect
