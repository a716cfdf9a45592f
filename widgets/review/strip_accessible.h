#pragma once

#include <QAccessibleWidget>

namespace transect {

class ScoreStrip;

/// To a screen reader the strip is a slider through the clip whose value is the score at the cursor.
class StripAccessible : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit StripAccessible(ScoreStrip& strip);

    static void install(); ///< for all strips; again it does nothing

    void* interface_cast(QAccessible::InterfaceType type) override;
    QVariant currentValue() const override; ///< the score; 0 where nobody was scored, which the description says
    void setCurrentValue(const QVariant& value) override; ///< nothing: the arrow keys move it
    QVariant maximumValue() const override;
    QVariant minimumValue() const override;
    QVariant minimumStepSize() const override;

private:
    ScoreStrip& m_strip;
};

} // namespace transect
