#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "record/safetensors.h"

namespace transect {

/// The weights in a checkpoint of any known format, under the names that its network gave them: safetensors, whole or in the shards of an
/// index file (model.safetensors.index.json); what torch.save() wrote, zip or legacy (torch_file.h); numpy's
/// .npz (npz_weights.h).
///
/// Training programs wrap state dictionaries. Of the containers state_dict_ema, model_ema, state_dict, model, teacher, student,
/// model_state_dict the first that holds tensors is taken (the order of timm, then that of DINO); what optimisers keep is left out; then
/// the prefixes module., _orig_mod., model., backbone., encoder., encoder_q., base_encoder. are taken off where all names have them,
/// and of encoder_q., base_encoder., student. (beside a queue, as SEED has it), teacher., backbone. and encoder. (where the first layer of a
/// network stands below it) the tensors below them are the weights where others stand beside: momentum encoders, queues, projection heads.
class WeightsFile {
public:
    /// Errors: those of SafetensorsFile::open() and TorchFile::open(); "bad-checkpoint" where there are no tensors, two of one name, or an
    /// index names a shard outside of its folder.
    static WeightsFile open(const std::filesystem::path& path);

    const std::filesystem::path& path() const;
    const std::string& format() const;     ///< "safetensors", "safetensors in 3 shards", "PyTorch", "PyTorch, legacy", "NumPy"
    const std::string& container() const;  ///< "state_dict"; empty: none
    const std::string& prefix() const;     ///< what was taken off: "module.encoder_q."
    const std::vector<std::string>& leftOut() const; ///< names of tensors that are not part of the weights, as in the file
    const std::vector<std::string>& notices() const;
    const Metadata& metadata() const;      ///< of safetensors

    /// Row-major, in the order of the file; valid as long as any copy of the object lives. What lies otherwise in the file was copied.
    const std::vector<TensorView>& tensors() const;
    const TensorView* find(std::string_view name) const; ///< null where no tensor has that name

private:
    WeightsFile() = default;
    struct Contents;
    std::shared_ptr<const Contents> m_contents;
};

} // namespace transect
