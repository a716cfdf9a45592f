#include "widgets/transfer/transfer_screen.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/empty_state.h"
#include "widgets/common/selection.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_tools.h"
#include "widgets/plot/series_colours.h"

namespace transect {

namespace {

QToolButton* toggle(const QString& text, const QString& name, const QString& help)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setChecked(true);
    button->setToolTip(help);
    button->setAccessibleName(help);
    button->setMinimumWidth(button->fontMetrics().horizontalAdvance(text) + 20);
    return button;
}

QString partName(const std::string& part)
{
    return part == "main" ? TransferScreen::tr("main part") : part == "residual" ? TransferScreen::tr("residual part") : TransferScreen::tr("full features");
}

} // namespace

TransferScreen::TransferScreen(Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(tr("No transfer curves yet"), tr("Choose a study or a transfer run at the left: its checkpoints are drawn here as they are evaluated.")))
    , m_controls(new QWidget)
    , m_targets(new QToolButton)
    , m_part(new QComboBox)
    , m_along(new QComboBox)
    , m_points(toggle(tr("Seeds"), "transferSeeds", tr("Each seed as a point")))
    , m_band(toggle(tr("Interval"), "transferBand", tr("95 % interval over draws as a band")))
    , m_plot(new Plot)
    , m_findings(new QLabel)
    , m_ranking(new QTableWidget(0, 4))
    , m_card(new QLabel)
{
    m_targets->setObjectName("transferTargets");
    m_targets->setText(tr("Targets"));
    m_targets->setPopupMode(QToolButton::InstantPopup);
    m_targets->setMenu(new QMenu(m_targets));
    m_part->setObjectName("transferPart");
    m_part->setAccessibleName(tr("Part of the features"));
    m_part->addItem(tr("Full features"), "full");
    m_part->addItem(tr("Full, main and residual"), "all");
    m_part->addItem(tr("Main part"), "main");
    m_part->addItem(tr("Residual part"), "residual");
    m_along->setObjectName("transferAlong");
    m_along->setAccessibleName(tr("Along the x axis"));
    m_along->addItem(tr("Checkpoints"), int(Along::Checkpoints));
    m_along->addItem(tr("Epochs"), int(Along::Epochs));
    m_along->addItem(tr("Epochs, logarithmic"), int(Along::LogEpochs));
    m_along->addItem(tr("Steps"), int(Along::Steps));
    m_along->addItem(tr("Source accuracy"), int(Along::SourceAccuracy));
    for (auto* box : {m_part, m_along}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(9);
    }
    m_points->setChecked(false);
    m_plot->setObjectName("transferPlot");
    m_plot->setTitle(tr("Transfer curves"));
    m_findings->setObjectName("transferFindings");
    m_findings->setWordWrap(true);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_card->setObjectName("transferCard");
    m_card->setWordWrap(true);
    m_card->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_ranking->setObjectName("transferRanking");
    m_ranking->setAccessibleName(tr("Which measure would have chosen the checkpoint"));
    m_ranking->setHorizontalHeaderLabels({tr("Measure"), tr("Picks"), tr("Regret, pt"), tr("τ")});
    m_ranking->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_ranking->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_ranking->horizontalHeaderItem(1)->setToolTip(tr("The checkpoint that the measure would have chosen"));
    m_ranking->horizontalHeaderItem(2)->setToolTip(tr("Percentage points of FE on test that are lost against the best checkpoint"));
    m_ranking->horizontalHeaderItem(3)->setToolTip(tr("Kendall's τ with FE over the checkpoints"));
    m_ranking->setMinimumWidth(320);
    m_ranking->verticalHeader()->hide();
    m_ranking->setShowGrid(false);
    m_ranking->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_ranking->setSelectionBehavior(QAbstractItemView::SelectRows);

    auto* row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_targets);
    row->addWidget(m_part);
    row->addWidget(m_along);
    row->addWidget(m_points);
    row->addWidget(m_band);
    row->addStretch();
    row->addWidget(new PlotTools(*m_plot));

    auto* below = new QWidget;
    auto* belowLayout = new QHBoxLayout(below);
    belowLayout->setContentsMargins(0, 8, 0, 0);
    belowLayout->setSpacing(16);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(8);
    texts->addWidget(m_findings);
    texts->addWidget(m_card);
    texts->addStretch();
    belowLayout->addLayout(texts, 1);
    belowLayout->addWidget(m_ranking, 1);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(m_plot);
    split->addWidget(below);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({560, 200});
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(m_controls);
    layout->addWidget(split, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);

    connect(m_part, &QComboBox::currentIndexChanged, this, &TransferScreen::rebuild);
    connect(m_along, &QComboBox::currentIndexChanged, this, &TransferScreen::rebuild);
    connect(m_points, &QToolButton::toggled, this, &TransferScreen::rebuild);
    connect(m_band, &QToolButton::toggled, this, &TransferScreen::rebuild);
    connect(m_plot, &Plot::pointActivated, this, &TransferScreen::activate);
    connect(&m_selection, &Selection::checkpointChanged, this, &TransferScreen::highlightChosen);
    connect(&Theme::current(), &Theme::changed, this, &TransferScreen::rebuild);
    rebuild();
}

void TransferScreen::setDetails(const std::vector<RunDetailsPtr>& details)
{
    m_drawn.clear();
    m_studies = transferStudies(details);
    rebuildTargets();
    rebuild();
}

TransferScreen::Along TransferScreen::along() const
{
    return Along(m_along->currentData().toInt());
}

void TransferScreen::rebuildTargets()
{
    std::set<QString> targets;
    for (const auto& study : m_studies) {
        for (const auto& curve : study.curves)
            targets.insert(QString::fromStdString(curve.target));
    }
    auto* menu = m_targets->menu();
    menu->clear();
    for (const auto& target : targets) {
        auto* action = menu->addAction(target);
        action->setCheckable(true);
        action->setChecked(!m_hiddenTargets.contains(target));
        connect(action, &QAction::toggled, this, [this, target](bool shown) {
            m_hiddenTargets.removeAll(target);
            if (!shown)
                m_hiddenTargets << target;
            rebuild();
        });
    }
    m_targets->setVisible(targets.size() > 1 || std::ranges::any_of(targets, [this](const QString& target) { return m_hiddenTargets.contains(target); }));
}

void TransferScreen::rebuild()
{
    m_drawn.clear();
    std::map<std::int64_t, CheckpointMoment> moments;
    const auto part = m_part->currentData().toString();
    for (const auto& study : m_studies) {
        for (const auto& curve : study.curves) {
            if (m_hiddenTargets.contains(QString::fromStdString(curve.target)) || (part != u"all" && QString::fromStdString(curve.part) != part && curve.mode == "fe"))
                continue;
            const auto id = QString::fromStdString(study.run->folder.root.string() + "|" + curve.target + "|" + curve.mode + "|" + curve.part);
            m_drawn.push_back({id, &study, &curve});
            for (const auto& point : curve.points)
                moments.try_emplace(point.step, CheckpointMoment{point.checkpoint, point.epoch, point.step});
            for (const auto& moment : study.pending(curve))
                moments.try_emplace(moment.step, moment);
        }
    }
    m_moments.clear();
    for (auto& [step, moment] : moments)
        m_moments.push_back(std::move(moment));
    const bool waiting = !m_studies.empty() && std::ranges::any_of(m_studies, [](const TransferStudy& study) { return isActive(study.run->state.status); });
    m_empty->setTexts(waiting ? tr("Waiting for the first checkpoint") : tr("No transfer curves yet"),
                      waiting ? tr("The first point appears as soon as a checkpoint has been evaluated.")
                              : tr("Choose a study or a transfer run at the left: its checkpoints are drawn here as they are evaluated."));
    const bool hasCurves = std::ranges::any_of(m_studies, [](const TransferStudy& study) { return !study.curves.empty(); });
    m_stack->setCurrentIndex(hasCurves ? 1 : 0);
    drawCurves();
    drawFindings();
    drawRanking();
    highlightChosen();
}

double TransferScreen::place(const Drawn& drawn, double epoch, std::int64_t step, const std::string&) const
{
    switch (along()) {
    case Along::Checkpoints: {
        const auto found = std::ranges::find(m_moments, step, &CheckpointMoment::step);
        return double(found - m_moments.begin());
    }
    case Along::LogEpochs: {
        // Epoch 0 has no logarithm: it stands one step of the series before the first other epoch.
        if (epoch > 0)
            return epoch;
        const auto first = std::ranges::find_if(m_moments, [](const CheckpointMoment& one) { return one.epoch > 0; });
        return first == m_moments.end() ? 0.5 : first->epoch / 2;
    }
    case Along::Steps:
        return double(step);
    case Along::SourceAccuracy:
        return drawn.study->sourceAccuracy(step).value_or(std::nan(""));
    case Along::Epochs:
        break;
    }
    return epoch;
}

Axis TransferScreen::xAxis() const
{
    Axis axis;
    const auto epochText = [](const CheckpointMoment& moment) { return QLocale().toString(moment.epoch, 'g', 4); };
    switch (along()) {
    case Along::Checkpoints:
        axis.label = tr("Epoch of the checkpoint");
        for (std::size_t i = 0; i < m_moments.size(); ++i)
            axis.ticks.push_back({double(i), epochText(m_moments[i]), m_moments[i].epoch});
        if (!m_moments.empty())
            axis.limits = Interval{-0.4, double(m_moments.size()) - 0.6};
        break;
    case Along::LogEpochs:
        axis.label = tr("Epoch, logarithmic");
        axis.scale = Scale::Logarithmic;
        for (const auto& moment : m_moments)
            axis.ticks.push_back({m_drawn.empty() ? 0 : place(m_drawn.front(), moment.epoch, moment.step, moment.name), epochText(moment), moment.epoch});
        break;
    case Along::Steps:
        axis.label = tr("Step");
        break;
    case Along::SourceAccuracy:
        axis.label = tr("Held-out top-1 accuracy of the source");
        break;
    case Along::Epochs:
        axis.label = tr("Epoch");
        break;
    }
    return axis;
}

QString TransferScreen::pointNote(const Drawn& drawn, const CurvePoint& point) const
{
    const auto& curve = *drawn.curve;
    QStringList parts{point.draws > 1 ? tr("95 % interval %1 to %2 over %n draw(s)", nullptr, point.draws)
                                            .arg(QLocale().toString(point.interval.low, 'f', 3), QLocale().toString(point.interval.high, 'f', 3))
                                      : tr("one draw, no interval"),
                      tr("n = %1 images, %2 test images").arg(QLocale().toString(qlonglong(curve.trainCount)), QLocale().toString(qlonglong(curve.testCount))),
                      tr("validation %1").arg(QLocale().toString(point.validationScore, 'f', 3))};
    if (!point.converged)
        parts << tr("a fit did not converge");
    return parts.join(u'\n');
}

Series TransferScreen::seriesOf(const Drawn& drawn) const
{
    const auto& curve = *drawn.curve;
    Series series;
    series.id = drawn.id;
    series.name = QStringLiteral("%1 %2").arg(curve.mode == "fe" ? "FE" : "FT", QString::fromStdString(curve.target));
    if (curve.part != "full")
        series.name += QStringLiteral(", ") + partName(curve.part);
    if (m_studies.size() > 1)
        series.name += QStringLiteral(" (%1)").arg(QString::fromStdString(drawn.study->run->spec.name));
    series.style.marker = curve.mode == "ft" ? Marker::Square : curve.part == "main" ? Marker::Triangle : curve.part == "residual" ? Marker::Diamond : Marker::Circle;
    series.style.dash = along() == Along::SourceAccuracy ? Qt::NoPen : curve.mode == "ft" ? Qt::DashLine : curve.part == "full" ? Qt::SolidLine : Qt::DotLine;
    series.style.width = 2;
    series.style.band = m_band->isChecked();
    const bool hasInterval = m_band->isChecked() && std::ranges::all_of(curve.points, [](const CurvePoint& point) { return point.draws > 1; });
    for (const auto& point : curve.points) {
        series.x.push_back(place(drawn, point.epoch, point.step, point.checkpoint));
        series.y.push_back(point.score);
        series.hollow.push_back(false);
        series.notes.push_back(pointNote(drawn, point));
        if (hasInterval) {
            series.low.push_back(point.interval.low);
            series.high.push_back(point.interval.high);
        }
    }
    if (along() == Along::SourceAccuracy || curve.points.empty())
        return series;
    // What is still to come stands hollow at the height of the last point.
    for (const auto& moment : drawn.study->pending(curve)) {
        if (moment.step < curve.points.back().step)
            continue;
        series.x.push_back(place(drawn, moment.epoch, moment.step, moment.name));
        series.y.push_back(curve.points.back().score);
        series.hollow.push_back(true);
        if (hasInterval) {
            series.low.push_back(series.y.back());
            series.high.push_back(series.y.back());
        }
        series.notes.push_back(tr("not evaluated yet"));
    }
    return series;
}

void TransferScreen::drawCurves()
{
    std::vector<QString> keys;
    for (const auto& drawn : m_drawn) {
        // FE and FT of a target share its colour.
        const auto key = QString::fromStdString(drawn.study->run->folder.root.string() + "|" + drawn.curve->target);
        if (std::ranges::find(keys, key) == keys.end())
            keys.push_back(key);
    }
    const auto colours = seriesColours(keys, Theme::current().tokens());
    std::vector<Series> list;
    for (const auto& drawn : m_drawn) {
        auto series = seriesOf(drawn);
        const auto key = QString::fromStdString(drawn.study->run->folder.root.string() + "|" + drawn.curve->target);
        series.style.colour = colours[std::size_t(std::ranges::find(keys, key) - keys.begin())];
        list.push_back(series);
        if (!m_points->isChecked())
            continue;
        Series seeds;
        seeds.id = drawn.id + "|seeds";
        seeds.name = tr("%1, each seed").arg(series.name);
        seeds.style = series.style;
        seeds.style.dash = Qt::NoPen;
        seeds.style.faint = true;
        seeds.style.band = false;
        for (const auto& result : drawn.study->run->results) {
            if (result.target != drawn.curve->target || result.mode != drawn.curve->mode || result.part != drawn.curve->part)
                continue;
            seeds.x.push_back(place(drawn, result.epoch, result.step, result.checkpoint));
            seeds.y.push_back(result.score);
            seeds.notes.push_back(tr("seed %1").arg(result.seed));
        }
        list.push_back(std::move(seeds));
    }
    Axis y;
    y.label = tr("Accuracy on test");
    m_plot->setAxes(xAxis(), y);
    m_plot->setSeries(std::move(list));
    std::vector<Mark> marks;
    if (along() != Along::Checkpoints && along() != Along::SourceAccuracy && !m_drawn.empty()) {
        for (const auto& study : m_studies) {
            for (const auto& drop : study.source ? learningRateDrops(*study.source) : std::vector<CheckpointMoment>())
                marks.push_back({place(m_drawn.front(), drop.epoch, drop.step, {}), tr("learning rate drops"), MarkKind::Fine, {}, false});
        }
    }
    m_plot->setMarks(std::move(marks));
}

std::optional<PeakFinding> TransferScreen::findingOf(const Drawn& drawn)
{
    const auto& curve = *drawn.curve;
    if (curve.metric != "accuracy" || curve.part != "full")
        return std::nullopt;
    const auto& results = drawn.study->run->results;
    double sum = 0;
    for (std::size_t i = 0; i < results.size(); ++i)
        sum += double(i + 1) * (results[i].score + results[i].validationScore);
    const std::pair version(results.size(), sum);
    auto& known = m_known[drawn.id];
    if (known.version != version)
        known = {version, findPeak(curve, results)};
    return known.finding;
}

void TransferScreen::drawFindings()
{
    QStringList lines;
    std::vector<Highlight> highlights;
    for (const auto& drawn : m_drawn) {
        const auto& curve = *drawn.curve;
        const auto finding = findingOf(drawn);
        if (!finding)
            continue;
        const auto name = QStringLiteral("<b>%1 %2</b>").arg(curve.mode == "fe" ? "FE" : "FT", QString::fromStdString(curve.target).toHtmlEscaped());
        const auto best = QLocale().toString(finding->best.epoch, 'g', 4);
        const auto& difference = finding->difference;
        const auto numbers = tr("%1 points over the last, 95 % interval %2 to %3")
                                 .arg(signedPoints(difference.difference), signedPoints(difference.interval.low), signedPoints(difference.interval.high));
        switch (finding->verdict) {
        case PeakVerdict::BeforeTheEnd: {
            lines << tr("%1 is best at epoch %2: %3.").arg(name, best, numbers);
            const auto index = std::size_t(std::ranges::find(curve.points, finding->best.checkpoint, &CurvePoint::checkpoint) - curve.points.begin());
            highlights.push_back({drawn.id, index, tr("best: epoch %1").arg(best)});
            break;
        }
        case PeakVerdict::AtTheEnd:
            lines << tr("%1 is best at the last checkpoint.").arg(name);
            break;
        case PeakVerdict::LastBetter:
            lines << tr("%1: validation chose epoch %2, which tests worse than the last: %3.").arg(name, best, numbers);
            break;
        case PeakVerdict::Inconclusive:
            lines << tr("%1 has no peak that these numbers can tell from the end (epoch %2: %3).").arg(name, best, numbers);
            break;
        }
    }
    if (!lines.isEmpty())
        lines << QStringLiteral("<span style='color:%1'>%2</span>").arg(Theme::current().tokens().quietText.name(), tr("Checkpoints are chosen on validation images and compared on test images by a paired bootstrap."));
    m_findings->setText(lines.join("<br>"));
    m_plot->setHighlights(std::move(highlights));
}

void TransferScreen::drawRanking()
{
    const auto fe = std::ranges::find_if(m_drawn, [](const Drawn& drawn) { return drawn.curve->mode == "fe" && drawn.curve->part == "full"; });
    const auto ranks = fe == m_drawn.end() ? std::vector<MeasureRank>() : measureRanks(*fe->study, *fe->curve);
    m_ranking->setVisible(!ranks.empty());
    m_ranking->setRowCount(int(ranks.size()));
    const QLocale locale;
    for (int row = 0; row < int(ranks.size()); ++row) {
        const auto& rank = ranks[std::size_t(row)];
        const auto& chosen = fe->curve->points[rank.chosen];
        const QStringList texts{measureName(rank.name), tr("epoch %1").arg(locale.toString(chosen.epoch, 'g', 4)), locale.toString(100 * rank.regret, 'f', 1),
                                std::isnan(rank.tau) ? QStringLiteral("–") : locale.toString(rank.tau, 'f', 2).replace(u'-', u'−')};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            item->setToolTip(tr("Over %n checkpoint(s); regret is the best FE on test less that of the checkpoint it would choose", nullptr, int(rank.count)));
            m_ranking->setItem(row, column, item);
        }
    }
}

void TransferScreen::activate(const QString& id, std::size_t index)
{
    const auto found = std::ranges::find(m_drawn, id, &Drawn::id);
    if (found != m_drawn.end() && index < found->curve->points.size())
        m_selection.setCheckpoint(QString::fromStdString(found->curve->points[index].checkpoint));
}

void TransferScreen::highlightChosen()
{
    const auto chosen = m_selection.checkpoint().toStdString();
    QStringList lines;
    for (const auto& drawn : m_drawn) {
        const auto point = std::ranges::find(drawn.curve->points, chosen, &CurvePoint::checkpoint);
        if (point == drawn.curve->points.end())
            continue;
        lines << QStringLiteral("%1 %2, %3: %4").arg(drawn.curve->mode == "fe" ? "FE" : "FT", QString::fromStdString(drawn.curve->target), partName(drawn.curve->part),
                                                     scoreText(point->score, point->interval, point->draws));
        if (const auto* spectrum = drawn.study->targetSpectrum(chosen); spectrum && drawn.curve == &drawn.study->curves.front())
            lines << tr("k = %1 of %2, RankMe %3").arg(spectrum->k).arg(spectrum->sigmaUncentred.size()).arg(QLocale().toString(spectrum->measures.contains("rankme") ? spectrum->measures.at("rankme") : 0, 'f', 1));
    }
    if (!lines.isEmpty())
        lines.prepend(tr("Checkpoint %1").arg(m_selection.checkpoint()));
    m_card->setText(lines.join(u'\n'));
    m_card->setVisible(!lines.isEmpty());
    if (along() == Along::SourceAccuracy || m_drawn.empty())
        return;
    auto moment = std::ranges::find(m_moments, chosen, &CheckpointMoment::name);
    if (moment != m_moments.end() && along() == Along::Checkpoints) {
        const auto at = place(m_drawn.front(), moment->epoch, moment->step, moment->name);
        m_plot->setMarks({{at, m_selection.checkpoint(), MarkKind::Chosen, {}, false}});
    }
}

} // namespace transect
