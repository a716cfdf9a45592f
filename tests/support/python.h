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

/// Runs Python and returns the numbers that it printed. A failure fails the test.
inline QVector<double> runPython(const QStringList& arguments)
{
    QProcess process;
    process.start(pythonPath(), arguments);
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

inline QVector<double> python(const QString& script, const QStringList& arguments = {})
{
    return runPython(QStringList{"-c", script} + arguments);
}

/// `file`: of the tests' folder.
inline QVector<double> pythonFile(const QString& file, const QStringList& arguments = {})
{
    return runPython(QStringList{QStringLiteral(TRANSECT_SOURCE_DIR "/tests/") + file} + arguments);
}

} // namespace transect::testing
