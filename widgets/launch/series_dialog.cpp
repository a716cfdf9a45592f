#include "widgets/launch/series_dialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/launch/engine.h"
#include "widgets/launch/field_text.h"
#include "widgets/launch/focus_order.h"
#include "widgets/launch/key_report.h"
#include "widgets/launch/launch_footer.h"
#include "widgets/launch/launcher.h"
#include "widgets/launch/parameter_form.h"
#include "widgets/launch/series_files.h"
#include "widgets/launch/series_model.h"
#include "widgets/launch/series_reader.h"
#include "widgets/launch/specification_schemas.h"

namespace transect {

namespace {

constexpr double usualIdleMinutes = 60;

/// The parameters of a transfer run, those of the series first; what the table of files says is left to it.
Schema seriesRunSchema(const Schema& transfer)
{
    auto schema = runSchema(transfer);
    std::erase_if(schema.parameters, [](const Parameter& parameter) { return parameter.name == "source" || parameter.name == "follow"; });
    for (auto& parameter : schema.parameters) {
        if (parameter.name == "series" && !parameter.schemas.empty())
            std::erase_if(parameter.schemas.front().parameters, [](const Parameter& inner) { return inner.name == "epochs" || inner.name == "leave_out"; });
    }
    const std::vector<std::string> first{"name", "target", "source_accuracy", "series"};
    std::ranges::stable_sort(schema.parameters, {}, [&](const Parameter& parameter) { return std::ranges::find(first, parameter.name) - first.begin(); });
    return schema;
}

/// What the run is called at first: its folder, or where that has any name the one that holds it.
std::string nameOf(const QString& source)
{
    const QFileInfo info(source);
    auto name = info.isDir() ? info.fileName() : info.dir().dirName();
    if (QStringList{"checkpoints", "checkpoint", "ckpt", "ckpts", "weights", "models"}.contains(name.toLower()))
        name = QFileInfo(info.isDir() ? info.path() : info.dir().path()).fileName();
    return (name.isEmpty() ? QStringLiteral("series") : name).toStdString();
}

QString textOfNumbers(const Json& numbers)
{
    QStringList words;
    for (const auto& number : numbers)
        words << QLocale::c().toString(number.get<double>(), 'g', 17);
    return words.join(u',');
}

} // namespace

SeriesDialog::SeriesDialog(Engine& engine, std::filesystem::path library, QWidget* parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_library(std::move(library))
    , m_launcher(new Launcher(m_library, this))
    , m_reader(new SeriesReader(this))
    , m_message(new MessageBar)
    , m_path(new QLineEdit)
    , m_choose(new QPushButton(icon("folder"), tr("Choose…")))
    , m_again(new QPushButton(tr("Read again")))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState({}, {}))
    , m_network(new QLabel)
    , m_input(new QLabel)
    , m_tabs(new QTabWidget)
    , m_files(new SeriesFiles)
    , m_keys(new KeyReport)
    , m_notices(new QLabel)
    , m_follow(new QCheckBox(tr("Follow the folder while it grows")))
    , m_formPlace(new QWidget)
    , m_footer(new LaunchFooter)
{
    build();
    connectParts();
    engineChanged();
}

// A field that is taken away loses the focus, and there is nobody left to tell.
SeriesDialog::~SeriesDialog()
{
    m_path->disconnect(this);
}

void SeriesDialog::build()
{
    setObjectName("seriesDialog");
    setWindowTitle(tr("Study checkpoints from a folder"));
    resize(1280, 800);
    auto* parts = new QSplitter;
    parts->setChildrenCollapsible(false);
    parts->addWidget(seriesPart());
    parts->addWidget(runPart());
    parts->setStretchFactor(0, 1);
    parts->setHandleWidth(1);
    parts->setSizes({590, 658});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(sourceRow());
    layout->addWidget(m_message);
    layout->addWidget(parts, 1);
    layout->addWidget(m_footer);
    m_footer->makeStartDefault();
}

QWidget* SeriesDialog::sourceRow()
{
    auto* label = new QLabel(tr("Checkpoints"));
    label->setBuddy(m_path);
    m_path->setObjectName("seriesSource");
    m_path->setAccessibleName(tr("Folder of the checkpoints"));
    m_path->setPlaceholderText(tr("A folder of .pth, .pt, .ckpt, .bin, .safetensors or .npz files; or one of them"));
    m_choose->setObjectName("chooseSeries");
    m_choose->setAutoDefault(false);
    m_again->setObjectName("readSeriesAgain");
    m_again->setAutoDefault(false);
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_path, 1);
    row->addWidget(m_choose);
    row->addWidget(m_again);
    return widget;
}

QWidget* SeriesDialog::seriesPart()
{
    m_network->setObjectName("seriesNetwork");
    m_network->setWordWrap(true);
    m_network->setFont(Theme::current().font(13, QFont::DemiBold));
    m_network->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (auto* label : {m_input, m_notices}) {
        label->setProperty("quiet", true);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_input->setObjectName("seriesInput");
    m_notices->setObjectName("seriesNotices");
    m_tabs->setObjectName("seriesTabs");
    m_tabs->addTab(m_files, tr("Files"));
    m_tabs->addTab(m_keys, tr("Keys"));
    auto* read = new QWidget;
    auto* layout = new QVBoxLayout(read);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_network);
    layout->addWidget(m_input);
    layout->addSpacing(4);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_notices);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(read);
    m_stack->setContentsMargins(0, 0, 16, 0);
    return m_stack;
}

QWidget* SeriesDialog::runPart()
{
    m_follow->setObjectName("followSwitch");
    m_follow->setToolTip(tr("Each new checkpoint is evaluated when it is written, until none came for as long as the series says"));
    auto* inside = new QVBoxLayout(m_formPlace);
    inside->setContentsMargins(0, 0, 0, 0);
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(16, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_follow);
    layout->addWidget(m_formPlace, 1);
    return widget;
}

void SeriesDialog::connectParts()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(400);
    connect(&m_soon, &QTimer::timeout, this, &SeriesDialog::look);
    connect(&m_engine, &Engine::changed, this, &SeriesDialog::engineChanged);
    connect(m_path, &QLineEdit::editingFinished, this, [this] { setSource(m_path->text().trimmed()); });
    connect(m_choose, &QPushButton::clicked, this, &SeriesDialog::chooseFolder);
    connect(m_empty, &EmptyState::triggered, this, &SeriesDialog::chooseFolder);
    connect(m_again, &QPushButton::clicked, this, &SeriesDialog::look);
    connect(m_reader, &SeriesReader::done, this, &SeriesDialog::showReport);
    connect(m_reader, &SeriesReader::failed, this, [this](const ErrorRecord& error) {
        m_failure = error;
        m_message->show(error);
        showState();
    });
    connect(&m_files->model(), &SeriesModel::corrected, this, &SeriesDialog::lookSoon);
    connect(m_message, &MessageBar::triggered, this, &SeriesDialog::leaveProblemOut);
    connect(m_follow, &QCheckBox::clicked, this, &SeriesDialog::follow);
    connect(m_footer, &LaunchFooter::startRequested, this, &SeriesDialog::start);
    connect(m_footer, &LaunchFooter::copyRequested, this, &SeriesDialog::copyCommand);
    connect(m_footer, &LaunchFooter::cancelRequested, this, &QDialog::close);
    connect(m_footer, &LaunchFooter::obstacleRequested, this, [this] {
        if (const auto problem = m_form ? m_form->problem() : std::nullopt)
            m_form->focusField(problem->path);
    });
    connect(m_launcher, &Launcher::started, this, [this](const QString& folder) {
        m_footer->setStarting(false);
        close();
        Q_EMIT started(folder);
    });
    connect(m_launcher, &Launcher::failed, this, [this](const ErrorRecord& error) {
        m_footer->setStarting(false);
        m_message->show(error);
    });
}

void SeriesDialog::setLibrary(const std::filesystem::path& library)
{
    m_library = library;
    m_launcher->setLibrary(library);
    showState();
}

void SeriesDialog::showSource(const QString& path)
{
    if (m_engine.isFromCache())
        m_engine.askAgain(); // data sets may have come
    if (!path.isEmpty())
        setSource(path);
    show();
    raise();
    activateWindow();
}

void SeriesDialog::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Folder of checkpoints"), m_source);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &SeriesDialog::setSource);
    dialog->open();
}

void SeriesDialog::setSource(const QString& path)
{
    if (path == m_source)
        return;
    m_source = path;
    m_path->setText(path);
    const QFileInfo info(path);
    m_files->model().setFolder(info.isDir() ? path : info.path());
    m_report = {};
    m_isRead = false;
    if (m_form && !path.isEmpty()) {
        auto values = m_form->values();
        values["name"] = nameOf(path);
        m_form->setValues(values);
    }
    look();
}

void SeriesDialog::engineChanged()
{
    if (m_engine.description() && m_revision != m_engine.revision()) {
        m_revision = m_engine.revision();
        remakeForm();
        if (!m_source.isEmpty() && !m_isRead)
            return look();
    }
    showState();
}

void SeriesDialog::remakeForm()
{
    const auto* transfer = m_engine.description()->kind("transfer");
    if (!transfer)
        return;
    auto values = m_form ? m_form->values() : Json::object();
    if (!m_form && !m_source.isEmpty())
        values["name"] = nameOf(m_source);
    delete m_form;
    m_form = new ParameterForm(seriesRunSchema(*transfer), {m_engine.description()->dataSets, m_engine.description()->devices, {}});
    m_form->setValues(values);
    m_formPlace->layout()->addWidget(m_form);
    moveFocusAfter(m_follow, m_form);
    connect(m_form, &ParameterForm::edited, this, &SeriesDialog::formEdited);
}

/// Of the group "series", what the form says.
Json SeriesDialog::seriesValues() const
{
    return m_form ? m_form->values().value("series", Json::object()) : Json::object();
}

void SeriesDialog::formEdited()
{
    if (seriesValues() != m_readSeries)
        lookSoon();
    else
        showState();
}

void SeriesDialog::follow(bool follows)
{
    auto values = m_form->values();
    auto series = seriesValues();
    for (const auto* limit : {"idle_minutes", "expected"})
        series.erase(limit);
    if (follows)
        series["idle_minutes"] = usualIdleMinutes;
    values["series"] = series;
    m_form->setValues(values);
    m_readSeries = seriesValues(); // which has no part in how the files are read
    showState();
}

void SeriesDialog::lookSoon()
{
    m_soon.start();
    showState();
}

QStringList SeriesDialog::lookArguments() const
{
    QStringList arguments{"import", "--report"};
    arguments << (m_source.endsWith(QStringLiteral(".txt")) ? QStringList{"--order", m_source} : QStringList{m_source});
    for (const auto& name : m_files->model().leftOutNames())
        arguments << "--leave-out" << QString::fromStdString(name);
    for (const auto& [name, epoch] : m_files->model().correctedEpochs())
        arguments << "--epoch-of" << QString::fromStdString(name) + u'=' + QLocale::c().toString(epoch, 'g', 17);
    const auto series = seriesValues();
    for (const auto* name : {"mean", "std"}) {
        if (series.contains(name) && series.at(name).is_array() && !series.at(name).empty())
            arguments << QStringLiteral("--") + name << textOfNumbers(series.at(name));
    }
    if (series.contains("model"))
        arguments << "--model" << QString::fromStdString(series.at("model").dump());
    if (series.contains("size"))
        arguments << "--size" << textOfValue(series.at("size"));
    if (series.contains("steps_per_epoch"))
        arguments << "--steps-per-epoch" << textOfValue(series.at("steps_per_epoch"));
    return arguments;
}

void SeriesDialog::look()
{
    m_soon.stop();
    m_failure.reset();
    m_message->dismiss();
    const bool isRight = !m_form || !m_form->problem() || m_form->problem()->path.find("series") == std::string::npos;
    if (m_source.isEmpty() || m_engine.program().isEmpty() || !isRight)
        m_reader->giveUp();
    else
        m_reader->read(m_engine.program(), lookArguments());
    m_readSeries = seriesValues();
    showState();
}

void SeriesDialog::showReport(const SeriesReport& report)
{
    m_report = report;
    m_isRead = true;
    m_files->setReport(report);
    m_keys->setReport(report);
    QStringList notices;
    for (const auto& notice : report.notices)
        notices << QString::fromStdString(notice);
    m_notices->setText(notices.join(u'\n'));
    m_notices->setVisible(!notices.isEmpty());
    showProblem();
    showState();
}

void SeriesDialog::showProblem()
{
    if (m_report.problems.empty())
        return;
    const auto& problem = m_report.problems.front();
    const auto action = isOfFile(problem) ? tr("Leave it out") : QString();
    if (problem.isReadable)
        m_message->show(problem, action);
    else
        m_message->show(MessageBar::Kind::Attention, tr("%1 cannot be read: %2\nWhile it is written the run waits for it; if it stays so, the run evaluates the others and then names it.")
                            .arg(isolated(QString::fromStdString(problem.path)), QString::fromStdString(problem.text)), action);
}

bool SeriesDialog::isOfFile(const ErrorRecord& problem) const
{
    return std::ranges::find(m_report.files, problem.path, &SeriesFile::path) != m_report.files.end();
}

void SeriesDialog::leaveProblemOut()
{
    if (!m_report.problems.empty())
        m_files->model().leaveOut(m_report.problems.front().path);
}

QString SeriesDialog::inputText() const
{
    if (!m_report.input.is_object())
        return {};
    const auto numbers = [&](const char* name) {
        QStringList words;
        for (const auto& number : m_report.input.value(name, Json::array()))
            words << QLocale().toString(number.get<double>(), 'g', 6);
        return words.join(QStringLiteral("; "));
    };
    return tr("Images %1 × %2, mean %3, standard deviation %4").arg(m_report.input.value("width", 0)).arg(m_report.input.value("height", 0)).arg(numbers("mean"), numbers("std"));
}

QString SeriesDialog::formObstacle() const
{
    const auto problem = m_form ? m_form->problem() : std::nullopt;
    return problem ? tr("%1: %2").arg(placeText(problem->path), QString::fromStdString(problem->text)) : QString();
}

QString SeriesDialog::obstacle() const
{
    if (!m_engine.description())
        return m_engine.problem() ? textOf(*m_engine.problem()) : tr("transectl is being asked what it can do");
    if (m_source.isEmpty())
        return tr("No folder is chosen");
    if (m_failure)
        return tr("The checkpoints could not be read");
    if (m_reader->isReading() || m_soon.isActive() || !m_isRead)
        return tr("The checkpoints are being read");
    if (const auto text = formObstacle(); !text.isEmpty())
        return text;
    for (const auto& problem : m_report.problems) {
        if (problem.isReadable)
            return isOfFile(problem) ? tr("%1 does not fit").arg(QFileInfo(QString::fromStdString(problem.path)).fileName()) : tr("The checkpoints cannot be used: see above");
    }
    return m_files->model().includedCount() == 0 ? tr("All files are left out") : m_report.network.empty() ? tr("No file can be read yet") : QString();
}

void SeriesDialog::showState()
{
    const bool isReading = m_reader->isReading() || m_soon.isActive();
    const bool isShown = m_isRead && (m_files->model().rowCount() > 0 || !m_report.network.empty());
    m_stack->setCurrentIndex(isShown ? 1 : 0);
    m_empty->setReading(isReading && !m_isRead ? tr("Reading the checkpoints…") : QString());
    if (m_source.isEmpty())
        m_empty->setTexts(tr("Checkpoints that another program wrote"), tr("Choose the folder that it wrote them into, or is writing into. Their order is read from their names, and their network from their weights."), tr("Choose folder…"));
    else
        m_empty->setTexts(tr("No checkpoints are read"), tr("Choose another folder, or mend what is said above."), tr("Choose folder…"));
    m_network->setText(isReading && m_isRead ? tr("Reading again…") : m_report.network.empty() ? tr("The network is not known") : QString::fromStdString(m_report.network) + QStringLiteral(" · ") + KeyReport::summary(m_report));
    m_input->setText(inputText());
    m_input->setVisible(!m_input->text().isEmpty());
    m_again->setEnabled(!m_source.isEmpty() && !isReading);
    const auto series = seriesValues();
    m_follow->setChecked(series.contains("idle_minutes") || series.contains("expected"));
    m_follow->setEnabled(m_form);
    const auto reason = obstacle();
    m_footer->setObstacle(reason, !reason.isEmpty() && reason == formObstacle());
    m_footer->setCommand(reason.isEmpty() ? m_launcher->commandLine(m_engine.program(), specification()) : QString());
}

Json SeriesDialog::specification() const
{
    Json json{{"kind", "transfer"}, {"source", m_source.toStdString()}};
    if (m_form)
        json.update(m_form->values());
    auto& series = json["series"];
    if (series.is_null())
        series = Json::object();
    for (const auto& [name, epoch] : m_files->model().correctedEpochs())
        series["epochs"].push_back(name + "=" + QLocale::c().toString(epoch, 'g', 17).toStdString());
    if (const auto names = m_files->model().leftOutNames(); !names.empty())
        series["leave_out"] = names;
    if (series.empty())
        json.erase("series");
    return json;
}

void SeriesDialog::start()
{
    if (!obstacle().isEmpty() || m_launcher->isStarting())
        return;
    m_message->dismiss();
    m_footer->setStarting(true);
    m_launcher->start(m_engine.program(), specification());
}

void SeriesDialog::copyCommand()
{
    try {
        m_launcher->writeSpecification(specification());
        QGuiApplication::clipboard()->setText(m_launcher->commandLine(m_engine.program(), specification()));
    } catch (const Error& error) {
        m_message->show(error.record());
    }
}

} // namespace transect
