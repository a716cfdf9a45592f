#pragma once

#include <QWidget>

#include "widgets/review/review_reader.h"

class QLabel;
class QTableWidget;
class QTabWidget;

namespace transect {

class HeatMap;
class Plot;

/// What explains the score of a person at a moment: the speeds and how usual they are, the joints that the network did not
/// expect there, and how the others compare.
class WhyPanel : public QWidget {
    Q_OBJECT

public:
    explicit WhyPanel(QWidget* parent = nullptr);

    void setClip(ReviewClipPtr clip, double framesPerSecond);
    /// `person` -1: the most irregular of the frame.
    void show(std::int64_t frame, std::int64_t person);
    std::int64_t person() const { return m_person; } ///< who is explained; -1: nobody

Q_SIGNALS:
    void personClicked(std::int64_t person);
    void seekRequested(std::int64_t frame);

private:
    QString factsText(std::size_t window) const;
    QString jointsText(std::size_t window) const;
    double scoreNow(const PersonScores& person, std::int64_t frame) const;
    std::int64_t fillPersons(std::int64_t frame, std::int64_t chosen);
    void drawPerson();
    void markMoment(std::int64_t frame);

    ReviewClipPtr m_clip;
    double m_rate = 25, m_medianSpeed = 0;
    std::int64_t m_person = -1, m_drawn = -2;
    std::vector<std::size_t> m_windows; ///< of the person who is drawn
    QLabel* m_title;
    QLabel* m_facts;
    QTabWidget* m_tabs;
    QTableWidget* m_persons;
    Plot* m_speeds;
    HeatMap* m_errors;
};

} // namespace transect
