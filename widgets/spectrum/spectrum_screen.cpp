#include "widgets/spectrum/spectrum_screen.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
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
#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/common/toggle_button.h"
#include "widgets/plot/heat_map.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_link.h"
#include "widgets/plot/plot_tools.h"
#include "widgets/spectrum/parts_panel.h"
#include "widgets/spectrum/spectrum_figures.h"

namespace transect {

SpectrumScreen::SpectrumScreen(Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(tr("No spectra yet"), tr("Choose a study or a transfer run at the left. The singular values of its features appear here checkpoint by checkpoint.")))
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

QWidget* SpectrumScreen::makeControls()
{
    m_slider->setObjectName("spectrumSlider");
    m_slider->setAccessibleName(tr("Checkpoint"));
    m_slider->setPageStep(1);
    m_slider->setMinimumWidth(160);
    m_play->setObjectName("spectrumPlay");
    m_play->setIcon(icon("play"));
    m_play->setCheckable(true);
    m_play->setToolTip(tr("Play the series"));
    m_play->setAccessibleName(tr("Play the series"));
    m_timer->setInterval(500);
    m_moment->setMinimumWidth(80);
    m_runs->setObjectName("spectrumRun");
    m_runs->setAccessibleName(tr("Run"));
    m_features->setObjectName("spectrumFeatures");
    m_features->setAccessibleName(tr("Whose features"));
    m_reference->setObjectName("spectrumReference");
    m_reference->setAccessibleName(tr("Reference checkpoint"));
    m_map->setObjectName("spectrumMap");
    m_map->setAccessibleName(tr("Map of the series"));
    m_map->addItems({tr("Singular values"), tr("Overlap of subspaces")});
    auto* controls = new QWidget;
    auto* rows = new QVBoxLayout(controls);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_play);
    row->addWidget(m_slider, 1);
    row->addWidget(m_moment);
    row->addWidget(new QLabel(tr("Reference")));
    row->addWidget(m_reference);
    auto* choices = new FlowLayout(4);
    for (auto* widget : std::initializer_list<QWidget*>{m_runs, m_features, m_centred, m_squared, m_scaled})
        choices->addWidget(widget);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(8);
    tools->addLayout(choices, 1);
    tools->addWidget(new PlotTools(*m_values), 0, Qt::AlignTop);
    rows->addLayout(row);
    rows->addLayout(tools);
    return controls;
}

QWidget* SpectrumScreen::makePlots()
{
    m_values->setObjectName("spectrumValues");
    m_values->setTitle(tr("Singular values"));
    m_shares->setObjectName("spectrumShares");
    m_shares->setTitle(tr("Cumulative share"));
    m_values->setLink(m_indexLink);
    m_shares->setLink(m_indexLink);
    auto* shares = new QWidget;
    auto* column = new QVBoxLayout(shares);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_shares, 1);
    column->addWidget(m_parts);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(m_values);
    split->addWidget(shares);
    split->setSizes({600, 400});
    return split;
}

QWidget* SpectrumScreen::makeMaps()
{
    m_heatMap->setObjectName("spectrumHeatMap");
    m_heatMap->setTitle(tr("Singular values over the series"));
    m_heatMap->setLogarithmic(true);
    m_overlap->setObjectName("spectrumOverlap");
    m_overlap->setTitle(tr("Overlap of the leading subspaces"));
    m_maps->addWidget(m_heatMap);
    m_maps->addWidget(m_overlap);
    auto* maps = new QWidget;
    auto* column = new QVBoxLayout(maps);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_map, 0, Qt::AlignLeft);
    column->addWidget(m_maps, 1);
    auto* measures = new QWidget;
    auto* grid = new QGridLayout(measures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    for (const auto& measure : shownMeasures()) {
        auto* plot = new Plot;
        plot->setObjectName("measure." + QString::fromStdString(measure.name));
        plot->setTitle(measure.title);
        plot->setLink(m_seriesLink);
        plot->setLegendShown(false);
        connect(plot, &Plot::pointActivated, this, [this](const QString&, std::size_t index) { m_slider->setValue(int(index)); });
        const int place = int(m_measures.size());
        grid->addWidget(plot, place / 2, place % 2);
        m_measures.push_back(plot);
    }
    auto* split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(maps);
    split->addWidget(measures);
    split->setSizes({600, 400});
    return split;
}

void SpectrumScreen::connectParts()
{
    connect(m_slider, &QSlider::valueChanged, this, &SpectrumScreen::moveTo);
    connect(m_play, &QToolButton::toggled, this, &SpectrumScreen::play);
    connect(m_timer, &QTimer::timeout, this, [this] { m_slider->setValue(m_slider->value() == m_slider->maximum() ? 0 : m_slider->value() + 1); });
    connect(m_runs, &QComboBox::currentIndexChanged, this, &SpectrumScreen::chooseRun);
    connect(m_features, &QComboBox::currentIndexChanged, this, &SpectrumScreen::rebuild);
    connect(m_reference, &QComboBox::currentIndexChanged, this, [this] {
        drawValues();
        drawShares();
    });
    connect(m_map, &QComboBox::currentIndexChanged, m_maps, &QStackedWidget::setCurrentIndex);
    connect(m_map, &QComboBox::currentIndexChanged, this, &SpectrumScreen::askOverlap);
    connect(m_centred, &QToolButton::toggled, this, &SpectrumScreen::rebuild);
    connect(m_squared, &QToolButton::toggled, this, &SpectrumScreen::rebuild);
    connect(m_scaled, &QToolButton::toggled, this, &SpectrumScreen::drawValues);
    connect(m_shares, &Plot::markMoved, this, [this](const QString&, double at) { chooseK(at); });
    connect(m_parts, &PartsPanel::kChosen, this, &SpectrumScreen::chooseK);
    connect(m_parts, &PartsPanel::measurementRequested, this, &SpectrumScreen::requestMeasurement);
    connect(m_overlapReader, &OverlapReader::ready, this, &SpectrumScreen::showOverlap);
    connect(m_heatMap, &HeatMap::cellActivated, this, [this](std::size_t row, std::size_t) { m_slider->setValue(int(row)); });
    connect(m_overlap, &HeatMap::cellActivated, this, [this](std::size_t row, std::size_t) {
        if (row < m_overlapped.size())
            m_selection.setCheckpoint(QString::fromStdString(m_overlapped[row]));
    });
    connect(&m_selection, &Selection::checkpointChanged, this, [this] {
        const auto found = std::ranges::find(m_spectra, m_selection.checkpoint().toStdString(), &SpectrumRecord::checkpoint);
        if (found != m_spectra.end())
            m_slider->setValue(int(found - m_spectra.begin()));
    });
    connect(&Theme::current(), &Theme::changed, this, &SpectrumScreen::rebuild);
}

void SpectrumScreen::setDetails(const std::vector<RunDetailsPtr>& details)
{
    m_details.clear();
    std::ranges::copy_if(details, std::back_inserter(m_details), [](const RunDetailsPtr& one) { return !one->spectra->empty(); });
    std::vector<Choice> runs;
    for (const auto& run : m_details)
        runs.push_back({QString::fromStdString(run->spec.name), QString::fromStdString(run->folder.root.string())});
    setChoices(*m_runs, runs);
    m_runs->setVisible(runs.size() > 1);
    chooseRun();
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
    m_shares->setSeries(chosen() ? sharesSeries(*chosen(), reference(), choice()) : std::vector<Series>());
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
    const auto sources = standsOn(m_run->spec, m_run->folder);
    if (!chosen() || sources.empty())
        return;
    const auto shares = cumulativeShare(sigmaOf(*chosen(), choice()), choice().squared);
    Q_EMIT measurementRequested(QString::fromStdString(sources.front().string()), chosen()->epoch, shares[std::size_t(k() - 1)], choice().squared);
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
