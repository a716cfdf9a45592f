#include "widgets/spectrum/spectrum_screen.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "record/lineage.h"
#include "widgets/common/choice_box.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/common/toggle_button.h"
#include "widgets/plot/heat_map.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_link.h"
#include "widgets/spectrum/parts_panel.h"
#include "widgets/spectrum/spectrum_figures.h"

namespace transect {

SpectrumScreen::SpectrumScreen(Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(tr("No spectra yet"), tr("Choose a study, or a run that was evaluated, at the left. The singular values of its features appear here checkpoint by checkpoint.")))
    , m_slider(new QSlider(Qt::Horizontal))
    , m_play(new QToolButton)
    , m_timer(new QTimer(this))
    , m_moment(new QLabel)
    , m_runs(new QComboBox)
    , m_features(new QComboBox)
    , m_reference(new QComboBox)
    , m_map(new QComboBox)
    , m_centred(toggleButton(tr("Centred"), "spectrumCentred", tr("Of the features less their mean")))
    , m_squared(toggleButton(tr("Squares"), "spectrumSquared", tr("Shares of the squared singular values")))
    , m_scaled(toggleButton(tr("Scaled"), "spectrumScaled", tr("Each spectrum divided by its largest value")))
    , m_values(new Plot)
    , m_shares(new Plot)
    , m_heatMap(new HeatMap)
    , m_overlap(new HeatMap)
    , m_maps(new QStackedWidget)
    , m_indexLink(new PlotLink(this))
    , m_seriesLink(new PlotLink(this))
    , m_parts(new PartsPanel)
    , m_overlapReader(new OverlapReader(this))
{
    auto* both = new QSplitter(Qt::Vertical);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(makeControls());
    both->setChildrenCollapsible(false);
    both->addWidget(makePlots());
    both->addWidget(makeMaps());
    both->setSizes({560, 440});
    layout->addWidget(both, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    connectParts();
    rebuild();
}

void SpectrumScreen::setDetails(const std::vector<RunDetailsPtr>& details)
{
    m_details.clear();
    std::ranges::copy_if(details, std::back_inserter(m_details), [](const RunDetailsPtr& one) { return !one->spectra->empty(); });
    std::vector<Choice> runs;
    for (const auto& run : m_details)
        runs.push_back({QString::fromStdString(run->name()), QString::fromStdString(run->folder.root.string())});
    setChoices(*m_runs, runs);
    m_runs->setVisible(runs.size() > 1);
    chooseRun();
}

void SpectrumScreen::setReading(const QString& text)
{
    m_empty->setReading(text);
}

void SpectrumScreen::chooseRun()
{
    const auto index = m_runs->currentIndex();
    const auto run = index >= 0 && index < int(m_details.size()) ? m_details[std::size_t(index)] : nullptr;
    // A heartbeat alone changes no spectrum, and is no reason to undo what was dragged or chosen.
    const bool sameSpectra = run && m_run && run->spectra == m_run->spectra;
    const bool sameRun = run && m_run && run->folder.root == m_run->folder.root;
    m_run = run;
    if (sameSpectra) {
        drawParts();
        return;
    }
    if (!sameRun)
        m_followsEnd = true;
    rebuildFeatures();
    rebuild();
}

void SpectrumScreen::rebuildFeatures()
{
    std::vector<std::string> all;
    for (const auto& spectrum : m_run ? *m_run->spectra : std::vector<SpectrumRecord>()) {
        if (std::ranges::find(all, spectrum.features) == all.end())
            all.push_back(spectrum.features);
    }
    // Target features first: they are what the transfer curves stand on.
    std::ranges::stable_partition(all, [](const std::string& features) { return features.starts_with("target:"); });
    std::vector<Choice> choices;
    for (const auto& features : all)
        choices.push_back({QString::fromStdString(features).replace(u':', QStringLiteral(": ")), QString::fromStdString(features)});
    setChoices(*m_features, choices);
}

void SpectrumScreen::rebuildReferences()
{
    std::vector<Choice> choices{{tr("none"), {}}};
    for (const auto& spectrum : m_spectra)
        choices.push_back({momentOf(spectrum), QString::fromStdString(spectrum.checkpoint)});
    setChoices(*m_reference, choices);
}

SpectrumChoice SpectrumScreen::choice() const
{
    return {m_centred->isChecked(), m_squared->isChecked()};
}

void SpectrumScreen::rebuild()
{
    const auto features = m_features->currentData().toString().toStdString();
    m_spectra.clear();
    for (const auto& spectrum : m_run ? *m_run->spectra : std::vector<SpectrumRecord>()) {
        if (spectrum.features == features)
            m_spectra.push_back(spectrum);
    }
    m_stack->setCurrentIndex(m_spectra.empty() ? 0 : 1);
    rebuildReferences();
    {
        const QSignalBlocker still(m_slider);
        m_slider->setRange(0, std::max(0, int(m_spectra.size()) - 1));
        const auto wanted = std::ranges::find(m_spectra, m_selection.checkpoint().toStdString(), &SpectrumRecord::checkpoint);
        if (wanted != m_spectra.end())
            m_slider->setValue(int(wanted - m_spectra.begin()));
        else if (m_followsEnd)
            m_slider->setValue(m_slider->maximum());
    }
    m_chosenK.reset();
    drawValues();
    drawShares();
    drawMaps();
    drawMeasures();
    drawParts();
}

const SpectrumRecord* SpectrumScreen::chosen() const
{
    return m_spectra.empty() ? nullptr : &m_spectra[std::size_t(m_slider->value())];
}

const SpectrumRecord* SpectrumScreen::reference() const
{
    const auto found = std::ranges::find(m_spectra, m_reference->currentData().toString().toStdString(), &SpectrumRecord::checkpoint);
    return found == m_spectra.end() ? nullptr : &*found;
}

std::int64_t SpectrumScreen::k() const
{
    return chosen() ? m_chosenK.value_or(kOf(*chosen(), choice())) : 0;
}

void SpectrumScreen::drawValues()
{
    const bool scaled = m_scaled->isChecked();
    m_values->setAxes({tr("Index"), {}, Scale::Linear, {}, {}}, valuesAxis(m_spectra, choice(), scaled));
    m_values->setLegendShown(m_spectra.size() <= 12);
    m_values->setSeries(valuesSeries(m_spectra, choice(), scaled, std::size_t(m_slider->value()), m_reference->currentData().toString().toStdString()));
    m_moment->setText(chosen() ? momentOf(*chosen()) : QString());
}

void SpectrumScreen::drawShares()
{
    m_shares->setAxes({tr("Components"), {}, Scale::Linear, {}, {}}, {tr("Cumulative share"), {}, Scale::Linear, {}, Interval{0, 1.02}});
    auto series = chosen() ? sharesSeries(*chosen(), reference(), choice()) : std::vector<Series>();
    // Components of FE are those of the target's features, not centred.
    if (const std::string target = "target:"; chosen() && chosen()->features.starts_with(target) && !choice().centred && m_run->results)
        std::ranges::move(componentSeries(componentCurves(*m_run->results, chosen()->checkpoint, chosen()->features.substr(target.size()))), std::back_inserter(series));
    m_shares->setSeries(series);
    const double share = chosen() ? chosen()->share : 0.8;
    m_shares->setHorizontalMarks({{share, QLocale().toString(share, 'g', 3), MarkKind::Reference, {}, false}});
    m_shares->setMarks({{double(k()), tr("k = %1").arg(k()), MarkKind::Chosen, "k", true}});
}

void SpectrumScreen::drawMaps()
{
    m_heatMap->setData(valuesMap(m_spectra, choice()));
    askOverlap();
}

void SpectrumScreen::askOverlap()
{
    if (m_maps->currentWidget() == m_overlap && m_run && chosen())
        m_overlapReader->ask(m_run->folder, m_spectra, k());
}

void SpectrumScreen::showOverlap(const SubspaceOverlap& overlap)
{
    m_overlapped.clear();
    for (const auto& spectrum : overlap.checkpoints)
        m_overlapped.push_back(spectrum.checkpoint);
    m_overlap->setEmptyText(tr("The run kept no singular vectors: set \"Vectors\" of its spectra above 0."));
    m_overlap->setData(overlapMap(overlap));
}

void SpectrumScreen::drawMeasures()
{
    const auto axis = seriesAxis(m_spectra);
    for (std::size_t i = 0; i < m_measures.size(); ++i) {
        const auto& measure = shownMeasures()[i];
        auto series = measureSeries(m_spectra, measure, choice());
        const bool any = std::ranges::any_of(series.y, [](double value) { return !std::isnan(value); });
        m_measures[i]->setVisible(any || m_spectra.empty());
        m_measures[i]->setAxes(axis, {measure.title, {}, Scale::Linear, {}, {}});
        m_measures[i]->setSeries({std::move(series)});
        m_measures[i]->setMarks(chosen() ? std::vector<Mark>{{double(m_slider->value()), {}, MarkKind::Chosen, {}, false}} : std::vector<Mark>());
    }
}

void SpectrumScreen::drawParts()
{
    if (!chosen())
        return;
    const auto& spectrum = *chosen();
    // Parts are cut from the target's features, not centred.
    const std::string target = "target:";
    const bool isCut = spectrum.features.starts_with(target) && !choice().centred;
    m_parts->setSpectrum(spectrum, choice(), k(),
                         isCut ? measuredParts(m_details, *m_run, spectrum.features.substr(target.size()), spectrum.checkpoint) : std::vector<MeasuredParts>());
}

void SpectrumScreen::requestMeasurement()
{
    if (!chosen())
        return;
    const auto shares = cumulativeShare(sigmaOf(*chosen(), choice()), choice().squared);
    auto parameters = seriesParameters(m_run->spec, m_run->folder);
    parameters["epochs"] = {chosen()->epoch};
    parameters["feature_extraction"] = {{"enabled", true}, {"parts", {"main", "residual"}}};
    parameters["fine_tuning"] = {{"enabled", false}};
    parameters["spectrum"] = {{"share", shares[std::size_t(k() - 1)]}, {"of", choice().squared ? "sigma squared" : "sigma"}};
    Q_EMIT measurementRequested(parameters);
}

void SpectrumScreen::moveTo(int position)
{
    m_followsEnd = position == m_slider->maximum();
    m_chosenK.reset();
    drawValues();
    drawShares();
    drawMeasures();
    drawParts();
    askOverlap();
    if (chosen())
        m_selection.setCheckpoint(QString::fromStdString(chosen()->checkpoint));
}

void SpectrumScreen::chooseK(double at)
{
    if (!chosen())
        return;
    m_chosenK = std::clamp<std::int64_t>(std::llround(at), 1, std::int64_t(sigmaOf(*chosen(), choice()).size()));
    drawShares();
    drawParts();
    askOverlap();
}

void SpectrumScreen::play(bool on)
{
    m_play->setIcon(icon(on ? "pause" : "play"));
    on ? m_timer->start() : m_timer->stop();
}

} // namespace transect
