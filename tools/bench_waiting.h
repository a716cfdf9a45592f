#pragma once

#include <fstream>
#include <string>

#include <QCoreApplication>
#include <QElapsedTimer>

/// Lets the window work until `holds`; ends the program where that takes two minutes.
template <typename Holds> void waitUntil(const Holds& holds)
{
    QElapsedTimer since;
    since.start();
    while (!holds() && since.elapsed() < 120000)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    if (!holds())
        qFatal("the window did not come to it within two minutes");
}

/// What the process has in memory now.
inline double residentMiB()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS"))
            return std::stod(line.substr(line.find(':') + 1)) / 1024;
    return 0;
}
