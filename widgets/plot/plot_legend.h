#pragma once

#include <QWidget>

#include "widgets/plot/series.h"

class QScrollArea;

namespace transect {

class LegendEntry;

struct LegendItem {
    QString id, name;
    SeriesStyle style;
    QColor colour;
    bool hidden = false;
};

/// The names of the curves with a piece of each, in as many rows as they need, three of them in sight. A click or Space
/// hides and shows one, a double click or Return shows it alone.
class PlotLegend : public QWidget {
    Q_OBJECT

public:
    explicit PlotLegend(QWidget* parent = nullptr);

    void setItems(const std::vector<LegendItem>& items);

    /// The height that the items take at `width`, and the items painted there, hidden ones left out.
    static int heightOf(const std::vector<LegendItem>& items, int width);
    static void paint(QPainter& painter, const QRect& rect, const std::vector<LegendItem>& items);

Q_SIGNALS:
    void toggled(const QString& id);
    void isolated(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    bool showsAlready(const std::vector<LegendItem>& items) const;

    QScrollArea* m_area;
    std::vector<LegendEntry*> m_entries;
};

} // namespace transect
