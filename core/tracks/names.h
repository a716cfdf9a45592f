#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace transect {

constexpr std::int64_t largestFrame = 1 << 24; ///< what a frame number may be: 6 days of video

/// A whole number of at most 18 digits, with nothing around it.
std::optional<std::int64_t> wholeNumber(std::string_view text);

/// "01_0014_alphapose_tracked_person.json" and "01_0014.npy" are of the clip "01_0014", "21_label.mat" of "21",
/// "01_0014/alphapose-results.json" of "01_0014".
std::string clipNameOf(const std::filesystem::path& file);

/// A name without the leading zeros of its numbers: names that are equal then are the same clip's.
std::string withoutLeadingZeros(std::string_view name);

/// "video_000000000012": what comes before the number at the end of a name, and that number.
struct NumberedName {
    std::string before;
    std::int64_t number = 0;
};

/// None where the name does not end in a number of at most 18 digits followed by `suffix`.
std::optional<NumberedName> numberedName(std::string_view name, std::string_view suffix = {});

/// Names for folders that differ: of each path the last part, "01" of "a/01"; where two of these are alike as many parts as
/// tell them apart, "v1_frames" of "v1/frames".
std::vector<std::string> shortestNames(const std::vector<std::string>& folders);

/// Frame numbers of pictures by their names: the number that ends the stem, where all names are alike but for it
/// ("12.jpg", "frame_0012.png"); else the place of the name in their order. True in `byOrder` where that was needed.
std::vector<std::int64_t> frameNumbers(const std::vector<std::string>& pictures, bool& byOrder);

} // namespace transect
