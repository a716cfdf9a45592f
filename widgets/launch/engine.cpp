#include "widgets/launch/engine.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include "widgets/launch/engine_cache.h"

namespace transect {

namespace {

constexpr auto variable = "TRANSECTL";

} // namespace

Engine::Engine(QObject* parent)
    : QObject(parent)
{
}

Engine::~Engine()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished(1000);
    }
}

QString Engine::findProgram()
{
    // Where the variable is set nothing else is meant.
    if (qEnvironmentVariableIsSet(variable)) {
        const QFileInfo named(qEnvironmentVariable(variable));
        return named.isFile() && named.isExecutable() ? named.absoluteFilePath() : QString();
    }
    const auto beside = QStandardPaths::findExecutable("transectl", {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable("transectl") : beside;
}

void Engine::load()
{
    if (!find())
        return;
    if (const auto cached = EngineCache(m_program).read())
        accept(*cached);
    m_fromCache = m_description.has_value();
    if (!m_description)
        ask();
}

void Engine::askAgain()
{
    if (find())
        ask();
}

bool Engine::find()
{
    const auto found = findProgram();
    if (found != m_program)
        forget();
    m_program = found;
    if (!m_program.isEmpty())
        return true;
    const auto named = qEnvironmentVariable(variable);
    fail({"no-engine", tr("transectl, the program that carries out runs, was not found").toStdString(), named.toStdString(),
          tr("Put it beside transect or into a folder of PATH, or name it in the environment variable TRANSECTL").toStdString()});
    return false;
}

void Engine::ask()
{
    if (m_process)
        return;
    m_process = new QProcess(this);
    auto* process = m_process.data();
    connect(process, &QProcess::finished, this,
            [this, process](int exitCode, QProcess::ExitStatus status) { answered(*process, exitCode, status == QProcess::CrashExit); });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            answered(*process, -1, true);
    });
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(m_program, {"describe", "--json"});
    Q_EMIT changed();
}

void Engine::answered(QProcess& process, int exitCode, bool crashed)
{
    process.deleteLater();
    m_process = nullptr;
    if (crashed || exitCode != 0) {
        const auto said = QString::fromUtf8(process.readAllStandardError()).trimmed();
        return fail({"engine-failed", tr("transectl cannot say what it can do: %1").arg(said.isEmpty() ? process.errorString() : said).toStdString(),
                     m_program.toStdString(), tr("Run transectl doctor in a terminal: it names what is missing").toStdString()});
    }
    const auto text = process.readAllStandardOutput();
    m_fromCache = false;
    accept(text);
    if (!m_problem)
        EngineCache(m_program).write(text);
}

void Engine::accept(const QByteArray& text)
{
    try {
        const auto json = parseJson(text.toStdString(), m_program.toStdString());
        const auto normal = QByteArray::fromStdString(json.dump());
        if (!m_description || normal != m_text) {
            m_description = descriptionFromJson(json, m_program.toStdString());
            ++m_revision;
        }
        m_text = normal;
        m_problem.reset();
        Q_EMIT changed();
    } catch (const Error& error) {
        fail(error.record());
    }
}

void Engine::forget()
{
    m_description.reset();
    m_text.clear();
    ++m_revision;
}

void Engine::fail(const ErrorRecord& problem)
{
    forget();
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace transect
