#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include "record/error.h"

namespace transect {

/// The application, which goes on where handling an event throws: what was thrown is said instead.
class Application : public QApplication {
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

Q_SIGNALS:
    /// The same error at most once a second: one in painting would come back with every picture.
    void failed(const transect::ErrorRecord& error);

private:
    void report(ErrorRecord error);

    ErrorRecord m_last;
    QElapsedTimer m_sinceLast;
};

} // namespace transect
