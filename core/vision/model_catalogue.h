#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace transect {

enum class ModelRole { Detector, Poses };

/// A network that this version was tried with. None comes with the program.
struct KnownModel {
    std::string_view name;      ///< as parameters call it: "yolox-nano"
    ModelRole role;
    std::string_view file;      ///< its name where it comes from
    std::string_view sha256;    ///< of the file that was tried
    std::string_view gives;     ///< "boxes of 80 classes", "17 joints (coco17)"
    std::string_view origin;    ///< where to get it
    std::string_view licence;   ///< as far as it is known
};

std::span<const KnownModel> knownModels();

/// A file of a folder of models that is a known one.
struct FoundModel {
    const KnownModel* known = nullptr;
    std::filesystem::path path;
    bool isTried = false; ///< the very file that was tried, by its hash; else only its name is the same
};

/// Where models are looked for: `named` where given, else $TRANSECT_MODELS, else transect/models in the user's data folder.
std::filesystem::path modelsFolder(const std::filesystem::path& named = {});

/// The known models in a folder and in the folders below it (at most three levels deep), by hash, else by name; a folder that is not there has none.
std::vector<FoundModel> findModels(const std::filesystem::path& folder);

/// The file that `text` means for a role: "auto" is the first known model that the folder has (nothing: none), a known name that model of the folder,
/// else a path, as it is or in the folder. Throws Error "missing-model" saying where to get it.
std::optional<std::filesystem::path> chooseModel(const std::string& text, ModelRole role, const std::filesystem::path& folder);

} // namespace transect
