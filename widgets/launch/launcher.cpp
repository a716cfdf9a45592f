#include "widgets/launch/launcher.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include "record/atomic_file.h"
#include "record/hash.h"
#include "record/run_folder.h"
#include "widgets/common/texts.h"

namespace transect {

namespace {

std::string textOf(const Json& specification)
{
    return specification.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string nameOf(const Json& specification)
{
    for (const auto* member : {"name", "kind"}) {
        if (const auto value = specification.value(member, Json()); value.is_string())
            return value.get<std::string>();
    }
    return "run";
}

} // namespace

Launcher::Launcher(std::filesystem::path library, QObject* parent)
    : QObject(parent)
    , m_library(std::move(library))
{
}

Launcher::~Launcher()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->setParent(QCoreApplication::instance());
    connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
}

std::filesystem::path Launcher::fileOf(const Json& specification) const
{
    constexpr std::size_t digits = 12;
    const auto hash = sha256Hex(textOf(specification)).substr(0, digits);
    return m_library / ".specs" / (safeName(nameOf(specification)) + "-" + hash + ".json");
}

void Launcher::writeSpecification(const Json& specification) const
{
    const auto file = fileOf(specification);
    // Where it cannot be made the file cannot be written, which says why.
    QDir().mkpath(QString::fromStdString(file.parent_path().string()));
    writeAtomically(file, textOf(specification));
}

QStringList Launcher::argumentsFor(const Json& specification) const
{
    return {"run", QString::fromStdString(fileOf(specification).string()), "--library", QString::fromStdString(m_library.string()), "--detach"};
}

QString Launcher::commandLine(const QString& program, const Json& specification) const
{
    QStringList words{shellWord(program.isEmpty() ? "transectl" : program)};
    for (const auto& argument : argumentsFor(specification))
        words << shellWord(argument);
    return words.join(u' ');
}

void Launcher::start(const QString& program, const Json& specification)
{
    if (m_process)
        return;
    try {
        writeSpecification(specification);
    } catch (const Error& error) {
        Q_EMIT failed(error.record());
        return;
    }
    m_process = new QProcess(this);
    auto* process = m_process.data();
    connect(process, &QProcess::finished, this,
            [this, process](int exitCode, QProcess::ExitStatus status) { ended(*process, exitCode, status == QProcess::CrashExit); });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(*process, -1, true);
    });
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(program, argumentsFor(specification));
}

void Launcher::ended(QProcess& process, int exitCode, bool crashed)
{
    process.deleteLater();
    m_process = nullptr;
    const auto folder = QString::fromUtf8(process.readAllStandardOutput()).trimmed().section(u'\n', -1);
    const auto said = QString::fromUtf8(process.readAllStandardError()).trimmed();
    if (!crashed && exitCode == 0 && !folder.isEmpty()) {
        Q_EMIT started(folder);
        return;
    }
    const auto why = !said.isEmpty() ? said : crashed ? process.errorString() : tr("it printed no folder and ended with code %1").arg(exitCode);
    Q_EMIT failed({"not-started", why.toStdString(), {}, {}});
}

} // namespace transect
