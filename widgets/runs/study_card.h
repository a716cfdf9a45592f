#pragma once

#include <QWidget>

#include "widgets/runs/run_group.h"

class QLabel;
class QProgressBar;

namespace transect {

class FactList;

/// What a study is: its runs by kind and state, how far they are, and the best that they reached.
class StudyCard : public QWidget {
    Q_OBJECT

public:
    explicit StudyCard(QWidget* parent = nullptr);

    void setStudy(const ListedStudy& study, const RunGroup& runs);

private:
    QLabel* m_name;
    QLabel* m_folder;
    QLabel* m_glyph;
    QLabel* m_state;
    QProgressBar* m_progress;
    QLabel* m_description;
    FactList* m_facts;
};

} // namespace transect
