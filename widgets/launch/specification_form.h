#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QWidget>

#include "record/error.h"
#include "widgets/launch/engine_description.h"
#include "widgets/launch/field_editor.h"

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace transect {

class CheckpointTimeline;
class ParameterForm;

/// A whole specification as forms: one for a single run; for a study a list of its parts (the study itself, the source,
/// each target, or each run of a study that lists them) with a form for each.
class SpecificationForm : public QWidget {
    Q_OBJECT

public:
    explicit SpecificationForm(QWidget* parent = nullptr);
    ~SpecificationForm() override;

    void setEngine(const EngineDescription& engine, FormContext context);
    /// `specification` is right but for members that are missing. Does not emit edited().
    void setSpecification(const Json& specification);
    /// With only what differs from the defaults.
    Json specification() const;

    /// Shows the page of `path` ("transfer.0.target.name") and gives its field the focus.
    void focusField(const std::string& path);

Q_SIGNALS:
    void edited();

private:
    struct Page;

    void build();
    void makePages(const Json& specification);
    void addPage(const QString& title, const Schema& schema, const std::string& prefix, const Json& values);
    void addListedRun(const Json& run);
    void showPage(int index);
    void openPage(Page& page);
    void addTimeline(Page& page);
    void pageEdited(Page& page);
    void showTitles();
    void addTarget();
    void removeTarget();

    EngineDescription m_engine;
    FormContext m_context;
    std::string m_kind;
    bool m_listsRuns = false; ///< a study of runs of its own, without a source
    std::vector<std::unique_ptr<Page>> m_pages;
    QWidget* m_side;
    QListWidget* m_parts;
    QPushButton* m_add;
    QPushButton* m_remove;
    QStackedWidget* m_stack;
};

} // namespace transect
