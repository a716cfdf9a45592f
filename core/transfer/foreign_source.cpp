#include "transfer/foreign_source.h"

#include <algorithm>
#include <set>

#include "record/hash.h"
#include "record/weights_file.h"
#include "transfer/series_import.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds settles{2};    ///< without a change, and a readable file counts as whole
constexpr std::chrono::seconds patience{60};  ///< without a change, and one that is not readable counts as damaged

/// Sizes and times of the file and its shards; empty where it is gone or its index is not whole.
std::string stampOfFiles(const fs::path& path)
{
    std::string stamp;
    try {
        for (const auto& file : filesBehind(path))
            stamp += std::to_string(fs::file_size(file)) + "@" + std::to_string(fs::last_write_time(file).time_since_epoch().count()) + " ";
    } catch (const std::exception&) {
        return {};
    }
    return stamp;
}

bool isOlderThan(const fs::path& path, std::chrono::seconds age)
{
    std::error_code none;
    const auto time = fs::last_write_time(path, none);
    return !none && fs::file_time_type::clock::now() - time > age;
}

std::string hashOfFiles(const fs::path& path)
{
    const auto files = filesBehind(path);
    if (files.size() == 1)
        return sha256HexOfFile(path);
    std::string hashes;
    for (const auto& file : files)
        hashes += sha256HexOfFile(file);
    return sha256Hex(hashes);
}

} // namespace

ForeignSource::ForeignSource(fs::path path, ForeignOptions options)
    : m_path(std::move(path))
    , m_options(std::move(options))
{
}

ForeignSeries ForeignSource::find()
{
    if (m_path.extension() != ".txt")
        return findForeignSeries({m_path}, m_options.order);
    const auto list = readSeriesList(m_path);
    auto order = m_options.order;
    order.isGiven = true;
    order.epochs = list.epochs;
    return findForeignSeries(list.paths, order);
}

std::vector<CheckpointRecord> ForeignSource::checkpoints()
{
    m_isListed = true;
    try {
        m_found = find();
    } catch (const Error& error) {
        // A program that is to write there may not have begun.
        if (error.record().code != "no-checkpoints" || !isGrowing(true))
            throw;
        m_found = {};
    }
    std::vector<CheckpointRecord> records;
    std::set<std::string> names;
    for (const auto& one : m_found.checkpoints) {
        if (!isWhole(one))
            continue;
        const CheckpointRecord record{importedName(one), one.epoch, one.step, one.path};
        auto& known = m_files.at(one.path).record;
        if (known && known->name != record.name)
            throw Error("bad-series", "it was taken for " + known->name + ", and beside the files that came since its name reads " + record.name, one.path.string(),
                        "give epochs in series.epochs, or leave files out by series.leave_out");
        if (!names.insert(record.name).second)
            throw Error("bad-series", "it would have the name " + record.name + ", which another checkpoint has", one.path.string(), "give whole epochs, or different ones, in series.epochs");
        known = record;
        records.push_back(record);
    }
    return records;
}

bool ForeignSource::isBeingWritten(const Watched& file)
{
    return !file.isWhole && (!file.problem || (!file.isOld && Clock::now() - file.changed < patience));
}

bool ForeignSource::isWhole(const ForeignCheckpoint& checkpoint)
{
    auto& file = m_files[checkpoint.path];
    if (file.isWhole)
        return true;
    const auto stamp = stampOfFiles(checkpoint.path);
    if (stamp != file.stamp) {
        file.stamp = stamp;
        file.changed = m_news = Clock::now();
        file.isOld = isOlderThan(checkpoint.path, patience);
        file.problem.reset();
    }
    const bool isSettled = isOlderThan(checkpoint.path, settles) || Clock::now() - file.changed > settles;
    if (isSettled && !file.problem)
        tryToRead(file, checkpoint);
    return file.isWhole;
}

/// A file that cannot be read may still be written; one that can be read and is of something else is an error.
void ForeignSource::tryToRead(Watched& file, const ForeignCheckpoint& checkpoint)
{
    std::optional<WeightsFile> weights;
    try {
        weights = WeightsFile::open(checkpoint.path);
    } catch (const Error& error) {
        file.problem = error.record();
        return;
    }
    if (m_network)
        requireSameNetwork(*m_network, *weights, m_options.network);
    else
        m_network = foreignNetwork(*weights, m_options.network);
    file.isWhole = true;
}

bool ForeignSource::isGrowing(bool follows) const
{
    if (!m_isListed)
        return true;
    const auto isUnfinished = [this](const ForeignCheckpoint& one) {
        const auto known = m_files.find(one.path);
        return known != m_files.end() && isBeingWritten(known->second);
    };
    if (std::ranges::any_of(m_found.checkpoints, isUnfinished))
        return true;
    if (!follows)
        return false;
    const auto limit = std::chrono::duration<double>(m_options.idleSeconds);
    // Programs remove old checkpoints.
    const bool isComplete = m_options.expected > 0 && m_files.size() >= std::size_t(m_options.expected);
    if (isComplete || (m_options.expected == 0 && m_options.idleSeconds == 0))
        return false;
    return m_options.idleSeconds == 0 || Clock::now() - m_news < limit;
}

std::vector<ErrorRecord> ForeignSource::unreadable() const
{
    std::vector<ErrorRecord> problems;
    for (const auto& one : m_found.checkpoints) {
        const auto found = m_files.find(one.path);
        if (found != m_files.end() && found->second.problem && !isBeingWritten(found->second))
            problems.push_back(*found->second.problem);
    }
    return problems;
}

std::vector<std::string> ForeignSource::notices() const
{
    auto notices = m_found.notices;
    if (m_network)
        notices.insert(notices.end(), m_network->notices.begin(), m_network->notices.end());
    return notices;
}

LoadedCheckpoint ForeignSource::load(const CheckpointRecord& record) const
{
    const auto file = WeightsFile::open(record.path);
    return {foreignInfo(*m_network, {record.path, record.epoch, record.step}, file), loadForeignNetwork(file, m_network->architecture), hashOfFiles(record.path)};
}

} // namespace transect
