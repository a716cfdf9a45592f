#pragma once

#include <filesystem>
#include <memory>

#include <QMainWindow>

#include "record/error.h"

class QDockWidget;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTabWidget;

namespace transect {

class Actions;
class Engine;
class Inspector;
class Library;
class MessageBar;
class MonitorScreen;
class RunOperations;
class RunReader;
class RunsPane;
class Selection;
class SpectrumScreen;
class TransferScreen;

/// Puts the screens together: left what there is, middle what it shows, right what the chosen one is.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `resources`: the folder with the ready-made studies.
    explicit MainWindow(std::filesystem::path resources, QWidget* parent = nullptr);
    ~MainWindow() override;

    void openLibrary(const std::filesystem::path& folder);
    /// Chooses a run or study by its path relative to the library, at once or when it is listed.
    void chooseWhenListed(const QString& run);

    Actions& actions() const { return *m_actions; }
    Selection& selection() const { return *m_selection; }
    RunsPane& runs() const { return *m_runs; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeActions();
    void makeMenus();
    void makeToolBar();
    void makeScreens();
    void makeDocks();
    void restoreLayout();
    void resetLayout();

    void libraryChanged();
    void runsChosen();
    void detailsChanged();
    void noticeEnds();
    void say(const ErrorRecord& error);
    void say(const QString& text);
    void chooseLibrary();
    void launch(const QString& what, const QString& readyMade = {});
    void launchStudy(const QString& file);
    void showRunsMenu(const QPoint& position);
    void updateActions();

    std::filesystem::path m_resources;
    Actions* m_actions;
    Selection* m_selection;
    Engine* m_engine;
    RunReader* m_reader;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<RunOperations> m_operations;

    MessageBar* m_message = nullptr;
    QStackedWidget* m_pages = nullptr;
    QWidget* m_welcome = nullptr;
    QTabWidget* m_screens = nullptr;
    MonitorScreen* m_monitor = nullptr;
    TransferScreen* m_transfer = nullptr;
    SpectrumScreen* m_spectrum = nullptr;
    RunsPane* m_runs = nullptr;
    Inspector* m_inspector = nullptr;
    QPlainTextEdit* m_log = nullptr;
    QDockWidget* m_runsDock = nullptr;
    QDockWidget* m_inspectorDock = nullptr;
    QDockWidget* m_logDock = nullptr;
    QLabel* m_libraryLabel = nullptr;
    QString m_wanted; ///< to be chosen when it is listed
    bool m_shown = false;
    std::map<std::string, int> m_lastStates; ///< of active runs, to say when one ends
};

} // namespace transect
