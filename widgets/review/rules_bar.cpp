#include "widgets/review/rules_bar.h"

#include <cmath>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QToolButton>
#include <QWidgetAction>

#include "analysis/poisson_interval.h"
#include "widgets/common/texts.h"
#include "widgets/review/review_session.h"

namespace transect {

namespace {

QDoubleSpinBox* secondsBox(const QString& name, double most)
{
    auto* box = new QDoubleSpinBox;
    box->setObjectName(name);
    box->setRange(0, most);
    box->setDecimals(2);
    box->setSingleStep(0.1);
    box->setSuffix(QStringLiteral(" s"));
    box->setKeyboardTracking(false);
    return box;
}

} // namespace

RulesBar::RulesBar(ReviewSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_by(new QComboBox)
    , m_value(new QDoubleSpinBox)
    , m_figures(new QLabel)
    , m_others(new QToolButton)
    , m_smoothing(secondsBox("ruleSmoothing", 60))
    , m_offShare(new QDoubleSpinBox)
    , m_shortest(secondsBox("ruleShortest", 3600))
    , m_mergeGap(secondsBox("ruleMergeGap", 3600))
    , m_padding(secondsBox("rulePadding", 3600))
{
    setObjectName("rulesBar");
    m_by->setObjectName("thresholdBy");
    m_by->setAccessibleName(tr("What the threshold is chosen by"));
    m_by->addItem(tr("Score"), int(ThresholdBy::Score));
    m_by->addItem(tr("Percentile"), int(ThresholdBy::Percentile));
    m_by->addItem(tr("False alarms"), int(ThresholdBy::FalseAlarms));
    m_by->setItemData(0, tr("The score itself"), Qt::ToolTipRole);
    m_by->setItemData(1, tr("A percentile of the scores of what is normal"), Qt::ToolTipRole);
    m_value->setObjectName("thresholdValue");
    m_value->setAccessibleName(tr("Value of the threshold's rule"));
    m_value->setKeyboardTracking(false);
    m_figures->setObjectName("thresholdFigures");
    m_figures->setProperty("quiet", true);
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_figures->setWordWrap(true);
    m_others->setObjectName("thresholdOthers");
    m_others->setText(tr("Rules"));
    m_others->setToolTip(tr("How scores become events"));
    m_others->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_others);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(makeOthers());
    menu->addAction(action);
    m_others->setMenu(menu);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* label = new QLabel(tr("Threshold"));
    label->setProperty("quiet", true);
    layout->addWidget(label);
    layout->addWidget(m_by);
    layout->addWidget(m_value);
    layout->addWidget(m_others);
    connect(m_by, &QComboBox::activated, this, &RulesBar::takeBy);
    connect(m_value, &QDoubleSpinBox::valueChanged, this, &RulesBar::takeValue);
    for (auto* box : {m_smoothing, m_offShare, m_shortest, m_mergeGap, m_padding})
        connect(box, &QDoubleSpinBox::valueChanged, this, &RulesBar::takeOthers);
    connect(&m_session, &ReviewSession::eventsChanged, this, &RulesBar::show);
    show();
}

QWidget* RulesBar::makeOthers()
{
    m_offShare->setObjectName("ruleOffShare");
    m_offShare->setRange(0, 1);
    m_offShare->setSingleStep(0.05);
    m_offShare->setKeyboardTracking(false);
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(16, 12, 16, 12);
    const std::tuple<QString, QWidget*, QString> rows[] = {
        {tr("Smoothing"), m_smoothing, tr("Standard deviation of the Gaussian over the frames' scores")},
        {tr("Goes on above"), m_offShare, tr("An event lasts while the score is at least this share of the threshold")},
        {tr("Shortest"), m_shortest, tr("Shorter events are left out, once near ones were joined")},
        {tr("Join gaps below"), m_mergeGap, tr("Events with a shorter gap between them are one")},
        {tr("Padding"), m_padding, tr("Shown and exported before and after; never counted")},
    };
    for (const auto& [text, field, help] : rows) {
        field->setToolTip(help);
        field->setAccessibleName(text);
        field->setAccessibleDescription(help);
        form->addRow(text, field);
    }
    return box;
}

void RulesBar::show()
{
    setEnabled(m_session.isOpen());
    const auto& rules = m_session.rules();
    const QSignalBlocker blockers[] = {QSignalBlocker(m_by), QSignalBlocker(m_value), QSignalBlocker(m_smoothing), QSignalBlocker(m_offShare),
                                       QSignalBlocker(m_shortest), QSignalBlocker(m_mergeGap), QSignalBlocker(m_padding)};
    offerAlarms(m_session.isOpen() && m_session.threshold().normalHours > 0);
    m_by->setCurrentIndex(m_by->findData(int(rules.by)));
    const bool isScore = rules.by == ThresholdBy::Score;
    m_value->setDecimals(isScore ? 4 : 2);
    m_value->setRange(isScore ? -1e9 : 0, rules.by == ThresholdBy::Percentile ? 100 : 1e9);
    m_value->setSingleStep(rules.by == ThresholdBy::Percentile ? 0.5 : isScore ? std::max(1e-4, std::abs(rules.value) / 50) : 1);
    m_value->setSuffix(rules.by == ThresholdBy::Percentile ? QStringLiteral(" %") : isScore ? QString() : tr(" / h"));
    m_value->setValue(isScore ? m_session.threshold().score : rules.value);
    m_smoothing->setValue(rules.smoothing);
    m_offShare->setValue(rules.offShare);
    m_shortest->setValue(rules.shortest);
    m_mergeGap->setValue(rules.mergeGap);
    m_padding->setValue(rules.padding);
    m_figures->setText(figuresText());
}

/// "3.12, of held-out normal tracks · 2.4 false alarms an hour on 1.2 h of normal video"
QString RulesBar::figuresText() const
{
    if (!m_session.isOpen())
        return {};
    const QLocale locale;
    const auto& threshold = m_session.threshold();
    const auto rule = m_session.rules().by;
    QStringList parts;
    if (rule == ThresholdBy::Percentile) {
        const auto of = threshold.of == PercentileOf::NormalTracks ? tr("of held-out normal tracks") : threshold.of == PercentileOf::NormalFrames ? tr("of normal frames") : tr("of all frames: none are known to be normal");
        parts << tr("score %1, %2").arg(locale.toString(threshold.score, 'g', 3), of);
    } else if (rule == ThresholdBy::FalseAlarms) {
        parts << (threshold.isReached ? tr("score %1").arg(locale.toString(threshold.score, 'g', 3)) : tr("not reached: even the highest score gives more"));
    }
    if (!std::isnan(threshold.alarmsPerHour))
        parts << alarmsText(threshold);
    else
        parts << tr("false alarms are not known: no normal video");
    return parts.join(QStringLiteral("  ·  "));
}

/// "20.6 false alarms an hour, 95 % [9.4, 39.1]: 9 in 0.44 h of normal video": a rate of few events is not known well.
QString RulesBar::alarmsText(const Threshold& threshold) const
{
    const QLocale locale;
    const auto interval = poissonInterval(threshold.alarms);
    const auto number = [&](double rate) { return locale.toString(rate, 'f', rate < 99.95 ? 1 : 0); };
    return tr("%1 false alarms an hour, %2: %n in %3 h of normal video", nullptr, int(threshold.alarms))
        .arg(number(threshold.alarmsPerHour), intervalText(number(interval.low / threshold.normalHours), number(interval.high / threshold.normalHours)), locale.toString(threshold.normalHours, 'g', 2));
}

/// A rule that nothing can be told of is not offered, and says why.
void RulesBar::offerAlarms(bool isKnown)
{
    auto* item = qobject_cast<QStandardItemModel*>(m_by->model())->item(m_by->findData(int(ThresholdBy::FalseAlarms)));
    item->setEnabled(isKnown);
    item->setToolTip(isKnown ? tr("The lowest threshold with at most so many events an hour where all is normal")
                             : tr("No frame of these clips is known to be normal: score them with their truth, or as normal ones"));
}

/// The value is taken over as far as that makes sense: a threshold becomes its score.
void RulesBar::takeBy()
{
    auto rules = m_session.rules();
    rules.by = ThresholdBy(m_by->currentData().toInt());
    if (rules.by == m_session.rules().by)
        return;
    rules.value = rules.by == ThresholdBy::Score ? m_session.threshold().score : rules.by == ThresholdBy::Percentile ? EventRules().value : 6;
    m_session.setRules(rules);
    show();
}

void RulesBar::takeValue()
{
    auto rules = m_session.rules();
    rules.value = m_value->value();
    m_session.setRules(rules);
}

void RulesBar::takeOthers()
{
    auto rules = m_session.rules();
    rules.smoothing = m_smoothing->value();
    rules.offShare = m_offShare->value();
    rules.shortest = m_shortest->value();
    rules.mergeGap = m_mergeGap->value();
    rules.padding = m_padding->value();
    m_session.setRules(rules);
}

} // namespace transect
