#pragma once

#include <QWidget>

class QProgressBar;

namespace transect {

/// What is being written, how much of it is, and a way to end it. Hidden while nothing is.
class ExportProgress : public QWidget {
    Q_OBJECT

public:
    explicit ExportProgress(QWidget* parent = nullptr);

    void show(const QString& text, double part); ///< from 0 to 1

Q_SIGNALS:
    void cancelled();

private:
    QProgressBar* m_bar;
};

} // namespace transect
