#pragma once

#include <QWidget>

#include "widgets/runs/run_group.h"

class QLabel;

namespace transect {

class CardHead;
class FactList;

/// What a study is: its runs by kind and state, how far they are, and the best that they reached.
class StudyCard : public QWidget {
    Q_OBJECT

public:
    explicit StudyCard(QWidget* parent = nullptr);

    void setStudy(const ListedStudy& study, const RunGroup& runs);

private:
    CardHead* m_head;
    QLabel* m_description;
    FactList* m_facts;
};

} // namespace transect
