#include "widgets/review/privacy.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace transect {

namespace {

/// Pixels of a block, so that a head, about a tenth of a standing person's box with its margins, is one or two of them; a multiple
/// of four, so that the grid does not shimmer with each change of a box.
int blockOf(const QRectF& person)
{
    constexpr double across = 11;
    return std::max(8, int(std::ceil(std::max(person.width(), person.height()) / across / 4)) * 4);
}

/// `area` grown to whole blocks of a grid that stays where it is while the person moves.
QRect onGrid(const QRectF& area, int block, const QSize& picture)
{
    const int left = int(std::floor(area.left() / block)) * block, top = int(std::floor(area.top() / block)) * block;
    const int right = int(std::ceil(area.right() / block)) * block, bottom = int(std::ceil(area.bottom() / block)) * block;
    return QRect(QPoint(left, top), QPoint(right - 1, bottom - 1)).intersected(QRect(QPoint(0, 0), picture));
}

/// Of large blocks some pixels are enough.
QImage blocksOf(const QImage& picture, const QRect& area, int block)
{
    const int columns = (area.width() + block - 1) / block, rows = (area.height() + block - 1) / block;
    const int step = std::max(1, block / 16);
    QImage blocks(columns, rows, QImage::Format_RGB32);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int endX = std::min(area.left() + (column + 1) * block, area.right() + 1), endY = std::min(area.top() + (row + 1) * block, area.bottom() + 1);
            int red = 0, green = 0, blue = 0, count = 0;
            for (int y = area.top() + row * block; y < endY; y += step) {
                const auto* line = picture.constScanLine(y);
                for (int x = area.left() + column * block; x < endX; x += step, ++count) {
                    red += line[3 * x];
                    green += line[3 * x + 1];
                    blue += line[3 * x + 2];
                }
            }
            blocks.setPixel(column, row, qRgb(red / count, green / count, blue / count));
        }
    }
    return blocks;
}

QImage imageThatKeeps(std::shared_ptr<const VideoFrame> frame, const uchar* pixels, int width, int height, qsizetype rowBytes, QImage::Format format)
{
    auto* owner = new std::shared_ptr<const VideoFrame>(std::move(frame));
    return QImage(pixels, width, height, rowBytes, format, [](void* held) { delete static_cast<std::shared_ptr<const VideoFrame>*>(held); }, owner);
}

} // namespace

QImage imageOf(std::shared_ptr<const VideoFrame> frame)
{
    if (!frame)
        return {};
    const auto* pixels = frame->pixels.data();
    const int width = frame->width, height = frame->height;
    return imageThatKeeps(std::move(frame), pixels, width, height, qsizetype(width) * 3, QImage::Format_RGB888);
}

QImage halfImageOf(std::shared_ptr<const SourceFrame> frame)
{
    if (!frame || frame->half.empty())
        return {};
    const auto* pixels = reinterpret_cast<const uchar*>(frame->half.data());
    const int width = frame->width / 2, height = frame->height / 2;
    return imageThatKeeps(std::move(frame), pixels, width, height, qsizetype(width) * 4, QImage::Format_RGB32);
}

std::vector<HiddenArea> hiddenAreas(const QImage& picture, std::span<const QRectF> persons, Privacy privacy)
{
    if (picture.isNull() || (privacy != Privacy::BlurredPersons && privacy != Privacy::BlurredPictures))
        return {};
    const auto rgb = picture.format() == QImage::Format_RGB888 ? picture : picture.convertToFormat(QImage::Format_RGB888);
    std::vector<std::pair<int, QRectF>> wanted;
    for (const auto& person : persons)
        wanted.emplace_back(blockOf(person), person);
    std::ranges::sort(wanted, {}, [](const auto& one) { return one.first; });
    if (privacy == Privacy::BlurredPictures) {
        constexpr int across = 40;
        const int coarsest = wanted.empty() ? 0 : wanted.back().first;
        wanted = {{std::max({8, std::max(rgb.width(), rgb.height()) / across, coarsest}), QRectF(rgb.rect())}};
    }
    std::vector<HiddenArea> areas;
    for (const auto& [block, person] : wanted) {
        const auto area = onGrid(person, block, rgb.size());
        if (!area.isEmpty())
            areas.push_back({area, blocksOf(rgb, area, block), block});
    }
    return areas;
}

void paintHidden(QPainter& painter, std::span<const HiddenArea> areas)
{
    for (const auto& [area, blocks, block] : areas) {
        painter.save();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.setClipRect(area, Qt::IntersectClip);
        painter.drawImage(QRect(area.topLeft(), blocks.size() * block), blocks);
        painter.restore();
    }
}

} // namespace transect
