#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <unistd.h>

#include "support/small_data.h"

namespace transect::testing {

struct Outcome {
    int code = -1;
    QString out, err;
};

/// transectl with a library, data and state folder of its own.
class CommandLine {
public:
    CommandLine()
    {
        writeSmallMnist(path("data").toStdString(), 240, 60);
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert("TRANSECT_LIBRARY", path("library"));
        m_environment.insert("TRANSECT_STATE", path("state"));
        m_environment.insert("TRANSECT_DATA", path("data"));
        m_environment.insert("OMP_NUM_THREADS", "1");
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }

    std::unique_ptr<QProcess> start(const QStringList& arguments, const QString& output = {}) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        if (!output.isEmpty())
            process->setStandardOutputFile(output);
        process->start(qEnvironmentVariable("TRANSECTL"), arguments);
        process->waitForStarted();
        return process;
    }

    /// As a user to whom permissions apply; none where that user may not execute the program.
    std::unique_ptr<QProcess> startUnprivileged(const QStringList& arguments) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        if (::geteuid() == 0)
            process->setChildProcessModifier([] {
                constexpr uid_t nobody = 65534;
                if (::setgid(nobody) == -1 || ::setuid(nobody) == -1)
                    ::_exit(126);
            });
        process->start(qEnvironmentVariable("TRANSECTL"), arguments);
        return process->waitForStarted() ? std::move(process) : nullptr;
    }

    static Outcome ending(QProcess& process)
    {
        if (!process.waitForFinished(120000))
            process.kill();
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    Outcome call(const QStringList& arguments) const
    {
        const auto process = start(arguments);
        return ending(*process);
    }

    QString write(const QString& name, const QByteArray& contents) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    QJsonObject state(const QString& run) const
    {
        QFile file(path("library/" + run + "/state.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

    QString status(const QString& run) const { return state(run).value("status").toString(); }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

/// A pre-training run of the small data: `epochs` of 15 steps.
inline QByteArray pretraining(const QByteArray& name, int epochs)
{
    return R"({"kind": "pretrain", "name": ")" + name + R"(", "seed": 3, "data": {"name": "mnist"}, "model": {"name": "small-cnn"}, "epochs": )"
        + QByteArray::number(epochs)
        + R"(, "batch_size": 16, "threads": 1, "device": "cpu", "metrics_every": 5, "checkpoints": {"series": "every", "every": 1}})";
}

} // namespace transect::testing
