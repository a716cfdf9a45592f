#pragma once

#include <functional>

#include <QWidget>

#include "widgets/runs/run_group.h"
#include "widgets/runs/run_reader.h"

class QLabel;
class QTreeWidget;

namespace transect {

/// A line of a comparison: a quantity and what each run has of it.
struct ComparedValue {
    std::string place; ///< "fine_tuning.steps"; of a figure "FE mnist"
    QStringList values;

    bool operator==(const ComparedValue&) const = default;
};

/// In what runs differ: kind, seed, parameters and best figures; nothing that is the same in all. `details` of each run,
/// nullptr of one that was not read yet. Of runs of different kinds what only some of them know is left out where those agree.
std::vector<ComparedValue> differencesOf(const RunGroup& runs, const std::vector<RunDetailsPtr>& details);

/// Several runs beside one another.
class Comparison : public QWidget {
    Q_OBJECT

public:
    explicit Comparison(QWidget* parent = nullptr);

    /// `detailsOf` a run: nullptr until it was read.
    void setRuns(RunGroup runs, const std::function<RunDetailsPtr(const ListedRun&)>& detailsOf);

private:
    void showTable(const QStringList& names, const std::vector<ComparedValue>& rows);
    void copy() const;

    static constexpr std::size_t mostCompared = 24; ///< columns that one can still look over

    QStringList m_names;
    std::vector<ComparedValue> m_rows;
    QLabel* m_title;
    QLabel* m_note;
    QTreeWidget* m_table;
};

} // namespace transect
