#pragma once

#include <vector>

#include <QLabel>
#include <QTimer>

#include "jobs/device_queue.h"

namespace transect {

/// Who holds a device of this machine and who waits; looks again every two seconds while it is seen.
class DeviceQueueLabel : public QLabel {
    Q_OBJECT

public:
    explicit DeviceQueueLabel(QWidget* parent = nullptr);

    void refresh();

protected:
    void showEvent(QShowEvent*) override;
    void hideEvent(QHideEvent*) override;

private:
    QTimer m_timer;
};

/// "cpu: toy-source runs, 2 wait". No one: "No other run holds a device or waits for one."
QString queueText(const std::vector<DeviceUser>& users);

} // namespace transect
