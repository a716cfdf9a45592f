#include <iostream>

#include "execution.h"
#include "export_files.h"

namespace transect {

namespace {

struct ExportOptions {
    Places places;
    std::string target;
    std::filesystem::path to;
};

int exportAll(const ExportOptions& options)
{
    const auto study = resolveStudyOrRun(options.places.libraryFolder(), options.target);
    for (const auto& run : study.runs) {
        const auto folder = study.root == run.root ? options.to : options.to / run.root.filename();
        for (const auto& file : exportRun(run, folder))
            std::cout << file.string() << '\n';
    }
    return ExitDone;
}

} // namespace

void addExport(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("export", "Write a run's or study's numbers as CSV, JSON and NPY; prints the files");
    const auto options = std::make_shared<ExportOptions>();
    verb->add_option("RUN", options->target, "A run or study: its folder, or its name in the library")->required();
    verb->add_option("--to", options->to, "Folder to write into; files of the same names are replaced")->required()->type_name("DIR");
    options->places.addTo(*verb);
    verb->footer("Example: transectl export fashion-to-digits --to results");
    verb->callback([&action, options] { action = [options] { return exportAll(*options); }; });
}

} // namespace transect
