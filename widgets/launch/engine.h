#pragma once

#include <optional>

#include <QObject>
#include <QPointer>
#include <QString>

#include "record/error.h"
#include "widgets/launch/engine_description.h"

class QProcess;

namespace transect {

/// The program transectl as the window sees it: where it is, and what it says it can do. Never blocks.
class Engine : public QObject {
    Q_OBJECT

public:
    explicit Engine(QObject* parent = nullptr);
    ~Engine() override;

    /// Looks for the program and takes what it said last from the cache; asks it where there is nothing in the cache.
    void load();
    /// Looks for the program and asks it anew: data sets may have come and gone. What is known stays until it answers.
    void askAgain();

    const QString& program() const { return m_program; } ///< empty: not found
    /// nullptr until it has answered.
    const EngineDescription* description() const { return m_description ? &*m_description : nullptr; }
    /// Changes with description().
    int revision() const { return m_revision; }
    bool isFromCache() const { return m_fromCache; } ///< description() may say what was true some time ago
    bool isAsking() const { return m_process != nullptr; }
    /// Why there is no description: "no-engine", "engine-failed", "bad-description".
    const std::optional<ErrorRecord>& problem() const { return m_problem; }

    /// $TRANSECTL, else transectl beside this program, else in PATH; empty: nowhere.
    static QString findProgram();

Q_SIGNALS:
    /// Of description(), problem() or isAsking().
    void changed();

private:
    bool find();
    void ask();
    void answered(QProcess& process, int exitCode, bool crashed);
    void accept(const QByteArray& text);
    void forget();
    void fail(const ErrorRecord& problem);

    QString m_program;
    QByteArray m_text; ///< what m_description was read from
    std::optional<EngineDescription> m_description;
    int m_revision = 0;
    bool m_fromCache = false;
    std::optional<ErrorRecord> m_problem;
    QPointer<QProcess> m_process;
};

} // namespace transect
