#include "record/run_spec.h"

#include <cerrno>
#include <ctime>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "record/atomic_file.h"
#include "record/file_system.h"
#include "record/json_fields.h"

namespace transect {

namespace {

constexpr int newestFormat = 1;

/// Gives `from` a second name; where the file system knows no links, renames it. Never replaces. Returns the errno.
int publish(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::link(from.c_str(), to.c_str()) == 0)
        return 0;
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
        return errno;
    return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0 ? 0 : errno;
}

} // namespace

std::string utcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

Json toJson(const RunSpec& spec)
{
    Json json = {{"format", spec.format}, {"kind", spec.kind}, {"name", spec.name}};
    if (spec.study)
        json["study"] = *spec.study;
    json.update({{"created", spec.created}, {"seed", spec.seed}, {"parameters", spec.parameters},
                 {"lineage", spec.lineage}, {"versions", spec.versions}});
    return json;
}

RunSpec readRunSpec(const std::filesystem::path& path)
{
    const Json json = readJsonFile(path);
    const JsonFields fields(json, "bad-run", path.string());
    RunSpec spec;
    if (const std::int64_t format = fields.integer("format", 1); format > newestFormat)
        throw Error("bad-run",
                    "found format " + std::to_string(format) + ", expected at most " + std::to_string(newestFormat),
                    path.string(), "it was written by a newer Transect: update this one");
    spec.kind = fields.text("kind");
    spec.name = fields.text("name");
    if (fields.has("study"))
        spec.study = fields.text("study");
    spec.created = fields.text("created");
    spec.seed = fields.seed("seed");
    spec.parameters = fields.object("parameters");
    spec.lineage = fields.list("lineage");
    spec.versions = fields.object("versions");
    return spec;
}

void writeRunSpec(const std::filesystem::path& path, const RunSpec& spec)
{
    RunSpec dated = spec;
    if (dated.created.empty())
        dated.created = utcNow();
    const auto temporary = folderOf(path) / (".run.json." + std::to_string(getpid()) + ".new");
    writeAtomically(temporary, toJson(dated).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    const int error = publish(temporary, path);
    ::unlink(temporary.c_str());
    if (error == EEXIST)
        throw Error("exists", "there is a run already", path.string(),
                    "a run's specification never changes; start another run");
    if (error != 0)
        throw fileError(error, "create", path);
    if (realFileSystem().syncFolder(folderOf(path)) != 0)
        throw fileError(errno, "sync the folder of", path);
}

} // namespace transect
