#include "application.h"

namespace transect {

bool Application::notify(QObject* receiver, QEvent* event)
{
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::exception& exception) {
        report(describeException(exception));
    } catch (...) {
        report({"internal", tr("an unknown error").toStdString(), {}, {}});
    }
    return true; // nobody else is to handle what failed
}

void Application::report(ErrorRecord error)
{
    constexpr qint64 pause = 1000; // ms
    if (error.hint.empty())
        error.hint = tr("What was to be done is not done. Runs go on.").toStdString();
    if (error == m_last && m_sinceLast.isValid() && m_sinceLast.elapsed() < pause)
        return;
    m_last = error;
    m_sinceLast.start();
    qWarning("%s: %s", error.path.c_str(), error.text.c_str());
    Q_EMIT failed(error);
}

} // namespace transect
