#include <algorithm>
#include <cstdio>
#include <optional>
#include <string_view>

#include <QCommandLineParser>
#include <QDBusConnection>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "application.h"
#include "main_window.h"
#include "opening.h"
#include "report.h"
#include "widgets/common/application.h"
#include "widgets/common/desktop_notifier.h"
#include "widgets/common/keep_awake.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/settings.h"
#include "widgets/common/system_look.h"
#include "widgets/common/theme.h"

using namespace transect;

namespace {

/// As the program is installed, else those of the checkout that it was built in.
std::filesystem::path resourceFolder()
{
    const auto installed = std::filesystem::path(QCoreApplication::applicationDirPath().toStdString()) / TRANSECT_INSTALLED_RESOURCES;
    return std::filesystem::exists(installed) ? installed : TRANSECT_RESOURCES;
}

/// Whether there is such a file; its texts are then used.
template <typename... Place> bool installTranslation(const Place&... place)
{
    auto* translator = new QTranslator(QCoreApplication::instance());
    return translator->load(place...) && QCoreApplication::installTranslator(translator);
}

void setLanguage()
{
    // English too: its file holds the plural forms.
    installTranslation(QStringLiteral(":/translations/transect_en.qm"));
    const auto language = Settings().language();
    QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    // The digits of %n are Western; those of the numbers beside them are to be the same.
    if (locale.zeroDigit() != "0")
        locale = QLocale(locale.language(), locale.language() == QLocale::Arabic ? QLocale::UnitedArabEmirates : QLocale::AnyTerritory);
    if (!installTranslation(locale, "transect", "_", ":/translations"))
        return;
    QLocale::setDefault(locale);
    QApplication::setLayoutDirection(locale.textDirection());
    installTranslation(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

/// Without a screen: figures need fonts and painters, but no display.
void exportReport(const std::filesystem::path& library, const QString& run, const QString& to)
{
    Theme::current().setAppearance(Appearance::Light);
    for (const auto& path : writeReport(library / pathInLibrary(library, run).toStdString(), to.toStdString()))
        std::printf("%s\n", path.c_str());
}

/// What the window and the desktop say to each other.
void connectDesktop(MainWindow& window, Theme& theme, Application& application)
{
    auto* look = new SystemLook(QDBusConnection::sessionBus(), &window);
    const auto follow = [look, &theme] { theme.setSystemIsDark(look->isDark()); };
    QObject::connect(look, &SystemLook::changed, &theme, follow);
    follow();
    auto* notifier = new DesktopNotifier(QDBusConnection::sessionBus(), &window);
    QObject::connect(&window, &MainWindow::runsEnded, notifier, &DesktopNotifier::notify);
    QObject::connect(notifier, &DesktopNotifier::activated, &window, &MainWindow::bringToFront);
    auto* awake = new KeepAwake(QDBusConnection::sessionBus(), QDBusConnection::systemBus(), &window);
    QObject::connect(&window, &MainWindow::awakeNeeded, awake, &KeepAwake::setNeeded);
    QObject::connect(&application, &Application::failed, &window, qOverload<const ErrorRecord&>(&MainWindow::say));
}

void show(MainWindow& window, const Opening& opening)
{
    window.openLibrary(opening.library, opening.isRemembered ? MainWindow::Remembered::Yes : MainWindow::Remembered::No);
    window.show();
    if (!opening.run.isEmpty())
        window.chooseWhenListed(opening.run);
    if (!opening.specification.empty())
        window.openSpecification(opening.specification);
    if (!opening.video.isEmpty())
        window.reviewVideos({opening.video});
}

int openWindow(Application& application, Theme& theme, const Opening& opening)
{
    theme.setAppearance(Settings().appearance());
    std::optional<MainWindow> window;
    theme.styleAtOnce([&] { window.emplace(resourceFolder(), TRANSECT_DEMO); });
    connectDesktop(*window, theme, application);
    show(*window, opening);
    return application.exec();
}

int exitCodeOf(const ErrorRecord& error)
{
    std::fprintf(stderr, "transect: %s\n", qPrintable(textOf(error)));
    return error.code == "no-run" || error.code == "ambiguous-run" ? 2 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const bool exports = std::any_of(argv, argv + argc, [](const char* argument) { return std::string_view(argument).starts_with("--export"); });
    if (exports && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    Application application(argc, argv);
    QApplication::setOrganizationName("Transect");
    QApplication::setApplicationName("Transect");
    QApplication::setApplicationVersion(TRANSECT_VERSION);
    QApplication::setDesktopFileName(applicationId);
    QApplication::setWindowIcon(applicationIcon());
    setLanguage();

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("main", "What pre-trained representations learn, when, and what each moment is good for."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("RUN", QApplication::translate("main", "A run or study to open: its folder, or its name in the library; or the file of a specification, to look at and start; or a video, to review"), "[RUN | SPEC | VIDEO]");
    const QCommandLineOption libraryOption("library", QApplication::translate("main", "The folder that holds the runs"), "DIR");
    const QCommandLineOption exportOption("export", QApplication::translate("main", "Write the figures and the report of a run or study, without a window"), "RUN");
    const QCommandLineOption toOption("to", QApplication::translate("main", "The folder that --export writes into"), "DIR", "report");
    parser.addOptions({libraryOption, exportOption, toOption});
    parser.process(application);

    Theme theme(application);
    const auto named = parser.isSet(exportOption) ? parser.value(exportOption) : parser.positionalArguments().value(0);
    try {
        const auto opening = openingOf(named, parser.value(libraryOption));
        if (!parser.isSet(exportOption))
            return openWindow(application, theme, opening);
        exportReport(opening.library, named, parser.value(toOption));
        return 0;
    } catch (const std::exception& exception) {
        return exitCodeOf(describeException(exception));
    }
}
