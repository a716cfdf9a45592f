#include "widgets/launch/launch_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include "widgets/common/empty_state.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/launch/differences.h"
#include "widgets/launch/engine.h"
#include "widgets/launch/estimate.h"
#include "widgets/launch/json_editor.h"
#include "widgets/launch/launch_choice.h"
#include "widgets/launch/launch_footer.h"
#include "widgets/launch/launcher.h"
#include "widgets/launch/runs_to_stand_on.h"
#include "widgets/launch/specification_form.h"
#include "widgets/launch/specification_schemas.h"

namespace transect {

namespace {

/// What is wrong with a specification; with `unfinished`, but for members that are still missing.
std::optional<ErrorRecord> problemOf(const Json& specification, const EngineDescription& engine, bool unfinished)
{
    try {
        completeSpecification(specification, engine, unfinished);
        return std::nullopt;
    } catch (const Error& error) {
        return error.record();
    }
}

} // namespace

LaunchDialog::LaunchDialog(Engine& engine, std::filesystem::path library, QWidget* parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_library(std::move(library))
    , m_launcher(new Launcher(m_library, this))
    , m_choices(new LaunchChoices)
    , m_title(new QLabel)
    , m_startOver(new QPushButton(tr("Start over")))
    , m_help(new QLabel)
    , m_message(new MessageBar)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState({}, {}))
    , m_tabs(new QTabWidget)
    , m_form(new SpecificationForm)
    , m_editor(new JsonEditor)
    , m_differences(new DifferenceList)
    , m_footer(new LaunchFooter)
{
    build();
    connectParts();
    addNewChoices();
    engineChanged();
}

LaunchDialog::~LaunchDialog() = default;

void LaunchDialog::build()
{
    setObjectName("launchDialog");
    setWindowTitle(tr("Launch"));
    resize(1080, 800);
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(m_choices);
    top->addWidget(makeContent(), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(m_message);
    layout->addLayout(top, 1);
    layout->addWidget(m_footer);
    m_footer->makeStartDefault();
}

QWidget* LaunchDialog::makeContent()
{
    m_title->setFont(Theme::current().font(15, QFont::DemiBold));
    m_startOver->setObjectName("startOver");
    m_startOver->setToolTip(tr("Forget what was entered here"));
    m_startOver->setProperty("flat", true);
    m_startOver->setAutoDefault(false);
    m_help->setProperty("quiet", true);
    m_help->setWordWrap(true);
    m_tabs->setObjectName("specificationTabs");
    m_tabs->addTab(m_form, tr("Form"));
    m_tabs->addTab(m_editor, tr("JSON"));
    for (auto* page : {static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_editor)})
        page->layout()->setContentsMargins(0, 12, 0, 0);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tabs);
    auto* title = new QHBoxLayout;
    title->addWidget(m_title, 1);
    title->addWidget(m_startOver);
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(title);
    layout->addWidget(m_help);
    layout->addSpacing(4);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_differences);
    return widget;
}

void LaunchDialog::connectParts()
{
    connect(&m_engine, &Engine::changed, this, &LaunchDialog::engineChanged);
    connect(m_empty, &EmptyState::triggered, &m_engine, &Engine::askAgain);
    connect(m_choices, &LaunchChoices::chosen, this, &LaunchDialog::choiceChanged);
    connect(m_form, &SpecificationForm::edited, this, &LaunchDialog::formEdited);
    connect(m_editor, &JsonEditor::edited, this, &LaunchDialog::textEdited);
    connect(m_tabs, &QTabWidget::currentChanged, this, &LaunchDialog::tabChanged);
    connect(m_differences, &DifferenceList::chosen, this, [this](const QString& path) {
        m_tabs->setCurrentWidget(m_form);
        m_form->focusField(path.toStdString());
    });
    connect(m_startOver, &QPushButton::clicked, this, &LaunchDialog::startOver);
    connect(m_message, &MessageBar::triggered, this, &LaunchDialog::undoStartOver);
    connect(m_footer, &LaunchFooter::startRequested, this, &LaunchDialog::start);
    connect(m_footer, &LaunchFooter::copyRequested, this, &LaunchDialog::copyCommand);
    connect(m_footer, &LaunchFooter::cancelRequested, this, &QDialog::close);
    connect(m_footer, &LaunchFooter::obstacleRequested, this, &LaunchDialog::showObstacle);
    connect(m_launcher, &Launcher::started, this, &LaunchDialog::ended);
    connect(m_launcher, &Launcher::failed, this, [this](const ErrorRecord& error) {
        m_footer->setStarting(false);
        m_message->show(error);
    });
}

void LaunchDialog::showEvent(QShowEvent* event)
{
    followLibrary();
    engineChanged();
    if (m_engine.isFromCache())
        m_engine.askAgain();
    QDialog::showEvent(event);
}

std::optional<ErrorRecord> LaunchDialog::obstacle() const
{
    if (!m_engine.description() && m_engine.problem())
        return m_engine.problem();
    if (!m_engine.description())
        return ErrorRecord{"no-engine", tr("transectl is being asked what it can do").toStdString(), {}, {}};
    return m_textProblem ? m_textProblem : m_problem;
}

void LaunchDialog::engineChanged()
{
    if (m_engine.isAsking() && !m_engine.description())
        m_empty->setTexts(tr("Asking transectl what it can do"), tr("This takes a few seconds the first time."));
    else if (m_engine.problem())
        m_empty->setTexts(tr("Nothing can be launched yet"), textOf(*m_engine.problem()), tr("Look again"));
    const auto* description = m_engine.description();
    m_stack->setCurrentWidget(description ? static_cast<QWidget*>(m_tabs) : m_empty);
    // Forms are made when they are seen, and then once.
    if (description && isVisible() && m_revision != m_engine.revision()) {
        m_revision = m_engine.revision();
        remakeForm(*description);
    }
    check();
}

void LaunchDialog::remakeForm(const EngineDescription& description)
{
    const auto focused = focusWidget() ? focusWidget()->objectName() : QString();
    m_form->setEngine(description, {description.dataSets, description.devices, m_runs});
    load(m_specification, m_textProblem ? m_editor->text() : QString());
    if (auto* same = focused.isEmpty() ? nullptr : findChild<QWidget*>(focused))
        same->setFocus(Qt::OtherFocusReason);
}

/// Runs that ended since the form was made are offered too.
void LaunchDialog::followLibrary()
{
    if (auto runs = runsToStandOn(m_library); runs != m_runs) {
        m_runs = std::move(runs);
        m_revision = -1;
    }
}

void LaunchDialog::choiceChanged()
{
    const auto* choice = m_choices->current();
    if (!choice)
        return;
    m_title->setText(choice->title);
    m_help->setText(choice->help);
    m_help->setVisible(!choice->help.isEmpty());
    if (!choice->wrongText.isEmpty())
        m_tabs->setCurrentWidget(m_editor);
    load(choice->draft, choice->wrongText);
    check();
}

/// `wrongText`: empty, or the JSON text that was left with an error; the form then shows `specification`.
void LaunchDialog::load(const Json& specification, const QString& wrongText)
{
    m_specification = specification;
    m_textProblem.reset();
    m_editor->setJson(specification);
    if (!wrongText.isEmpty()) {
        m_editor->setText(wrongText);
        acceptText();
    }
    if (!m_engine.description() || m_revision != m_engine.revision())
        return;
    const auto problem = problemOf(m_specification, *m_engine.description(), true);
    m_form->setSpecification(m_specification);
    // A form shows wrong values, but not what its schema does not know.
    if (!m_textProblem && problem && problem != problemOf(m_form->specification(), *m_engine.description(), true)) {
        m_textProblem = problem;
        m_tabs->setCurrentWidget(m_editor);
    }
}

void LaunchDialog::formEdited()
{
    keepForgotten();
    m_specification = m_form->specification();
    m_textProblem.reset();
    m_editor->setJson(m_specification);
    check();
}

void LaunchDialog::textEdited()
{
    keepForgotten();
    acceptText();
    check();
}

void LaunchDialog::acceptText()
{
    try {
        const auto json = m_editor->json();
        m_textProblem = m_engine.description() ? problemOf(json, *m_engine.description(), true) : std::nullopt;
        if (!m_textProblem)
            m_specification = json;
    } catch (const Error& error) {
        m_textProblem = error.record();
    }
}

void LaunchDialog::tabChanged()
{
    if (m_tabs->currentWidget() != m_form)
        return;
    if (!m_textProblem)
        m_form->setSpecification(m_specification);
    check();
}

void LaunchDialog::check()
{
    const auto* description = m_engine.description();
    m_problem = description ? problemOf(m_specification, *description, false) : std::nullopt;
    m_editor->showProblem(m_textProblem ? m_textProblem : m_problem);
    if (auto* choice = m_choices->current()) {
        choice->draft = m_specification;
        choice->wrongText = m_textProblem ? m_editor->text() : QString();
        m_startOver->setVisible(choice->isChanged());
    }
    const auto reason = obstacle();
    m_footer->setCommand(description ? m_launcher->commandLine(m_engine.program(), m_specification) : QString());
    const bool isShown = description && !m_textProblem && !problemOf(m_specification, *description, true);
    m_footer->setEstimate(isShown ? estimateText(completeSpecification(m_specification, *description, true), m_library) : QString());
    m_footer->setObstacle(reason ? obstacleText(*reason) : QString(), reason && description);
    showDifferences();
}

QString LaunchDialog::obstacleText(const ErrorRecord& reason) const
{
    if (m_engine.description() && m_textProblem)
        return m_tabs->currentWidget() == m_form ? tr("The JSON text has an error; the form shows it as it was before") : tr("The JSON text has an error");
    const auto text = QString::fromStdString(reason.text);
    return m_engine.description() && !reason.path.empty() ? tr("%1: %2").arg(placeText(reason.path), text) : text;
}

void LaunchDialog::showDifferences()
{
    const auto* choice = m_choices->current();
    const auto* description = m_engine.description();
    std::vector<Difference> list;
    const auto isRight = [&](const Json& json) { return !problemOf(json, *description, true); };
    if (choice && choice->isCompared && description && isRight(choice->original) && isRight(m_specification))
        list = differences(completeSpecification(choice->original, *description, true), completeSpecification(m_specification, *description, true));
    m_differences->setDifferences(list);
    m_differences->setVisible(!list.empty());
}

void LaunchDialog::showObstacle()
{
    if (m_textProblem) {
        m_tabs->setCurrentWidget(m_editor);
        m_editor->focusProblem();
    } else if (m_problem && m_tabs->currentWidget() == m_form) {
        m_form->focusField(m_problem->path);
    } else {
        m_editor->focusProblem();
    }
}

void LaunchDialog::copyCommand()
{
    try {
        m_launcher->writeSpecification(m_specification);
        QGuiApplication::clipboard()->setText(m_launcher->commandLine(m_engine.program(), m_specification));
    } catch (const Error& error) {
        m_message->show(error.record());
    }
}

void LaunchDialog::startOver()
{
    auto* choice = m_choices->current();
    if (!choice)
        return;
    m_forgotten = std::make_unique<LaunchChoice>(*choice);
    choice->startOver();
    choiceChanged();
    m_message->show(MessageBar::Kind::Note, tr("What was entered here is forgotten"), tr("Undo"));
}

void LaunchDialog::undoStartOver()
{
    if (!m_forgotten)
        return;
    const auto id = m_forgotten->id;
    m_choices->add(*m_forgotten);
    keepForgotten();
    m_choices->choose(id);
}

/// What is entered from here on is not to be undone.
void LaunchDialog::keepForgotten()
{
    if (std::exchange(m_forgotten, nullptr))
        m_message->dismiss();
}

void LaunchDialog::start()
{
    if (obstacle() || m_launcher->isStarting())
        return;
    m_started = m_choices->current() ? m_choices->current()->id : QString();
    m_message->dismiss();
    m_footer->setStarting(true);
    m_launcher->start(m_engine.program(), m_specification);
}

void LaunchDialog::ended(const QString& folder)
{
    m_footer->setStarting(false);
    if (auto* choice = m_choices->find(m_started)) {
        choice->startOver();
        choiceChanged();
    }
    close();
    Q_EMIT started(folder);
}

} // namespace transect
