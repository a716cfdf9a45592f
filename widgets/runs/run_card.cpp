#include "widgets/runs/run_card.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/runs/card_head.h"
#include "widgets/runs/card_parts.h"
#include "widgets/runs/fact_list.h"
#include "widgets/runs/going_on.h"
#include "widgets/runs/lineage_tree.h"
#include "widgets/runs/run_group.h"
#include "widgets/runs/value_text.h"

namespace transect {

namespace {

void addParameters(QTreeWidgetItem* parent, const Json& object)
{
    for (const auto& [key, value] : object.items()) {
        auto* item = new QTreeWidgetItem(parent, {labelOf(key), valueText(value)});
        for (const int column : {0, 1})
            item->setToolTip(column, item->text(column));
        if (value.is_object()) {
            auto rest = value;
            rest.erase("name");
            addParameters(item, rest);
        }
    }
}

QString stateLine(const RunState& state)
{
    const QLocale locale;
    auto text = stateText(state.status);
    if (isActive(state.status) && state.total > 0)
        text += QStringLiteral(", ") + RunCard::tr("%1 of %2 %3").arg(locale.toString(state.done, 'f', 0), locale.toString(state.total, 'f', 0), QString::fromStdString(state.unit));
    if (state.secondsLeft && state.status == RunStatus::Running)
        text += QStringLiteral(", ") + RunCard::tr("%1 left").arg(durationText(*state.secondsLeft));
    return text;
}

} // namespace

RunCard::RunCard(QWidget* parent)
    : QWidget(parent)
    , m_head(new CardHead("inspectorName", "inspectorState"))
    , m_message(cardText())
    , m_error(new MessageBar)
    , m_stop(new QPushButton)
    , m_resume(new QPushButton(tr("Resume")))
    , m_facts(new FactList)
    , m_lineageTitle(cardText(tr("Lineage")))
    , m_lineage(new LineageTree)
    , m_parameters(new QTreeWidget)
{
    m_stop->setObjectName("inspectorStop");
    m_resume->setObjectName("inspectorResume");
    m_resume->setProperty("primary", true);
    m_parameters->setObjectName("inspectorParameters");
    m_parameters->setAccessibleName(tr("Parameters of the run"));
    m_parameters->setHeaderLabels({tr("Parameter"), tr("Value")});
    m_parameters->setUniformRowHeights(true);
    m_parameters->setTabKeyNavigation(false);
    m_parameters->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_parameters->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_parameters->setMinimumHeight(160);

    m_head->addButton(m_stop);
    m_head->addButton(m_resume);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_head);
    layout->addWidget(m_message);
    layout->addWidget(m_error);
    layout->addWidget(m_facts);
    layout->addWidget(m_lineageTitle);
    layout->addWidget(m_lineage);
    layout->addWidget(m_parameters, 1);

    connect(m_stop, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(m_path, m_status == RunStatus::Stopping); });
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_path); });
    connect(m_lineage, &LineageTree::runActivated, this, &RunCard::runActivated);
}

void RunCard::setRun(const ListedRun& run, const RunDetailsPtr& details, const Listing& listing)
{
    const auto path = QString::fromStdString(run.path.native());
    const bool isOther = path != m_path || bool(details) != bool(m_details);
    m_path = path;
    m_details = details;
    m_head->setName(QString::fromStdString(shownName(run)), path);
    RunSummary now = run;
    if (details)
        now.state = details->state;
    showState(now, listing);
    showProblems(run, now.state);
    showFacts(run);
    m_lineage->setLineage(lineageOf(run, listing));
    m_lineageTitle->setVisible(!m_lineage->isHidden());
    if (isOther)
        showParameters();
}

void RunCard::showState(const RunSummary& run, const Listing& listing)
{
    const auto& state = run.state;
    m_status = state.status;
    m_head->setState(state.status, run.kind.empty() && run.unreadable ? tr("cannot be read") : stateLine(state));
    m_head->setShare(isActive(state.status) && state.total > 0 ? std::optional(state.done / state.total) : std::nullopt);
    setText(*m_message, QString::fromStdString(state.message));
    m_message->setVisible(!state.message.empty() && state.status != RunStatus::Finished);
    m_stop->setVisible(isWorkedOn(run, listing));
    m_stop->setText(state.status == RunStatus::Stopping ? tr("Stop now") : tr("Stop"));
    m_stop->setToolTip(state.status == RunStatus::Stopping ? tr("At once; the last checkpoint stays") : tr("After the current step, with a checkpoint"));
    m_resume->setVisible(canGoOn(run, listing));
}

void RunCard::showProblems(const ListedRun& run, const RunState& state)
{
    const auto& error = state.error ? state.error : run.unreadable;
    auto text = error ? textOf(*error) : QString();
    if (text.isEmpty() && m_details && !m_details->damage.empty())
        text = tr("%n damaged part(s) left out: %1", nullptr, int(m_details->damage.size())).arg(QString::fromStdString(m_details->damage.front()));
    if (text.isEmpty())
        m_error->dismiss();
    else if (text != m_error->text())
        m_error->show(error ? MessageBar::Kind::Bad : MessageBar::Kind::Attention, text);
}

void RunCard::showFacts(const ListedRun& run)
{
    const QLocale locale;
    std::vector<Fact> facts;
    const auto add = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            facts.push_back({name, value});
    };
    const auto& setup = m_details ? m_details->setup : Json::object();
    const auto ofSetup = [&](const char* key) { return setup.contains(key) ? valueText(setup.at(key)) : QString(); };
    add(tr("Kind"), QString::fromStdString(run.kind));
    add(tr("Seed"), run.seed ? locale.toString(qulonglong(*run.seed)) : QString());
    add(tr("Created"), timeText(run.created));
    const auto parameters = ofSetup("parameters");
    add(tr("Network"), parameters.isEmpty() ? QString() : tr("%1 parameters").arg(parameters));
    add(tr("Training images"), ofSetup("training_images"));
    add(tr("Training windows"), ofSetup("training_windows"));
    const auto device = ofSetup("device");
    add(tr("Device"), device.isEmpty() ? QString::fromStdString(run.device) : device);
    if (m_details && !m_details->checkpoints.empty())
        add(tr("Checkpoints"), locale.toString(qlonglong(m_details->checkpoints.size())));
    if (m_details && !m_details->results->empty())
        add(tr("Results"), locale.toString(qlonglong(m_details->results->size())));
    std::vector<BestFigure> transferred;
    for (const auto& figure : run.best) {
        if (isAuc(figure))
            add(nameOf(figure), figure.checkpoint.empty() ? figureText(figure) : tr("%1 at %2").arg(figureText(figure), QString::fromStdString(figure.checkpoint)));
        else
            transferred.push_back(figure);
    }
    add(tr("On test"), bestText(transferred));
    m_facts->setFacts(facts);
}

void RunCard::showParameters()
{
    m_parameters->clear();
    if (m_details)
        addParameters(m_parameters->invisibleRootItem(), m_details->spec.parameters);
}

} // namespace transect
