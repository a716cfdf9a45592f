#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include <QDialog>

#include "record/error.h"
#include "record/json.h"
#include "record/run_spec.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace transect {

class DifferenceList;
class EmptyState;
class Engine;
struct EngineDescription;
class JsonEditor;
struct LaunchChoice;
class LaunchChoices;
class LaunchFooter;
class Launcher;
class MessageBar;
class SpecificationForm;

/// Chooses what to launch, fills in its specification as a form or as JSON, and starts it. What was entered is kept until
/// it is started or the dialog is destroyed, also while another choice is shown and while the dialog is closed.
class LaunchDialog : public QDialog {
    Q_OBJECT

public:
    /// `engine` outlives the dialog.
    LaunchDialog(Engine& engine, std::filesystem::path library, QWidget* parent = nullptr);
    ~LaunchDialog() override;

    void setLibrary(const std::filesystem::path& library);
    /// Of specifications that come with the program.
    void setReadyMadeFolder(const std::filesystem::path& folder);

    // Each shows the dialog.
    void showReadyMade(const QString& name = {}); ///< of this name; the first one where there is none
    void showNew();       ///< a new study
    void showDuplicate(const RunSpec& run);
    void showTransfer(const QString& sourceRun, const Json& parameters = Json::object()); ///< a run's path or its name in the library
    /// The ready-made review of a video, of these.
    void showVideos(const QStringList& videos);
    /// Throws the errors of readSpecification(), and shows nothing.
    void showFile(const std::filesystem::path& file);

    Json specification() const { return m_specification; } ///< that Start carries out
    /// Why it cannot be started; nothing: it can.
    std::optional<ErrorRecord> obstacle() const;

Q_SIGNALS:
    void started(const QString& folder);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* makeContent();
    void connectParts();
    void addNewChoices();
    void present(const QString& id);
    void engineChanged();
    void remakeForm(const EngineDescription& description);
    void choiceChanged();
    void load(const Json& specification, const QString& wrongText);
    void formEdited();
    void textEdited();
    void acceptText();
    void tabChanged();
    void check();
    QString obstacleText(const ErrorRecord& reason) const;
    void showDifferences();
    void showObstacle();
    void copyCommand();
    void startOver();
    void undoStartOver();
    void keepForgotten();
    void start();
    void ended(const QString& folder);
    void followLibrary();

    Engine& m_engine;
    std::filesystem::path m_library;
    Launcher* m_launcher;
    Json m_specification;
    std::optional<ErrorRecord> m_textProblem; ///< of the JSON text; the form shows what was right last
    std::optional<ErrorRecord> m_problem;     ///< of the specification
    std::map<std::string, QStringList> m_runs; ///< that the form offers, by kind
    int m_revision = -1;                      ///< of the engine that the form was made for
    QString m_started;                        ///< the choice that is being started
    std::unique_ptr<LaunchChoice> m_forgotten; ///< by Start over, until something else is entered

    LaunchChoices* m_choices;
    QLabel* m_title;
    QPushButton* m_startOver;
    QLabel* m_help;
    MessageBar* m_message;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTabWidget* m_tabs;
    SpecificationForm* m_form;
    JsonEditor* m_editor;
    DifferenceList* m_differences;
    LaunchFooter* m_footer;
};

} // namespace transect
