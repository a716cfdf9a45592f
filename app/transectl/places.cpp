#include "command.h"
#include "record/run_folder.h"

namespace transect {

void Places::addTo(CLI::App& verb, bool withData)
{
    verb.add_option("--library", library, "Folder of the runs (default: $TRANSECT_LIBRARY, else the user's data folder)")->type_name("DIR");
    if (withData)
        verb.add_option("--data-root", dataRoots, "Folder in which data sets are looked for; may be repeated")
            ->type_name("DIR")
            ->allow_extra_args(false);
}

std::filesystem::path Places::libraryFolder() const
{
    return transect::libraryFolder(library);
}

} // namespace transect
