#include "widgets/plot/plot_export.h"

#include <algorithm>
#include <map>
#include <optional>

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "record/atomic_file.h"
#include "record/error.h"
#include "widgets/plot/chart_colours.h"

namespace transect {

namespace {

constexpr int pixelsPerInch = 96; // what a logical pixel is on paper

void paintOn(QPaintDevice& device, Chart& chart, Extent extent)
{
    QPainter painter;
    if (!painter.begin(&device))
        throw Error("bad-chart", "the picture of " + chart.title().toStdString() + " cannot be painted");
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    chart.paintPicture(painter, chart.pictureSize(), extent);
}

QImage imageOf(Chart& chart, Extent extent)
{
    constexpr double ratio = 2;
    QImage image(chart.pictureSize() * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    paintOn(image, chart, extent);
    return image;
}

QByteArray png(Chart& chart, Extent extent)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!imageOf(chart, extent).save(&buffer, "PNG"))
        throw Error("bad-chart", "the picture of " + chart.title().toStdString() + " cannot be written as PNG");
    return bytes;
}

QByteArray svg(Chart& chart, Extent extent)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(pixelsPerInch);
    generator.setSize(chart.pictureSize());
    generator.setViewBox(QRect({}, chart.pictureSize()));
    generator.setTitle(chart.title());
    generator.setDescription(chart.accessibleDescription());
    paintOn(generator, chart, extent);
    // Qt names the family of this machine alone, which others need not have.
    return bytes.replace("font-family=\"Sans Serif\"", "font-family=\"system-ui, sans-serif\"");
}

QByteArray pdf(Chart& chart, Extent extent)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(pixelsPerInch);
    writer.setTitle(chart.title());
    writer.setPageMargins({});
    const QSizeF size(chart.pictureSize());
    writer.setPageSize(QPageSize(size * 72.0 / pixelsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
    paintOn(writer, chart, extent);
    return bytes;
}

} // namespace

ChartFormat chartFormatOf(const std::filesystem::path& path)
{
    static const std::map<std::string, ChartFormat> endings{
        {".png", ChartFormat::Png}, {".svg", ChartFormat::Svg}, {".pdf", ChartFormat::Pdf}, {".csv", ChartFormat::Csv}};
    auto ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char letter) { return char(std::tolower(letter)); });
    const auto found = endings.find(ending);
    if (found == endings.end())
        throw Error("bad-format", "\"" + ending + "\" is no format of charts", path.string(), "end the name with .png, .svg, .pdf or .csv");
    return found->second;
}

QByteArray chartBytes(Chart& chart, ChartFormat format, Extent extent, PictureColours colours)
{
    if (format == ChartFormat::Csv)
        return chart.tableText(extent, u',').toUtf8();
    std::optional<PaperColours> paper;
    if (colours == PictureColours::Paper && chartTokens().isDark)
        paper.emplace(chart);
    switch (format) {
    case ChartFormat::Png: return png(chart, extent);
    case ChartFormat::Svg: return svg(chart, extent);
    case ChartFormat::Pdf: return pdf(chart, extent);
    case ChartFormat::Csv: break;
    }
    return {};
}

void exportChart(Chart& chart, const std::filesystem::path& path, Extent extent, PictureColours colours)
{
    const auto bytes = chartBytes(chart, chartFormatOf(path), extent, colours);
    writeAtomically(path, {bytes.constData(), std::size_t(bytes.size())});
}

void copyImage(Chart& chart)
{
    QGuiApplication::clipboard()->setImage(imageOf(chart, Extent::Shown));
}

void copyTable(const Chart& chart)
{
    QGuiApplication::clipboard()->setText(chart.tableText(Extent::Shown, u'\t'));
}

} // namespace transect
