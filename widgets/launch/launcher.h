#pragma once

#include <filesystem>

#include <QObject>
#include <QPointer>
#include <QStringList>

#include "record/error.h"
#include "record/json.h"

class QProcess;

namespace transect {

/// Carries out a specification by `transectl run FILE --library DIR --detach`.
class Launcher : public QObject {
    Q_OBJECT

public:
    explicit Launcher(std::filesystem::path library, QObject* parent = nullptr);
    /// A start that is under way goes on.
    ~Launcher() override;

    void setLibrary(const std::filesystem::path& library) { m_library = library; }

    /// Where writeSpecification() puts it: in the library's folder .specs, named after its contents.
    std::filesystem::path fileOf(const Json& specification) const;
    /// Errors: those of record/atomic_file.h.
    void writeSpecification(const Json& specification) const;
    QStringList argumentsFor(const Json& specification) const;
    /// As it can be pasted into a shell.
    QString commandLine(const QString& program, const Json& specification) const;

    void start(const QString& program, const Json& specification);
    bool isStarting() const { return m_process != nullptr; }

Q_SIGNALS:
    void started(const QString& folder);
    /// "not-started" with what the program said; those of record/atomic_file.h.
    void failed(const transect::ErrorRecord& error);

private:
    void ended(QProcess& process, int exitCode, bool crashed);

    std::filesystem::path m_library;
    QPointer<QProcess> m_process;
};

} // namespace transect
