#pragma once

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>
#include <QVector>

namespace transect::testing {

inline QString pythonPath()
{
    return QStringLiteral(TRANSECT_SOURCE_DIR "/.venv/bin/python");
}

/// Whether the checkout's Python environment, with the independent implementations, is there.
inline bool hasPython()
{
    return QFileInfo::exists(pythonPath());
}

/// Runs a script and returns the numbers that it printed. A failing script fails the test.
inline QVector<double> python(const QString& script, const QStringList& arguments = {})
{
    QProcess process;
    process.start(pythonPath(), QStringList{"-c", script} + arguments);
    const bool ended = process.waitForFinished(120000);
    const auto errors = process.readAllStandardError();
    QVector<double> numbers;
    if (!ended || process.exitCode() != 0) {
        QTest::qFail(errors.constData(), __FILE__, __LINE__);
        return numbers;
    }
    const auto words = QString::fromUtf8(process.readAllStandardOutput()).split(QRegularExpression("\\s+"), Qt::SkipEmptyParts);
    for (const auto& word : words)
        numbers.append(word.toDouble());
    return numbers;
}

} // namespace transect::testing
