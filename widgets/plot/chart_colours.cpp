#include "widgets/plot/chart_colours.h"

#include "widgets/plot/chart.h"

namespace transect {

namespace {

bool isOnPaper = false; // pictures are painted in the one thread that has widgets

} // namespace

const Tokens& chartTokens()
{
    return isOnPaper ? lightTokens() : Theme::current().tokens();
}

PaperColours::PaperColours(Chart& chart)
    : m_chart(chart)
{
    isOnPaper = true;
    m_chart.takeColours();
}

PaperColours::~PaperColours()
{
    isOnPaper = false;
    m_chart.takeColours();
}

} // namespace transect
