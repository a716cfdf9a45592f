#pragma once

#include <QWidget>

#include "widgets/runs/run_group.h"
#include "widgets/runs/run_reader.h"

class QLabel;
class QScrollArea;
class QStackedWidget;

namespace transect {

class Comparison;
class NotesEditor;
class RunCard;
class StudyCard;

/// The right side of the window: what the chosen run or study is, or in what several runs differ, and what the user says
/// of them.
class Inspector : public QWidget {
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);
    ~Inspector() override;

    void setListing(const ListingPtr& listing);
    /// Runs and studies, relative to the library.
    void setChosen(const QStringList& chosen);
    /// Of the chosen runs those that were read.
    void setDetails(const std::vector<RunDetailsPtr>& details);

    void editTags();
    void editNote();
    QSize sizeHint() const override { return {300, 600}; }

Q_SIGNALS:
    void resumeRequested(const QString& run);
    void stopRequested(const QString& run, bool now);
    void runActivated(const QString& run); ///< to be chosen
    void tagsEdited(const QStringList& paths, const QStringList& added, const QStringList& removed);
    void noteEdited(const QString& path, const QString& note);

private:
    void refresh();
    RunGroup chosenRuns() const;
    RunDetailsPtr detailsOf(const ListedRun& run) const;
    void showRemarks();

    ListingPtr m_listing;
    QStringList m_chosen;
    std::vector<RunDetailsPtr> m_details;
    QStackedWidget* m_pages;
    QLabel* m_empty;
    QScrollArea* m_runPage;
    RunCard* m_run;
    QScrollArea* m_studyPage;
    StudyCard* m_study;
    Comparison* m_comparison;
    NotesEditor* m_notes;
};

} // namespace transect
