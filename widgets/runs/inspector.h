#pragma once

#include <QWidget>

#include "record/run_details.h"
#include "widgets/runs/run_reader.h"

class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace transect {

class MessageBar;

/// The right side of the window: what the chosen run is.
class Inspector : public QWidget {
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);

    /// `path` relative to the library; nothing is shown for nullptr.
    void setRun(const QString& path, const RunDetailsPtr& details);

    QSize sizeHint() const override { return {300, 600}; }

Q_SIGNALS:
    void resumeRequested(const QString& run);
    void stopRequested(const QString& run, bool now);

private:
    void showState();
    void showFacts();
    void showParameters();

    QString m_path;
    RunDetailsPtr m_details;
    QWidget* m_content;
    QLabel* m_empty;
    QLabel* m_name;
    QLabel* m_glyph;
    QLabel* m_state;
    QProgressBar* m_progress;
    QLabel* m_message;
    MessageBar* m_error;
    QPushButton* m_stop;
    QPushButton* m_resume;
    QFormLayout* m_facts;
    QTreeWidget* m_parameters;
};

} // namespace transect
