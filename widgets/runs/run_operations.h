#pragma once

#include <filesystem>
#include <vector>

#include <QObject>

#include "record/error.h"
#include "record/run_index.h"

namespace transect {

/// What a user does to runs. The work is done by transectl; what it says when it fails comes back as failed().
class RunOperations : public QObject {
    Q_OBJECT

public:
    /// `transectl`: the program; empty where there is none, and resuming then fails with the reason.
    RunOperations(QString transectl, std::filesystem::path library, QObject* parent = nullptr);

    void resume(const QString& run);          ///< goes on in a worker of its own
    void stop(const QString& run, bool now);  ///< after its step with a checkpoint, or now
    /// Into the desktop's trash. Refused, with the names, where one is being worked on or a run of `all` that is not among
    /// them stands on one. A study whose runs are all gone goes too.
    void moveToTrash(const QStringList& runs, const std::vector<RunSummary>& all);
    void openFolder(const QString& run) const;
    QString command(const QString& run) const; ///< that resumes it, to copy

    /// The runs of `all` beside `runs` that stand on one of them.
    QStringList standingOn(const QStringList& runs, const std::vector<RunSummary>& all) const;

Q_SIGNALS:
    void failed(const transect::ErrorRecord& error);
    void done(const QString& text);

private:
    std::filesystem::path folder(const QString& run) const { return m_library / run.toStdString(); }

    QString m_transectl;
    std::filesystem::path m_library;
};

} // namespace transect
