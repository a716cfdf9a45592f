#include <QFileInfo>

#include "record/run_folder.h"
#include "record/source_run.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/ready_made.h"
#include "widgets/launch/launch_choice.h"
#include "widgets/launch/launch_dialog.h"
#include "widgets/launch/launcher.h"

namespace transect {

// What the dialog offers, and how it is shown on one of it.

namespace {

constexpr auto newStudy = "new.study", newTransfer = "new.transfer", duplicate = "duplicate", fromFile = "file", fromVideo = "video", readyMade = "ready-made.";

Json specificationOf(const RunSpec& run, const std::filesystem::path& library)
{
    Json json{{"kind", run.kind}, {"name", run.name}, {"seed", run.seed}};
    json.update(run.parameters);
    if (run.study)
        nameFromElsewhere(json, library / *run.study / safeName(run.name));
    return json;
}

} // namespace

void LaunchDialog::addNewChoices()
{
    m_choices->addHeading(tr("New"));
    m_choices->add({newStudy, tr("Study"), tr("Pre-trains on a source, and evaluates the checkpoints on targets as they are written"),
                    Json{{"kind", "study"}, {"source", Json::object()}, {"transfer", Json::array({Json::object()})}}});
    m_choices->add({"new.pretrain", tr("Pre-training"), tr("Trains a network on a source by a method and leaves a series of checkpoints"), Json{{"kind", "pretrain"}}});
    m_choices->add({newTransfer, tr("Transfer"), tr("Evaluates the checkpoints of an existing run, or of a folder, on a target"), Json{{"kind", "transfer"}}});
    m_choices->add({"new.poses", tr("Poses"), tr("Finds the persons in videos, and their poses, and follows them: tracks"), Json{{"kind", "poses"}}});
    m_choices->add({"new.regularity", tr("Regularity"), tr("Learns from tracks how persons usually move and hold themselves, and scores what does not look like it"),
                    Json{{"kind", "regularity"}}});
    m_choices->add({"new.score", tr("Scores"), tr("Scores tracks by a model that was trained, or by how usual the persons move, for the review"), Json{{"kind", "score"}}});
    m_choices->choose(newStudy);
}

void LaunchDialog::setLibrary(const std::filesystem::path& library)
{
    if (library == m_library)
        return;
    m_library = library;
    m_launcher->setLibrary(library);
    followLibrary();
    engineChanged();
}

void LaunchDialog::setReadyMadeFolder(const std::filesystem::path& folder)
{
    const auto list = readyMadeIn(folder);
    if (list.problem)
        m_message->show(*list.problem);
    if (list.studies.empty())
        return;
    m_choices->addHeading(tr("Ready-made"));
    for (const auto& study : list.studies)
        m_choices->add({readyMade + study.name, study.name, study.description, study.specification, true});
}

void LaunchDialog::showReadyMade(const QString& name)
{
    if (!name.isEmpty() && m_choices->find(readyMade + name))
        return present(readyMade + name);
    for (int row = 0; row < m_choices->count(); ++row) {
        const auto id = readyMade + m_choices->item(row)->text();
        if (m_choices->find(id))
            return present(id);
    }
    present(newStudy);
}

void LaunchDialog::showNew()
{
    present(newStudy);
}

void LaunchDialog::showDuplicate(const RunSpec& run)
{
    if (!m_choices->find(duplicate))
        m_choices->addHeading(tr("Duplicate"));
    const auto name = QString::fromStdString(run.name);
    const auto original = specificationOf(run, m_library);
    if (const auto* known = m_choices->find(duplicate); !known || known->original != original)
        m_choices->add({duplicate, name, tr("A new run with the parameters of %1, but for what is changed here").arg(name), original, true});
    present(duplicate);
}

void LaunchDialog::showTransfer(const QString& sourceRun, const Json& parameters)
{
    auto& choice = *m_choices->find(newTransfer);
    choice.draft.update(parameters, true);
    choice.draft["source"] = sourceRun.toStdString();
    choice.wrongText.clear();
    present(newTransfer);
}

void LaunchDialog::showVideos(const QStringList& videos)
{
    const auto* ready = m_choices->find(readyMade + QStringLiteral("review-a-video"));
    if (!ready || videos.isEmpty())
        return showReadyMade();
    const auto name = QFileInfo(videos.first()).completeBaseName().toStdString();
    auto specification = ready->original;
    specification["name"] = name + "-review";
    auto& poses = specification["runs"][0];
    auto& scores = specification["runs"][1];
    poses.erase("frames"); // the beginning is enough of the ready-made one's alone
    poses["videos"] = Json::array();
    for (const auto& video : videos)
        poses["videos"].push_back(video.toStdString());
    poses["name"] = scores["tracks"] = name;
    scores["name"] = name + "-scores";
    if (!m_choices->find(fromVideo))
        m_choices->addHeading(tr("From a video"));
    m_choices->add({fromVideo, QString::fromStdString(name), tr("Finds the persons, scores how they move, and opens the review. With models of your own: choose the detector and the network of poses, and a trained model to score by."), specification, true});
    present(fromVideo);
}

void LaunchDialog::showFile(const std::filesystem::path& file)
{
    const auto read = readSpecification(file);
    if (!m_choices->find(fromFile))
        m_choices->addHeading(tr("From a file"));
    m_choices->add({fromFile, read.name, read.description, read.specification, true});
    present(fromFile);
}

void LaunchDialog::present(const QString& id)
{
    m_choices->choose(id);
    show();
    raise();
    activateWindow();
}

} // namespace transect
