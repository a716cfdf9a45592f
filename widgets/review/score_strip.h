#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "analysis/statistics.h"
#include "record/verdict_record.h"

namespace transect {

/// The scores of one person in each frame; NaN where the person was not scored.
struct PersonScores {
    std::int64_t person = 0;
    std::vector<double> scores;
    double highest = 0;
};

/// The scores of one clip.
struct StripData {
    std::int64_t frames = 0;
    double framesPerSecond = 25;
    std::vector<double> scores;           ///< of each frame, as events are formed of them
    std::vector<std::uint8_t> scored;     ///< of each frame: whether a person was scored; empty: all
    std::vector<std::uint8_t> abnormal;   ///< of each frame: the truth; empty: not known
    std::vector<PersonScores> persons;    ///< the most irregular first
};

struct StripEvent {
    std::int64_t first = 0, last = 0, peak = 0;
    Verdict verdict = Verdict::None;
};

/// Scores over time, under the picture: the frames' score with the threshold and the events, the truth, and a line for each
/// person. Time runs from left to right in every language.
///
/// Mouse: a click seeks, a drag scrubs, the threshold is dragged by its line, the wheel zooms at the pointer and with Shift
/// moves, two fingers zoom, a double click shows all. Keys: Left and Right by a frame, with Shift by ten, PageUp and PageDown by ten seconds,
/// Home and End, Up and Down move the threshold by a hundredth of what is shown, + and - zoom, 0 shows all.
class ScoreStrip : public QWidget {
    Q_OBJECT

public:
    explicit ScoreStrip(QWidget* parent = nullptr);

    void setData(StripData data); ///< shows all of it
    void setEvents(std::vector<StripEvent> events);
    void setThreshold(double on, double off);
    void setFrame(std::int64_t frame);
    void setChosenPerson(std::int64_t person); ///< -1: none
    void setChosenEvent(std::optional<std::size_t> event);

    const StripData& data() const { return m_data; }
    std::int64_t frame() const { return m_frame; }
    double threshold() const { return m_on; }
    std::optional<double> scoreNow() const; ///< at the frame; nothing where nobody was scored
    Interval view() const { return m_view; } ///< in frames
    void setView(Interval view);
    void showAll();
    /// The persons with a row of their own: as many of the most irregular as fit, and the chosen one.
    std::vector<std::int64_t> shownPersons() const;

    double placeOfFrame(double frame) const;   ///< x of its middle, in pixels of the widget
    std::int64_t frameAt(double x) const;
    double placeOfScore(double score) const;   ///< y
    QRectF scoreRow() const;
    QRectF personRow(std::int64_t person) const; ///< empty where it has none

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void seekRequested(std::int64_t frame);
    void thresholdDragged(double score); ///< while it moves
    void thresholdDropped(double score); ///< where it came to rest
    void personClicked(std::int64_t person);
    /// -1: the pointer left.
    void hovered(std::int64_t frame, const QPoint& globalPlace);
    void viewChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Grip { None, Time, Threshold };

    QRectF plotArea() const;
    QRect cursorArea() const;
    double frameUnder(double x) const; ///< also between frames and outside
    std::vector<QRectF> rowsOfPersons() const;
    bool isOnThreshold(const QPointF& place) const;
    void moveThreshold(double y);
    void rescale(); ///< so that all scores and the threshold are seen
    void zoom(double factor, double centre);
    void drawRows(QPainter& painter) const; ///< all that does not move with the picture
    void drawScores(QPainter& painter) const;
    void drawUnscored(QPainter& painter, const QRectF& row) const;
    void drawTruth(QPainter& painter) const;
    void drawEvents(QPainter& painter) const;
    void drawThreshold(QPainter& painter) const;
    void drawPersons(QPainter& painter) const;
    void drawTimes(QPainter& painter) const;
    void drawCursor(QPainter& painter) const;
    void drawCurve(QPainter& painter, const std::vector<double>& scores, const QRectF& row, const QColor& colour, double width) const;
    void forget(); ///< what was drawn
    void describe();

    StripData m_data;
    std::vector<StripEvent> m_events;
    std::vector<double> m_frames; ///< 0, 1, 2, ...: the x of all curves
    std::optional<std::size_t> m_chosenEvent;
    double m_on = 0, m_off = 0, m_highest = 1;
    std::int64_t m_frame = 0, m_person = -1;
    Interval m_view{0, 1};
    Grip m_grip = Grip::None;
    bool m_isMoved = false; ///< since it was gripped
    QTimer m_speak;         ///< the score is not read out at each frame that is played
    QPixmap m_rows;
};

} // namespace transect
