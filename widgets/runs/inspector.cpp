#include "widgets/runs/inspector.h"

#include <algorithm>
#include <set>

#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "widgets/common/theme.h"
#include "widgets/runs/card_parts.h"
#include "widgets/runs/comparison.h"
#include "widgets/runs/notes_editor.h"
#include "widgets/runs/run_card.h"
#include "widgets/runs/study_card.h"

namespace transect {

namespace {

QScrollArea* scrolled(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

QStringList tagsIn(const Listing& listing)
{
    std::set<std::string> tags;
    for (const auto& run : listing.runs)
        tags.insert(run.remarks.notes.tags.begin(), run.remarks.notes.tags.end());
    for (const auto& study : listing.studies)
        tags.insert(study.remarks.notes.tags.begin(), study.remarks.notes.tags.end());
    QStringList texts;
    for (const auto& tag : tags)
        texts << QString::fromStdString(tag);
    return texts;
}

} // namespace

Inspector::Inspector(QWidget* parent)
    : QWidget(parent)
    , m_listing(std::make_shared<Listing>())
    , m_pages(new QStackedWidget)
    , m_empty(cardText(tr("Choose a run to see what it is.")))
    , m_run(new RunCard)
    , m_study(new StudyCard)
    , m_comparison(new Comparison)
    , m_notes(new NotesEditor)
{
    m_empty->setObjectName("inspectorEmpty");
    m_empty->setAlignment(Qt::AlignCenter);
    m_runPage = scrolled(m_run);
    m_studyPage = scrolled(m_study);
    for (auto* page : std::initializer_list<QWidget*>{m_empty, m_runPage, m_studyPage, m_comparison})
        m_pages->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_notes);
    connect(&Theme::current(), &Theme::changed, this, &Inspector::refresh); // glyphs are pictures
    connect(m_run, &RunCard::resumeRequested, this, &Inspector::resumeRequested);
    connect(m_run, &RunCard::stopRequested, this, &Inspector::stopRequested);
    connect(m_run, &RunCard::runActivated, this, &Inspector::runActivated);
    connect(m_notes, &NotesEditor::tagsEdited, this, &Inspector::tagsEdited);
    connect(m_notes, &NotesEditor::noteEdited, this, &Inspector::noteEdited);
    refresh();
}

// What is being edited is told while there still is who tells it.
Inspector::~Inspector()
{
    if (auto* edited = focusWidget())
        edited->clearFocus();
    m_notes->disconnect(this); // a window that goes gives its fields the focus once more, and takes it
}

void Inspector::setListing(const ListingPtr& listing)
{
    m_listing = listing;
    m_notes->setKnownTags(tagsIn(*listing));
    refresh();
}

void Inspector::setChosen(const QStringList& chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    refresh();
}

void Inspector::setDetails(const std::vector<RunDetailsPtr>& details)
{
    if (details == m_details)
        return;
    m_details = details;
    refresh();
}

void Inspector::editTags()
{
    m_notes->editTags();
}

void Inspector::editNote()
{
    m_notes->editNote();
}

/// Those of a chosen study too.
RunGroup Inspector::chosenRuns() const
{
    RunGroup runs;
    std::set<const ListedRun*> known;
    const auto add = [&](const ListedRun& run) {
        if (known.insert(&run).second)
            runs.push_back(&run);
    };
    for (const auto& chosen : m_chosen) {
        const std::filesystem::path path = chosen.toStdString();
        if (const auto* run = m_listing->run(path)) {
            add(*run);
            continue;
        }
        for (const auto& run : m_listing->runs) {
            if (studyOf(run) == path)
                add(run);
        }
    }
    return runs;
}

RunDetailsPtr Inspector::detailsOf(const ListedRun& run) const
{
    const auto folder = m_listing->library / run.path;
    const auto found = std::ranges::find_if(m_details, [&](const RunDetailsPtr& one) { return one->folder.root.native() == folder.native(); });
    return found == m_details.end() ? nullptr : *found;
}

void Inspector::refresh()
{
    const auto runs = chosenRuns();
    const auto* study = m_chosen.size() == 1 ? m_listing->study(m_chosen.first().toStdString()) : nullptr;
    if (runs.empty()) {
        m_pages->setCurrentWidget(m_empty);
    } else if (study) {
        m_study->setStudy(*study, runs);
        m_pages->setCurrentWidget(m_studyPage);
    } else if (runs.size() == 1) {
        m_run->setRun(*runs.front(), detailsOf(*runs.front()), *m_listing);
        m_pages->setCurrentWidget(m_runPage);
    } else {
        m_comparison->setRuns(runs, [this](const ListedRun& run) { return detailsOf(run); });
        m_pages->setCurrentWidget(m_comparison);
    }
    showRemarks();
}

void Inspector::showRemarks()
{
    QStringList paths;
    std::vector<const Remarks*> remarks;
    for (const auto& chosen : m_chosen) {
        const auto* run = m_listing->run(chosen.toStdString());
        const auto* study = m_listing->study(chosen.toStdString());
        if (!run && !study)
            continue;
        paths << chosen;
        remarks.push_back(run ? &run->remarks : &study->remarks);
    }
    m_notes->setRemarks(paths, remarks);
    m_notes->setVisible(!paths.isEmpty());
}

} // namespace transect
