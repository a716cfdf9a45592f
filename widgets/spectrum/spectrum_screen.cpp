#include "widgets/spectrum/spectrum_screen.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "analysis/transfer_summary.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/common/selection.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/plot/heat_map.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_link.h"
#include "widgets/plot/plot_tools.h"
#include "widgets/plot/series_colours.h"
#include "widgets/spectrum/spectrum_series.h"

namespace transect {

namespace {

QString momentOf(const SpectrumRecord& spectrum)
{
    return SpectrumScreen::tr("epoch %1").arg(QLocale().toString(spectrum.epoch, 'g', 4));
}

std::vector<double> indices(std::size_t count)
{
    std::vector<double> list(count);
    std::iota(list.begin(), list.end(), 1.0);
    return list;
}

QToolButton* toggle(const QString& text, const QString& name, const QString& help)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setToolTip(help);
    button->setAccessibleName(help);
    button->setMinimumWidth(button->fontMetrics().horizontalAdvance(text) + 20);
    return button;
}

const std::vector<std::pair<std::string, QString>>& shownMeasures()
{
    static const std::vector<std::pair<std::string, QString>> list{{"k", SpectrumScreen::tr("k of the main part")},
                                                                  {"rankme", SpectrumScreen::tr("RankMe")},
                                                                  {"participation_ratio", SpectrumScreen::tr("Participation ratio")},
                                                                  {"nc1", SpectrumScreen::tr("NC1")}};
    return list;
}

} // namespace

SpectrumScreen::SpectrumScreen(Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(tr("No spectra yet"), tr("Choose a study or a transfer run at the left. The singular values of its features appear here checkpoint by checkpoint.")))
    , m_slider(new QSlider(Qt::Horizontal))
    , m_play(new QToolButton)
    , m_timer(new QTimer(this))
    , m_moment(new QLabel)
    , m_features(new QComboBox)
    , m_reference(new QComboBox)
    , m_centred(toggle(tr("Centred"), "spectrumCentred", tr("Of the features less their mean")))
    , m_scaled(toggle(tr("Scaled"), "spectrumScaled", tr("Each spectrum divided by its largest value")))
    , m_values(new Plot)
    , m_shares(new Plot)
    , m_heatMap(new HeatMap)
    , m_indexLink(new PlotLink(this))
    , m_seriesLink(new PlotLink(this))
    , m_parts(new QLabel)
    , m_measuresBox(new QWidget)
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
    m_features->setObjectName("spectrumFeatures");
    m_features->setAccessibleName(tr("Whose features"));
    m_reference->setObjectName("spectrumReference");
    m_reference->setAccessibleName(tr("Reference checkpoint"));
    m_values->setObjectName("spectrumValues");
    m_values->setTitle(tr("Singular values"));
    m_shares->setObjectName("spectrumShares");
    m_shares->setTitle(tr("Cumulative share"));
    m_values->setLink(m_indexLink);
    m_shares->setLink(m_indexLink);
    m_shares->setLegendShown(false);
    m_heatMap->setObjectName("spectrumHeatMap");
    m_heatMap->setTitle(tr("Singular values over the series"));
    m_heatMap->setLogarithmic(true);
    m_parts->setObjectName("spectrumParts");
    m_parts->setWordWrap(true);
    m_parts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_play);
    row->addWidget(m_slider, 1);
    row->addWidget(m_moment);
    row->addWidget(new QLabel(tr("Reference")));
    row->addWidget(m_reference);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(8);
    tools->addWidget(m_features);
    tools->addWidget(m_centred);
    tools->addWidget(m_scaled);
    tools->addStretch();
    tools->addWidget(new PlotTools(*m_values));

    auto* grid = new QGridLayout(m_measuresBox);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    for (int i = 0; i < int(shownMeasures().size()); ++i) {
        auto* plot = new Plot;
        plot->setObjectName("measure." + QString::fromStdString(shownMeasures()[std::size_t(i)].first));
        plot->setTitle(shownMeasures()[std::size_t(i)].second);
        plot->setLink(m_seriesLink);
        plot->setLegendShown(false);
        connect(plot, &Plot::pointActivated, this, [this](const QString&, std::size_t index) { m_slider->setValue(int(index)); });
        m_measures.push_back(plot);
        grid->addWidget(plot, i / 2, i % 2);
    }
    auto* shares = new QWidget;
    auto* sharesLayout = new QVBoxLayout(shares);
    sharesLayout->setContentsMargins(0, 0, 0, 0);
    sharesLayout->setSpacing(4);
    sharesLayout->addWidget(m_shares, 1);
    sharesLayout->addWidget(m_parts);
    auto* above = new QSplitter(Qt::Horizontal);
    above->addWidget(m_values);
    above->addWidget(shares);
    auto* below = new QSplitter(Qt::Horizontal);
    below->addWidget(m_heatMap);
    below->addWidget(m_measuresBox);
    for (auto* split : {above, below}) {
        split->setChildrenCollapsible(false);
        split->setSizes({600, 400});
    }
    auto* both = new QSplitter(Qt::Vertical);
    both->setChildrenCollapsible(false);
    both->addWidget(above);
    both->addWidget(below);
    both->setSizes({560, 440});
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addLayout(tools);
    layout->addWidget(both, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);

    connect(m_slider, &QSlider::valueChanged, this, &SpectrumScreen::moveTo);
    connect(m_play, &QToolButton::toggled, this, &SpectrumScreen::play);
    connect(m_timer, &QTimer::timeout, this, [this] {
        m_slider->setValue(m_slider->value() == m_slider->maximum() ? 0 : m_slider->value() + 1);
    });
    connect(m_features, &QComboBox::currentIndexChanged, this, &SpectrumScreen::rebuild);
    connect(m_reference, &QComboBox::currentIndexChanged, this, &SpectrumScreen::drawValues);
    connect(m_centred, &QToolButton::toggled, this, &SpectrumScreen::rebuild);
    connect(m_scaled, &QToolButton::toggled, this, &SpectrumScreen::drawValues);
    connect(m_shares, &Plot::markMoved, this, [this](const QString&, double at) { moveK(at); });
    connect(m_heatMap, &HeatMap::cellActivated, this, [this](std::size_t rowIndex, std::size_t) { m_slider->setValue(int(rowIndex)); });
    connect(&m_selection, &Selection::checkpointChanged, this, [this] {
        const auto found = std::ranges::find(m_spectra, m_selection.checkpoint().toStdString(), &SpectrumRecord::checkpoint);
        if (found != m_spectra.end())
            m_slider->setValue(int(found - m_spectra.begin()));
    });
    connect(&Theme::current(), &Theme::changed, this, &SpectrumScreen::rebuild);
    rebuild();
}

void SpectrumScreen::setDetails(const std::vector<RunDetailsPtr>& details)
{
    const auto found = std::ranges::find_if(details, [](const RunDetailsPtr& one) { return !one->spectra.empty(); });
    const auto run = found == details.end() ? nullptr : *found;
    // A heartbeat alone changes no spectrum, and is no reason to undo what was dragged or chosen.
    const bool same = run == m_run
        || (run && m_run && run->folder.root == m_run->folder.root && run->spectra.size() == m_run->spectra.size() && run->results.size() == m_run->results.size());
    m_run = run;
    if (same)
        return;
    rebuildChoices();
    rebuild();
}

void SpectrumScreen::rebuildChoices()
{
    const auto wanted = m_features->currentText();
    std::set<std::string> all;
    for (const auto& spectrum : m_run ? m_run->spectra : std::vector<SpectrumRecord>())
        all.insert(spectrum.features);
    const QSignalBlocker quiet(m_features);
    m_features->clear();
    // Target features first: they are what the transfer curves stand on.
    for (const bool target : {true, false}) {
        for (const auto& features : all) {
            if (features.starts_with("target:") == target)
                m_features->addItem(QString::fromStdString(features).replace(u':', QStringLiteral(": ")), QString::fromStdString(features));
        }
    }
    m_features->setCurrentIndex(std::max(0, m_features->findText(wanted)));
}

const std::vector<double>& SpectrumScreen::sigma(const SpectrumRecord& spectrum) const
{
    return m_centred->isChecked() ? spectrum.sigmaCentred : spectrum.sigmaUncentred;
}

void SpectrumScreen::rebuild()
{
    const auto features = m_features->currentData().toString().toStdString();
    m_spectra.clear();
    for (const auto& spectrum : m_run ? m_run->spectra : std::vector<SpectrumRecord>()) {
        if (spectrum.features == features)
            m_spectra.push_back(spectrum);
    }
    m_stack->setCurrentIndex(m_spectra.empty() ? 0 : 1);
    {
        const QSignalBlocker quiet(m_reference);
        const auto reference = m_reference->currentData();
        m_reference->clear();
        m_reference->addItem(tr("none"));
        for (const auto& spectrum : m_spectra)
            m_reference->addItem(momentOf(spectrum), QString::fromStdString(spectrum.checkpoint));
        m_reference->setCurrentIndex(std::max(0, m_reference->findData(reference)));
        const QSignalBlocker still(m_slider);
        const bool atEnd = m_slider->value() == m_slider->maximum();
        m_slider->setRange(0, std::max(0, int(m_spectra.size()) - 1));
        const auto wanted = std::ranges::find(m_spectra, m_selection.checkpoint().toStdString(), &SpectrumRecord::checkpoint);
        if (wanted != m_spectra.end())
            m_slider->setValue(int(wanted - m_spectra.begin()));
        else if (atEnd)
            m_slider->setValue(m_slider->maximum());
    }
    m_draggedK.reset();
    drawValues();
    drawShares();
    drawHeatMap();
    drawMeasures();
    drawParts();
}

const SpectrumRecord* SpectrumScreen::chosen() const
{
    return m_spectra.empty() ? nullptr : &m_spectra[std::size_t(m_slider->value())];
}

void SpectrumScreen::drawValues()
{
    std::vector<Series> list;
    const auto reference = m_reference->currentData().toString().toStdString();
    const auto& tokens = Theme::current().tokens();
    for (std::size_t i = 0; i < m_spectra.size(); ++i) {
        const auto& spectrum = m_spectra[i];
        const bool isChosen = &spectrum == chosen();
        Series series;
        series.id = QString::fromStdString(spectrum.checkpoint);
        series.name = momentOf(spectrum);
        series.y = m_scaled->isChecked() ? normalised(sigma(spectrum)) : sigma(spectrum);
        series.x = indices(series.y.size());
        series.style.colour = seriesRamp(m_spectra.size() > 1 ? double(i) / double(m_spectra.size() - 1) : 0, tokens);
        series.style.width = isChosen ? 3 : 1;
        series.style.dash = spectrum.checkpoint == reference ? Qt::DashLine : Qt::SolidLine;
        if (spectrum.checkpoint == reference)
            series.style.width = 2;
        list.push_back(std::move(series));
    }
    m_values->setAxes({tr("Index"), {}, Scale::Linear, {}, {}}, {m_scaled->isChecked() ? tr("Singular value over the largest") : tr("Singular value"), {}, Scale::Logarithmic, {}, {}});
    m_values->setLegendShown(list.size() <= 12);
    m_values->setSeries(std::move(list));
    m_moment->setText(chosen() ? momentOf(*chosen()) : QString());
}

std::int64_t SpectrumScreen::k() const
{
    const auto* spectrum = chosen();
    if (!spectrum)
        return 0;
    return m_draggedK.value_or(m_centred->isChecked() ? spectrum->kCentred : spectrum->k);
}

void SpectrumScreen::drawShares()
{
    const auto* spectrum = chosen();
    std::vector<Series> list;
    if (spectrum) {
        Series series;
        series.id = "share";
        series.name = tr("Share of the sum, %1").arg(momentOf(*spectrum));
        series.y = cumulativeShare(sigma(*spectrum));
        series.x = indices(series.y.size());
        series.style.colour = Theme::current().tokens().accent;
        series.style.width = 2;
        list.push_back(std::move(series));
    }
    m_shares->setAxes({tr("Components"), {}, Scale::Linear, {}, {}}, {tr("Cumulative share"), {}, Scale::Linear, {}, Interval{0, 1.02}});
    m_shares->setSeries(std::move(list));
    const double share = spectrum ? spectrum->share : 0.8;
    m_shares->setHorizontalMarks({{share, QLocale().toString(share, 'g', 3), MarkKind::Reference, {}, false}});
    m_shares->setMarks({{double(k()), tr("k = %1").arg(k()), MarkKind::Chosen, "k", true}});
}

void SpectrumScreen::drawHeatMap()
{
    HeatMapData map;
    map.rows = m_spectra.size();
    for (const auto& spectrum : m_spectra)
        map.columns = std::max(map.columns, sigma(spectrum).size());
    for (const auto& spectrum : m_spectra) {
        auto values = sigma(spectrum);
        values.resize(map.columns, std::nan(""));
        map.values.insert(map.values.end(), values.begin(), values.end());
        map.rowLabels.push_back(QLocale().toString(spectrum.epoch, 'g', 4));
    }
    map.rowTitle = tr("Epoch");
    map.columnTitle = tr("Index");
    map.valueTitle = tr("Singular value");
    m_heatMap->setData(std::move(map));
}

void SpectrumScreen::drawMeasures()
{
    for (std::size_t i = 0; i < m_measures.size(); ++i) {
        const auto& [name, title] = shownMeasures()[i];
        Series series;
        series.id = QString::fromStdString(name);
        series.name = title;
        series.style.colour = Theme::current().tokens().accent;
        series.style.marker = Marker::Circle;
        Axis x{tr("Epoch"), {}, Scale::Linear, {}, {}};
        for (std::size_t j = 0; j < m_spectra.size(); ++j) {
            const auto& spectrum = m_spectra[j];
            const auto found = spectrum.measures.find(name);
            series.x.push_back(double(j));
            series.y.push_back(name == "k" ? double(m_centred->isChecked() ? spectrum.kCentred : spectrum.k) : found == spectrum.measures.end() ? std::nan("") : found->second);
            x.ticks.push_back({double(j), QLocale().toString(spectrum.epoch, 'g', 4), spectrum.epoch});
        }
        const bool any = std::ranges::any_of(series.y, [](double value) { return !std::isnan(value); });
        m_measures[i]->setVisible(any || m_spectra.empty());
        m_measures[i]->setAxes(x, {title, {}, Scale::Linear, {}, {}});
        m_measures[i]->setSeries({std::move(series)});
        m_measures[i]->setMarks(chosen() ? std::vector<Mark>{{double(m_slider->value()), {}, MarkKind::Chosen, {}, false}} : std::vector<Mark>());
    }
}

void SpectrumScreen::drawParts()
{
    const auto* spectrum = chosen();
    if (!spectrum) {
        m_parts->clear();
        return;
    }
    const QLocale locale;
    const auto& values = sigma(*spectrum);
    const auto shares = cumulativeShare(values);
    const double share = k() > 0 && k() <= std::int64_t(shares.size()) ? shares[std::size_t(k() - 1)] : 0;
    QStringList lines{tr("k = %1 of %2 holds %3 % of the sum; relative error %4")
                          .arg(k()).arg(values.size()).arg(locale.toString(100 * share, 'f', 1), locale.toString(relativeError(values, k()), 'f', 3))};
    QStringList measured;
    for (const auto& curve : transferCurves(m_run->results)) {
        const auto point = std::ranges::find(curve.points, spectrum->checkpoint, &CurvePoint::checkpoint);
        if (curve.mode == "fe" && curve.part != "full" && point != curve.points.end())
            measured << (curve.part == "main" ? tr("FE of the main part %1") : tr("of the residual part %1")).arg(scoreText(point->score, point->interval, point->draws));
    }
    if (!measured.isEmpty())
        lines << measured.join(QStringLiteral(", ")) + (m_draggedK ? QStringLiteral(" ") + tr("(measured at k of the run, not at the dragged one)") : QString());
    lines << tr("%1 images, %2 features, %3").arg(locale.toString(qlonglong(spectrum->n)), locale.toString(qlonglong(spectrum->dimension)), m_centred->isChecked() ? tr("centred") : tr("not centred"));
    m_parts->setText(lines.join(u'\n'));
}

void SpectrumScreen::moveTo(int)
{
    m_draggedK.reset();
    drawValues();
    drawShares();
    drawMeasures();
    drawParts();
    if (chosen())
        m_selection.setCheckpoint(QString::fromStdString(chosen()->checkpoint));
}

void SpectrumScreen::moveK(double at)
{
    if (!chosen())
        return;
    m_draggedK = std::clamp<std::int64_t>(std::llround(at), 1, std::int64_t(sigma(*chosen()).size()));
    drawShares();
    drawParts();
}

void SpectrumScreen::play(bool on)
{
    m_play->setIcon(icon(on ? "pause" : "play"));
    on ? m_timer->start() : m_timer->stop();
}

} // namespace transect
