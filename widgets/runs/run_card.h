#pragma once

#include <QWidget>

#include "widgets/runs/listing.h"
#include "widgets/runs/run_reader.h"

class QLabel;
class QPushButton;
class QTreeWidget;

namespace transect {

class CardHead;
class FactList;
class LineageTree;
class MessageBar;

/// What one run is.
class RunCard : public QWidget {
    Q_OBJECT

public:
    explicit RunCard(QWidget* parent = nullptr);

    /// `details`: nullptr until the run was read; what the listing says of it is shown meanwhile.
    void setRun(const ListedRun& run, const RunDetailsPtr& details, const Listing& listing);

Q_SIGNALS:
    void resumeRequested(const QString& run);
    void stopRequested(const QString& run, bool now);
    void runActivated(const QString& run); ///< of its lineage

private:
    void showState(const RunSummary& run, const Listing& listing);
    void showProblems(const ListedRun& run, const RunState& state);
    void showFacts(const ListedRun& run);
    void showParameters();

    QString m_path;
    RunStatus m_status = RunStatus::Queued;
    RunDetailsPtr m_details;
    CardHead* m_head;
    QLabel* m_message;
    MessageBar* m_error;
    QPushButton* m_stop;
    QPushButton* m_resume;
    FactList* m_facts;
    QLabel* m_lineageTitle;
    LineageTree* m_lineage;
    QTreeWidget* m_parameters;
};

} // namespace transect
