#include "widgets/runs/study_card.h"

#include <algorithm>
#include <map>

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "widgets/common/texts.h"
#include "widgets/runs/card_head.h"
#include "widgets/runs/card_parts.h"
#include "widgets/runs/fact_list.h"
#include "widgets/runs/value_text.h"

namespace transect {

namespace {

/// "2 finished, 1 running" of each kind.
std::vector<Fact> countsOf(const RunGroup& runs)
{
    std::map<std::string, std::map<RunStatus, int>> counts;
    for (const auto* run : runs)
        ++counts[run->kind][run->state.status];
    std::vector<Fact> facts;
    for (const auto& [kind, states] : counts) {
        QStringList parts;
        for (const auto& [status, count] : states)
            parts << QStringLiteral("%1 %2").arg(QLocale().toString(count), stateText(status));
        facts.push_back({kind.empty() ? StudyCard::tr("unreadable") : QString::fromStdString(kind), parts.join(QStringLiteral(", "))});
    }
    return facts;
}

QString bestLine(const BestFigure& best, const RunGroup& runs)
{
    const auto isOf = [&](const ListedRun* run) { return std::ranges::find(run->best, best) != run->best.end(); };
    const auto run = std::ranges::find_if(runs, isOf);
    auto text = isAuc(best) ? figureText(best) : StudyCard::tr("%1 on test, epoch %2").arg(figureText(best), QLocale().toString(best.epoch, 'g', 4));
    if (run != runs.end())
        text += QStringLiteral(", ") + QString::fromStdString(shownName(**run));
    return text;
}

} // namespace

StudyCard::StudyCard(QWidget* parent)
    : QWidget(parent)
    , m_head(new CardHead("studyName", "studyState"))
    , m_description(cardText())
    , m_facts(new FactList)
{
    m_description->setObjectName("studyDescription");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_head);
    layout->addWidget(m_description);
    layout->addWidget(m_facts);
    layout->addStretch(1);
}

void StudyCard::setStudy(const ListedStudy& study, const RunGroup& runs)
{
    m_head->setName(QString::fromStdString(shownName(study)), QString::fromStdString(study.path.native()));
    const auto status = leadingStatus(runs);
    const auto share = shareDone(runs);
    m_head->setState(status, QStringLiteral("%1, %2").arg(tr("study of %n run(s)", nullptr, int(runs.size())), stateText(status)));
    m_head->setShare(share < 1 ? std::optional(share) : std::nullopt);
    setText(*m_description, QString::fromStdString(study.description));
    m_description->setVisible(!study.description.empty());

    auto facts = countsOf(runs);
    if (share < 1)
        facts.push_back({tr("Done"), percentText(share)});
    for (const auto& best : bestOf(runs))
        facts.push_back({nameOf(best), bestLine(best, runs)});
    if (const auto created = runs.empty() ? QString() : timeText(runs.front()->created); !created.isEmpty())
        facts.push_back({tr("Created"), created});
    m_facts->setFacts(facts);
}

} // namespace transect
