#include "widgets/launch/launch_footer.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/launch/device_queue_label.h"

namespace transect {

LaunchFooter::LaunchFooter(QWidget* parent)
    : QWidget(parent)
    , m_command(new QLineEdit)
    , m_copy(new QPushButton(icon("copy"), tr("Copy")))
    , m_estimate(new QLabel)
    , m_queue(new DeviceQueueLabel)
    , m_reason(new QLabel)
    , m_showReason(new QPushButton(tr("Show")))
    , m_cancel(new QPushButton(tr("Close")))
    , m_start(new QPushButton(tr("Start")))
{
    build();
    connect(m_copy, &QPushButton::clicked, this, &LaunchFooter::copyRequested);
    connect(m_showReason, &QPushButton::clicked, this, &LaunchFooter::obstacleRequested);
    connect(m_cancel, &QPushButton::clicked, this, &LaunchFooter::cancelRequested);
    connect(m_start, &QPushButton::clicked, this, &LaunchFooter::startRequested);
    showState();
}

void LaunchFooter::build()
{
    m_estimate->setObjectName("estimate");
    m_estimate->setAccessibleName(tr("Estimate"));
    auto* facts = new QHBoxLayout;
    facts->setSpacing(16);
    facts->addWidget(m_estimate, 1);
    facts->addWidget(m_queue);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(commandRow());
    layout->addLayout(facts);
    layout->addWidget(buttonRow());
}

QWidget* LaunchFooter::commandRow()
{
    auto* label = new QLabel(tr("Command"));
    label->setBuddy(m_command);
    m_command->setReadOnly(true);
    m_command->setObjectName("commandLine");
    m_command->setAccessibleName(tr("The equivalent command line"));
    m_copy->setObjectName("copyCommand");
    m_copy->setToolTip(tr("Writes the specification and copies the command that carries it out"));
    m_copy->setAutoDefault(false);
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_command, 1);
    row->addWidget(m_copy);
    return widget;
}

QWidget* LaunchFooter::buttonRow()
{
    m_reason->setObjectName("startReason");
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reason->setTextFormat(Qt::PlainText);
    m_showReason->setObjectName("showReason");
    m_showReason->setProperty("flat", true);
    m_showReason->setToolTip(tr("Goes to the field"));
    m_showReason->setAutoDefault(false);
    m_cancel->setObjectName("closeButton");
    m_cancel->setAutoDefault(false);
    m_start->setObjectName("startButton");
    m_start->setProperty("primary", true);
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_reason, 1);
    row->addWidget(m_showReason);
    row->addWidget(m_cancel);
    row->addWidget(m_start);
    return widget;
}

void LaunchFooter::setCommand(const QString& command)
{
    m_command->setText(command);
    m_command->setCursorPosition(0);
    m_command->setToolTip(command);
    m_copy->setEnabled(!command.isEmpty());
}

void LaunchFooter::setEstimate(const QString& estimate)
{
    m_estimate->setText(estimate);
}

void LaunchFooter::setObstacle(const QString& reason, bool canShow)
{
    m_obstacle = reason;
    m_canShow = canShow;
    showState();
}

void LaunchFooter::setStarting(bool starting)
{
    m_starting = starting;
    showState();
}

void LaunchFooter::makeStartDefault()
{
    m_start->setDefault(true);
}

void LaunchFooter::showState()
{
    m_start->setEnabled(m_obstacle.isEmpty() && !m_starting);
    m_start->setText(m_starting ? tr("Starting") : tr("Start"));
    m_start->setAccessibleDescription(m_obstacle);
    m_start->setToolTip(m_obstacle.isEmpty() ? tr("Starts it as a process of its own, which goes on when this window is closed") : m_obstacle);
    m_reason->setText(m_starting ? tr("transectl is making the run") : m_obstacle);
    m_showReason->setVisible(m_canShow && !m_obstacle.isEmpty() && !m_starting);
}

} // namespace transect
