#pragma once

#include <QWidget>

#include "analysis/event_forming.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace transect {

class ReviewSession;

/// From where a score is an event, in one row; the other rules are one click away. What normal frames say of it stands beside.
class RulesBar : public QWidget {
    Q_OBJECT

public:
    explicit RulesBar(ReviewSession& session, QWidget* parent = nullptr);

    /// What the threshold is of, and the false alarms that it gives: for a line of its own, which the screen places.
    QLabel* figures() const { return m_figures; }

private:
    QWidget* makeOthers();
    void show();
    void takeBy();
    void takeValue();
    void takeOthers();
    QString figuresText() const;
    QString alarmsText(const Threshold& threshold) const;
    void offerAlarms(bool isKnown);

    ReviewSession& m_session;
    QComboBox* m_by;
    QDoubleSpinBox* m_value;
    QLabel* m_figures;
    QToolButton* m_others;
    QDoubleSpinBox* m_smoothing;
    QDoubleSpinBox* m_offShare;
    QDoubleSpinBox* m_shortest;
    QDoubleSpinBox* m_mergeGap;
    QDoubleSpinBox* m_padding;
};

} // namespace transect
