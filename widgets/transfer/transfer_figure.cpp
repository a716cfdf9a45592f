#include "widgets/transfer/transfer_figure.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <QCoreApplication>
#include <QLocale>

#include "analysis/learning_rate.h"
#include "analysis/seed_summary.h"
#include "widgets/common/theme.h"
#include "widgets/plot/series_colours.h"

namespace transect {

namespace {

class FigureTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::FigureTexts)
};

QString number(double value, int digits = 3)
{
    return QLocale().toString(value, 'f', digits);
}

QString modeName(const std::string& mode)
{
    return mode == "fe" ? QStringLiteral("FE") : QStringLiteral("FT");
}

Marker markerOf(const TransferCurve& curve)
{
    if (curve.mode == "ft")
        return Marker::Square;
    return curve.part == "main" ? Marker::Triangle : curve.part == "residual" ? Marker::Diamond : Marker::Circle;
}

Qt::PenStyle dashOf(const TransferCurve& curve)
{
    return curve.mode == "ft" ? Qt::DashLine : curve.part == "full" ? Qt::SolidLine : Qt::DotLine;
}

} // namespace

bool FigureCurve::isGrowing() const
{
    return std::ranges::any_of(studies, [](const TransferStudy* one) { return one->isGrowing(); });
}

std::optional<double> FigureCurve::sourceAccuracy(std::int64_t step) const
{
    std::vector<double> all;
    for (const auto* one : studies) {
        if (const auto accuracy = one->sourceAccuracy(step))
            all.push_back(*accuracy);
    }
    return all.empty() ? std::nullopt : std::optional(mean(all));
}

TransferFigure::TransferFigure(const std::vector<TransferStudy>& studies, FigureChoice choice)
    : m_choice(std::move(choice))
{
    collectCurves(studies);
    if (m_choice.meanOverSeeds)
        averageOverSeeds();
    collectMoments();
}

bool TransferFigure::isShown(const TransferCurve& curve) const
{
    const bool partShown = curve.mode == "ft" || m_choice.part == u"all" || m_choice.part == QString::fromStdString(curve.part);
    return partShown && !m_choice.hiddenTargets.contains(QString::fromStdString(curve.target));
}

void TransferFigure::collectCurves(const std::vector<TransferStudy>& studies)
{
    for (const auto& study : studies) {
        const auto root = m_choice.meanOverSeeds ? seedlessKey(study) : study.run->folder.root.string();
        for (const auto& curve : study.curves) {
            // FE and FT of a target share its colour.
            const auto key = QString::fromStdString(root + "|" + curve.target);
            if (std::ranges::find(m_colourKeys, key) == m_colourKeys.end())
                m_colourKeys.push_back(key);
            if (isShown(curve))
                m_curves.push_back({key + QString::fromStdString("|" + curve.mode + "|" + curve.part), key, curve, {&study}, {}});
        }
    }
}

void TransferFigure::averageOverSeeds()
{
    std::vector<FigureCurve> averaged;
    for (auto& one : m_curves) {
        const auto known = std::ranges::find(averaged, one.id, &FigureCurve::id);
        if (known == averaged.end()) {
            averaged.push_back(std::move(one));
            averaged.back().members = {averaged.back().curve};
        } else {
            known->studies.push_back(one.studies.front());
            known->members.push_back(std::move(one.curve));
        }
    }
    for (auto& one : averaged) {
        if (one.isMean())
            one.curve = meanOverSeeds(one.members);
        else
            one.members.clear();
    }
    m_curves = std::move(averaged);
}

void TransferFigure::collectMoments()
{
    std::map<std::int64_t, CheckpointMoment> moments;
    for (const auto& one : m_curves) {
        for (const auto& point : one.curve.points)
            moments.try_emplace(point.step, CheckpointMoment{point.checkpoint, point.epoch, point.step});
        for (const auto* study : one.studies) {
            for (auto& moment : study->pending(one.curve))
                moments.try_emplace(moment.step, std::move(moment));
        }
    }
    for (auto& [step, moment] : moments)
        m_moments.push_back(std::move(moment));
}

const FigureCurve* TransferFigure::find(const QString& id) const
{
    const auto found = std::ranges::find(m_curves, id, &FigureCurve::id);
    return found == m_curves.end() ? nullptr : &*found;
}

QString TransferFigure::nameOf(const FigureCurve& curve) const
{
    auto name = QStringLiteral("%1 %2").arg(modeName(curve.curve.mode), QString::fromStdString(curve.curve.target));
    if (curve.curve.part != "full")
        name += QStringLiteral(", ") + partName(curve.curve.part);
    auto of = originOf(curve);
    if (curve.isMean())
        of << FigureTexts::tr("mean of %n run(s)", nullptr, int(curve.studies.size()));
    return of.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, of.join(QStringLiteral(", ")));
}

QStringList TransferFigure::originOf(const FigureCurve& curve) const
{
    const auto& run = *curve.study().run;
    const auto study = QString::fromStdString(run.spec.study.value_or(""));
    bool hasRival = false, hasNamesake = false;
    for (const auto& other : m_curves) {
        const bool isRival = other.id != curve.id && other.curve.target == curve.curve.target && other.curve.mode == curve.curve.mode && other.curve.part == curve.curve.part;
        hasRival = hasRival || isRival;
        hasNamesake = hasNamesake || (isRival && other.study().run->name() == run.name());
    }
    if (!hasRival)
        return {};
    const auto name = QString::fromStdString(run.name());
    if (study.isEmpty() || (!curve.isMean() && !hasNamesake))
        return {name};
    return {curve.isMean() ? study : study + u'/' + name};
}

double TransferFigure::placeAlong(double epoch, std::int64_t step) const
{
    switch (m_choice.along) {
    case FigureX::Checkpoints:
        return double(std::ranges::lower_bound(m_moments, step, {}, &CheckpointMoment::step) - m_moments.begin());
    case FigureX::LogEpochs: {
        // Epoch 0 has no logarithm: it stands one step of the series before the first other epoch.
        if (epoch > 0)
            return epoch;
        const auto first = std::ranges::find_if(m_moments, [](const CheckpointMoment& one) { return one.epoch > 0; });
        return first == m_moments.end() ? 0.5 : first->epoch / 2;
    }
    case FigureX::Steps:
        return double(step);
    case FigureX::Epochs:
    case FigureX::SourceAccuracy:
        break;
    }
    return epoch;
}

double TransferFigure::place(const FigureCurve& curve, double epoch, std::int64_t step) const
{
    return m_choice.along == FigureX::SourceAccuracy ? curve.sourceAccuracy(step).value_or(std::nan("")) : placeAlong(epoch, step);
}

Axis TransferFigure::xAxis() const
{
    Axis axis;
    const auto epochText = [](const CheckpointMoment& moment) { return QLocale().toString(moment.epoch, 'g', 4); };
    switch (m_choice.along) {
    case FigureX::Checkpoints:
        axis.label = FigureTexts::tr("Epoch of the checkpoint");
        for (std::size_t i = 0; i < m_moments.size(); ++i)
            axis.ticks.push_back({double(i), epochText(m_moments[i]), m_moments[i].epoch});
        if (!m_moments.empty())
            axis.limits = Interval{-0.4, double(m_moments.size()) - 0.6};
        break;
    case FigureX::LogEpochs:
        axis.label = FigureTexts::tr("Epoch, logarithmic");
        axis.scale = Scale::Logarithmic;
        for (const auto& moment : m_moments)
            axis.ticks.push_back({placeAlong(moment.epoch, moment.step), epochText(moment), moment.epoch});
        break;
    case FigureX::Steps:
        axis.label = FigureTexts::tr("Step");
        break;
    case FigureX::SourceAccuracy:
        axis.label = FigureTexts::tr("Held-out top-1 accuracy of the source");
        break;
    case FigureX::Epochs:
        axis.label = FigureTexts::tr("Epoch");
        break;
    }
    return axis;
}

Axis TransferFigure::yAxis() const
{
    Axis axis;
    const auto isPerClass = [](const FigureCurve& one) { return one.curve.metric == "mean per class"; };
    const bool some = std::ranges::any_of(m_curves, isPerClass), all = std::ranges::all_of(m_curves, isPerClass);
    axis.label = !some ? FigureTexts::tr("Accuracy on test") : all ? FigureTexts::tr("Mean accuracy per class on test") : FigureTexts::tr("Accuracy on test, of some the mean per class");
    return axis;
}

std::vector<Mark> TransferFigure::marks(const std::string& checkpoint) const
{
    std::vector<Mark> list;
    if (m_choice.along == FigureX::SourceAccuracy)
        return list;
    std::set<double> drops;
    for (const auto& one : m_curves) {
        for (const auto* study : one.studies) {
            if (!study->source || m_choice.along == FigureX::Checkpoints)
                continue;
            for (const auto& drop : learningRateDrops(*study->source))
                drops.insert(placeAlong(drop.epoch, std::int64_t(drop.step)));
        }
    }
    for (const auto drop : drops)
        list.push_back({drop, FigureTexts::tr("learning rate drops"), MarkKind::Fine, {}, false});
    const auto moment = std::ranges::find(m_moments, checkpoint, &CheckpointMoment::name);
    if (moment != m_moments.end())
        list.push_back({placeAlong(moment->epoch, moment->step), QString::fromStdString(checkpoint), MarkKind::Chosen, {}, false});
    return list;
}

QString TransferFigure::noteOf(const FigureCurve& one, const CurvePoint& point) const
{
    QStringList parts;
    if (point.draws < 2)
        parts << (one.isMean() ? FigureTexts::tr("one run, no interval") : FigureTexts::tr("one draw, no interval"));
    else
        parts << (one.isMean() ? FigureTexts::tr("95 % interval %1 to %2 over %n run(s)", nullptr, point.draws) : FigureTexts::tr("95 % interval %1 to %2 over %n draw(s)", nullptr, point.draws))
                     .arg(number(point.interval.low), number(point.interval.high));
    parts << FigureTexts::tr("n = %1 images, %2 test images").arg(QLocale().toString(qlonglong(one.curve.trainCount)), QLocale().toString(qlonglong(one.curve.testCount)));
    parts << FigureTexts::tr("validation %1").arg(number(point.validationScore));
    for (const auto* study : one.studies)
        parts << doubtsOf(*study, one.curve, point);
    parts.removeDuplicates();
    return parts.join(u'\n');
}

Series TransferFigure::seriesOf(const FigureCurve& one) const
{
    const auto& curve = one.curve;
    Series series;
    series.id = one.id;
    series.name = nameOf(one);
    series.style.marker = markerOf(curve);
    series.style.dash = m_choice.along == FigureX::SourceAccuracy ? Qt::NoPen : dashOf(curve);
    series.style.width = 2;
    series.style.band = m_choice.band;
    const bool hasInterval = m_choice.band && std::ranges::any_of(curve.points, [](const CurvePoint& point) { return point.draws > 1; });
    for (const auto& point : curve.points) {
        series.x.push_back(place(one, point.epoch, point.step));
        series.y.push_back(point.score);
        series.hollow.push_back(!one.isMean() && one.isGrowing() && point.draws < one.study().drawsAsked());
        series.flagged.push_back(std::ranges::any_of(one.studies, [&](const TransferStudy* study) { return !doubtsOf(*study, curve, point).isEmpty(); }));
        series.notes.push_back(noteOf(one, point));
        if (hasInterval) {
            series.low.push_back(point.draws > 1 ? point.interval.low : std::nan(""));
            series.high.push_back(point.draws > 1 ? point.interval.high : std::nan(""));
        }
    }
    addPending(series, one);
    return series;
}

/// What is still to come stands hollow at the height of the last point.
void TransferFigure::addPending(Series& series, const FigureCurve& one) const
{
    if (m_choice.along == FigureX::SourceAccuracy || one.isMean() || one.curve.points.empty())
        return;
    const auto last = one.curve.points.back();
    for (const auto& moment : one.study().pending(one.curve)) {
        if (moment.step < last.step)
            continue;
        series.x.push_back(placeAlong(moment.epoch, moment.step));
        series.y.push_back(last.score);
        series.hollow.push_back(true);
        series.flagged.push_back(false);
        series.notes.push_back(FigureTexts::tr("not evaluated yet"));
        if (!series.low.empty()) {
            series.low.push_back(last.score);
            series.high.push_back(last.score);
        }
    }
}

Series TransferFigure::pointsOf(const FigureCurve& one, const Series& line) const
{
    Series points;
    points.id = one.id + "|seeds";
    points.name = one.isMean() ? FigureTexts::tr("%1, each run").arg(line.name) : FigureTexts::tr("%1, each seed").arg(line.name);
    points.style = line.style;
    points.style.dash = Qt::NoPen;
    points.style.faint = true;
    points.style.band = false;
    const auto add = [&](double epoch, std::int64_t step, double score, const QString& note) {
        points.x.push_back(place(one, epoch, step));
        points.y.push_back(score);
        points.notes.push_back(note);
    };
    for (std::size_t i = 0; i < one.members.size(); ++i) {
        for (const auto& point : one.members[i].points)
            add(point.epoch, point.step, point.score, QString::fromStdString(one.studies[i]->run->name()));
    }
    if (one.isMean())
        return points;
    for (const auto& result : *one.study().run->results) {
        if (result.target == one.curve.target && result.mode == one.curve.mode && result.part == one.curve.part)
            add(result.epoch, result.step, result.score, FigureTexts::tr("seed %1").arg(result.seed));
    }
    return points;
}

std::vector<std::string> TransferFigure::targets() const
{
    std::vector<std::string> list;
    for (const auto& one : m_curves) {
        if (std::ranges::find(list, one.curve.target) == list.end())
            list.push_back(one.curve.target);
    }
    return list;
}

std::vector<Series> TransferFigure::series(const std::string& target) const
{
    const auto colours = seriesColours(m_colourKeys, Theme::current().tokens());
    std::vector<Series> list;
    for (const auto& one : m_curves) {
        if (!target.empty() && one.curve.target != target)
            continue;
        auto series = seriesOf(one);
        series.style.colour = colours[std::size_t(std::ranges::find(m_colourKeys, one.colourKey) - m_colourKeys.begin())];
        auto points = m_choice.points ? pointsOf(one, series) : Series();
        list.push_back(std::move(series));
        if (m_choice.points)
            list.push_back(std::move(points));
    }
    return list;
}

std::set<QString> targetsOf(const std::vector<TransferStudy>& studies)
{
    std::set<QString> targets;
    for (const auto& study : studies) {
        for (const auto& curve : study.curves)
            targets.insert(QString::fromStdString(curve.target));
    }
    return targets;
}

QString partName(const std::string& part)
{
    return part == "main" ? FigureTexts::tr("main part") : part == "residual" ? FigureTexts::tr("residual part") : FigureTexts::tr("full features");
}

QStringList doubtsOf(const TransferStudy& study, const TransferCurve& curve, const CurvePoint& point)
{
    QStringList doubts;
    if (!point.converged)
        doubts << FigureTexts::tr("a fit did not converge");
    if (curve.mode != "fe")
        return doubts;
    if (study.atEdge.contains({curve.target, curve.mode, curve.part, point.checkpoint}))
        doubts << FigureTexts::tr("the chosen penalty is at the end of its path");
    const auto norm = study.featureNorm(point.checkpoint), last = study.featureNorm(curve.points.back().checkpoint);
    constexpr double far = 4;
    if (norm && last && (*norm > far * *last || *last > far * *norm))
        doubts << FigureTexts::tr("features of norm %1, at the last checkpoint %2").arg(QLocale().toString(*norm, 'g', 3), QLocale().toString(*last, 'g', 3));
    return doubts;
}

} // namespace transect
