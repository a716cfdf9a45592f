#include "widgets/launch/device_queue_label.h"

#include <map>

#include "record/error.h"
#include "widgets/common/texts.h"

namespace transect {

namespace {

constexpr int interval = 2000; // ms

/// Of "toy-source in /runs/toy-source".
QString runName(const DeviceUser& user)
{
    return QString::fromStdString(user.holder).section(" in ", 0, 0);
}

QString deviceText(const std::string& device, const std::vector<DeviceUser>& users)
{
    QStringList waiting;
    QString holding;
    for (const auto& user : users) {
        if (user.ahead == 0)
            holding = runName(user);
        else
            waiting << runName(user);
    }
    const auto name = QString::fromStdString(device);
    const auto held = holding.isEmpty() ? DeviceQueueLabel::tr("%1 is free").arg(name) : DeviceQueueLabel::tr("%1 is held by %2").arg(name, holding);
    return waiting.isEmpty() ? held : DeviceQueueLabel::tr("%1, %n wait(s)", nullptr, int(waiting.size())).arg(held);
}

} // namespace

DeviceQueueLabel::DeviceQueueLabel(QWidget* parent)
    : QLabel(parent)
{
    setObjectName("deviceQueue");
    setProperty("quiet", true);
    setTextFormat(Qt::PlainText);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &DeviceQueueLabel::refresh);
}

void DeviceQueueLabel::refresh()
{
    try {
        const auto users = DeviceQueue().list();
        setText(queueText(users));
        QStringList lines;
        for (const auto& user : users)
            lines << isolated(QString("%1  %2  %3 (%4)").arg(QString::fromStdString(user.device)).arg(user.ahead).arg(QString::fromStdString(user.holder)).arg(user.pid));
        setToolTip(lines.join(u'\n'));
    } catch (const std::exception& exception) {
        setText(tr("The queue cannot be read: %1").arg(QString::fromUtf8(exception.what())));
    }
}

void DeviceQueueLabel::showEvent(QShowEvent* event)
{
    QLabel::showEvent(event);
    refresh();
    m_timer.start();
}

void DeviceQueueLabel::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    QLabel::hideEvent(event);
}

QString queueText(const std::vector<DeviceUser>& users)
{
    if (users.empty())
        return DeviceQueueLabel::tr("No other run holds a device or waits for one");
    std::map<std::string, std::vector<DeviceUser>> devices;
    for (const auto& user : users)
        devices[user.device].push_back(user);
    QStringList texts;
    for (const auto& [device, its] : devices)
        texts << deviceText(device, its);
    return texts.join("; ");
}

} // namespace transect
