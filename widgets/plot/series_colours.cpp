#include "widgets/plot/series_colours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace transect {

namespace {

constexpr double leastContrast = 3;

QColor mixed(const QColor& first, const QColor& second, double share)
{
    const auto channel = [share](float a, float b) { return float(a + share * (b - a)); };
    return QColor::fromRgbF(channel(first.redF(), second.redF()), channel(first.greenF(), second.greenF()), channel(first.blueF(), second.blueF()));
}

/// The colour itself, or as much darker (on light ground) or lighter (on dark) as the contrast asks for; its hue is kept.
QColor readable(const QColor& colour, const Tokens& tokens)
{
    float hue, saturation, lightness;
    colour.getHslF(&hue, &saturation, &lightness);
    const float step = tokens.isDark ? 0.005F : -0.005F;
    auto result = colour;
    while (contrast(result, tokens.surface) < leastContrast && lightness + step > 0 && lightness + step < 1)
        result = QColor::fromHslF(hue, saturation, lightness += step).toRgb();
    return result;
}

std::vector<QColor> categorical(const Tokens& tokens)
{
    // Neighbours in the list are told apart best: it is followed where ids share a colour.
    std::vector<QColor> colours;
    for (const char* name : {"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"})
        colours.push_back(readable(QColor(name), tokens));
    if (tokens.isDark)
        colours.push_back(QColor("#F0E442"));
    return colours;
}

/// FNV-1a: the same in every process, unlike qHash.
std::uint32_t hashOf(const QString& id)
{
    std::uint32_t hash = 2166136261U;
    for (const char byte : id.toUtf8())
        hash = (hash ^ std::uint8_t(byte)) * 16777619U;
    return hash ^ (hash >> 15);
}

} // namespace

const std::vector<QColor>& categoricalColours(const Tokens& tokens)
{
    static const auto light = categorical(lightTokens()), dark = categorical(darkTokens());
    return tokens.isDark ? dark : light;
}

// Yellow is the last of the dark list, so the hash counts the colours that both have: a theme keeps each run's hue.
QColor seriesColour(const QString& id, const Tokens& tokens)
{
    return categoricalColours(tokens)[hashOf(id) % categoricalColours(lightTokens()).size()];
}

std::vector<QColor> seriesColours(std::span<const QString> ids, const Tokens& tokens)
{
    const auto& all = categoricalColours(tokens);
    std::vector<int> uses(all.size(), 0);
    std::vector<QColor> colours;
    for (const auto& id : ids) {
        const auto own = hashOf(id) % categoricalColours(lightTokens()).size();
        const int least = *std::min_element(uses.begin(), uses.end());
        auto chosen = own;
        while (uses[chosen] > least)
            chosen = (chosen + 1) % all.size();
        ++uses[chosen];
        colours.push_back(all[chosen]);
    }
    return colours;
}

QColor seriesColourOn(const QColor& colour, const Tokens& tokens)
{
    const auto& wanted = categoricalColours(tokens);
    for (const auto* known : {&categoricalColours(lightTokens()), &categoricalColours(darkTokens())}) {
        const auto found = std::size_t(std::find(known->begin(), known->end(), colour) - known->begin());
        if (found < known->size() && found < wanted.size())
            return wanted[found];
    }
    return readable(colour, tokens);
}

QColor cividis(double share)
{
    // Nuñez, Anderton and Renslow (2018), at ten equal steps.
    static const std::array<QColor, 10> steps{"#00204D", "#00336F", "#39486B", "#575C6D", "#707173", "#8A8779", "#A69D75", "#C4B56C", "#E4CF5B", "#FFEA46"};
    const double place = std::clamp(share, 0.0, 1.0) * (steps.size() - 1);
    const auto below = std::min(std::size_t(place), steps.size() - 2);
    return mixed(steps[below], steps[below + 1], place - double(below));
}

QColor seriesRamp(double share, const Tokens& tokens)
{
    return readable(cividis(share), tokens);
}

QColor seriesRamp(double share)
{
    return seriesRamp(share, Theme::current().tokens());
}

QColor divergingRamp(double share, const Tokens& tokens)
{
    const double amount = std::min(1.0, std::abs(share));
    const QColor blue = tokens.isDark ? "#5AB4FF" : "#0A5A9C", orange = tokens.isDark ? "#FF9A3C" : "#B34A00";
    return mixed(tokens.line, share < 0 ? blue : orange, amount);
}

} // namespace transect
