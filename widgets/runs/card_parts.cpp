#include "widgets/runs/card_parts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QProgressBar>

#include "widgets/common/theme.h"

namespace transect {

namespace {

class CardTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::CardTexts)
};

QLabel* plainLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

QLabel* cardTitle(const QString& objectName)
{
    auto* label = plainLabel({});
    label->setObjectName(objectName);
    label->setFont(Theme::current().font(15, QFont::DemiBold));
    return label;
}

QLabel* cardText(const QString& text)
{
    auto* label = plainLabel(text);
    label->setProperty("quiet", true);
    return label;
}

QProgressBar* thinProgress()
{
    auto* bar = new QProgressBar;
    bar->setRange(0, 1000);
    bar->setTextVisible(false);
    bar->setAccessibleName(CardTexts::tr("Progress"));
    return bar;
}

void setText(QLabel& label, const QString& text)
{
    if (label.text() != text)
        label.setText(text);
}

} // namespace transect
