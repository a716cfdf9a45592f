#pragma once

#include <QString>

#include "widgets/runs/run_group.h"

namespace transect {

/// A line of the list of runs: a run or a study. Points into a listing.
struct RunsRow {
    QString key;                        ///< path relative to the library
    const ListedRun* run = nullptr;     ///< nullptr of a study
    const ListedStudy* study = nullptr; ///< nullptr of a run, and of a study of which the listing says nothing
    RunGroup runs = {};                 ///< at or below it
    QString name = {};

    const Remarks& remarks() const
    {
        static const Remarks none;
        return run ? run->remarks : study ? study->remarks : none;
    }
};

// What the list says in its columns, which are those of RunsModel.

QString columnName(int column);
QString columnText(const RunsRow& row, int column);
/// The order of a column: of figures by value, of states by how far they are, of names without regard to case.
bool isLess(const RunsRow& left, const RunsRow& right, int column);
/// Where it is, what is wrong with it or what it is at, and what the user noted.
QString rowDetails(const RunsRow& row);

} // namespace transect
