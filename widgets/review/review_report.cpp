#include "widgets/review/review_report.h"

#include <cmath>

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include "record/atomic_file.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/review/clip_time.h"
#include "widgets/review/events_model.h"
#include "widgets/review/review_session.h"

namespace transect {

namespace {

class ReviewReportTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::ReviewReport)
};

QString pictureOf(const QImage& image)
{
    if (image.isNull())
        return {};
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QStringLiteral("<img width=\"128\" alt=\"\" src=\"data:image/png;base64,%1\">").arg(QString::fromLatin1(bytes.toBase64()));
}

QString rowOf(const ReviewSession& session, const ReviewedEvent& reviewed, const QImage& picture)
{
    const auto& event = reviewed.event;
    const double rate = session.rateOf(event.clip);
    QStringList reviewers;
    for (const auto& record : reviewed.current)
        reviewers << QString::fromStdString(record.reviewer);
    const QString cells[] = {pictureOf(picture), QString::fromStdString(event.clip).toHtmlEscaped(), clipTime(double(event.first) / rate), clipTime(double(event.last) / rate),
                             QLocale().toString(event.score, 'g', 3), event.person < 0 ? QStringLiteral("–") : QString::number(event.person), stateTextOf(reviewed),
                             verdictText(reviewed.verdict), QString::fromStdString(reviewed.note).toHtmlEscaped(), reviewers.join(", ").toHtmlEscaped()};
    QString html = QStringLiteral("<tr>");
    for (const auto& cell : cells)
        html += QStringLiteral("<td>%1</td>").arg(cell);
    return html + QStringLiteral("</tr>\n");
}

QString summaryOf(const ReviewSession& session)
{
    const QLocale locale;
    const auto& threshold = session.threshold();
    const auto precision = session.precision();
    QStringList lines{ReviewReportTexts::tr("Threshold: score %1; an event goes on above %2.").arg(locale.toString(threshold.score, 'g', 4), locale.toString(session.offThreshold(), 'g', 4))};
    if (!std::isnan(threshold.alarmsPerHour))
        lines << ReviewReportTexts::tr("False alarms an hour: %1, in %2 h of normal video.").arg(locale.toString(threshold.alarmsPerHour, 'f', 1), locale.toString(threshold.normalHours, 'g', 3));
    else
        lines << ReviewReportTexts::tr("False alarms an hour are not known: no frame is known to be normal.");
    lines << ReviewReportTexts::tr("%n event(s)", nullptr, int(session.events().size())) + QStringLiteral(": ")
            + ReviewReportTexts::tr("%1 true, %2 false alarms, %3 unsure, %4 disputed, %5 open.").arg(precision.trueEvents).arg(precision.falseAlarms).arg(precision.unsure).arg(precision.disputed).arg(precision.open);
    if (precision.precision)
        lines << ReviewReportTexts::tr("Precision %1, Wilson interval %2.").arg(percentText(*precision.precision, 1), intervalText(locale.toString(100 * precision.low, 'f', 1), locale.toString(100 * precision.high, 'f', 1)));
    lines << ReviewReportTexts::tr("Rules: %1").arg(QString::fromStdString(toJson(session.rules()).dump()).toHtmlEscaped());
    lines << ReviewReportTexts::tr("Scores of %1%2, in %3.").arg(QString::fromStdString(session.data().scoredWith), session.data().checkpoint.empty() ? QString() : QStringLiteral(", ") + QString::fromStdString(session.data().checkpoint),
                                              QString::fromStdString(session.data().scores.string()).toHtmlEscaped());
    return QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br>")));
}

QString pageOf(const ReviewSession& session, const QString& title, const ThumbnailOf& thumbnail, std::size_t rowsOfTable)
{
    QString html = QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title><style>"
                                  ":root { color-scheme: light dark; }"
                                  "body { font: 14px/1.5 system-ui, sans-serif; max-width: 1100px; margin: 32px auto; padding: 0 16px; }"
                                  "table { border-collapse: collapse; font-size: 13px; } td, th { border-bottom: 1px solid #9BA6B2; padding: 4px 8px; text-align: left; vertical-align: top; }"
                                  "</style></head><body>\n<h1>%1</h1>\n").arg(title.toHtmlEscaped());
    html += QStringLiteral("<p>%1</p>").arg(QDateTime::currentDateTime().toString(Qt::ISODate)) + summaryOf(session);
    const QString headings[] = {{}, ReviewReportTexts::tr("Clip"), ReviewReportTexts::tr("Start"), ReviewReportTexts::tr("End"), ReviewReportTexts::tr("Peak"), ReviewReportTexts::tr("Person"), ReviewReportTexts::tr("State"), ReviewReportTexts::tr("Verdict"), ReviewReportTexts::tr("Note"), ReviewReportTexts::tr("Reviewers")};
    QString head = QStringLiteral("<table width=\"100%\"><tr>");
    for (const auto& heading : headings)
        head += QStringLiteral("<th>%1</th>").arg(heading);
    head += QStringLiteral("</tr>\n");
    html += head;
    for (std::size_t i = 0; i < session.events().size(); ++i) {
        if (i > 0 && i % rowsOfTable == 0)
            html += QStringLiteral("</table>\n") + head;
        html += rowOf(session, session.events()[i], i < mostPicturesOfReport ? thumbnail(i) : QImage());
    }
    return html + QStringLiteral("</table></body></html>\n");
}

bool isPdf(const std::filesystem::path& path)
{
    return path.extension() == ".pdf";
}

QByteArray pdfOf(const QString& html)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    QTextDocument document;
    document.setHtml(html);
    document.print(&writer);
    buffer.close();
    return bytes;
}

} // namespace

QString reviewReport(const std::filesystem::path& path, const ReviewSession& session, const QString& title, const ThumbnailOf& thumbnail)
{
    // A table's layout takes the square of its rows: one of 10,000 would take minutes.
    constexpr std::size_t rowsOfPdfTable = 50;
    return pageOf(session, title, thumbnail, isPdf(path) ? rowsOfPdfTable : std::max<std::size_t>(1, session.events().size()));
}

void writeReport(const std::filesystem::path& path, const QString& page)
{
    const auto bytes = isPdf(path) ? pdfOf(page) : page.toUtf8();
    writeAtomically(path, std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

QImage thumbnailSheet(const ReviewSession& session, const std::vector<std::size_t>& events, const ThumbnailOf& thumbnail)
{
    constexpr int columns = 6, cellWidth = 176, cellHeight = 140, margin = 8;
    const auto count = std::min<std::size_t>(events.size(), mostPicturesOfReport);
    const int rows = std::max(1, int(count + columns - 1) / columns);
    QImage sheet(columns * cellWidth + margin, rows * cellHeight + margin, QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    painter.setFont(Theme::current().font(11));
    painter.setPen(lightTokens().text);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& reviewed = session.events()[events[i]];
        const QRect cell(margin + int(i % columns) * cellWidth, margin + int(i / columns) * cellHeight, cellWidth - margin, cellHeight - margin);
        const auto picture = thumbnail(events[i]);
        const QSize size = picture.isNull() ? QSize(160, 90) : picture.size().scaled(160, 96, Qt::KeepAspectRatio);
        const QRect place(cell.topLeft(), size);
        if (picture.isNull())
            painter.fillRect(place, lightTokens().window);
        else
            painter.drawImage(place, picture);
        const auto text = QStringLiteral("%1  %2\n%3  %4").arg(QString::fromStdString(reviewed.event.clip), clipTime(double(reviewed.event.peak) / session.rateOf(reviewed.event.clip)),
                                                              QLocale().toString(reviewed.event.score, 'g', 3), verdictText(reviewed.verdict));
        painter.drawText(cell.adjusted(0, 100, 0, 0), Qt::AlignLeft | Qt::AlignTop, text);
    }
    return sheet;
}

} // namespace transect
