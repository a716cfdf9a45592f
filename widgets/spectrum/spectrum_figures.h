#pragma once

#include <string>
#include <vector>

#include <QString>

#include "analysis/component_scores.h"
#include "widgets/plot/heat_map.h"
#include "widgets/plot/series.h"
#include "widgets/spectrum/overlap_reader.h"
#include "widgets/spectrum/spectrum_series.h"

namespace transect {

/// "epoch 5".
QString momentOf(const SpectrumRecord& spectrum);

/// The singular values of every checkpoint in the colours of the ramp; `chosen` thick, `reference` dashed.
std::vector<Series> valuesSeries(const std::vector<SpectrumRecord>& spectra, const SpectrumChoice& choice, bool scaled, std::size_t chosen, const std::string& reference);

/// Of those values; what is rounding lies off its end.
Axis valuesAxis(const std::vector<SpectrumRecord>& spectra, const SpectrumChoice& choice, bool scaled);

/// The cumulative share of one checkpoint, and of the reference where there is one (else nullptr).
std::vector<Series> sharesSeries(const SpectrumRecord& spectrum, const SpectrumRecord* reference, const SpectrumChoice& choice);

/// FE over k beside the shares, with the intervals over draws.
std::vector<Series> componentSeries(const std::vector<ComponentCurve>& curves);

/// Checkpoints by index.
HeatMapData valuesMap(const std::vector<SpectrumRecord>& spectra, const SpectrumChoice& choice);
/// Checkpoints by checkpoints.
HeatMapData overlapMap(const SubspaceOverlap& overlap);

/// A number of each checkpoint: "k", or one of the measures.
struct SpectrumMeasure {
    std::string name;
    QString title;
};
const std::vector<SpectrumMeasure>& shownMeasures();
/// NaN where it was not taken.
Series measureSeries(const std::vector<SpectrumRecord>& spectra, const SpectrumMeasure& measure, const SpectrumChoice& choice);
/// Places 0, 1, ... named by their epochs.
Axis seriesAxis(const std::vector<SpectrumRecord>& spectra);

} // namespace transect
