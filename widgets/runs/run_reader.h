#pragma once

#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <QObject>

#include "record/run_details.h"

namespace transect {

using RunDetailsPtr = std::shared_ptr<const RunDetails>;

/// Follows the runs that are looked at, and those that they stand on: a thread of its own reads what was appended to
/// them, twice a second.
class RunReader : public QObject {
    Q_OBJECT

public:
    explicit RunReader(QObject* parent = nullptr);
    ~RunReader() override;

    /// The folders to follow from now on, in order, and after them those of runs that stand on them; what is no longer needed is
    /// forgotten.
    void follow(const std::vector<std::filesystem::path>& runs, const std::vector<std::filesystem::path>& above = {});
    /// Of the followed runs those that were read, in order.
    std::vector<RunDetailsPtr> details() const;
    /// And after them the runs above them, and those that all of these stand on, as far as they could be read.
    std::vector<RunDetailsPtr> detailsWithLineage() const;
    RunDetailsPtr find(const std::filesystem::path& run) const; ///< nullptr: not read
    /// Why a followed run shows nothing, or nothing new.
    const std::map<std::filesystem::path, ErrorRecord>& errors() const { return m_now.errors; }
    /// Of the followed runs, and of those above, the ones that have neither been read nor failed yet.
    std::vector<std::filesystem::path> unread() const;

Q_SIGNALS:
    /// Once for all that changed together.
    void changed();
    /// A followed run cannot be read; again only after it could be read in between.
    void failed(const QString& run, const transect::ErrorRecord& error);

private:
    struct Snapshot {
        std::map<std::filesystem::path, RunDetailsPtr> details;
        std::map<std::filesystem::path, ErrorRecord> errors;
        bool operator==(const Snapshot&) const = default;
    };
    struct Followed;

    void work();
    bool readOnce(Followed& followed, const std::vector<std::filesystem::path>& wanted);
    bool readRun(Followed& followed, const std::filesystem::path& run);
    void publish(const Snapshot& snapshot);
    void take(Snapshot snapshot);
    bool isInterrupted();

    std::vector<RunDetailsPtr> readOf(const std::vector<std::filesystem::path>& runs) const;

    std::vector<std::filesystem::path> m_runs, m_above;
    Snapshot m_now;

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::vector<std::filesystem::path> m_wanted;
    bool m_changed = false, m_closing = false;
    std::thread m_thread;
};

} // namespace transect
