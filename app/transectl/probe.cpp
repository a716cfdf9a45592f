#include <array>
#include <iostream>
#include <memory>

#include "command.h"
#include "data/selection.h"
#include "feature_files.h"
#include "record/json.h"
#include "text.h"
#include "transfer/knn.h"
#include "transfer/probe.h"

namespace transect {

namespace {

struct ProbeFiles {
    std::vector<std::filesystem::path> train, test; ///< features and labels
    std::vector<double> lambdas;                    ///< empty: the grid of FE
    std::vector<std::int64_t> neighbours;           ///< how many, each giving an accuracy of its own
    double validationShare = 0.2;
    std::uint64_t seed = 0;
    std::string metric = "accuracy";
    bool isRidge = false, isStandardised = false;
    std::vector<std::int64_t> ks;                   ///< of FE over k
    std::string part = "leading";                   ///< or trailing
    bool json = false;
};

/// FE of one part of the features.
struct PartScore {
    std::int64_t k = 0;
    ProbeResult found;
};

struct ProbeRows {
    Classes classes;
    LabelledFeatures train, validation, test;
};

torch::Tensor tensorOf(const Indices& indices)
{
    return torch::tensor(indices, torch::kInt64);
}

LabelledFeatures rowsAt(const LabelledFeatures& all, const Indices& indices)
{
    const auto rows = tensorOf(indices);
    return {all.features.index_select(0, rows), all.labels.index_select(0, rows)};
}

/// Validation rows choose the penalty: where there is but one nothing is to be chosen.
ProbeRows readProbeRows(const ProbeFiles& files)
{
    const NpyRows train(files.train[0]), test(files.test[0]);
    if (train.columns() != test.columns())
        throw Error("bad-features", "found " + std::to_string(test.columns()) + " columns, expected those of the training features, " + std::to_string(train.columns()), files.test[0].string());
    const auto labels = readLabels(files.train[1], train.rows());
    ProbeRows rows;
    rows.classes = Classes::of(labels, files.train[1]);
    const LabelledFeatures all{readRows(train), rows.classes.indices(labels, files.train[1])};
    const double share = files.lambdas.size() == 1 ? 0 : files.validationShare;
    const auto [kept, validation] = withPlace(files.train[1].string(), [&] { return stratifiedSplit(labels, allOf(train.rows()), share, files.seed); });
    rows.train = rowsAt(all, kept);
    rows.validation = rowsAt(all, validation);
    rows.test = {readRows(test), rows.classes.indices(readLabels(files.test[1], test.rows()), files.test[1])};
    return rows;
}

ProbeOptions optionsOf(const ProbeFiles& files)
{
    ProbeOptions options;
    options.lambdas = files.lambdas.empty() ? logarithmicGrid(-6, 5, 45) : files.lambdas;
    options.metric = probeMetric(files.metric);
    options.isRidge = files.isRidge;
    options.isStandardised = files.isStandardised;
    return options;
}

/// The features, and then each k.
std::vector<FeaturePart> partsOf(const ProbeFiles& files)
{
    std::vector<FeaturePart> parts{{}};
    for (const auto k : files.ks)
        parts.push_back({files.part == "leading" ? FeaturePart::Leading : FeaturePart::Trailing, k});
    return parts;
}

/// The accuracy of the vote of the nearest training rows, of which none are needed to choose anything.
std::vector<double> neighbourAccuracies(const ProbeRows& rows, const ProbeFiles& files)
{
    const LabelledFeatures all{torch::cat({rows.train.features, rows.validation.features}), torch::cat({rows.train.labels, rows.validation.labels})};
    std::vector<double> accuracies;
    for (const auto& predicted : nearestNeighbours(all, rows.test.features, rows.classes.count(), files.neighbours))
        accuracies.push_back(predicted.eq(rows.test.labels).to(torch::kFloat64).mean().item<double>());
    return accuracies;
}

Json toJson(const ProbeResult& found, const std::vector<PartScore>& overK, const ProbeRows& rows, const ProbeFiles& files)
{
    const bool isChosen = rows.validation.features.size(0) > 0;
    Json json{{"accuracy", found.scores.at("accuracy")},
            {"mean_per_class_accuracy", found.scores.at("mean per class")},
            {"top_5_accuracy", found.scores.at("top-5")},
            {"map_11_point", found.scores.at("11-point mAP")},
            {"metric", files.metric},
            {"classifier", files.isRidge ? "ridge" : "logistic"},
            {"standardised", files.isStandardised},
            {"lambda", found.lambda},
            {"objective", files.isRidge ? Json() : numberOrNull(found.final.objective)},
            {"converged", found.converged},
            {"iterations", found.final.iterations},
            {"gradient_norm", numberOrNull(found.final.gradientNorm)},
            {"validation_accuracy", isChosen && files.metric == "accuracy" ? Json(found.validationScore) : Json()},
            {"validation_score", isChosen ? Json(found.validationScore) : Json()},
            {"at_edge", isChosen && found.atEdge},
            {"rows", {{"train", rows.train.features.size(0)}, {"validation", rows.validation.features.size(0)}, {"test", rows.test.features.size(0)}}},
            {"dimension", rows.test.features.size(1)},
            {"classes", rows.classes.count()}};
    for (const auto& [k, part] : overK)
        json["over_k"].push_back({{"part", files.part}, {"k", k}, {"score", part.score}, {"validation_score", isChosen ? Json(part.validationScore) : Json()}, {"lambda", part.lambda}, {"converged", part.converged}});
    if (!files.neighbours.empty()) {
        const auto accuracies = neighbourAccuracies(rows, files);
        for (std::size_t i = 0; i < accuracies.size(); ++i)
            json["knn"][std::to_string(files.neighbours[i])] = accuracies[i];
    }
    return json;
}

std::string reportText(const ProbeResult& found, const std::vector<PartScore>& overK, const ProbeRows& rows, const ProbeFiles& files)
{
    const auto number = [](std::int64_t value) { return static_cast<long long>(value); };
    const auto chosen = rows.validation.features.size(0);
    std::string text = printed("accuracy %.4f, mean of the classes' accuracies %.4f on %lld test rows of %lld classes\n", found.scores.at("accuracy"), found.scores.at("mean per class"),
                               number(rows.test.features.size(0)), number(rows.classes.count()));
    text += printed("top-5 %.4f, 11-point mAP %.4f\n", found.scores.at("top-5"), found.scores.at("11-point mAP"));
    text += chosen > 0 ? printed("lambda %g, chosen on %lld validation rows (%s %.4f)%s, then fitted to all %lld\n", found.lambda, number(chosen), files.metric.c_str(), found.validationScore,
                                 found.atEdge ? ", at the edge of the grid" : "", number(rows.train.features.size(0) + chosen))
                       : printed("lambda %g, fitted to %lld rows\n", found.lambda, number(rows.train.features.size(0)));
    if (!files.isRidge)
        text += printed("objective %.10g after %d iterations%s\n", found.final.objective, found.final.iterations, found.converged ? "" : ": not converged");
    for (const auto& [k, part] : overK)
        text += printed("%s %.4f of %s k = %lld components, lambda %g%s\n", files.metric.c_str(), part.score, files.part == "leading" ? "the leading" : "all without the leading", number(k), part.lambda, part.converged ? "" : ": not converged");
    const auto accuracies = files.neighbours.empty() ? std::vector<double>() : neighbourAccuracies(rows, files);
    for (std::size_t i = 0; i < accuracies.size(); ++i)
        text += printed("accuracy %.4f by the %lld nearest training rows\n", accuracies[i], number(files.neighbours[i]));
    return text;
}

int probeFeatures(const ProbeFiles& files)
{
    const auto rows = readProbeRows(files);
    const ProbeFamily family(rows.train, rows.validation, rows.test, rows.classes.count(), optionsOf(files));
    const auto all = family.probe(partsOf(files));
    const auto& found = all.front();
    std::vector<PartScore> overK;
    for (std::size_t i = 0; i < files.ks.size(); ++i)
        overK.push_back({files.ks[i], all[i + 1]});
    std::cout << (files.json ? toJson(found, overK, rows, files).dump(2) + "\n" : reportText(found, overK, rows, files));
    return ExitDone;
}

} // namespace

void addProbe(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("probe", "How well a linear classifier on features in .npy files does on others (FE)");
    const auto files = std::make_shared<ProbeFiles>();
    verb->add_option("--train", files->train, "Features (rows x columns) and labels to learn from; a part of them chooses the penalty")->required()->expected(2)->type_name("F.npy L.npy");
    verb->add_option("--test", files->test, "Features and labels that it is tested on, once")->required()->expected(2)->type_name("F.npy L.npy");
    verb->add_option("--lambda", files->lambdas, "Penalties to choose from (scikit-learn's 1/C); one alone is taken as it is; else 45 from 1e-6 to 1e5")->check(CLI::PositiveNumber)->type_name("NUMBER...");
    verb->add_option("--validation-share", files->validationShare, "Share of the training rows, by class, that chooses the penalty")->check(CLI::Range(0.01, 0.9))->capture_default_str();
    verb->add_option("--neighbours", files->neighbours, "Also classify by so many nearest training rows (cosine, temperature 0.07), for each number")->check(CLI::PositiveNumber)->type_name("COUNT...");
    verb->add_option("--metric", files->metric, "What the penalty is chosen by, and FE over k is reported in")->check(CLI::IsMember(probeMetricNames()))->capture_default_str();
    verb->add_flag("--ridge", files->isRidge, "Least squares on one-hot labels instead of logistic regression: for screening, in a hundredth of the time");
    verb->add_flag("--standardise", files->isStandardised, "Scale each column to mean 0 and deviation 1 over the training rows, which changes what the penalty means");
    verb->add_option("--k", files->ks, "FE over k: also of so many right singular vectors of the training rows, for each number")->delimiter(',')->check(CLI::PositiveNumber)->type_name("COUNT,...");
    verb->add_option("--part", files->part, "Whether FE over k is of the k leading components or of what is left without them")->check(CLI::IsMember({"leading", "trailing"}))->capture_default_str();
    verb->add_option("--seed", files->seed, "Of the choice of validation rows")->capture_default_str();
    verb->add_flag("--json", files->json, "As JSON");
    verb->footer("Example: transectl probe --train train.npy train-labels.npy --test test.npy test-labels.npy");
    verb->callback([&action, files] { action = [files] { return probeFeatures(*files); }; });
}

} // namespace transect
