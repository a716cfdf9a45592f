#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>

#include "widgets/launch/series_report.h"

class QProcess;

namespace transect {

/// Asks transectl what a series is, in a process of its own.
class SeriesReader : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~SeriesReader() override;

    /// What is being read is given up.
    void read(const QString& program, const QStringList& arguments);
    void giveUp();
    bool isReading() const { return m_process != nullptr; }

Q_SIGNALS:
    void done(const transect::SeriesReport& report);
    void failed(const transect::ErrorRecord& error); ///< "not-read" with what the program said

private:
    void ended(QProcess& process, int exitCode, bool crashed);

    QPointer<QProcess> m_process;
};

} // namespace transect
