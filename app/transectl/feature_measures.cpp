#include "feature_measures.h"

#include <cmath>

#include <torch/types.h>

#include "feature_files.h"
#include "record/error.h"
#include "spectrum/lidar.h"
#include "spectrum/logme.h"
#include "spectrum/measures_of_features.h"
#include "spectrum/tall_qr.h"

namespace transect {

namespace {

constexpr const char* needsLabels = "needs labels (--labels)";

/// A head of linear classification.
struct Classifier {
    torch::Tensor weight, bias;
};

std::string sizeText(const NpyRows& array)
{
    return std::to_string(array.rows()) + " x " + std::to_string(array.columns());
}

Classifier readClassifier(const FeatureFiles& files, std::int64_t dimension)
{
    const NpyRows weights(files.weights);
    if (weights.columns() != dimension || weights.rows() < 2)
        throw Error("bad-weights", "found classifier weights of " + sizeText(weights) + ", expected classes x " + std::to_string(dimension), files.weights.string());
    Classifier head{readRows(weights).to(torch::kFloat64), torch::zeros({weights.rows()}, torch::kFloat64)};
    if (files.bias.empty())
        return head;
    const NpyRows bias(files.bias);
    if (bias.columns() != 1 || bias.rows() != weights.rows())
        throw Error("bad-weights", "found classifier biases of " + sizeText(bias) + ", expected " + std::to_string(weights.rows()), files.bias.string());
    head.bias = readRows(bias).to(torch::kFloat64).squeeze(1);
    return head;
}

/// The classes that a classifier knows are 0 to C - 1; without one they are those of the labels.
Classes classesOf(const std::vector<std::int64_t>& labels, const std::optional<Classifier>& head, const FeatureFiles& files)
{
    if (!head)
        return Classes::of(labels, files.labels);
    Classes classes;
    for (std::int64_t i = 0; i < head->weight.size(0); ++i)
        classes.names.push_back(i);
    return classes;
}

class Measurement {
public:
    Measurement(const FeatureFiles& files, bool isCentred)
        : m_files(files)
        , m_isCentred(isCentred)
        , m_array(files.features)
    {
        if (!files.weights.empty())
            m_head = readClassifier(files, m_array.columns());
        if (!files.labels.empty())
            readClasses();
        if (files.views > 0 && m_array.rows() % files.views != 0)
            throw Error("bad-groups", "found " + std::to_string(m_array.rows()) + " rows, expected a multiple of the " + std::to_string(files.views) + " views of a sample", files.features.string());
    }

    FeatureMeasures measure()
    {
        const auto moments = takeMoments(m_labels, std::max<std::int64_t>(m_classes, 1));
        m_result.spectrum = m_files.isExact ? exactSpectrum() : takeSpectrum(moments);
        m_result.classes = m_classes;
        addRanks();
        addClassMeasures(moments);
        addClassifierMeasures(moments);
        addSourceMeasures();
        addLidar();
        addAlignment();
        return std::move(m_result);
    }

private:
    void readClasses()
    {
        const auto labels = readLabels(m_files.labels, m_array.rows());
        const auto classes = classesOf(labels, m_head, m_files);
        m_labels = classes.indices(labels, m_files.labels);
        m_classes = classes.count();
    }

    Moments takeMoments(const torch::Tensor& labels, std::int64_t classes) const
    {
        Moments moments(m_array.columns(), classes);
        std::int64_t done = 0;
        streamRows(m_array, [&](const torch::Tensor& rows) {
            const auto count = rows.size(0);
            moments.add(rows, labels.defined() ? labels.narrow(0, done, count) : torch::zeros({count}, torch::kInt64));
            done += count;
        });
        return moments;
    }

    Spectrum exactSpectrum() const
    {
        TallQr qr(m_array.columns());
        streamRows(m_array, [&](const torch::Tensor& rows) { qr.add(rows); });
        return takeSpectrum(qr);
    }

    void add(const std::string& name, std::optional<double> value, const std::string& reason = {})
    {
        const bool isNumber = value && std::isfinite(*value);
        m_result.measures.push_back({name, isNumber ? value : std::nullopt, isNumber ? std::string() : reason});
    }

    void addRanks()
    {
        const auto& spectrum = m_result.spectrum;
        const auto& sigma = m_isCentred ? spectrum.sigmaCentred : spectrum.sigmaUncentred;
        add("rankme", effectiveRank(sigma, 1e-7));
        add("effective_rank_sigma", effectiveRank(sigma));
        add("effective_rank_lambda", effectiveRank(spectrum.sigmaCentred.square()));
        add("participation_ratio", participationRatio(spectrum.sigmaCentred));
        add("stable_rank", stableRank(sigma));
        const auto fit = alphaReq(covarianceEigenvalues(spectrum.sigmaCentred, spectrum.n, spectrum.dimension), rangeOfAlphaReq(spectrum.n, spectrum.dimension));
        const std::string reason = "needs three eigenvalues of the covariance that are not 0, within its range of ranks";
        add("alpha_req", fit ? std::optional(fit->alpha) : std::nullopt, reason);
        add("alpha_req_r2", fit ? std::optional(fit->r2) : std::nullopt, reason);
        if (fit)
            m_result.rangeOfAlphaReq = fit->range;
    }

    void addClassMeasures(const Moments& moments)
    {
        const bool isLabelled = m_classes > 0;
        const auto distance = isLabelled ? neuralCollapse2(moments) : std::nullopt;
        const auto reason = [&](const char* text) { return isLabelled ? text : needsLabels; };
        const auto* ofNc2 = reason("needs two classes or more, and no class mean on the mean of all rows");
        add("nc1", isLabelled ? neuralCollapse1(moments) : std::nullopt, reason("needs two classes or more whose means differ"));
        add("nc2_norm_cv", distance ? std::optional(distance->normVariation) : std::nullopt, ofNc2);
        add("nc2_angle", distance ? std::optional(distance->angle) : std::nullopt, ofNc2);
        add("nc2_etf", distance ? std::optional(distance->etf) : std::nullopt, ofNc2);
        add("h_score", isLabelled ? hScore(moments) : std::nullopt, reason("needs two classes or more, and more rows than the features have dimensions, by 2"));
        const auto evidence = isLabelled ? logMe(m_result.spectrum, moments) : std::nullopt;
        add("logme", evidence, reason(evidence ? "is beyond all bounds: the features tell the classes exactly" : "needs two classes or more"));
    }

    void addClassifierMeasures(const Moments& moments)
    {
        const bool isGiven = m_head && m_classes > 0;
        const std::string needs = "needs labels (--labels) and a classifier (--weights, --bias)";
        if (!isGiven || moments.classCounts().min().item<double>() == 0) {
            const auto reason = isGiven ? "needs rows of every class of the classifier" : needs;
            add("nc3", std::nullopt, reason);
            add("nc4", std::nullopt, reason);
            return;
        }
        const auto means = moments.centredClassMeans();
        add("nc3", neuralCollapse3(m_head->weight, means), "needs weights and class means whose product is not 0");
        std::int64_t disagreements = 0;
        streamRows(m_array, [&](const torch::Tensor& rows) { disagreements += nearestMeanDisagreements(rows, means + moments.mean(), m_head->weight, m_head->bias); });
        add("nc4", double(disagreements) / double(m_array.rows()));
    }

    void addSourceMeasures()
    {
        if (m_files.probabilities.empty() || m_classes == 0) {
            const std::string reason = "needs labels (--labels) and the probabilities of a source head (--probabilities)";
            add("leep", std::nullopt, reason);
            add("nce", std::nullopt, reason);
            return;
        }
        const auto place = m_files.probabilities.string();
        withPlace(place, [&] {
            const NpyRows array(m_files.probabilities);
            if (array.rows() != m_array.rows())
                throw Error("bad-probabilities", "found " + std::to_string(array.rows()) + " rows, expected those of the features, " + std::to_string(m_array.rows()), place);
            const auto probabilities = readRows(array);
            add("leep", leep(probabilities, m_labels, m_classes));
            add("nce", negativeConditionalEntropy(probabilities.argmax(1), array.columns(), m_labels, m_classes));
        });
    }

    void addLidar()
    {
        if (m_files.views == 0)
            return add("lidar", std::nullopt, "needs views of samples, in consecutive rows (--views)");
        withPlace(m_files.features.string(), [&] {
            const auto samples = m_array.rows() / m_files.views;
            add("lidar", lidar(takeMoments(sampleLabels(samples, m_files.views), samples)));
        });
    }

    void addAlignment()
    {
        const std::string place = m_files.beside.string(), constant = "needs features that vary";
        if (place.empty())
            return;
        withPlace(place, [&] {
            const auto x = readRows(m_array), y = readRows(NpyRows(m_files.beside));
            add("cka", linearCka(x, y), constant);
            add("cka_debiased", debiasedLinearCka(x, y), constant);
        });
    }

    const FeatureFiles& m_files;
    bool m_isCentred;
    NpyRows m_array;
    std::optional<Classifier> m_head;
    torch::Tensor m_labels; ///< undefined without labels
    std::int64_t m_classes = 0;
    FeatureMeasures m_result;
};

} // namespace

FeatureMeasures measureFeatures(const FeatureFiles& files, bool isCentred)
{
    return Measurement(files, isCentred).measure();
}

} // namespace transect
