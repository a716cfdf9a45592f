#pragma once

#include <QWidget>

class QAbstractTableModel;

namespace transect {

/// How much of a chart is exported: the visible series in the visible range, or all that it was given.
enum class Extent { Shown, Everything };

/// What a plot and a heat map have in common: a title, a picture at any size, and their numbers as a table.
class Chart : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The accessible name and the heading of exports; it is not drawn on the screen.
    void setTitle(const QString& title);
    QString title() const { return m_title; }

    /// The logical pixels that a picture of the present size takes, heading and legend included.
    virtual QSize pictureSize() const = 0;
    virtual void paintPicture(QPainter& painter, const QSize& size, Extent extent) = 0;
    /// Those of chartTokens(), at once.
    virtual void takeColours() = 0;

    /// The rows of the visible series with their whole range; lives as long as the chart and follows it.
    virtual QAbstractTableModel* tableModel() = 0;
    /// Rows with a heading row, fields separated by `separator` and quoted where they have to be, numbers in C notation.
    virtual QString tableText(Extent extent, QChar separator) const = 0;

private:
    QString m_title;
};

} // namespace transect
