#include "tracks/masks.h"

#include <algorithm>

#include "record/error.h"
#include "record/file_system.h"
#include "record/json.h"
#include "record/npy.h"
#include "record/parallel.h"
#include "tracks/mask_files.h"
#include "tracks/names.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

/// Whether each of the `frames` equal parts of `bytes` holds anything but zeros.
std::vector<std::uint8_t> partsThatAreNotZero(const std::vector<std::uint8_t>& bytes, std::int64_t frames)
{
    std::vector<std::uint8_t> labels;
    const auto part = frames > 0 ? std::ptrdiff_t(bytes.size()) / frames : 0;
    for (std::int64_t frame = 0; frame < frames; ++frame) {
        const auto begin = bytes.begin() + frame * part;
        labels.push_back(std::any_of(begin, begin + part, [](std::uint8_t byte) { return byte != 0; }));
    }
    return labels;
}

std::vector<std::uint8_t> readNpyMask(const fs::path& file)
{
    const auto array = readNpy(*openStream(file));
    if (array.shape.empty() || array.shape[0] > largestFrame)
        throw Error("bad-masks",
            "is an array of " + (array.shape.empty() ? std::string("no dimension") : std::to_string(array.shape[0]) + " frames")
                + ", expected up to " + std::to_string(largestFrame),
            file.string());
    return partsThatAreNotZero(array.bytes, array.shape[0]);
}

void invert(std::vector<std::uint8_t>& labels)
{
    for (auto& label : labels)
        label = !label;
}

/// Nothing for a file that holds no masks.
Masks readMasks(const fs::path& file, const MaskOptions& options)
{
    constexpr std::size_t enough = 1 << 12;
    const auto bytes = readFront(*openStream(file), enough);
    const std::string_view front(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const bool isNpy = front.starts_with("\x93NUMPY");
    if (isNpy || isMatFile(front)) {
        auto labels = isNpy ? readNpyMask(file) : readMatMask(file);
        if (options.oneIsNormal.value_or(isNpy && file.extension() == ".txt"))
            invert(labels);
        return {{clipNameOf(file), {std::move(labels), false}}};
    }
    if (isUcsdRanges(front))
        return readUcsdRanges(file);
    if (isPersonRanges(front))
        return {{clipNameOf(file), readPersonRanges(file)}};
    return isMaskTable(front) ? readMaskTable(file) : Masks();
}

std::vector<fs::path> filesOf(const fs::path& path)
{
    if (!fs::is_directory(path))
        return {path};
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path)) {
        if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.'))
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

/// Null where there is none.
const Mask* findMask(const Masks& masks, const std::string& clip)
{
    if (const auto exact = masks.find(clip); exact != masks.end())
        return &exact->second;
    const auto wanted = withoutLeadingZeros(clip);
    const auto found = std::ranges::find_if(masks, [&](const auto& mask) { return withoutLeadingZeros(mask.first) == wanted; });
    return found == masks.end() ? nullptr : &found->second;
}

[[noreturn]] void failLength(const Clip& clip, const std::string& found, const Mask& mask)
{
    throw Error("bad-masks", "the clip has " + found + ", and its mask " + std::to_string(mask.abnormal.size()) + " frames", clip.name,
        "see that tracks and masks are of the same video");
}

} // namespace

Masks openMasks(const fs::path& path, const MaskOptions& options)
{
    const auto files = filesOf(path);
    fetchAhead(files);
    std::vector<Masks> ofFiles(files.size());
    inParallel(std::int64_t(files.size()), [&](std::int64_t i) { ofFiles[std::size_t(i)] = readMasks(files[std::size_t(i)], options); });
    Masks masks;
    for (std::size_t i = 0; i < files.size(); ++i) {
        masks.merge(ofFiles[i]);
        if (!ofFiles[i].empty())
            throw Error("bad-masks", "two masks are named " + inQuotes(ofFiles[i].begin()->first) + ", one of them in " + files[i].string(),
                path.string());
    }
    if (masks.empty())
        throw Error("bad-masks", "holds no masks in a format that is known", path.string(),
            "known are NPY, MAT version 5, CSV with clip, frame and label, and the ranges of frames of UCSD and UBnormal");
    return masks;
}

std::vector<std::uint8_t> labelsOf(const Masks& masks, const Clip& clip)
{
    const auto* mask = findMask(masks, clip.name);
    if (!mask)
        throw Error("bad-masks", "there is no mask of the clip", clip.name,
            "the first mask is named " + inQuotes(masks.empty() ? "" : masks.begin()->first));
    auto labels = mask->abnormal;
    const auto frames = std::int64_t(labels.size());
    if (mask->isOpen) {
        labels.resize(std::size_t(std::max({frames, clip.frameCount, clip.lastFrame() + 1})));
        return labels;
    }
    if (clip.lastFrame() >= frames)
        failLength(clip, "poses up to frame " + std::to_string(clip.lastFrame()), *mask);
    if (clip.frameCount > 0 && clip.frameCount != frames)
        failLength(clip, std::to_string(clip.frameCount) + " frames", *mask);
    return labels;
}

bool hasMask(const Masks& masks, const std::string& clipName)
{
    return findMask(masks, clipName) != nullptr;
}

} // namespace transect
