#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <QDialog>
#include <QTimer>

#include "widgets/launch/series_report.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace transect {

class EmptyState;
class Engine;
class KeyReport;
class Launcher;
class LaunchFooter;
class MessageBar;
class ParameterForm;
class SeriesFiles;
class SeriesReader;

/// Shows the checkpoints that another program left in a folder, as they are read, and starts a transfer run on them.
class SeriesDialog : public QDialog {
    Q_OBJECT

public:
    /// `engine` outlives the dialog.
    SeriesDialog(Engine& engine, std::filesystem::path library, QWidget* parent = nullptr);
    ~SeriesDialog() override;

    void setLibrary(const std::filesystem::path& library);
    /// Shows the dialog; a folder, a file, or a list of files. Empty: as it was.
    void showSource(const QString& path);

    Json specification() const; ///< that Start carries out
    /// Why it cannot be started; empty: it can.
    QString obstacle() const;

Q_SIGNALS:
    void started(const QString& folder);

private:
    void build();
    QWidget* sourceRow();
    QWidget* seriesPart();
    QWidget* runPart();
    void connectParts();
    void chooseFolder();
    void setSource(const QString& path);
    void engineChanged();
    void remakeForm();
    void look();
    void lookSoon();
    QStringList lookArguments() const;
    void showReport(const SeriesReport& report);
    void showProblem();
    bool isOfFile(const ErrorRecord& problem) const;
    void leaveProblemOut();
    void formEdited();
    void follow(bool follows);
    void showState();
    QString inputText() const;
    QString formObstacle() const;
    Json seriesValues() const;
    void start();
    void copyCommand();

    Engine& m_engine;
    std::filesystem::path m_library;
    Launcher* m_launcher;
    SeriesReader* m_reader;
    QTimer m_soon;
    QString m_source, m_readSource;
    SeriesReport m_report;
    bool m_isRead = false;
    std::optional<ErrorRecord> m_failure; ///< of reading
    Json m_readSeries;                    ///< values of the form that the report was made with
    int m_revision = -1;                  ///< of the engine that the form was made for

    MessageBar* m_message;
    QLineEdit* m_path;
    QPushButton* m_choose;
    QPushButton* m_again;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_network;
    QLabel* m_input;
    QTabWidget* m_tabs;
    SeriesFiles* m_files;
    KeyReport* m_keys;
    QLabel* m_notices;
    QCheckBox* m_follow;
    QWidget* m_formPlace;
    ParameterForm* m_form = nullptr;
    LaunchFooter* m_footer;
};

} // namespace transect
