#pragma once

#include "widgets/common/theme.h"

namespace transect {

class Chart;

/// What charts are painted in: the colours of the theme, or the light ones of paper while PaperColours lives.
const Tokens& chartTokens();

/// For a picture of `chart` that is printed or stands in a document.
class PaperColours {
public:
    explicit PaperColours(Chart& chart);
    ~PaperColours();
    PaperColours(const PaperColours&) = delete;
    PaperColours& operator=(const PaperColours&) = delete;

private:
    Chart& m_chart;
};

} // namespace transect
