#include <algorithm>
#include <cstdio>
#include <string_view>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "main_window.h"
#include "record/run_folder.h"
#include "report.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"

using namespace transect;

namespace {

/// A run or study that was named on the command line: its library and its path below that.
struct Wanted {
    std::filesystem::path library;
    QString run;
};

bool isStudyOrRun(const std::filesystem::path& folder)
{
    return RunFolder{folder}.isRun() || std::filesystem::exists(folder / "study.json");
}

Wanted wantedFrom(const QString& text, const std::filesystem::path& library)
{
    auto folder = std::filesystem::path(text.toStdString());
    if (!isStudyOrRun(folder))
        folder = library / text.toStdString();
    if (!isStudyOrRun(folder))
        return {library, text};
    folder = std::filesystem::canonical(folder);
    const auto below = folder.lexically_relative(std::filesystem::weakly_canonical(library));
    if (!below.empty() && *below.begin() != "..")
        return {library, QString::fromStdString(below.string())};
    // It stands elsewhere: its parent is opened as the library, of a study's run the folder of the study.
    const auto parent = folder.parent_path();
    const bool inStudy = std::filesystem::exists(parent / "study.json");
    const auto root = inStudy ? parent.parent_path() : parent;
    return {root, QString::fromStdString(folder.lexically_relative(root).string())};
}

/// Without a screen: figures need fonts and painters, but no display.
int exportReport(const Wanted& wanted, const QString& to)
{
    try {
        Theme::current().setAppearance(Appearance::Light);
        for (const auto& path : writeReport(wanted.library / wanted.run.toStdString(), to.toStdString()))
            std::printf("%s\n", path.c_str());
        return 0;
    } catch (const std::exception& exception) {
        const auto error = describeException(exception);
        std::fprintf(stderr, "transect: %s\n", qPrintable(textOf(error)));
        return error.code == "no-run" ? 2 : 1;
    }
}

} // namespace

int main(int argc, char** argv)
{
    const bool exports = std::any_of(argv, argv + argc, [](const char* argument) { return std::string_view(argument).starts_with("--export"); });
    if (exports && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setOrganizationName("Transect");
    QApplication::setApplicationName("Transect");
    QApplication::setApplicationVersion(TRANSECT_VERSION);
    QApplication::setDesktopFileName("io.github.transect.Transect");
    // English too: its file holds the plural forms.
    QTranslator english, translator, qt;
    if (english.load(":/translations/transect_en.qm"))
        QCoreApplication::installTranslator(&english);
    const auto language = Settings().language();
    QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    // The digits of %n are Western; those of the numbers beside them are to be the same.
    if (locale.zeroDigit() != "0")
        locale = QLocale(locale.language(), locale.language() == QLocale::Arabic ? QLocale::UnitedArabEmirates : QLocale::AnyTerritory);
    if (translator.load(locale, "transect", "_", ":/translations")) {
        QCoreApplication::installTranslator(&translator);
        QLocale::setDefault(locale);
        QApplication::setLayoutDirection(locale.textDirection());
        if (qt.load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&qt);
    }

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("main", "What pre-trained representations learn, when, and what each moment is good for."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("RUN", QApplication::translate("main", "A run or study to open: its folder, or its name in the library"), "[RUN]");
    const QCommandLineOption libraryOption("library", QApplication::translate("main", "The folder that holds the runs"), "DIR");
    const QCommandLineOption exportOption("export", QApplication::translate("main", "Write the figures and the report of a run or study, without a window"), "RUN");
    const QCommandLineOption toOption("to", QApplication::translate("main", "The folder that --export writes into"), "DIR", "report");
    parser.addOptions({libraryOption, exportOption, toOption});
    parser.process(application);

    Theme theme(application);
    theme.setAppearance(Settings().appearance());
    const auto remembered = Settings().library();
    std::filesystem::path library;
    if (parser.isSet(libraryOption))
        library = QDir(parser.value(libraryOption)).absolutePath().toStdString();
    else
        library = remembered.isEmpty() ? libraryFolder() : std::filesystem::path(remembered.toStdString());
    Wanted wanted{library, {}};
    if (!parser.positionalArguments().isEmpty())
        wanted = wantedFrom(parser.positionalArguments().first(), library);
    if (parser.isSet(exportOption))
        return exportReport(wantedFrom(parser.value(exportOption), library), parser.value(toOption));
    MainWindow window(TRANSECT_RESOURCES);
    window.openLibrary(wanted.library);
    if (!wanted.run.isEmpty())
        window.chooseWhenListed(wanted.run);
    window.show();
    return application.exec();
}
