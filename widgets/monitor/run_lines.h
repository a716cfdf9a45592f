#pragma once

#include <array>

#include <QWidget>

#include "widgets/monitor/monitored_run.h"

class QGridLayout;
class QLabel;
class QProgressBar;

namespace transect {

/// Several monitored runs: a line each, or one line that counts their states where they are more than five.
class RunLines : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t most = 5;

    explicit RunLines(QWidget* parent = nullptr);

    void setRuns(const std::vector<MonitoredRun>& runs);

private:
    struct Line {
        QLabel* colour;
        QLabel* glyph;
        QLabel* name;
        QLabel* state;
        QProgressBar* progress;
        QLabel* left;
        QLabel* best;

        std::array<QWidget*, 7> cells() const;
    };

    Line makeLine(QGridLayout& grid, int row);
    void fill(const Line& line, const MonitoredRun& run);

    std::array<Line, most> m_lines;
    QLabel* m_summary;
};

} // namespace transect
