#include "widgets/spectrum/parts_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "widgets/common/texts.h"

namespace transect {

namespace {

QString kText(const MeasuredParts& parts)
{
    const QLocale locale;
    if (parts.lowestK == parts.highestK)
        return PartsPanel::tr("k = %1").arg(locale.toString(qlonglong(parts.lowestK)));
    return PartsPanel::tr("k = %1 to %2, by draw").arg(locale.toString(qlonglong(parts.lowestK)), locale.toString(qlonglong(parts.highestK)));
}

QString scoresText(const MeasuredParts& parts)
{
    QStringList scores;
    if (parts.main)
        scores << PartsPanel::tr("main part %1").arg(scoreText(parts.main->score, parts.main->interval, parts.main->draws));
    if (parts.residual)
        scores << PartsPanel::tr("residual part %1").arg(scoreText(parts.residual->score, parts.residual->interval, parts.residual->draws));
    return scores.join(QStringLiteral(", "));
}

} // namespace

PartsPanel::PartsPanel(QWidget* parent)
    : QWidget(parent)
    , m_k(new QSpinBox)
    , m_text(new QLabel)
    , m_measure(new QPushButton(tr("Measure FE here…")))
{
    m_k->setObjectName("spectrumK");
    m_k->setPrefix(tr("k = "));
    m_k->setAccessibleName(tr("Components of the main part"));
    m_k->setToolTip(tr("Components of the main part; also dragged in the plot"));
    m_text->setObjectName("spectrumParts");
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_measure->setObjectName("spectrumMeasure");
    m_measure->setToolTip(tr("A transfer run that measures FE of both parts of this checkpoint, cut at this k"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_k);
    row->addWidget(m_measure);
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_text);
    connect(m_k, &QSpinBox::valueChanged, this, [this](int k) { Q_EMIT kChosen(k); });
    connect(m_measure, &QPushButton::clicked, this, &PartsPanel::measurementRequested);
}

void PartsPanel::setSpectrum(const SpectrumRecord& spectrum, const SpectrumChoice& choice, std::int64_t k, const std::vector<MeasuredParts>& measured)
{
    const QLocale locale;
    const auto& sigma = sigmaOf(spectrum, choice);
    {
        const QSignalBlocker quiet(m_k);
        m_k->setRange(1, std::max(1, int(sigma.size())));
        m_k->setValue(int(k));
    }
    const auto shares = cumulativeShare(sigma, choice.squared);
    const double share = k > 0 && k <= std::int64_t(shares.size()) ? shares[std::size_t(k - 1)] : 0;
    QStringList lines{(choice.squared ? tr("k = %1 of %2 holds %3 of the sum of squares; relative error %4") : tr("k = %1 of %2 holds %3 of the sum; relative error %4"))
                          .arg(k).arg(sigma.size()).arg(percentText(share, 1), locale.toString(relativeError(sigma, k), 'f', 3))};
    const auto* found = nearest(measured, k);
    if (found)
        lines << (found->holds(k) ? tr("FE at %1: %2") : tr("FE was measured at %1: %2")).arg(kText(*found), scoresText(*found));
    m_measure->setVisible(spectrum.features.starts_with("target:") && !choice.centred && !(found && found->holds(k)));
    lines << tr("%1 images, %2 features, %3").arg(locale.toString(qlonglong(spectrum.n)), locale.toString(qlonglong(spectrum.dimension)), choice.centred ? tr("centred") : tr("not centred"));
    m_text->setText(lines.join(u'\n'));
    m_text->setToolTip(m_text->text()); // where the window is low, its end is cut off
}

QString PartsPanel::text() const
{
    return m_text->text();
}

} // namespace transect
