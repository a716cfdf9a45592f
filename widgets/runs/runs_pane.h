#pragma once

#include <QSet>
#include <QTimer>
#include <QWidget>

#include "widgets/runs/listing.h"

class QLabel;
class QMenu;
class QStackedWidget;
class QTreeView;

namespace transect {

class EmptyState;
class Library;
class QueryBox;
class RunsFilter;
class RunsModel;

/// The left side of the window: what there is.
class RunsPane : public QWidget {
    Q_OBJECT

public:
    explicit RunsPane(QWidget* parent = nullptr);
    ~RunsPane() override;

    void setLibrary(Library* library); ///< nullptr: none is open
    /// What is chosen, runs and studies, in the order in which it was; also what the filter hides.
    const QStringList& chosen() const { return m_chosen; }
    /// Of what is chosen the runs; a study stands for its runs.
    QStringList selectedRuns() const;
    /// The one chosen last; empty: nothing.
    QString currentPath() const { return m_chosen.isEmpty() ? QString() : m_chosen.last(); }
    void select(const QString& path); ///< of a run or study that is listed
    void rename(); ///< the one chosen last, in its row
    QSize sizeHint() const override { return {320, 600}; }
    QTreeView* view() const { return m_view; }
    RunsModel* model() const { return m_model; }

Q_SIGNALS:
    void selectionChanged();
    void contextMenuRequested(const QPoint& globalPosition);
    void renameRequested(const QString& path, const QString& name);
    void newRequested();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeView();
    void update();
    void applyQuery();
    void showCounts();
    void showEmptiness();
    void choose(const QStringList& paths);
    void readSelection();
    void showSelection();
    void fitName();
    void restoreColumns();
    void saveColumns();
    void fillColumns();

    Library* m_library = nullptr;
    ListingPtr m_listing;
    RunsModel* m_model;
    RunsFilter* m_filter;
    QueryBox* m_query;
    QTreeView* m_view;
    QMenu* m_columns;
    EmptyState* m_empty;
    QStackedWidget* m_pages;
    QLabel* m_count;
    QStringList m_chosen;
    QSet<QString> m_expanded; ///< studies that were open before something was asked for
    bool m_isAsked = false;
    bool m_isShowing = false; ///< the selection changes because rows do, not because the user chooses
    QTimer m_saving;
};

} // namespace transect
