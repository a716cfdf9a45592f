#include "widgets/spectrum/spectrum_screen.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/plot/heat_map.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_link.h"
#include "widgets/plot/plot_tools.h"
#include "widgets/spectrum/parts_panel.h"
#include "widgets/spectrum/spectrum_figures.h"

namespace transect {

// How the screen is laid out and wired.

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
    for (auto* widget : std::initializer_list<QWidget*>{m_runs, m_features, m_centred, m_squared, m_scaled, new PlotTools(*m_values)})
        choices->addWidget(widget);
    rows->addLayout(row);
    rows->addLayout(choices);
    return controls;
}

QWidget* SpectrumScreen::makePlots()
{
    m_values->setObjectName("spectrumValues");
    m_values->setTitle(tr("Singular values"));
    m_shares->setObjectName("spectrumShares");
    m_shares->setTitle(tr("Cumulative share"));
    m_values->setMinimumSize(180, 110);
    m_shares->setMinimumSize(150, 90);
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
        plot->setMinimumSize(110, 80);
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
    m_slider->setLayoutDirection(Qt::LeftToRight); // as the series in the plots
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

} // namespace transect
