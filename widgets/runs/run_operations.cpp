#include "widgets/runs/run_operations.h"

#include <set>

#include <QDesktopServices>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QUrl>

#include "jobs/supervisor.h"
#include "record/lineage.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/worker_lock.h"

namespace transect {

namespace {

QString quoted(const QString& text)
{
    static const QRegularExpression harmless("^[A-Za-z0-9_./:=@%+-]+$");
    if (harmless.match(text).hasMatch())
        return text;
    return u'\'' + QString(text).replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

} // namespace

RunOperations::RunOperations(QString transectl, std::filesystem::path library, QObject* parent)
    : QObject(parent)
    , m_transectl(std::move(transectl))
    , m_library(std::move(library))
{
}

void RunOperations::resume(const QString& run)
{
    if (m_transectl.isEmpty()) {
        Q_EMIT failed({"no-program", tr("transectl was not found, so nothing can be started").toStdString(), {}, tr("name it by the variable TRANSECTL").toStdString()});
        return;
    }
    auto* process = new QProcess(this);
    connect(process, &QProcess::finished, this, [this, process, run](int code) {
        const auto said = QString::fromUtf8(process->readAllStandardError()).trimmed();
        process->deleteLater();
        if (code != 0)
            Q_EMIT failed({"resume", said.toStdString(), {}, {}});
        else
            Q_EMIT done(tr("%1 goes on").arg(run));
    });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed({"no-program", process->errorString().toStdString(), m_transectl.toStdString(), {}});
    });
    process->start(m_transectl, {"resume", QString::fromStdString(folder(run).string()), "--library", QString::fromStdString(m_library.string()), "--detach"});
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

QStringList RunOperations::standingOn(const QStringList& runs, const std::vector<RunSummary>& all) const
{
    std::error_code none;
    std::set<std::filesystem::path> wanted;
    for (const auto& run : runs)
        wanted.insert(std::filesystem::weakly_canonical(folder(run), none));
    QStringList found;
    for (const auto& other : all) {
        const auto name = QString::fromStdString(other.path.string());
        if (runs.contains(name))
            continue;
        try {
            const RunFolder root{m_library / other.path};
            for (const auto& origin : standsOn(readRunSpec(root.runJson()), root)) {
                if (wanted.contains(std::filesystem::weakly_canonical(origin, none)) && !found.contains(name))
                    found << name;
            }
        } catch (const Error&) {
            // An unreadable run names nothing that it stands on.
        }
    }
    return found;
}

void RunOperations::moveToTrash(const QStringList& runs, const std::vector<RunSummary>& all)
{
    if (const auto others = standingOn(runs, all); !others.empty()) {
        Q_EMIT failed({"stood-on", tr("%n run(s) stand on it: %1", nullptr, int(others.size())).arg(others.join(QStringLiteral(", "))).toStdString(), runs.join(QStringLiteral(", ")).toStdString(),
                       tr("move those to the trash first").toStdString()});
        return;
    }
    for (const auto& run : runs) {
        if (liveness(RunFolder{folder(run)}) != Liveness::Dead) {
            Q_EMIT failed({"run-busy", tr("it is being worked on").toStdString(), run.toStdString(), tr("stop it first").toStdString()});
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
    Q_EMIT done(tr("%1 is in the trash").arg(runs.join(QStringLiteral(", "))));
}

void RunOperations::openFolder(const QString& run) const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(folder(run).string())));
}

QString RunOperations::command(const QString& run) const
{
    return QStringLiteral("transectl resume %1 --library %2").arg(quoted(run), quoted(QString::fromStdString(m_library.string())));
}

} // namespace transect
