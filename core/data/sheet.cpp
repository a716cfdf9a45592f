#include "data/sheet.h"

#include <algorithm>

#include "record/byte_stream.h"
#include "data/resident_set.h"

namespace transect {

namespace {

std::string sizeText(int width, int height)
{
    return std::to_string(width) + " x " + std::to_string(height);
}

void requireWholeTiles(const Image& picture, const SheetLayout& layout, const std::string& place)
{
    const auto size = "the picture has " + sizeText(picture.width, picture.height) + " pixels, ";
    if (picture.height % layout.tileHeight != 0 || picture.width % layout.tileWidth != 0)
        throw Error("bad-data", size + "which is no multiple of tiles of " + sizeText(layout.tileWidth, layout.tileHeight), place, "set tile_width and tile_height");
    const int rows = picture.height / layout.tileHeight;
    if (rows % static_cast<int>(layout.classNames.size()) != 0) {
        throw Error("bad-data", size + std::to_string(rows) + " rows of tiles, which is no multiple of " + std::to_string(layout.classNames.size()) + " classes", place,
            "set tile_classes");
    }
}

void appendTile(std::vector<std::uint8_t>& pixels, const Image& picture, int top, int left, const SheetLayout& layout)
{
    const auto stride = static_cast<std::ptrdiff_t>(picture.width) * picture.channels;
    for (int y = top; y < top + layout.tileHeight; ++y) {
        const auto row = picture.pixels.begin() + y * stride + static_cast<std::ptrdiff_t>(left) * picture.channels;
        pixels.insert(pixels.end(), row, row + static_cast<std::ptrdiff_t>(layout.tileWidth) * picture.channels);
    }
}

} // namespace

PublishedData openSheet(const std::filesystem::path& file, const SheetLayout& layout, const std::string& name)
{
    constexpr std::int64_t largestFile = 1 << 28;
    const auto picture = decodeImage(readAll(*openStream(file), largestFile), file.string());
    requireWholeTiles(picture, layout, file.string());
    ResidentImages images{.name = name, .height = layout.tileHeight, .width = layout.tileWidth, .channels = picture.channels, .classNames = layout.classNames};
    const int rows = picture.height / layout.tileHeight, columns = picture.width / layout.tileWidth;
    const auto classes = static_cast<int>(layout.classNames.size());
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            appendTile(images.pixels, picture, row * layout.tileHeight, column * layout.tileWidth, layout);
            images.labels.push_back(row * classes / rows);
        }
    }
    return {makeResident(std::move(images)), nullptr};
}

} // namespace transect
