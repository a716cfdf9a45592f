#pragma once

#include <filesystem>

#include <QByteArray>

#include "widgets/plot/chart.h"

namespace transect {

enum class ChartFormat { Png, Svg, Pdf, Csv };

/// Which colours a picture has: the light ones of paper, or those of the screen.
enum class PictureColours { Paper, Screen };

/// The format that the ending of `path` names. Throws Error "bad-format" for another ending.
ChartFormat chartFormatOf(const std::filesystem::path& path);

/// The file's bytes: the chart with its title and legend, PNG at two pixels to one; CSV has the numbers.
/// Throws Error "bad-chart" where it cannot be painted.
QByteArray chartBytes(Chart& chart, ChartFormat format, Extent extent, PictureColours colours = PictureColours::Paper);

/// The file appears whole or not at all; errors are those of writeAtomically().
void exportChart(Chart& chart, const std::filesystem::path& path, Extent extent, PictureColours colours = PictureColours::Paper);

void copyImage(Chart& chart); ///< as it is on the screen
/// What is shown as text, fields separated by tabs.
void copyTable(const Chart& chart);

} // namespace transect
