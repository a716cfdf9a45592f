#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace transect {

class DeviceQueueLabel;

/// What a start would do and cost, and the button that does it.
class LaunchFooter : public QWidget {
    Q_OBJECT

public:
    explicit LaunchFooter(QWidget* parent = nullptr);

    void setCommand(const QString& command);
    void setEstimate(const QString& estimate);
    /// Empty: it can be started. Else Start is grey and this stands beside it; `canShow`: a click leads to its place.
    void setObstacle(const QString& reason, bool canShow = false);
    void setStarting(bool starting);
    /// Return starts, wherever no other button has the focus. Once the footer is in its dialog.
    void makeStartDefault();

Q_SIGNALS:
    void startRequested();
    void cancelRequested();
    void copyRequested();
    void obstacleRequested();

private:
    void build();
    QWidget* commandRow();
    QWidget* buttonRow();
    void showState();

    QLineEdit* m_command;
    QPushButton* m_copy;
    QLabel* m_estimate;
    DeviceQueueLabel* m_queue;
    QLabel* m_reason;
    QPushButton* m_showReason;
    QPushButton* m_cancel;
    QPushButton* m_start;
    QString m_obstacle;
    bool m_starting = false, m_canShow = false;
};

} // namespace transect
