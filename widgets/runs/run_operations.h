#pragma once

#include <filesystem>
#include <functional>

#include <QObject>

#include "record/error.h"
#include "widgets/runs/listing.h"

namespace transect {

/// What a user does to runs. The work is done by transectl; what it says when it fails comes back as failed(). Runs and
/// studies are named by their paths relative to the library.
class RunOperations : public QObject {
    Q_OBJECT

public:
    /// `transectl`: the program; empty where there is none, and resuming then fails with the reason.
    RunOperations(QString transectl, std::filesystem::path library, QObject* parent = nullptr);

    void resume(const QString& run);          ///< goes on in a worker of its own
    /// Calls transectl; `text` comes back as done() when it has done it.
    void work(const QStringList& arguments, const QString& text);
    void stop(const QString& run, bool now);  ///< after its step with a checkpoint, or now
    /// Into the desktop's trash. Refused, with the names, where one is being worked on or a run that is not among them
    /// stands on one. A study whose runs are all gone goes too.
    void moveToTrash(const QStringList& runs, const Listing& listing);
    void openFolder(const QString& path) const;
    QString command(const QStringList& paths) const; ///< a line each that resumes it, to copy

    /// What a run or study is called; the folder keeps its name. An empty one or its own name: that again.
    void rename(const QString& path, const QString& title, const Listing& listing);
    void tag(const QStringList& paths, const QStringList& added, const QStringList& removed);
    void setNote(const QString& path, const QString& note);

Q_SIGNALS:
    void failed(const transect::ErrorRecord& error);
    void done(const QString& text);
    void notesWritten();

private:
    std::filesystem::path folder(const QString& path) const { return m_library / path.toStdString(); }
    void changeNotes(const QString& path, const std::function<void(RunNotes&)>& change);

    QString m_transectl;
    std::filesystem::path m_library;
};

/// The runs beside `runs` that stand on one of them.
std::vector<const ListedRun*> standingOn(const QStringList& runs, const Listing& listing);

} // namespace transect
