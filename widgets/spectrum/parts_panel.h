#pragma once

#include <QWidget>

#include "widgets/spectrum/measured_parts.h"
#include "widgets/spectrum/spectrum_series.h"

class QLabel;
class QPushButton;
class QSpinBox;

namespace transect {

/// The cut of one spectrum into main and residual part: k by keyboard, what it holds, and FE of the parts where measured.
class PartsPanel : public QWidget {
    Q_OBJECT

public:
    explicit PartsPanel(QWidget* parent = nullptr);

    /// `measured`: of these features where they are a target's and not centred, which is what parts are cut from; else empty.
    void setSpectrum(const SpectrumRecord& spectrum, const SpectrumChoice& choice, std::int64_t k, const std::vector<MeasuredParts>& measured);
    QString text() const;

Q_SIGNALS:
    void kChosen(std::int64_t k);
    /// FE of the parts at this k is to be measured.
    void measurementRequested();

private:
    QSpinBox* m_k;
    QLabel* m_text;
    QPushButton* m_measure;
};

} // namespace transect
