#include "widgets/transfer/peak_finder.h"

#include <QCoreApplication>

namespace transect {

PeakFinder::PeakFinder(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PeakFinder::~PeakFinder()
{
    m_pool.clear();
    m_pool.waitForDone();
}

PeakFinder::Answer PeakFinder::ask(const QString& id, const TransferCurve& curve, const std::shared_ptr<const std::vector<TransferResult>>& results)
{
    auto& known = m_known[id];
    if (known.curve == curve && !curve.points.empty())
        return known.answer;
    known = {curve, {}};
    m_pool.start([this, id, curve, results] {
        auto finding = findPeak(curve, *results);
        QMetaObject::invokeMethod(this, [this, id, curve, finding = std::move(finding)] {
            // By now the curve may have grown.
            auto& asked = m_known[id];
            if (!(asked.curve == curve))
                return;
            asked.answer = {true, finding};
            Q_EMIT found();
        }, Qt::QueuedConnection);
    });
    return {};
}

void PeakFinder::finish()
{
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

} // namespace transect
