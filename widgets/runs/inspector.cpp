#include "widgets/runs/inspector.h"

#include <QDateTime>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "record/lineage.h"
#include "widgets/common/icons.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

namespace transect {

namespace {

QString plain(const Json& value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_null())
        return Inspector::tr("not set");
    if (value.is_boolean())
        return value.get<bool>() ? Inspector::tr("yes") : Inspector::tr("no");
    if (value.is_number_float())
        return QLocale().toString(value.get<double>(), 'g', 6);
    if (value.is_number())
        return QLocale().toString(qlonglong(value.get<std::int64_t>()));
    if (value.is_array()) {
        QStringList parts;
        for (const auto& one : value)
            parts << plain(one);
        return parts.isEmpty() ? Inspector::tr("none") : parts.join(", ");
    }
    return {};
}

void addParameters(QTreeWidgetItem* parent, const Json& object)
{
    for (const auto& [key, value] : object.items()) {
        auto name = QString::fromStdString(key).replace(u'_', u' ');
        auto* item = new QTreeWidgetItem(parent, {name, value.is_object() && value.contains("name") ? plain(value.at("name")) : plain(value)});
        item->setToolTip(1, item->text(1));
        if (value.is_object()) {
            auto rest = value;
            rest.erase("name");
            addParameters(item, rest);
        }
    }
}

void clear(QFormLayout& layout)
{
    while (layout.rowCount() > 0)
        layout.removeRow(0);
}

} // namespace

Inspector::Inspector(QWidget* parent)
    : QWidget(parent)
    , m_content(new QWidget)
    , m_empty(new QLabel(tr("Choose a run to see what it is.")))
    , m_name(new QLabel)
    , m_glyph(new QLabel)
    , m_state(new QLabel)
    , m_progress(new QProgressBar)
    , m_message(new QLabel)
    , m_error(new MessageBar)
    , m_stop(new QPushButton(tr("Stop")))
    , m_resume(new QPushButton(tr("Resume")))
    , m_facts(new QFormLayout)
    , m_parameters(new QTreeWidget)
{
    m_name->setObjectName("inspectorName");
    m_name->setFont(Theme::current().font(15, QFont::DemiBold));
    m_name->setWordWrap(true);
    m_state->setObjectName("inspectorState");
    m_message->setProperty("quiet", true);
    m_message->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_stop->setObjectName("inspectorStop");
    m_stop->setToolTip(tr("After the current step, with a checkpoint"));
    m_resume->setObjectName("inspectorResume");
    m_resume->setProperty("primary", true);
    m_empty->setProperty("quiet", true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(4);
    m_parameters->setObjectName("inspectorParameters");
    m_parameters->setAccessibleName(tr("Parameters of the run"));
    m_parameters->setHeaderLabels({tr("Parameter"), tr("Value")});
    m_parameters->setUniformRowHeights(true);
    m_parameters->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_parameters->setColumnWidth(0, 150);
    m_parameters->header()->setStretchLastSection(true);

    auto* stateRow = new QHBoxLayout;
    stateRow->setSpacing(8);
    stateRow->addWidget(m_glyph);
    stateRow->addWidget(m_state, 1);
    stateRow->addWidget(m_stop);
    stateRow->addWidget(m_resume);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(8);
    content->addWidget(m_name);
    content->addLayout(stateRow);
    content->addWidget(m_progress);
    content->addWidget(m_message);
    content->addWidget(m_error);
    content->addLayout(m_facts);
    content->addWidget(m_parameters, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(m_content, 1);
    layout->addWidget(m_empty, 1);

    connect(m_stop, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(m_path, m_details && m_details->state.status == RunStatus::Stopping); });
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_path); });
    setRun({}, nullptr);
}

void Inspector::setRun(const QString& path, const RunDetailsPtr& details)
{
    const bool other = path != m_path || !m_details;
    m_path = path;
    m_details = details;
    m_content->setVisible(bool(details));
    m_empty->setVisible(!details);
    if (!details)
        return;
    showState();
    showFacts();
    if (other)
        showParameters();
}

void Inspector::showState()
{
    const auto& state = m_details->state;
    m_name->setText(QString::fromStdString(m_details->spec.name));
    m_glyph->setPixmap(stateIcon(stateKey(state.status)).pixmap(QSize(16, 16), devicePixelRatioF()));
    auto text = stateText(state.status);
    const bool active = isActive(state.status);
    if (active && state.total > 0)
        text += QStringLiteral(", ") + tr("%1 of %2 %3").arg(QLocale().toString(state.done, 'f', 0), QLocale().toString(state.total, 'f', 0), QString::fromStdString(state.unit));
    if (state.secondsLeft && state.status == RunStatus::Running)
        text += QStringLiteral(", ") + tr("%1 left").arg(durationText(*state.secondsLeft));
    m_state->setText(text);
    m_progress->setVisible(active && state.total > 0);
    m_progress->setRange(0, 1000);
    m_progress->setValue(state.total > 0 ? int(1000 * state.done / state.total) : 0);
    m_message->setText(QString::fromStdString(state.message));
    m_message->setVisible(!state.message.empty() && state.status != RunStatus::Finished);
    m_stop->setVisible(active);
    m_stop->setText(state.status == RunStatus::Stopping ? tr("Stop now") : tr("Stop"));
    m_resume->setVisible(state.status == RunStatus::Stopped || state.status == RunStatus::Failed || state.status == RunStatus::Lost);
    if (state.error)
        m_error->show(*state.error);
    else if (!m_details->damage.empty())
        m_error->show(MessageBar::Kind::Attention, tr("%n damaged part(s) left out: %1", nullptr, int(m_details->damage.size())).arg(QString::fromStdString(m_details->damage.front())));
    else
        m_error->dismiss();
}

void Inspector::showFacts()
{
    clear(*m_facts);
    const auto add = [this](const QString& name, const QString& value) {
        auto* label = new QLabel(name);
        label->setProperty("quiet", true);
        auto* text = new QLabel(value);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_facts->addRow(label, text);
    };
    const QLocale locale;
    const auto& details = *m_details;
    add(tr("Kind"), QString::fromStdString(details.spec.kind));
    add(tr("Seed"), locale.toString(qulonglong(details.spec.seed)));
    const auto created = QDateTime::fromString(QString::fromStdString(details.spec.created), Qt::ISODate);
    if (created.isValid())
        add(tr("Created"), locale.toString(created.toLocalTime(), QLocale::ShortFormat));
    if (details.setup.contains("parameters"))
        add(tr("Network"), tr("%1 parameters").arg(plain(details.setup.at("parameters"))));
    if (details.setup.contains("training_images"))
        add(tr("Training images"), plain(details.setup.at("training_images")));
    if (details.setup.contains("device"))
        add(tr("Device"), plain(details.setup.at("device")));
    if (!details.checkpoints.empty())
        add(tr("Checkpoints"), locale.toString(qlonglong(details.checkpoints.size())));
    if (!details.results.empty())
        add(tr("Results"), locale.toString(qlonglong(details.results.size())));
    for (const auto& folder : standsOn(details.spec, details.folder))
        add(tr("Stands on"), QString::fromStdString(folder.filename().string()));
}

void Inspector::showParameters()
{
    m_parameters->clear();
    addParameters(m_parameters->invisibleRootItem(), m_details->spec.parameters);
}

} // namespace transect
