#include "widgets/review/review_screen.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QFileDialog>
#include <QFileInfo>

#include "widgets/review/event_pictures.h"
#include "widgets/review/events_panel.h"
#include "widgets/review/export_progress.h"
#include "widgets/review/frame_view.h"
#include "widgets/review/review_report.h"
#include "widgets/review/review_session.h"
#include "widgets/review/video_places.h"

namespace transect {

// What is taken away.

std::vector<std::size_t> ReviewScreen::chosenEvents() const
{
    auto events = m_events->selected();
    if (events.empty() && m_session->chosen())
        events.push_back(*m_session->chosen());
    return events;
}

ExportSource ReviewScreen::sourceOf(const IrregularEvent& event) const
{
    const auto clip = *clipOf(event.clip);
    const auto padding = paddingOf(clip);
    const auto chosen = event.person >= 0 ? std::optional(event.person) : std::nullopt;
    return sourceOf(clip, event.first - padding, event.last + padding, chosen);
}

/// The clip is read where it is written: the events of many clips may be asked for.
ExportSource ReviewScreen::sourceOf(std::size_t clip, std::int64_t first, std::int64_t last, std::optional<std::int64_t> chosen) const
{
    return [file = m_session->data().files[clip], former = m_session->former(), videos = m_session->videos(), clip, first, last, chosen] {
        const auto read = readReviewClip(file);
        const auto smoothed = former->smoothed(clip);
        const auto most = std::max<std::int64_t>(read.overlay->frames() - 1, 0);
        return ExportSelection{read.overlay, placeOfVideo(read.video, videos, read.name), std::clamp<std::int64_t>(first, 0, most), std::clamp<std::int64_t>(last, 0, most),
                               {smoothed.begin(), smoothed.end()}, chosen};
    };
}

ExportOptions ReviewScreen::exportOptions() const
{
    ExportOptions options;
    options.overlay = m_view->options();
    options.privacy = m_view->privacy();
    return options;
}

/// "01_0014_312.mp4"
QString ReviewScreen::videoNameOf(const std::string& clip, std::int64_t first) const
{
    return QStringLiteral("%1_%2.mp4").arg(QFileInfo(QString::fromStdString(scoreFileName(clip))).completeBaseName()).arg(first);
}

/// Of the chosen events one after the other; without any, of the clip.
void ReviewScreen::exportVideo()
{
    const auto events = chosenEvents();
    if (!m_session->isOpen() || (events.empty() && !m_shown))
        return;
    std::vector<ExportSource> sources;
    for (const auto event : events)
        sources.push_back(sourceOf(m_session->events()[event].event));
    if (events.empty())
        sources.push_back(sourceOf(*m_clip, 0, m_shown->overlay->frames() - 1, std::nullopt));
    const auto* first = events.empty() ? nullptr : &m_session->events()[events.front()].event;
    const auto suggested = events.size() > 1 ? QStringLiteral("events.mp4") : videoNameOf(first ? first->clip : m_shown->name, first ? first->first : 0);
    const auto path = QFileDialog::getSaveFileName(this, tr("Annotated video"), suggested, tr("Video (*.mp4)"));
    if (!path.isEmpty())
        writeVideos({{std::move(sources), path}});
}

void ReviewScreen::exportVideos()
{
    const auto events = chosenEvents();
    if (!m_session->isOpen() || events.empty())
        return;
    const auto folder = QFileDialog::getExistingDirectory(this, tr("Folder for a video of each event"));
    if (!folder.isEmpty())
        writeVideosOf(events, folder);
}

void ReviewScreen::writeVideosOf(const std::vector<std::size_t>& events, const QString& folder)
{
    std::vector<WantedVideo> videos;
    for (const auto event : events) {
        const auto& one = m_session->events()[event].event;
        videos.push_back({{sourceOf(one)}, QDir(folder).filePath(videoNameOf(one.clip, one.first))});
    }
    writeVideos(std::move(videos));
}

/// One after the other; what was being written is given up.
void ReviewScreen::writeVideos(std::vector<WantedVideo> videos)
{
    stopWriting();
    m_wantedVideos = {videos.begin(), videos.end()};
    m_videoCount = videos.size();
    m_videoOptions = exportOptions();
    m_progress->show(tr("Writing the video"), 0);
    writeNextVideo();
}

void ReviewScreen::writeNextVideo()
{
    if (m_wantedVideos.empty())
        return m_progress->hide();
    auto next = std::move(m_wantedVideos.front());
    m_wantedVideos.pop_front();
    m_export->start(std::move(next.sources), m_videoOptions, next.path.toStdString());
}

void ReviewScreen::stopWriting()
{
    m_wantedVideos.clear();
    m_export->cancel();
    m_pictures->cancel();
    m_progress->hide();
}

void ReviewScreen::connectExport()
{
    connect(m_progress, &ExportProgress::cancelled, this, [this] {
        stopWriting();
        Q_EMIT done(tr("Stopped: what was not whole was not written"));
    });
    connect(m_export, &AnnotatedExport::progressed, this, [this](double part) {
        const auto written = m_videoCount - m_wantedVideos.size() - 1;
        m_progress->show(tr("Writing the video"), (double(written) + part) / double(m_videoCount));
    });
    connect(m_export, &AnnotatedExport::finished, this, [this](const QString& target) {
        Q_EMIT done(m_videoCount == 1 ? tr("Wrote %1").arg(target) : tr("Wrote %1, %2 of %3").arg(target).arg(m_videoCount - m_wantedVideos.size()).arg(m_videoCount));
        writeNextVideo();
    });
    connect(m_export, &AnnotatedExport::failed, this, [this](const ErrorRecord& error) {
        stopWriting();
        Q_EMIT failed(error);
    });
    // A video is written on when another run is chosen; the pictures of its events are then others.
    connect(m_pictures, &EventPictures::progressed, this, [this](double part) { m_progress->show(tr("Collecting the pictures of the events"), part); });
}

/// Events beyond the most pictures are written without one.
void ReviewScreen::withPictures(std::vector<std::size_t> events, const std::function<void(const ThumbnailOf&)>& write)
{
    if (events.size() > mostPicturesOfReport)
        events.resize(mostPicturesOfReport);
    m_pictures->collect(std::move(events), [this](std::size_t event) { return thumbnailOf(event); }, [this, write](const EventPictures::Pictures& pictures) {
        m_progress->hide();
        try {
            write([&](std::size_t event) {
                const auto found = pictures.find(event);
                return found == pictures.end() ? QImage() : found->second;
            });
        } catch (const Error& error) {
            Q_EMIT failed(error.record());
        }
    });
}

void ReviewScreen::exportReport()
{
    if (!m_session->isOpen())
        return;
    QString kind;
    auto path = QFileDialog::getSaveFileName(this, tr("Report of the review"), QStringLiteral("review.html"), tr("Web page (*.html);;PDF (*.pdf)"), &kind);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += kind.contains(QStringLiteral("pdf")) ? QStringLiteral(".pdf") : QStringLiteral(".html");
    writeReport(path);
}

void ReviewScreen::writeReport(const QString& path)
{
    std::vector<std::size_t> events(m_session->events().size());
    std::iota(events.begin(), events.end(), 0U);
    withPictures(std::move(events), [this, path, title = QString::fromStdString(m_run->name())](const ThumbnailOf& pictures) {
        const auto page = reviewReport(path.toStdString(), *m_session, title, pictures);
        m_writing.start([this, path, page] {
            std::optional<ErrorRecord> failure;
            try {
                transect::writeReport(path.toStdString(), page);
            } catch (const Error& error) {
                failure = error.record();
            }
            QMetaObject::invokeMethod(this, [this, path, failure] {
                if (failure)
                    Q_EMIT failed(*failure);
                else
                    Q_EMIT done(tr("Wrote %1").arg(path));
            }, Qt::QueuedConnection);
        });
    });
}

void ReviewScreen::exportThumbnails()
{
    if (!m_session->isOpen())
        return;
    auto path = QFileDialog::getSaveFileName(this, tr("Sheet of thumbnails"), QStringLiteral("events.png"), tr("Picture (*.png)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".png");
    writeThumbnails(m_events->selected().size() > 1 ? m_events->selected() : m_events->listed(), path);
}

void ReviewScreen::writeThumbnails(const std::vector<std::size_t>& events, const QString& path)
{
    withPictures(events, [this, events, path](const ThumbnailOf& pictures) {
        if (!thumbnailSheet(*m_session, events, pictures).save(path))
            throw Error("io", tr("The picture cannot be written").toStdString(), path.toStdString());
        Q_EMIT done(events.size() > mostPicturesOfReport ? tr("Wrote %1, with the first %2 of %3 events").arg(path).arg(mostPicturesOfReport).arg(events.size()) : tr("Wrote %1").arg(path));
    });
}

/// By transectl review, so that both write the same.
void ReviewScreen::exportFiles()
{
    if (!m_session->isOpen())
        return;
    const auto folder = QFileDialog::getExistingDirectory(this, tr("Folder for events, scores and masks"));
    if (!folder.isEmpty())
        Q_EMIT workRequested({"review", QString::fromStdString(m_run->folder.root.string()), "--to", folder}, tr("Wrote events, scores and masks to %1").arg(folder));
}

void ReviewScreen::exportNormalTracks()
{
    if (!m_session->isOpen())
        return;
    const auto folder = QFileDialog::getExistingDirectory(this, tr("Folder for the tracks of the false alarms"));
    if (!folder.isEmpty())
        Q_EMIT workRequested({"review", QString::fromStdString(m_run->folder.root.string()), "--normal-tracks", folder}, tr("Wrote the tracks of the false alarms to %1: name them as more tracks of a run that learns").arg(folder));
}

void ReviewScreen::mergeVerdicts()
{
    if (!m_session->isOpen())
        return;
    const auto path = QFileDialog::getOpenFileName(this, tr("Verdicts of another reviewer"), {}, tr("Verdicts (*.jsonl *.json)"));
    if (path.isEmpty())
        return;
    try {
        Q_EMIT done(tr("%n verdict(s) were new", nullptr, m_session->merge(path.toStdString())));
    } catch (const Error& error) {
        Q_EMIT failed(error.record());
    }
}

} // namespace transect
