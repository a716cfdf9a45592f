#include "transfer/transfer_parameters.h"

#include "data/augment.h"
#include "training/device.h"
#include "transfer/fine_tuning.h"
#include "transfer/probe_scores.h"
#include "transfer/foreign_options.h"
#include "transfer/target_data.h"

namespace transect {

namespace {

Schema featureExtractionSchema()
{
    return {"feature_extraction", "FE: an L2-regularised multinomial logistic regression on frozen penultimate features",
            {{.name = "enabled", .type = ParameterType::Flag, .defaultValue = true, .help = "Whether checkpoints are evaluated by FE"},
             {.name = "parts", .type = ParameterType::TextList, .defaultValue = {"full", "main", "residual"},
              .help = "Which parts of the features are probed: main is their projection on the first k right singular vectors, residual the rest",
              .choices = {"full", "main", "residual"}},
             {.name = "lambda_from", .type = ParameterType::Real, .defaultValue = -6.0, .help = "Decimal exponent of the weakest penalty", .minimum = -12, .maximum = 12},
             {.name = "lambda_to", .type = ParameterType::Real, .defaultValue = 5.0, .help = "Decimal exponent of the strongest penalty", .minimum = -12, .maximum = 12},
             {.name = "lambda_count", .type = ParameterType::Integer, .defaultValue = 45, .help = "Penalties, evenly spaced in the exponent", .minimum = 1, .maximum = 1000},
             {.name = "metric", .type = ParameterType::Text, .defaultValue = "accuracy", .help = "What is chosen by and reported; the others are kept beside it",
              .choices = probeMetricNames()},
             {.name = "classifier", .type = ParameterType::Text, .defaultValue = "logistic",
              .help = "logistic is FE as it is reported; ridge, least squares on one-hot labels, screens in a hundredth of the time", .choices = {"logistic", "ridge"}},
             {.name = "standardise", .type = ParameterType::Flag, .defaultValue = false,
              .help = "Whether each column is scaled to mean 0 and deviation 1 over the training rows first, which changes what the penalty means"},
             {.name = "components", .type = ParameterType::IntegerList, .defaultValue = Json::array(),
              .help = "FE over k: numbers of right singular vectors of which FE is measured too, beside that of the full features", .minimum = 1},
             {.name = "component_parts", .type = ParameterType::TextList, .defaultValue = {"leading"},
              .help = "Whether FE over k is of the first k components (leading), of what is left without them (trailing), or both", .choices = {"leading", "trailing"}},
             {.name = "neighbours", .type = ParameterType::IntegerList, .defaultValue = Json::array(),
              .help = "Also the accuracy of the vote of so many nearest training images (cosine, temperature 0.07)", .unit = "images", .minimum = 1}}};
}

Schema spectrumSchema()
{
    return {"spectrum", "Singular values of the features of every checkpoint",
            {{.name = "enabled", .type = ParameterType::Flag, .defaultValue = true, .help = "Whether spectra are taken"},
             {.name = "share", .type = ParameterType::Real, .defaultValue = 0.8, .help = "Share of the sum that the main part holds", .minimum = 0.01, .maximum = 1},
             {.name = "of", .type = ParameterType::Text, .defaultValue = "sigma", .help = "What is summed: singular values, or their squares",
              .choices = {"sigma", "sigma squared"}},
             {.name = "vectors", .type = ParameterType::Integer, .defaultValue = 64, .help = "Right singular vectors to keep, which tell how subspaces of checkpoints overlap", .unit = "vectors", .minimum = 0},
             {.name = "source_images", .type = ParameterType::Integer, .defaultValue = 2000,
              .help = "Training images of the source whose spectrum is taken too; 0: none", .unit = "images", .minimum = 0},
             {.name = "exact", .type = ParameterType::Flag, .defaultValue = false,
              .help = "Whether singular values come from a triangular factor (TSQR) instead of X'X, which keeps those below 4e-8 of the largest in about twice the time"},
             {.name = "lidar_images", .type = ParameterType::Integer, .defaultValue = 0,
              .help = "Images of the source, of those whose spectrum is taken, in augmented views of which LiDAR is computed; 0: none; the paper takes 1000", .unit = "images", .minimum = 0},
             {.name = "lidar_views", .type = ParameterType::Integer, .defaultValue = 10, .help = "Views of each of these images; the paper takes 50", .unit = "views", .minimum = 2}}};
}

} // namespace

Schema transferSchema()
{
    Schema schema{"transfer", "Evaluates every checkpoint of a series on a target by FE and FT, and takes the spectra of its features", {}};
    auto& list = schema.parameters;
    list.push_back({.name = "source", .type = ParameterType::Text, .help = "The series: a pre-training or imported run, or checkpoints of any program: a folder, a file, or a list of files (.txt)", .refersTo = {"folder", "file", "run:pretrain", "run:import"}});
    list.push_back({.name = "follow", .type = ParameterType::Flag, .defaultValue = true,
                    .help = "Whether to wait for the checkpoints of a source that is still training, of a folder as series says; on the source's own device set queue to share"});
    list.push_back({.name = "epochs", .type = ParameterType::RealList, .defaultValue = Json::array(), .help = "Evaluate only these epochs; empty: all checkpoints",
                    .unit = "epochs", .minimum = 0});
    list.push_back({.name = "source_accuracy", .type = ParameterType::Text, .defaultValue = "",
                    .help = "A table (CSV) of the source's accuracy, with a column epoch, step or file and a column accuracy, in shares or per cent; empty: none but what a run of ours measured",
                    .refersTo = {"file"}});
    list.push_back(foreignSeriesParameter());
    for (auto& parameter : targetDataParameters())
        list.push_back(std::move(parameter));
    list.push_back({.name = "fit", .type = ParameterType::Text, .defaultValue = "resize",
                    .help = "How images of another size become the network's input: stretched, padded or cropped in the centre, or resized and cropped",
                    .choices = {"resize", "pad", "crop"}});
    list.push_back({.name = "statistics", .type = ParameterType::Text, .defaultValue = "source",
                    .help = "Whose mean and standard deviation normalise the target's images", .choices = {"source", "target"}});
    list.push_back({.name = "feature_extraction", .type = ParameterType::Group, .help = "FE", .schemas = {featureExtractionSchema()}});
    list.push_back({.name = "fine_tuning", .type = ParameterType::Group, .help = "FT", .schemas = {fineTuningSchema()}});
    list.push_back({.name = "spectrum", .type = ParameterType::Group, .help = "Spectra", .schemas = {spectrumSchema()}});
    for (auto& parameter : deviceParameters())
        list.push_back(std::move(parameter));
    return schema;
}

} // namespace transect
