#pragma once

#include <optional>

#include <QWidget>

#include "widgets/runs/listing.h"
#include "widgets/runs/run_query.h"

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace transect {

class MessageBar;
class PartCompleter;

/// A filter that was given a name.
struct SavedView {
    QString name, query;
};

/// Where the filter is typed, what is wrong with it, and the filters that were saved.
class QueryBox : public QWidget {
    Q_OBJECT

public:
    explicit QueryBox(QWidget* parent = nullptr);

    const RunQuery& query() const { return m_query; }
    void setText(const QString& text);
    /// What is offered while typing is made of the runs that are there.
    void setListing(const ListingPtr& listing);
    /// `menu` is shown among the views.
    void addMenu(QMenu* menu);

Q_SIGNALS:
    void changed(); ///< of query()

private:
    void apply();
    void complete();
    void fillViews();
    void askForName();
    void saveView();
    void deleteView(const QString& name);

    RunQuery m_query;
    ListingPtr m_listing, m_completed; ///< that there is, and the one that the completions are of
    QLineEdit* m_edit;
    PartCompleter* m_completer;
    QToolButton* m_button;
    QMenu* m_views;
    QMenu* m_delete;
    QAction* m_save;
    QLabel* m_problem;
    QWidget* m_nameRow;
    QLineEdit* m_name;
    MessageBar* m_deleted;
    std::optional<SavedView> m_lastDeleted;
};

} // namespace transect
