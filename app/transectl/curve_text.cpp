#include "curve_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "text.h"

namespace transect {

namespace {

const std::array<std::pair<const char*, const char*>, 4> shownFigures{{{"fe", "full"}, {"fe", "main"}, {"fe", "residual"}, {"ft", "full"}}};

std::string heading(const std::string& mode, const std::string& part)
{
    return (mode == "fe" ? "FE" : "FT") + (part == "full" ? "" : " " + part);
}

const TransferCurve* find(const std::vector<TransferCurve>& curves, const std::string& mode, const std::string& part)
{
    const auto found = std::ranges::find_if(curves, [&](const TransferCurve& curve) { return curve.mode == mode && curve.part == part; });
    return found == curves.end() ? nullptr : &*found;
}

const CurvePoint* find(const TransferCurve& curve, const std::string& checkpoint)
{
    const auto found = std::ranges::find(curve.points, checkpoint, &CurvePoint::checkpoint);
    return found == curve.points.end() ? nullptr : &*found;
}

/// "87.2 ± 0.7": mean and half of the 95 % interval, in per cent.
std::string scoreText(double score, const Interval& interval, std::size_t count, bool converged)
{
    const double half = (interval.high - interval.low) / 2;
    return (count > 1 ? printed("%.1f ± %.1f", 100 * score, 100 * half) : printed("%.1f", 100 * score)) + (converged ? "" : " !");
}

std::string signedPoints(double share)
{
    return printed("%+.1f", 100 * share);
}

/// Every checkpoint that some curve has, by step.
std::vector<CurvePoint> checkpoints(const std::vector<TransferCurve>& curves)
{
    std::map<std::pair<std::int64_t, std::string>, CurvePoint> all;
    for (const auto& curve : curves) {
        for (const auto& point : curve.points)
            all.try_emplace({point.step, point.checkpoint}, point);
    }
    std::vector<CurvePoint> list;
    for (auto& [key, point] : all)
        list.push_back(std::move(point));
    return list;
}

const SpectrumRecord* targetSpectrum(const std::vector<SpectrumRecord>& spectra, const std::string& checkpoint)
{
    const auto found = std::ranges::find_if(spectra, [&](const SpectrumRecord& one) { return one.checkpoint == checkpoint && one.features.starts_with("target:"); });
    return found == spectra.end() ? nullptr : &*found;
}

std::string measure(const SpectrumRecord* spectrum, const char* name, const char* format)
{
    const auto found = spectrum ? spectrum->measures.find(name) : std::map<std::string, double>::const_iterator();
    if (!spectrum || found == spectrum->measures.end())
        return "-";
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, found->second);
    return text.data();
}

std::string findingText(const TransferCurve& curve, const PeakFinding& finding)
{
    const auto name = heading(curve.mode, curve.part);
    if (finding.verdict == PeakVerdict::AtTheEnd)
        return name + ": the last checkpoint is the best on validation.";
    const auto& difference = finding.difference;
    const auto numbers = printed("epoch %g, chosen on validation, against the last, epoch %g: %s points, 95 %% interval [%s, %s]", finding.best.epoch,
                                 finding.last.epoch, signedPoints(difference.difference).c_str(), signedPoints(difference.interval.low).c_str(),
                                 signedPoints(difference.interval.high).c_str());
    switch (finding.verdict) {
    case PeakVerdict::BeforeTheEnd:
        return name + " peaks before the end: " + numbers + ".";
    case PeakVerdict::LastBetter:
        return name + ": validation chose a checkpoint that tests worse than the last: " + numbers + ".";
    default:
        return name + " has no peak that these numbers can tell from the end: " + numbers + ".";
    }
}

} // namespace

std::string curveTable(const std::vector<TransferCurve>& curves, const std::vector<SpectrumRecord>& spectra,
                       const std::map<std::int64_t, double>& sourceAccuracies)
{
    std::vector<std::string> header{"epoch"};
    for (const auto& [mode, part] : shownFigures) {
        if (find(curves, mode, part))
            header.push_back(heading(mode, part) + " %");
    }
    if (!spectra.empty())
        header.insert(header.end(), {"k", "RankMe", "NC1"});
    const auto places = checkpoints(curves);
    const auto accuracyOf = [&](const CurvePoint& place) { return sourceAccuracies.find(place.step); };
    const bool showsSource = std::ranges::any_of(places, [&](const CurvePoint& place) { return accuracyOf(place) != sourceAccuracies.end(); });
    if (showsSource)
        header.push_back("source %");
    TextTable table(header, std::vector<bool>(header.size(), true));
    for (const auto& checkpoint : places) {
        std::vector<std::string> row{printed("%g", checkpoint.epoch)};
        for (const auto& [mode, part] : shownFigures) {
            const auto* curve = find(curves, mode, part);
            if (!curve)
                continue;
            const auto* point = find(*curve, checkpoint.checkpoint);
            row.push_back(point ? scoreText(point->score, point->interval, std::size_t(point->draws), point->converged) : "-");
        }
        if (!spectra.empty()) {
            const auto* spectrum = targetSpectrum(spectra, checkpoint.checkpoint);
            row.insert(row.end(), {spectrum ? std::to_string(spectrum->k) : "-", measure(spectrum, "rankme", "%.1f"), measure(spectrum, "nc1", "%.2f")});
        }
        if (showsSource)
            row.push_back(accuracyOf(checkpoint) == sourceAccuracies.end() ? "-" : printed("%.1f", 100 * accuracyOf(checkpoint)->second));
        table.add(std::move(row));
    }
    return table.text();
}

std::string curvePicture(const std::vector<TransferCurve>& curves)
{
    const auto* fe = find(curves, "fe", "full");
    const auto* ft = find(curves, "ft", "full");
    const auto places = checkpoints(curves);
    double low = 1, high = 0;
    for (const auto* curve : {fe, ft}) {
        for (const auto& point : curve ? curve->points : std::vector<CurvePoint>()) {
            low = std::min(low, point.score);
            high = std::max(high, point.score);
        }
    }
    if (places.size() < 2 || high <= low)
        return {};
    constexpr int rows = 11, step = 5;
    std::vector<std::string> picture(rows, std::string(places.size() * step, ' '));
    const auto mark = [&](const TransferCurve* curve, char glyph) {
        for (std::size_t i = 0; curve && i < places.size(); ++i) {
            if (const auto* point = find(*curve, places[i].checkpoint))
                picture[std::size_t(std::lround((high - point->score) / (high - low) * (rows - 1)))][i * step + 2] = glyph;
        }
    };
    mark(ft, '#');
    mark(fe, 'o');
    std::string text;
    for (int row = 0; row < rows; ++row) {
        const double value = high - (high - low) * row / (rows - 1);
        text += row % 5 == 0 ? printed("%5.1f %% |", 100 * value) : std::string("        |");
        text += picture[std::size_t(row)].substr(0, picture[std::size_t(row)].find_last_not_of(' ') + 1) + '\n';
    }
    text += "        +" + std::string(places.size() * step, '-') + "\n         ";
    for (const auto& place : places)
        text += printed("%*s%-*s", 2, "", step - 2, printed("%g", place.epoch).c_str());
    return text + " epoch\n         o FE" + (ft ? "   # FT" : "") + "\n";
}

std::string curveFindings(const std::vector<TransferCurve>& curves, const std::vector<TransferResult>& results)
{
    std::string text;
    for (const auto& curve : curves) {
        if (curve.part != "full")
            continue;
        if (curve.metric != "accuracy")
            text += heading(curve.mode, curve.part) + " is scored by " + curve.metric + " accuracy.\n";
        else if (const auto finding = findPeak(curve, results))
            text += findingText(curve, *finding) + '\n';
        if (!std::ranges::all_of(curve.points, &CurvePoint::converged))
            text += heading(curve.mode, curve.part) + ": a fit marked ! did not converge.\n";
    }
    return text;
}

std::string measureTable(const TransferCurve& curve, const std::vector<MeasureRank>& ranks, const std::vector<TransferResult>& results)
{
    if (ranks.empty() || curve.points.size() < 2)
        return {};
    const auto& best = *std::ranges::max_element(curve.points, {}, &CurvePoint::score);
    TextTable table({"measure", "picks epoch", "regret, points", "95 % interval", "tau"}, {false, true, true, true, true});
    std::map<std::size_t, std::string> intervals; // of each checkpoint that is picked
    for (const auto& rank : ranks) {
        const auto& picked = curve.points[rank.chosen];
        auto [interval, isNew] = intervals.try_emplace(rank.chosen, "-");
        if (isNew && picked.checkpoint != best.checkpoint && curve.metric == "accuracy") {
            if (const auto difference = differenceBetween(best.checkpoint, picked.checkpoint, curve, results))
                interval->second = "[" + signedPoints(difference->interval.low) + ", " + signedPoints(difference->interval.high) + "]";
        }
        table.add({rank.name + (rank.count < curve.points.size() ? printed(" (of %zu)", rank.count) : ""), printed("%g", picked.epoch), printed("%.1f", 100 * rank.regret),
                   interval->second, std::isnan(rank.tau) ? "-" : printed("%.2f", rank.tau)});
    }
    return printed("What would have picked the checkpoint of %s (best on test: epoch %g); regret: what the best one has more; tau: Kendall's, with the score\n",
                   heading(curve.mode, curve.part).c_str(), best.epoch)
        + table.text();
}

std::string measureRecords(const std::vector<RankedCurve>& curves)
{
    if (curves.size() < 2)
        return {};
    TextTable table({"measure", "regret, points", "worst", "tau"}, {false, true, true, true});
    for (const auto& record : recordsOf(curves))
        table.add({record.name + (record.curves < curves.size() ? printed(" (of %zu)", record.curves) : ""), printed("%.1f", 100 * record.regret),
                   printed("%.1f", 100 * record.worst), std::isnan(record.tau) ? "-" : printed("%.2f", record.tau)});
    return printed("What would have picked the checkpoints of %zu FE curves: mean and worst regret, mean tau; chance: one drawn at random\n", curves.size()) + table.text();
}

std::string seedSummary(const std::vector<SeedRun>& runs)
{
    std::vector<std::string> header{"epoch"};
    for (const auto& [mode, part] : shownFigures)
        header.push_back(heading(mode, part) + " %");
    TextTable table(header, std::vector<bool>(header.size(), true));
    std::string findings;
    for (const auto& checkpoint : checkpoints(runs.front().curves)) {
        std::vector<std::string> row{printed("%g", checkpoint.epoch)};
        for (const auto& [mode, part] : shownFigures) {
            std::vector<double> scores;
            bool converged = true;
            for (const auto& run : runs) {
                const auto* curve = find(run.curves, mode, part);
                if (const auto* point = curve ? find(*curve, checkpoint.checkpoint) : nullptr) {
                    scores.push_back(point->score);
                    converged = converged && point->converged;
                }
            }
            row.push_back(scores.empty() ? "-" : scoreText(mean(scores), meanInterval(scores), scores.size(), converged));
        }
        table.add(std::move(row));
    }
    for (const auto& [mode, part] : shownFigures) {
        std::vector<double> differences;
        std::string epochs;
        for (const auto& run : runs) {
            const auto* curve = find(run.curves, mode, part);
            if (!curve || curve->points.empty())
                continue;
            const auto best = *std::ranges::max_element(curve->points.rbegin(), curve->points.rend(), {}, &CurvePoint::validationScore);
            differences.push_back(best.score - curve->points.back().score);
            epochs += (epochs.empty() ? "" : ", ") + printed("%g", best.epoch);
        }
        if (differences.size() < 2)
            continue;
        const auto interval = meanInterval(differences);
        findings += printed("%s: validation chose epochs %s; against the last checkpoint %s points on test, 95 %% interval [%s, %s]\n", heading(mode, part).c_str(),
                            epochs.c_str(), signedPoints(mean(differences)).c_str(), signedPoints(interval.low).c_str(), signedPoints(interval.high).c_str());
    }
    return table.text() + printed("± and intervals: 95 %% over %zu pre-training seeds (Student's t on each seed's mean over draws)\n", runs.size()) + findings;
}

} // namespace transect
