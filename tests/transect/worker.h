#pragma once

#include <csignal>

#include <QFile>

#include "record/run_folder.h"
#include "record/run_state.h"
#include "record/worker_lock.h"

namespace transect::testing {

/// The worker of a run that a test started. It can be held still, so that a quick machine does not end the run before the
/// window has been looked at; when this goes the worker goes too.
class Worker {
public:
    explicit Worker(RunFolder run)
        : m_run(std::move(run))
    {
    }
    ~Worker() { signal(SIGKILL); }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    bool isAlive() const
    {
        const auto worker = readWorker(m_run.lock());
        return worker && isRunning(*worker);
    }
    void hold() const { signal(SIGSTOP); }
    void release() const { signal(SIGCONT); }
    void kill() const { signal(SIGKILL); }

    qint64 written() const { return QFile(QString::fromStdString(m_run.events().string())).size(); }
    bool wrote(const QByteArray& text) const
    {
        QFile file(QString::fromStdString(m_run.events().string()));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(text);
    }
    RunStatus status() const { return observedState(m_run).status; }

private:
    void signal(int number) const
    {
        if (const auto worker = readWorker(m_run.lock()); worker && isRunning(*worker))
            ::kill(pid_t(worker->pid), number);
    }

    RunFolder m_run;
};

} // namespace transect::testing
