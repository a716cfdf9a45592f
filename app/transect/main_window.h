#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include <QMainWindow>
#include <QTimer>

#include "record/error.h"
#include "record/run_state.h"

class QDockWidget;
class QLabel;
class QMenu;
class QStackedWidget;
class QTabWidget;

namespace transect {

class Actions;
class Engine;
class Inspector;
class LaunchDialog;
class LogPane;
class Library;
struct ListedRun;
class MessageBar;
class MonitorScreen;
class RunOperations;
class ReviewScreen;
class RunReader;
class RunsPane;
class Selection;
class SeriesDialog;
class SpectrumScreen;
class TransferScreen;
class Welcome;

/// Puts the screens together: left what there is, middle what it shows, right what the chosen one is.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `resources`: the folder with the ready-made studies; `demo`: the library that the demo makes, which need not be there.
    explicit MainWindow(std::filesystem::path resources, std::filesystem::path demo = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    enum class Remembered { No, Yes }; ///< opened at the next start, too
    void openLibrary(const std::filesystem::path& folder, Remembered remembered = Remembered::No);
    /// Chooses a run or study by its path or its name in the library, at once or when it is listed; one that is not there
    /// is said.
    void chooseWhenListed(const QString& run);
    /// A file, in the launch dialog.
    void openSpecification(const std::filesystem::path& file);
    /// The ready-made review of them, in the launch dialog.
    void reviewVideos(const QStringList& videos);
    /// Checkpoints that another program wrote, in their dialog: a folder, or one of its files; empty: one is to be chosen.
    void studyCheckpoints(const QString& path = {});
    void bringToFront();
    void say(const ErrorRecord& error);
    void say(const QString& text);

    Actions& actions() const { return *m_actions; }
    Selection& selection() const { return *m_selection; }
    RunsPane& runs() const { return *m_runs; }
    ReviewScreen& review() const { return *m_review; }

Q_SIGNALS:
    void runsEnded(const QString& title, const QString& text); ///< while the user looks elsewhere
    void awakeNeeded(bool needed); ///< runs of the library run on this machine, and the settings ask for it

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeActions();
    void addReviewActions();
    void updateReviewActions();
    void makeMenus();
    void addRecentLibraries(QMenu& menu);
    void makeToolBar();
    void makeScreens();
    void makeDocks();
    void restoreLayout();
    void resetLayout();
    void restoreWidths(); ///< of the panes at the sides

    void libraryChanged();
    void runsChosen();
    void followChosen();
    void showReading();
    QString readingText() const;
    QString inLibrary(const QString& folder) const;
    void screenTurned();
    void showDetails();
    void detailsChanged();
    void noticeEnds();
    void sayEnds(const std::vector<ListedRun>& ended);
    void noticeWork();
    void chooseLibrary();
    void chooseVideo();
    void showDemo();
    void showLibraries();
    QStringList otherLibraries() const;
    void requireLibrary();
    LaunchDialog& launchDialog();
    void chooseStarted(const QString& folder);
    void launch(const QString& what, const QString& readyMade = {});
    void launchDuplicate();
    void launchEvaluation(const Json& parameters);
    void checkWhatIsShown();
    void showRunsMenu(const QPoint& position);
    void updateActions();

    std::filesystem::path m_resources, m_demo;
    Actions* m_actions;
    Selection* m_selection;
    Engine* m_engine;
    RunReader* m_reader;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<RunOperations> m_operations;

    bool m_saysOfChosen = false; ///< the message is of a run that was chosen and cannot be read
    MessageBar* m_message = nullptr;
    QStackedWidget* m_pages = nullptr;
    Welcome* m_welcome = nullptr;
    LaunchDialog* m_launch = nullptr; ///< made when it is first asked for; it keeps what was entered
    SeriesDialog* m_series = nullptr; ///< as the launch dialog
    QTabWidget* m_screens = nullptr;
    MonitorScreen* m_monitor = nullptr;
    TransferScreen* m_transfer = nullptr;
    SpectrumScreen* m_spectrum = nullptr;
    ReviewScreen* m_review = nullptr;
    RunsPane* m_runs = nullptr;
    Inspector* m_inspector = nullptr;
    LogPane* m_log = nullptr;
    QTimer m_logTimer;
    QDockWidget* m_runsDock = nullptr;
    QDockWidget* m_inspectorDock = nullptr;
    QDockWidget* m_logDock = nullptr;
    QLabel* m_libraryLabel = nullptr;
    QLabel* m_reading = nullptr;
    QString m_wanted; ///< to be chosen when it is listed
    bool m_shown = false;
    bool m_inspectorWasShown = false; ///< before the review took its place
    std::map<std::string, RunStatus> m_lastStates; ///< of active runs, to say when one ends
};

} // namespace transect
