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
    bool json = false;
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
    return options;
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

Json toJson(const ProbeResult& found, const ProbeRows& rows, const ProbeFiles& files)
{
    const bool isChosen = rows.validation.features.size(0) > 0;
    Json json{{"accuracy", found.score},
            {"mean_per_class_accuracy", accuracy(found.correct, rows.test.labels, true)},
            {"lambda", found.lambda},
            {"objective", numberOrNull(found.final.objective)},
            {"converged", found.converged},
            {"iterations", found.final.iterations},
            {"gradient_norm", numberOrNull(found.final.gradientNorm)},
            {"validation_accuracy", isChosen ? Json(found.validationScore) : Json()},
            {"at_edge", isChosen && found.atEdge},
            {"rows", {{"train", rows.train.features.size(0)}, {"validation", rows.validation.features.size(0)}, {"test", rows.test.features.size(0)}}},
            {"dimension", rows.test.features.size(1)},
            {"classes", rows.classes.count()}};
    if (!files.neighbours.empty()) {
        const auto accuracies = neighbourAccuracies(rows, files);
        for (std::size_t i = 0; i < accuracies.size(); ++i)
            json["knn"][std::to_string(files.neighbours[i])] = accuracies[i];
    }
    return json;
}

std::string reportText(const ProbeResult& found, const ProbeRows& rows, const ProbeFiles& files)
{
    const auto number = [](std::int64_t value) { return static_cast<long long>(value); };
    const auto chosen = rows.validation.features.size(0);
    std::string text = printed("accuracy %.4f, mean of the classes' accuracies %.4f on %lld test rows of %lld classes\n", found.score, accuracy(found.correct, rows.test.labels, true),
                               number(rows.test.features.size(0)), number(rows.classes.count()));
    text += chosen > 0 ? printed("lambda %g, chosen on %lld validation rows (accuracy %.4f)%s, then fitted to all %lld\n", found.lambda, number(chosen), found.validationScore,
                                 found.atEdge ? ", at the edge of the grid" : "", number(rows.train.features.size(0) + chosen))
                       : printed("lambda %g, fitted to %lld rows\n", found.lambda, number(rows.train.features.size(0)));
    text += printed("objective %.10g after %d iterations%s\n", found.final.objective, found.final.iterations, found.converged ? "" : ": not converged");
    const auto accuracies = files.neighbours.empty() ? std::vector<double>() : neighbourAccuracies(rows, files);
    for (std::size_t i = 0; i < accuracies.size(); ++i)
        text += printed("accuracy %.4f by the %lld nearest training rows\n", accuracies[i], number(files.neighbours[i]));
    return text;
}

int probeFeatures(const ProbeFiles& files)
{
    const auto rows = readProbeRows(files);
    const auto found = probe(rows.train, rows.validation, rows.test, rows.classes.count(), optionsOf(files));
    std::cout << (files.json ? toJson(found, rows, files).dump(2) + "\n" : reportText(found, rows, files));
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
    verb->add_option("--seed", files->seed, "Of the choice of validation rows")->capture_default_str();
    verb->add_flag("--json", files->json, "As JSON");
    verb->footer("Example: transectl probe --train train.npy train-labels.npy --test test.npy test-labels.npy");
    verb->callback([&action, files] { action = [files] { return probeFeatures(*files); }; });
}

} // namespace transect
