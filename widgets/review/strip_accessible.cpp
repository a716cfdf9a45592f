#include "widgets/review/strip_accessible.h"

#include <algorithm>

#include "widgets/review/score_strip.h"

namespace transect {

namespace {

QAccessibleInterface* makeStripAccessible(const QString&, QObject* object)
{
    auto* strip = qobject_cast<ScoreStrip*>(object);
    return strip ? new StripAccessible(*strip) : nullptr;
}

} // namespace

StripAccessible::StripAccessible(ScoreStrip& strip)
    : QAccessibleWidget(&strip, QAccessible::Slider)
    , m_strip(strip)
{
}

void StripAccessible::install()
{
    QAccessible::installFactory(makeStripAccessible);
}

void* StripAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this) : QAccessibleWidget::interface_cast(type);
}

QVariant StripAccessible::currentValue() const
{
    return m_strip.scoreNow().value_or(0);
}

void StripAccessible::setCurrentValue(const QVariant&) {}

QVariant StripAccessible::maximumValue() const
{
    const auto& scores = m_strip.data().scores;
    return scores.empty() ? 0. : std::max(0., *std::ranges::max_element(scores));
}

QVariant StripAccessible::minimumValue() const
{
    return 0.;
}

QVariant StripAccessible::minimumStepSize() const
{
    return 0.;
}

} // namespace transect
