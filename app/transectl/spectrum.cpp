#include <iostream>
#include <memory>

#include "command.h"
#include "feature_measures.h"
#include "record/json.h"
#include "text.h"

namespace transect {

namespace {

struct SpectrumOptions {
    FeatureFiles files;
    bool isCentred = false;
    double share = 0.8;
    bool json = false;
};

const torch::Tensor& shownSigma(const FeatureMeasures& found, const SpectrumOptions& options)
{
    return options.isCentred ? found.spectrum.sigmaCentred : found.spectrum.sigmaUncentred;
}

Json listOf(const torch::Tensor& values)
{
    auto list = Json::array();
    for (std::int64_t i = 0; i < values.size(0); ++i)
        list.push_back(numberOrNull(values[i].item<double>()));
    return list;
}

Json toJson(const FeatureMeasures& found, const SpectrumOptions& options)
{
    const auto& sigma = shownSigma(found, options);
    Json json{{"path", options.files.features.string()}, {"n", found.spectrum.n}, {"dimension", found.spectrum.dimension},
              {"classes", found.classes > 0 ? Json(found.classes) : Json()}, {"centred", options.isCentred}, {"share", options.share},
              {"singular_values", listOf(sigma)}, {"k", componentsHolding(sigma, options.share)}};
    Json reasons = Json::object();
    for (const auto& measure : found.measures) {
        json[measure.name] = measure.value ? Json(*measure.value) : Json();
        if (!measure.value)
            reasons[measure.name] = measure.reason;
    }
    json["alpha_req_range"] = found.rangeOfAlphaReq ? Json{found.rangeOfAlphaReq->first, found.rangeOfAlphaReq->last} : Json();
    json["without_value"] = reasons;
    return json;
}

std::string reportText(const FeatureMeasures& found, const SpectrumOptions& options)
{
    const auto& sigma = shownSigma(found, options);
    const auto count = sigma.size(0);
    std::string text = printed("%lld rows x %lld columns%s, %s\n", static_cast<long long>(found.spectrum.n), static_cast<long long>(found.spectrum.dimension),
                               found.classes > 0 ? printed(", %lld classes", static_cast<long long>(found.classes)).c_str() : "", options.isCentred ? "less their mean" : "not centred");
    text += printed("singular values from %.6g to %.6g; the first k = %lld of %lld hold %g of their sum\n\n", sigma[0].item<double>(), sigma[count - 1].item<double>(),
                    static_cast<long long>(componentsHolding(sigma, options.share)), static_cast<long long>(count), options.share);
    TextTable table({"measure", "value", ""}, {false, true, false});
    for (const auto& measure : found.measures)
        table.add({measure.name, measure.value ? printed("%.6g", *measure.value) : "-", measure.reason});
    text += table.text();
    if (found.rangeOfAlphaReq)
        text += printed("alpha_req is fitted to the eigenvalues of ranks %lld to %lld\n", static_cast<long long>(found.rangeOfAlphaReq->first), static_cast<long long>(found.rangeOfAlphaReq->last));
    return text;
}

int spectrum(const SpectrumOptions& options)
{
    const auto found = measureFeatures(options.files, options.isCentred);
    std::cout << (options.json ? toJson(found, options).dump(2) + "\n" : reportText(found, options));
    return ExitDone;
}

} // namespace

void addSpectrum(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("spectrum", "The singular values of features in a .npy file, and the measures of how good they are");
    const auto options = std::make_shared<SpectrumOptions>();
    auto& files = options->files;
    verb->add_option("features", files.features, "Features: rows x columns, .npy of any number type")->required()->type_name("F.npy");
    verb->add_option("--labels", files.labels, "A whole number for each row: for NC1 to NC4, H-score, LogME, LEEP and NCE")->type_name("L.npy");
    verb->add_flag("--centred", options->isCentred, "Take the mean off: of the singular values, k, RankMe, effective rank of sigma and stable rank");
    verb->add_option("--share", options->share, "Share of the sum of the singular values that the first k hold")->check(CLI::Range(0.0, 1.0))->capture_default_str();
    verb->add_option("--weights", files.weights, "A classifier's weights, classes x columns, labels being 0, 1, ...: for NC3 and NC4")->type_name("W.npy");
    verb->add_option("--bias", files.bias, "Its biases; without them they are 0")->type_name("B.npy")->needs("--weights");
    verb->add_option("--probabilities", files.probabilities, "What a source head says of each row, rows x source classes, after softmax: for LEEP and NCE")->type_name("P.npy");
    verb->add_option("--views", files.views, "Consecutive rows that are augmented views of one sample: for LiDAR")->check(CLI::Range(std::int64_t{2}, std::int64_t{1} << 40))->type_name("COUNT");
    verb->add_option("--beside", files.beside, "Other features of the same rows, with any number of columns: for CKA")->type_name("G.npy");
    verb->add_flag("--exact", files.isExact, "Singular values by a triangular factor (TSQR), which keeps those below 4e-8 of the largest too; about twice the time");
    verb->add_flag("--json", options->json, "As JSON");
    verb->footer("Example: transectl spectrum features.npy --labels labels.npy --json\ndocs/measures.md says what each number is.");
    verb->callback([&action, options] { action = [options] { return spectrum(*options); }; });
}

} // namespace transect
