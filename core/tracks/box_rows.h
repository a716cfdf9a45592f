#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace transect {

/// A row of DeepSORT's boxes: a person in a frame.
struct BoxRow {
    std::int64_t frame = 0, person = 0;
    double left = 0, top = 0, right = 0, bottom = 0; ///< in pixels
    std::optional<bool> abnormalPerson, abnormalFrame; ///< none in files for training
};

/// Calls `visit` for each row of a text with the header
/// "Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1 abnormal_ped abnormal_gt", the last two of which may be
/// one, "anomaly", that tells the frame's label. Errors: "no-file"; "bad-data" naming file and line.
void visitBoxRows(const std::filesystem::path& file, const std::function<void(const BoxRow&)>& visit);

} // namespace transect
