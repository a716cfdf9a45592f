#pragma once

#include <filesystem>

#include <QString>

namespace transect {

/// What the window begins with.
struct Opening {
    std::filesystem::path library;
    bool isRemembered = false;           ///< the library is the one of the next start, too
    QString run;                         ///< a run or study: its path in the library, or what may be its name; empty: none
    std::filesystem::path specification; ///< a file; empty: none
    QString video;                       ///< a file that is to be reviewed; empty: none
};

/// `named` (RUN, SPEC or VIDEO) and `library` (--library) are as on the command line, empty where they are not given. The library
/// is the one that is given, else the one that the named run or study stands in, else $TRANSECT_LIBRARY, else the one that
/// was chosen last in the window, else the default folder; only the last two are remembered.
Opening openingOf(const QString& named, const QString& library);

/// The path, relative to `library`, of the run or study that a user means: by its path, or by the name of a run below the
/// library. Errors: those of resolveRun(); "no-run" where it stands elsewhere.
QString pathInLibrary(const std::filesystem::path& library, const QString& named);

/// Whether a path is a file of weights that another program may have written, or a folder of such files or of checkpoints with such files.
bool holdsCheckpoints(const QString& path);

} // namespace transect
