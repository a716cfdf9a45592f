#include "media/numbered_pictures.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <tuple>

#include "record/error.h"

namespace transect {

namespace {

/// A file by the last number of its name: "walk_007.jpg" is "walk_" 7.
struct NumberedFile {
    std::string before, digits; ///< digits without leading zeros
    std::string name;

    auto order() const { return std::tuple(std::string_view(before), digits.size(), std::string_view(digits), std::string_view(name)); }
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool hasPictureSuffix(const std::filesystem::path& file)
{
    static constexpr std::array suffixes{".bmp", ".jpeg", ".jpg", ".pgm", ".png", ".pnm", ".ppm", ".tif", ".tiff", ".webp"};
    auto suffix = file.extension().string();
    std::ranges::transform(suffix, suffix.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::ranges::find(suffixes, suffix) != suffixes.end();
}

std::optional<NumberedFile> numbered(const std::filesystem::path& file)
{
    const auto stem = file.stem().string();
    const auto last = std::find_if(stem.rbegin(), stem.rend(), isDigit);
    if (last == stem.rend())
        return std::nullopt;
    const auto end = last.base();
    const auto begin = std::find_if_not(last, stem.rend(), isDigit).base();
    const auto significant = std::find_if(begin, end, [](char c) { return c != '0'; });
    return NumberedFile{{stem.begin(), begin}, {significant, end}, file.filename().string()};
}

/// How far `second` is numbered after `first`; nothing where that cannot be said.
std::optional<std::int64_t> stepBetween(const NumberedFile& first, const NumberedFile& second)
{
    constexpr std::size_t mostDigits = 18;
    if (first.before != second.before || first.digits.size() > mostDigits || second.digits.size() > mostDigits)
        return std::nullopt;
    const auto number = [](const std::string& digits) { return digits.empty() ? 0 : std::stoll(digits); };
    return number(second.digits) - number(first.digits);
}

void noticeGaps(const std::vector<NumberedFile>& files, Notices& notices)
{
    const auto usual = files.size() > 1 ? stepBetween(files[0], files[1]) : std::nullopt;
    for (std::size_t i = 1; i < files.size(); ++i) {
        if (stepBetween(files[i - 1], files[i]) != usual)
            notices.add("from " + files[i - 1].name + " to " + files[i].name
                + " the numbers do not go on as before: frames are counted by files");
    }
}

} // namespace

std::vector<std::filesystem::path> numberedPictures(const std::filesystem::path& folder, Notices& notices)
{
    std::vector<NumberedFile> files;
    std::int64_t passedOver = 0;
    try {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const bool isHidden = entry.path().filename().string().starts_with("."); // such as macOS puts beside each file of a foreign disk
            if (isHidden || !entry.is_regular_file() || !hasPictureSuffix(entry.path()))
                continue;
            if (auto file = numbered(entry.path()))
                files.push_back(std::move(*file));
            else
                ++passedOver;
        }
    } catch (const std::filesystem::filesystem_error& error) {
        throw fileError(error.code().value(), "read", folder);
    }
    std::ranges::sort(files, {}, &NumberedFile::order);
    if (passedOver > 0)
        notices.add("passed over, having no number in their names: " + std::to_string(passedOver) + " pictures");
    noticeGaps(files, notices);

    std::vector<std::filesystem::path> paths;
    for (const auto& file : files)
        paths.push_back(folder / file.name);
    return paths;
}

std::unique_ptr<PictureStream> decodePicture(const std::filesystem::path& file, DecodedPicture& picture)
{
    auto stream = std::make_unique<PictureStream>(file);
    if (!stream->next(picture))
        throw Error("bad-video", "no picture in it can be decoded", file.string());
    return stream;
}

} // namespace transect
