#include "vision/model_catalogue.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "record/error.h"
#include "record/hash.h"
#include "record/parameters.h"
#include "record/run_folder.h"

namespace transect {

namespace {

// In the order in which "auto" prefers them.
constexpr std::array<KnownModel, 4> known{{
    {"yolox-nano", ModelRole::Detector, "yolox_nano.onnx", "e8af074932d4ed7e232278e3055cefcdea3edf178874a3694ae292649fb464dd", "boxes",
     "github.com/Bigisland1729/object-detection-models (yolox_nano.onnx), exported from github.com/Megvii-BaseDetection/YOLOX",
     "YOLOX: Apache-2.0; the origin of this copy is not proven"},
    {"yolo-fastest-xl", ModelRole::Detector, "yolo-fastest-1.1-xl.weights", "fac5fb41786c1f38f04972a658443b189f48720d7d117f9a044100e98a35b0c5", "boxes",
     "github.com/dog-qiuqiu/Yolo-Fastest (ModelZoo/yolo-fastest-1.1_coco: the .cfg and the .weights)", "YOLO licence version 2: do what you want"},
    {"simplepose", ModelRole::Poses, "deploy.onnx", "401b3204f5998970c17678f8acc53d798ec79ce5c7b02167067c5b71c954a786", "17 joints (coco17)",
     "github.com/dog-qiuqiu/Ultralight-SimplePose (model/deploy.onnx)", "none stated: ask its author before you pass it on"},
    {"cpm", ModelRole::Poses, "model.pb", "e9314c15af001cafde741dde93827f646361b3b4cf08131807a8ec91e4e93134", "14 joints (cpm14)",
     "github.com/edvardHua/PoseEstimationForMobile (release/cpm_model/model.pb)", "Apache-2.0"},
}};

/// Files that may be one of the known ones: those that end like one.
bool mayBeKnown(const std::filesystem::path& path)
{
    return std::ranges::any_of(known, [&](const KnownModel& model) { return path.extension() == std::filesystem::path(model.file).extension(); });
}

const KnownModel* modelNamed(const std::string& name)
{
    const auto found = std::ranges::find(known, name, &KnownModel::name);
    return found == known.end() ? nullptr : &*found;
}

const char* roleText(ModelRole role)
{
    return role == ModelRole::Detector ? "detector" : "pose network";
}

std::filesystem::path pathOf(const KnownModel& model, const std::filesystem::path& folder)
{
    for (const auto& found : findModels(folder)) {
        if (found.known == &model)
            return found.path;
    }
    throw Error("missing-model", "the model " + std::string(model.name) + " is not there", folder.string(),
                "get " + std::string(model.file) + " from " + std::string(model.origin) + " and put it there; its licence: " + std::string(model.licence));
}

} // namespace

std::span<const KnownModel> knownModels()
{
    return known;
}

std::filesystem::path modelsFolder(const std::filesystem::path& named)
{
    if (!named.empty())
        return named;
    if (const char* folder = std::getenv("TRANSECT_MODELS"); folder && *folder)
        return folder;
    return userFolder("XDG_DATA_HOME", ".local/share") / "transect" / "models";
}

std::vector<FoundModel> findModels(const std::filesystem::path& folder)
{
    constexpr int deepest = 3;
    std::vector<FoundModel> models;
    std::error_code none;
    using Walk = std::filesystem::recursive_directory_iterator;
    for (Walk entry(folder, std::filesystem::directory_options::skip_permission_denied, none), end; !none && entry != end; entry.increment(none)) {
        if (entry.depth() >= deepest)
            entry.disable_recursion_pending();
        constexpr std::uintmax_t largest = 64 << 20; // of the known ones none has 4 MiB
        if (!entry->is_regular_file(none) || !mayBeKnown(entry->path()) || entry->file_size(none) > largest)
            continue;
        const auto hash = sha256HexOfFile(entry->path());
        for (const auto& model : known) {
            const bool isTried = hash == model.sha256;
            if (isTried || entry->path().filename() == model.file)
                models.push_back({&model, entry->path(), isTried});
        }
    }
    // Tried files first, and whatever the file system's order, the same one of two.
    std::ranges::sort(models, [](const FoundModel& a, const FoundModel& b) {
        return std::tuple(a.known, !a.isTried, a.path) < std::tuple(b.known, !b.isTried, b.path);
    });
    return models;
}

std::optional<std::filesystem::path> chooseModel(const std::string& text, ModelRole role, const std::filesystem::path& folder)
{
    if (text == "auto") {
        for (const auto& found : findModels(folder)) {
            if (found.known->role == role)
                return found.path;
        }
        return std::nullopt;
    }
    if (const auto* model = modelNamed(text)) {
        if (model->role != role)
            throw Error("missing-model", "\"" + text + "\" is no " + roleText(role), {}, "transectl poses --list-models tells which is which");
        return pathOf(*model, folder);
    }
    for (const auto& path : {std::filesystem::path(text), folder / text}) {
        if (std::filesystem::exists(path))
            return std::filesystem::canonical(path);
    }
    std::vector<std::string> names;
    for (const auto& model : known)
        names.emplace_back(model.name);
    const auto nearest = nearestSpelling(text, names);
    throw Error("missing-model", "there is no " + std::string(roleText(role)) + " \"" + text + "\", neither a file nor a name that is known", folder.string(),
                nearest.empty() ? "transectl poses --list-models lists the known ones" : "did you mean \"" + nearest + "\"?");
}

} // namespace transect
