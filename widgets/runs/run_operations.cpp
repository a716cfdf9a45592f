#include "widgets/runs/run_operations.h"

#include <QDesktopServices>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QUrl>

#include "jobs/supervisor.h"
#include "record/run_folder.h"
#include "record/run_spec.h"

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

std::vector<std::filesystem::path> RunOperations::standingOn(const QString& run, const std::vector<RunSummary>& all) const
{
    const auto wanted = std::filesystem::weakly_canonical(folder(run));
    std::vector<std::filesystem::path> found;
    for (const auto& other : all) {
        try {
            const auto root = m_library / other.path;
            for (const auto& origin : readRunSpec(RunFolder{root}.runJson()).lineage) {
                const auto path = std::filesystem::path(origin.value("path", ""));
                // What is named by "../name" stands beside the run.
                if (!path.empty() && std::filesystem::weakly_canonical((root / path).lexically_normal()) == wanted)
                    found.push_back(other.path);
            }
        } catch (const std::exception&) {
            // An unreadable run names nothing that it stands on.
        }
    }
    return found;
}

void RunOperations::moveToTrash(const QString& run, const std::vector<RunSummary>& all)
{
    if (const auto others = standingOn(run, all); !others.empty()) {
        QStringList names;
        for (const auto& other : others)
            names << QString::fromStdString(other.string());
        Q_EMIT failed({"stood-on", tr("%n run(s) stand on it: %1", nullptr, int(names.size())).arg(names.join(", ")).toStdString(), run.toStdString(),
                       tr("move those to the trash first").toStdString()});
        return;
    }
    if (liveness(RunFolder{folder(run)}) == Liveness::Alive) {
        Q_EMIT failed({"run-busy", tr("it is being worked on").toStdString(), run.toStdString(), tr("stop it first").toStdString()});
        return;
    }
    QFile file(QString::fromStdString(folder(run).string()));
    if (file.moveToTrash())
        Q_EMIT done(tr("%1 is in the trash").arg(run));
    else
        Q_EMIT failed({"io", tr("it cannot be moved to the trash: %1").arg(file.errorString()).toStdString(), folder(run).string(), {}});
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
