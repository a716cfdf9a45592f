#include "widgets/launch/series_reader.h"

#include <QProcess>

namespace transect {

SeriesReader::~SeriesReader()
{
    giveUp();
}

void SeriesReader::giveUp()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->setParent(nullptr);
    connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
    m_process->kill();
    m_process = nullptr;
}

void SeriesReader::read(const QString& program, const QStringList& arguments)
{
    giveUp();
    m_process = new QProcess(this);
    auto* process = m_process.data();
    connect(process, &QProcess::finished, this,
            [this, process](int exitCode, QProcess::ExitStatus status) { ended(*process, exitCode, status == QProcess::CrashExit); });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(*process, -1, true);
    });
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(program, arguments);
}

void SeriesReader::ended(QProcess& process, int exitCode, bool crashed)
{
    process.deleteLater();
    m_process = nullptr;
    const auto said = QString::fromUtf8(process.readAllStandardError()).trimmed();
    if (crashed || exitCode != 0) {
        const auto why = !said.isEmpty() ? said : crashed ? process.errorString() : tr("it ended with code %1").arg(exitCode);
        Q_EMIT failed({"not-read", tr("The checkpoints could not be read: %1").arg(why).toStdString(), {}, {}});
        return;
    }
    try {
        const auto place = process.program().toStdString();
        Q_EMIT done(seriesReportFromJson(parseJson(process.readAllStandardOutput().toStdString(), place), place));
    } catch (const Error& error) {
        Q_EMIT failed(error.record());
    }
}

} // namespace transect
