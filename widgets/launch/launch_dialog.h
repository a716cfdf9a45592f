#pragma once

#include <filesystem>
#include <optional>

#include <QDialog>

#include "record/error.h"
#include "record/json.h"
#include "record/run_spec.h"

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace transect {

class DifferenceList;
class EmptyState;
class Engine;
struct EngineDescription;
class JsonEditor;
class LaunchChoices;
class LaunchFooter;
class Launcher;
class MessageBar;
class SpecificationForm;

/// Chooses what to launch, fills in its specification as a form or as JSON, and starts it. What was entered is kept for
/// as long as the dialog lives, also while another choice is shown.
class LaunchDialog : public QDialog {
    Q_OBJECT

public:
    /// `engine` outlives the dialog.
    LaunchDialog(Engine& engine, std::filesystem::path library, QWidget* parent = nullptr);
    ~LaunchDialog() override;

    /// Of specifications that come with the program.
    void setReadyMadeFolder(const std::filesystem::path& folder);

    // Each shows the dialog.
    void showReadyMade(const QString& name = {}); ///< of this name; the first one where there is none
    void showNew();       ///< a new study
    void showDuplicate(const RunSpec& run);
    void showTransfer(const QString& sourceRun); ///< a run's path or its name in the library

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
    void load(const Json& specification);
    void formEdited();
    void textEdited();
    void tabChanged();
    void check();
    QString obstacleText(const ErrorRecord& reason) const;
    void showDifferences();
    void showObstacle();
    void copyCommand();
    void start();
    void ended(const QString& folder);
    QStringList seriesOfLibrary() const;

    Engine& m_engine;
    const std::filesystem::path m_library;
    Launcher* m_launcher;
    Json m_specification;
    std::optional<ErrorRecord> m_textProblem; ///< of the JSON text; the form shows what was right last
    std::optional<ErrorRecord> m_problem;     ///< of the specification
    int m_revision = -1;                      ///< of the engine that the form was made for

    LaunchChoices* m_choices;
    QLabel* m_title;
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
