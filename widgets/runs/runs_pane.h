#pragma once

#include <QSortFilterProxyModel>
#include <QWidget>

#include "widgets/runs/run_query.h"
#include "widgets/runs/runs_model.h"

class QLabel;
class QLineEdit;
class QStringListModel;
class QTreeView;

namespace transect {

class Actions;
class Library;

/// Runs that the query holds for, and the studies that contain one.
class RunsFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RunsFilter(QObject* parent = nullptr);
    void setQuery(RunQuery query);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    RunQuery m_query;
};

/// The left side of the window: what there is.
class RunsPane : public QWidget {
    Q_OBJECT

public:
    explicit RunsPane(QWidget* parent = nullptr);

    void setLibrary(Library* library); ///< nullptr: none is open
    /// Paths relative to the library, of runs; a chosen study stands for its runs.
    QStringList selectedRuns() const;
    /// The chosen study or run; empty: nothing.
    QString currentPath() const;
    void select(const QString& path);
    QSize sizeHint() const override { return {320, 600}; }
    QTreeView* view() const { return m_view; }
    RunsModel* model() const { return m_model; }

Q_SIGNALS:
    void selectionChanged();
    void contextMenuRequested(const QPoint& globalPosition);

private:
    void update();
    void applyQuery();
    void restoreColumns();
    void saveColumns() const;
    void showColumnsMenu(const QPoint& position);

    Library* m_library = nullptr;
    RunsModel* m_model;
    RunsFilter* m_filter;
    QLineEdit* m_query;
    QLabel* m_problem;
    QLabel* m_count;
    QTreeView* m_view;
    QStringListModel* m_completions;
};

} // namespace transect
