#include "widgets/runs/study_card.h"

#include <algorithm>
#include <map>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
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
    const QLocale locale;
    auto text = StudyCard::tr("%1 on test, epoch %2").arg(locale.toString(best.score, 'f', 3), locale.toString(best.epoch, 'g', 4));
    if (run != runs.end())
        text += QStringLiteral(", ") + QString::fromStdString(shownName(**run));
    return text;
}

} // namespace

StudyCard::StudyCard(QWidget* parent)
    : QWidget(parent)
    , m_name(cardTitle("studyName"))
    , m_folder(cardText())
    , m_glyph(new QLabel)
    , m_state(new QLabel)
    , m_progress(thinProgress())
    , m_description(cardText())
    , m_facts(new FactList)
{
    m_state->setObjectName("studyState");
    m_description->setObjectName("studyDescription");
    auto* stateRow = new QHBoxLayout;
    stateRow->setSpacing(8);
    stateRow->addWidget(m_glyph);
    stateRow->addWidget(m_state, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_name);
    layout->addWidget(m_folder);
    layout->addLayout(stateRow);
    layout->addWidget(m_progress);
    layout->addWidget(m_description);
    layout->addWidget(m_facts);
    layout->addStretch(1);
}

void StudyCard::setStudy(const ListedStudy& study, const RunGroup& runs)
{
    const auto path = QString::fromStdString(study.path.native());
    setText(*m_name, QString::fromStdString(shownName(study)));
    setText(*m_folder, path);
    m_folder->setVisible(path != m_name->text());
    const auto status = leadingStatus(runs);
    const auto share = shareDone(runs);
    m_glyph->setPixmap(stateIcon(stateKey(status)).pixmap(QSize(16, 16), devicePixelRatioF()));
    setText(*m_state, QStringLiteral("%1, %2").arg(tr("study of %n run(s)", nullptr, int(runs.size())), stateText(status)));
    m_progress->setVisible(share < 1);
    m_progress->setValue(int(m_progress->maximum() * share));
    setText(*m_description, QString::fromStdString(study.description));
    m_description->setVisible(!study.description.empty());

    auto facts = countsOf(runs);
    if (share < 1)
        facts.push_back({tr("Done"), QLocale().toString(int(100 * share)) + QStringLiteral(" %")});
    for (const auto& best : bestOf(runs))
        facts.push_back({QStringLiteral("%1 %2").arg(QString::fromStdString(best.mode).toUpper(), QString::fromStdString(best.target)), bestLine(best, runs)});
    if (const auto created = runs.empty() ? QString() : timeText(runs.front()->created); !created.isEmpty())
        facts.push_back({tr("Created"), created});
    m_facts->setFacts(facts);
}

} // namespace transect
