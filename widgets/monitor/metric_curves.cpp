#include "widgets/monitor/metric_curves.h"

#include <QCoreApplication>

#include "analysis/smoothing.h"

namespace transect {

namespace {

class CurveTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::CurveTexts)
};

constexpr const char* epochMeans = "epoch.";

QString nameOf(const QString& run, CurveRole role, const std::string& metric, int halfLife)
{
    switch (role) {
    case CurveRole::Plain: return metric.starts_with(epochMeans) ? CurveTexts::tr("%1, mean of the epoch").arg(run) : run;
    case CurveRole::Raw: return CurveTexts::tr("%1, raw").arg(run);
    case CurveRole::Smooth: return CurveTexts::tr("%1, half-life %n point(s)", nullptr, halfLife).arg(run);
    case CurveRole::HeldOut: return CurveTexts::tr("%1, held-out").arg(run);
    case CurveRole::Device: return CurveTexts::tr("%1, GPU").arg(run);
    }
    return {};
}

std::vector<double> placesOf(const MetricSeries& series, Along along, double start)
{
    if (along == Along::Epochs)
        return series.epoch;
    if (along == Along::Steps)
        return series.step;
    std::vector<double> minutes;
    minutes.reserve(series.time.size());
    for (const auto time : series.time)
        minutes.push_back((time - start) / 60);
    return minutes;
}

} // namespace

QString CurveRecipe::id() const
{
    return run + u'|' + QString::fromStdString(metric) + (role == CurveRole::Raw ? QStringLiteral("|raw") : QString());
}

std::vector<CurveRecipe> recipesOf(const PanelKind& kind, const std::vector<MonitoredRun>& runs, const MetricView& view)
{
    std::vector<CurveRecipe> recipes;
    const auto add = [&](const MonitoredRun& run, const std::string& metric, CurveRole role) {
        const auto found = run.details->metrics.find(metric);
        if (found == run.details->metrics.end())
            return false;
        const int halfLife = role == CurveRole::Smooth ? view.halfLife : 0;
        recipes.push_back({run.id, metric, role, nameOf(run.name, role, metric, halfLife), run.colour, view.along,
                           view.along == Along::Time ? run.start : 0, kind.factor, halfLife, found->second});
        return true;
    };
    for (const auto& run : runs) {
        const bool smooths = kind.isSmoothed && view.halfLife > 0;
        const auto metric = "metrics." + kind.field;
        if (smooths && add(run, metric, CurveRole::Raw))
            add(run, metric, CurveRole::Smooth);
        else if (!add(run, metric, CurveRole::Plain))
            add(run, epochMeans + kind.field, CurveRole::Plain);
        add(run, "metrics." + kind.deviceField, CurveRole::Device);
        add(run, "evaluation." + kind.field, CurveRole::HeldOut);
    }
    return recipes;
}

SeriesStyle styleOf(CurveRole role, const QColor& colour)
{
    SeriesStyle style;
    style.colour = colour;
    style.width = role == CurveRole::Raw ? 1 : 2;
    style.faint = role == CurveRole::Raw;
    if (role == CurveRole::HeldOut) {
        style.dash = Qt::DashLine;
        style.marker = Marker::Square;
    } else if (role == CurveRole::Device) {
        style.dash = Qt::DashLine;
    }
    return style;
}

Series makeCurve(const CurveRecipe& recipe)
{
    const auto& values = *recipe.values;
    Series curve;
    curve.id = recipe.id();
    curve.name = recipe.name;
    curve.x = placesOf(values, recipe.along, recipe.start);
    curve.y = recipe.role == CurveRole::Smooth ? exponentialMean(values.value, weightOfHalfLife(recipe.halfLife)) : values.value;
    if (recipe.factor != 1) {
        for (auto& value : curve.y)
            value *= recipe.factor;
    }
    curve.style = styleOf(recipe.role, recipe.colour);
    // A line of one point would not be seen, and the means of epochs are few.
    if (curve.style.marker == Marker::None && (curve.x.size() == 1 || recipe.metric.starts_with(epochMeans)))
        curve.style.marker = Marker::Circle;
    return curve;
}

} // namespace transect
