#pragma once

#include <QObject>
#include <QStringList>

namespace transect {

/// What the whole window looks at: runs, and one checkpoint of them. Every screen reads it and may change it.
class Selection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const QStringList& runs() const { return m_runs; } ///< paths relative to the library
    const QString& checkpoint() const { return m_checkpoint; } ///< its name; empty: none

    void setRuns(const QStringList& runs)
    {
        if (runs == m_runs)
            return;
        m_runs = runs;
        Q_EMIT runsChanged();
    }

    void setCheckpoint(const QString& checkpoint)
    {
        if (checkpoint == m_checkpoint)
            return;
        m_checkpoint = checkpoint;
        Q_EMIT checkpointChanged();
    }

Q_SIGNALS:
    void runsChanged();
    void checkpointChanged();

private:
    QStringList m_runs;
    QString m_checkpoint;
};

} // namespace transect
