#pragma once

#include <QWidget>

#include "widgets/runs/listing.h"
#include "widgets/runs/run_reader.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace transect {

class MessageBar;

/// The one run that is monitored: state, progress, time left, scores, and what can be done with it.
class RunHeader : public QWidget {
    Q_OBJECT

public:
    explicit RunHeader(QWidget* parent = nullptr);

    /// What can be done with it depends on the others of `listing`, too.
    void setRun(const RunDetailsPtr& run, const Listing& listing);

Q_SIGNALS:
    void stopRequested(const QString& folder, bool now);
    void resumeRequested(const QString& folder);

private:
    /// A number over its name.
    struct Figure {
        QWidget* box;
        QLabel* value;
        QLabel* name;
    };

    Figure makeFigure(const QString& name, const QString& help);
    void fill(const Figure& figure, const QString& value, const QString& name);
    void showState();
    void showActions(const Listing& listing);
    void showFigures();
    void showError();

    RunDetailsPtr m_run;
    QString m_shownError; ///< shown once, so that it stays dismissed
    QLabel* m_glyph;
    QLabel* m_name;
    QLabel* m_state;
    QLabel* m_doing;
    QProgressBar* m_progress;
    Figure m_left, m_speed, m_last, m_best;
    QPushButton* m_stop;
    QPushButton* m_resume;
    MessageBar* m_error;
};

} // namespace transect
