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

/// Follows the runs that are looked at: a thread of its own reads what was appended to them, twice a second.
class RunReader : public QObject {
    Q_OBJECT

public:
    explicit RunReader(QObject* parent = nullptr);
    ~RunReader() override;

    /// The folders to follow from now on, in order; what is no longer among them is forgotten.
    void follow(const std::vector<std::filesystem::path>& runs);
    /// Of the followed runs those that were read, in order.
    std::vector<RunDetailsPtr> details() const;

Q_SIGNALS:
    void changed();
    void failed(const QString& run, const transect::ErrorRecord& error);

private:
    void work();
    void readOnce(std::map<std::filesystem::path, std::unique_ptr<RunDetailsReader>>& readers, const std::vector<std::filesystem::path>& wanted);

    std::vector<std::filesystem::path> m_runs;
    std::map<std::filesystem::path, RunDetailsPtr> m_details;

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::vector<std::filesystem::path> m_wanted;
    bool m_changed = false, m_closing = false;
    std::thread m_thread;
};

} // namespace transect
