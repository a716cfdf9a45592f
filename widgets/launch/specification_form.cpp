#include "widgets/launch/specification_form.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "record/checkpoint_plan.h"
#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/launch/checkpoint_timeline.h"
#include "widgets/launch/field_text.h"
#include "widgets/launch/focus_order.h"
#include "widgets/launch/parameter_form.h"
#include "widgets/launch/specification_schemas.h"

namespace transect {

namespace {

constexpr int sideWidth = 184, firstTarget = 2;

Json withoutMembers(Json json, std::initializer_list<const char*> names)
{
    for (const auto* name : names)
        json.erase(name);
    return json;
}

QString dataSetIn(const Json& values)
{
    for (const auto* group : {"data", "target"}) {
        const auto place = Json::json_pointer(std::string("/") + group + "/name");
        if (values.contains(place) && values.at(place).is_string())
            return QString::fromStdString(values.at(place).get<std::string>()).section(u'/', -1);
    }
    return {};
}

bool hasMember(const Schema& schema, const std::string& name)
{
    return std::ranges::find(schema.parameters, name, &Parameter::name) != schema.parameters.end();
}

} // namespace

/// Made when it is first shown: a study of ten targets opens as fast as one of one.
struct SpecificationForm::Page {
    QString title;
    Schema schema;
    std::string prefix;
    Json given;
    std::string kind = {}; ///< of a listed run
    ParameterForm* form = nullptr;
    CheckpointTimeline* timeline = nullptr;

    Json values() const { return form ? form->values() : given; }
};

SpecificationForm::SpecificationForm(QWidget* parent)
    : QWidget(parent)
    , m_side(new QWidget)
    , m_parts(new QListWidget)
    , m_add(new QPushButton(icon("new"), tr("Add target")))
    , m_remove(new QPushButton(tr("Remove target")))
    , m_stack(new QStackedWidget)
{
    build();
    connect(m_parts, &QListWidget::currentRowChanged, this, &SpecificationForm::showPage);
    connect(m_add, &QPushButton::clicked, this, &SpecificationForm::addTarget);
    connect(m_remove, &QPushButton::clicked, this, &SpecificationForm::removeTarget);
}

SpecificationForm::~SpecificationForm() = default;

void SpecificationForm::build()
{
    m_parts->setObjectName("studyParts");
    m_parts->setStyleSheet("QListView::item { padding-left: 8px; border: 0px solid transparent; }");
    m_parts->setAccessibleName(tr("Parts of the study"));
    m_parts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // long names are shortened; tool tips have the whole
    m_add->setObjectName("addTarget");
    m_remove->setObjectName("removeTarget");
    m_side->setFixedWidth(sideWidth);
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(8);
    side->addWidget(m_parts, 1);
    side->addWidget(m_add);
    side->addWidget(m_remove);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_side);
    layout->addWidget(m_stack, 1);
}

void SpecificationForm::setEngine(const EngineDescription& engine, FormContext context)
{
    m_engine = engine;
    m_context = std::move(context);
}

void SpecificationForm::setSpecification(const Json& specification)
{
    const int row = m_parts->currentRow();
    const bool isSameKind = specification.value("kind", Json()) == m_kind;
    m_kind = specification.value("kind", std::string());
    m_listsRuns = m_kind == "study" && listsRuns(specification);
    {
        const QSignalBlocker blocker(m_parts);
        m_parts->clear();
        while (auto* widget = m_stack->currentWidget()) {
            m_stack->removeWidget(widget);
            delete widget;
        }
        m_pages.clear();
        makePages(specification);
    }
    m_side->setVisible(m_kind == "study");
    m_add->setVisible(!m_listsRuns);
    m_remove->setVisible(!m_listsRuns);
    showTitles();
    const int last = int(m_pages.size()) - 1;
    // A study begins with its source: name and seeds are there already.
    m_parts->setCurrentRow(std::min(isSameKind && row >= 0 ? row : m_kind == "study" ? 1 : 0, last));
}

void SpecificationForm::makePages(const Json& specification)
{
    const auto* pretrain = m_engine.kind("pretrain");
    const auto* transfer = m_engine.kind("transfer");
    if (m_listsRuns) {
        addPage(tr("Study"), studySchema(), {}, withoutMembers(specification, {"kind", "runs"}));
        for (const auto& run : specification.at("runs"))
            addListedRun(run);
    } else if (m_kind == "study" && pretrain && transfer) {
        addPage(tr("Study"), studySchema(), {}, withoutMembers(specification, {"kind", "source", "transfer"}));
        addPage(tr("Source"), sourceSchema(*pretrain), "source", specification.value("source", Json::object()));
        for (const auto& target : specification.value("transfer", Json::array()))
            addPage(tr("Target"), targetSchema(*transfer), "transfer." + std::to_string(m_pages.size() - firstTarget), target);
    } else if (const auto* kind = m_engine.kind(m_kind)) {
        addPage(tr("Run"), runSchema(*kind), {}, withoutMembers(specification, {"kind"}));
    }
}

void SpecificationForm::addPage(const QString& title, const Schema& schema, const std::string& prefix, const Json& values)
{
    m_pages.push_back(std::make_unique<Page>(Page{title, schema, prefix, values}));
    m_parts->addItem(title);
    m_stack->addWidget(new QWidget);
}

void SpecificationForm::addListedRun(const Json& run)
{
    const auto kindName = run.value("kind", std::string());
    const auto* kind = m_engine.kind(kindName);
    if (!kind)
        return;
    addPage(labelOf(kindName), listedRunSchema(*kind), "runs." + std::to_string(m_pages.size() - 1), withoutMembers(run, {"kind"}));
    m_pages.back()->kind = kindName;
}

Json SpecificationForm::specification() const
{
    Json json{{"kind", m_kind}};
    if (m_pages.empty())
        return json;
    json.update(m_pages.front()->values());
    if (m_kind != "study")
        return json;
    if (m_listsRuns) {
        json["runs"] = Json::array();
        for (std::size_t i = 1; i < m_pages.size(); ++i) {
            Json run{{"kind", m_pages[i]->kind}};
            run.update(m_pages[i]->values());
            json["runs"].push_back(std::move(run));
        }
        return json;
    }
    json["source"] = m_pages.at(1)->values();
    json["transfer"] = Json::array();
    for (std::size_t i = firstTarget; i < m_pages.size(); ++i)
        json["transfer"].push_back(m_pages[i]->values());
    return json;
}

void SpecificationForm::showPage(int index)
{
    if (index < 0 || index >= int(m_pages.size()))
        return;
    auto& page = *m_pages[std::size_t(index)];
    if (!page.form)
        openPage(page);
    m_stack->setCurrentIndex(index);
    m_remove->setEnabled(index >= firstTarget);
}

void SpecificationForm::openPage(Page& page)
{
    const auto found = std::ranges::find(m_pages, &page, [](const auto& one) { return one.get(); });
    const int index = int(found - m_pages.begin());
    page.form = new ParameterForm(page.schema, m_context, page.prefix);
    page.form->setValues(page.given);
    if (hasMember(page.schema, "checkpoints"))
        addTimeline(page);
    connect(page.form, &ParameterForm::edited, this, [this, &page] { pageEdited(page); });
    auto* placeholder = m_stack->widget(index);
    m_stack->removeWidget(placeholder);
    delete placeholder;
    m_stack->insertWidget(index, page.form);
    moveFocusAfter(m_remove, page.form);
}

void SpecificationForm::addTimeline(Page& page)
{
    page.timeline = new CheckpointTimeline;
    page.form->addBelow("checkpoints", page.timeline);
    const auto show = [&page] {
        try {
            const auto parameters = complete(withoutRequirements(page.schema), page.values(), page.prefix);
            const auto& checkpoints = parameters.at("checkpoints");
            const auto epochs = parameters.at("epochs").get<std::int64_t>();
            page.timeline->setEpochs(plannedEpochs(checkpoints, epochs), plannedInsideFirstEpoch(checkpoints, epochs));
        } catch (const Error&) {
            // The wrong field says so itself; the line keeps the last right series.
        }
    };
    connect(page.form, &ParameterForm::edited, page.timeline, show);
    show();
}

void SpecificationForm::pageEdited(Page& page)
{
    if (!page.prefix.empty())
        showTitles();
    Q_EMIT edited();
}

void SpecificationForm::showTitles()
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        const auto& page = *m_pages[i];
        const auto values = page.values(); // a listed run has a name, or is called as its kind
        const auto subject = page.kind.empty() ? dataSetIn(values) : textOfValue(values.value("name", Json(page.kind)));
        auto* item = m_parts->item(int(i));
        const auto text = i == 0 ? page.title : !page.kind.empty() ? subject : tr("%1: %2").arg(page.title, subject.isEmpty() ? tr("not chosen") : subject);
        item->setText(text);
        item->setToolTip(text);
    }
}

void SpecificationForm::addTarget()
{
    auto json = specification();
    json["transfer"].push_back(Json::object());
    setSpecification(json);
    m_parts->setCurrentRow(m_parts->count() - 1);
    focusField("transfer." + std::to_string(m_pages.size() - 1 - firstTarget) + ".target.name");
    Q_EMIT edited();
}

void SpecificationForm::removeTarget()
{
    const int row = m_parts->currentRow();
    if (row < firstTarget)
        return;
    auto json = specification();
    json["transfer"].erase(std::size_t(row - firstTarget));
    setSpecification(json);
    Q_EMIT edited();
}

void SpecificationForm::focusField(const std::string& path)
{
    std::size_t chosen = 0;
    for (std::size_t i = 1; i < m_pages.size(); ++i) {
        if (path == m_pages[i]->prefix || path.starts_with(m_pages[i]->prefix + "."))
            chosen = i;
    }
    if (chosen >= m_pages.size())
        return;
    m_parts->setCurrentRow(int(chosen));
    m_pages[chosen]->form->focusField(path);
}

} // namespace transect
