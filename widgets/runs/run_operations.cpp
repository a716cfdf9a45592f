#include "widgets/runs/run_operations.h"

#include <algorithm>

#include <QDesktopServices>
#include <QFile>
#include <QProcess>
#include <QUrl>

#include "jobs/supervisor.h"
#include "record/run_folder.h"
#include "record/worker_lock.h"
#include "widgets/common/texts.h"

namespace transect {

namespace {

const auto separator = QStringLiteral(", ");

} // namespace

RunOperations::RunOperations(QString transectl, std::filesystem::path library, QObject* parent)
    : QObject(parent)
    , m_transectl(std::move(transectl))
    , m_library(std::move(library))
{
}

void RunOperations::resume(const QString& run)
{
    work({"resume", QString::fromStdString(folder(run).string()), "--library", QString::fromStdString(m_library.string()), "--detach"}, tr("%1 goes on").arg(run));
}

void RunOperations::work(const QStringList& arguments, const QString& text)
{
    if (m_transectl.isEmpty()) {
        Q_EMIT failed({"no-program", tr("transectl was not found, so nothing can be started").toStdString(), {}, tr("name it by the variable TRANSECTL").toStdString()});
        return;
    }
    auto* process = new QProcess(this);
    connect(process, &QProcess::finished, this, [this, process, text, verb = arguments.first()](int code) {
        const auto said = QString::fromUtf8(process->readAllStandardError()).trimmed();
        process->deleteLater();
        if (code != 0)
            Q_EMIT failed({verb.toStdString(), said.toStdString(), {}, {}});
        else
            Q_EMIT done(text);
    });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed({"no-program", process->errorString().toStdString(), m_transectl.toStdString(), {}});
    });
    process->start(m_transectl, arguments);
}

void RunOperations::stop(const QString& run, bool now)
{
    try {
        stopRun(RunFolder{folder(run)}, now);
        Q_EMIT done(now ? tr("%1 stops now").arg(run) : tr("%1 stops after its step").arg(run));
    } catch (const Error& error) {
        Q_EMIT failed(error.record());
    }
}

void RunOperations::moveToTrash(const QStringList& runs, const Listing& listing)
{
    const auto named = [&](const QString& path) {
        const auto* run = listing.run(path.toStdString());
        return run ? shownName(*run) : path.toStdString();
    };
    QStringList names;
    for (const auto& run : runs)
        names << QString::fromStdString(named(run));
    const auto listed = names.join(separator);
    if (!listing.isComplete) {
        Q_EMIT failed({"not-read", tr("the library is still being read, so what stands on it is not known yet").toStdString(), listed.toStdString(), tr("try again in a moment").toStdString()});
        return;
    }
    if (const auto others = standingOn(runs, listing); !others.empty()) {
        QStringList above;
        for (const auto* other : others)
            above << QString::fromStdString(shownName(*other));
        Q_EMIT failed({"stood-on", tr("%n run(s) stand on it: %1", nullptr, int(others.size())).arg(above.join(separator)).toStdString(), listed.toStdString(),
                       tr("move those to the trash first").toStdString()});
        return;
    }
    for (const auto& run : runs) {
        if (liveness(RunFolder{folder(run)}) != Liveness::Dead) {
            Q_EMIT failed({"run-busy", tr("it is being worked on").toStdString(), named(run), tr("stop it first").toStdString()});
            return;
        }
    }
    for (const auto& run : runs) {
        QFile file(QString::fromStdString(folder(run).string()));
        if (!file.moveToTrash()) {
            Q_EMIT failed({"io", tr("it cannot be moved to the trash: %1").arg(file.errorString()).toStdString(), folder(run).string(), {}});
            return;
        }
        const auto study = folder(run).parent_path();
        if (std::filesystem::exists(study / "study.json") && findRuns(study).empty())
            QFile(QString::fromStdString(study.string())).moveToTrash();
    }
    Q_EMIT done(tr("%1 is in the trash").arg(listed));
}

void RunOperations::openFolder(const QString& path) const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(folder(path).string())));
}

QString RunOperations::command(const QStringList& paths) const
{
    QStringList lines;
    for (const auto& path : paths)
        lines << QStringLiteral("transectl resume %1 --library %2").arg(shellWord(path), shellWord(QString::fromStdString(m_library.string())));
    return lines.join(u'\n');
}

void RunOperations::rename(const QString& path, const QString& title, const Listing& listing)
{
    const auto* run = listing.run(path.toStdString());
    const auto ownName = run ? run->name : std::filesystem::path(path.toStdString()).filename().string();
    auto wanted = title.simplified().toStdString();
    if (wanted == ownName)
        wanted.clear();
    changeNotes(path, [&](RunNotes& notes) { notes.title = wanted; });
}

void RunOperations::tag(const QStringList& paths, const QStringList& added, const QStringList& removed)
{
    for (const auto& path : paths) {
        changeNotes(path, [&](RunNotes& notes) {
            std::erase_if(notes.tags, [&](const std::string& tag) { return removed.contains(QString::fromStdString(tag)); });
            for (const auto& tag : added) {
                if (std::ranges::find(notes.tags, tag.toStdString()) == notes.tags.end())
                    notes.tags.push_back(tag.toStdString());
            }
        });
    }
}

void RunOperations::setNote(const QString& path, const QString& note)
{
    changeNotes(path, [&](RunNotes& notes) { notes.note = note.toStdString(); });
}

/// Another window may have written meanwhile: what it says of the other members stays.
void RunOperations::changeNotes(const QString& path, const std::function<void(RunNotes&)>& change)
{
    try {
        const auto before = readRunNotes(folder(path));
        auto notes = before;
        change(notes);
        if (notes == before)
            return;
        writeRunNotes(folder(path), notes);
        Q_EMIT notesWritten();
    } catch (const Error& error) {
        Q_EMIT failed(error.record());
    }
}

std::vector<const ListedRun*> standingOn(const QStringList& runs, const Listing& listing)
{
    std::vector<const ListedRun*> found;
    const auto isAmong = [&](const std::filesystem::path& path) { return runs.contains(QString::fromStdString(path.native())); };
    for (const auto& other : listing.runs) {
        if (!isAmong(other.path) && std::ranges::any_of(other.standsOn, isAmong))
            found.push_back(&other);
    }
    return found;
}

} // namespace transect
