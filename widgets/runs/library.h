#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include <QObject>

#include "widgets/runs/listing.h"

namespace transect {

/// The runs of one library, kept up to date: a thread of its own reads what changed, whoever wrote it, within a second.
class Library : public QObject {
    Q_OBJECT

public:
    explicit Library(std::filesystem::path folder, QObject* parent = nullptr);
    ~Library() override;

    const std::filesystem::path& folder() const { return m_folder; }
    /// Sorted by path; empty until the first listing arrives (isListed()).
    const std::vector<ListedRun>& runs() const { return m_listing->runs; }
    const ListedRun* find(const std::filesystem::path& path) const { return m_listing->run(path); } ///< relative to the library
    const ListingPtr& listing() const { return m_listing; } ///< never nullptr
    bool isListed() const { return m_listed; }
    bool isWaiting() const { return !m_listed && !m_hasFailed; } ///< for the first listing
    void refresh(); ///< now rather than within a second

Q_SIGNALS:
    /// Of what runs() says; also after the first listing.
    void changed();
    void failed(const transect::ErrorRecord& error); ///< the library itself cannot be read

private:
    void work();
    void publish(ListingPtr listing);
    void fail(const ErrorRecord& error);

    const std::filesystem::path m_folder;
    ListingPtr m_listing;
    bool m_listed = false, m_hasFailed = false;

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    bool m_refresh = false, m_closing = false;
    std::thread m_thread;
};

} // namespace transect
