#include "report.h"

#include <QCoreApplication>
#include <algorithm>

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>

#include "record/atomic_file.h"
#include "record/error.h"
#include "record/run_folder.h"
#include "widgets/common/selection.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/monitor/monitor_screen.h"
#include "widgets/plot/plot_export.h"
#include "widgets/runs/value_text.h"
#include "widgets/spectrum/spectrum_screen.h"
#include "widgets/transfer/measure_ranking.h"
#include "widgets/transfer/transfer_screen.h"

namespace transect {

namespace {

/// The tokens of the two styles of the window; pictures stay light, as on paper.
const char* const style = R"(
:root { color-scheme: light dark; --ground: #F6F7F9; --surface: #FFFFFF; --line: #D8DDE3; --text: #1A1E23; --quiet: #5B6671; --accent: #0B66C3; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #15181C; --surface: #1C2025; --line: #353B43; --text: #E7EAEE; --quiet: #9BA6B2; --accent: #5AA9F7; }
}
body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); max-width: 1000px; margin: 32px auto; padding: 0 16px; }
h1 { font-size: 22px; } h2 { font-size: 17px; margin-top: 32px; }
figure { background: var(--surface); margin: 16px 0; padding: 8px; } img { width: 100%; background: #FFFFFF; }
figcaption, .quiet { color: var(--quiet); font-size: 13px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; background: var(--surface); }
td, th { border-bottom: 1px solid var(--line); padding: 4px 12px; text-align: right; } td:first-child, th:first-child { text-align: left; }
details { margin: 8px 0; } summary { color: var(--accent); cursor: pointer; } pre { overflow-x: auto; }
)";

/// More would make the page slow; the file beside it holds them.
constexpr int longestTable = 500;

class ReportTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::ReportTexts)
};

/// Six digits of a number: the file beside it holds them all.
QString shortened(const QString& cell)
{
    bool isNumber = false;
    const double value = cell.toDouble(&isNumber);
    return isNumber && cell.size() > 8 ? QString::number(value, 'g', 6) : cell;
}

/// Text with tabs as an HTML table; the first row is its heading.
QString tableOf(const QString& text)
{
    QString html = QStringLiteral("<table>");
    bool heading = true;
    for (const auto& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        html += QStringLiteral("<tr>");
        for (const auto& cell : line.split(u'\t'))
            html += (heading ? QStringLiteral("<th scope=\"col\">%1</th>") : QStringLiteral("<td>%1</td>")).arg(shortened(cell).toHtmlEscaped());
        html += QStringLiteral("</tr>");
        heading = false;
    }
    return html + QStringLiteral("</table>");
}

QString tableOf(const QTableWidget& table)
{
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < table.columnCount(); ++column)
        cells << table.horizontalHeaderItem(column)->text();
    lines << cells.join(u'\t');
    for (int row = 0; row < table.rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < table.columnCount(); ++column)
            cells << table.item(row, column)->text();
        lines << cells.join(u'\t');
    }
    return tableOf(lines.join(u'\n'));
}

class Report {
public:
    explicit Report(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    void add(const QString& html) { m_html += html + u'\n'; }
    void heading(const QString& text) { add(QStringLiteral("<h2>%1</h2>").arg(text.toHtmlEscaped())); }

    /// The charts of a screen that have something to show.
    void addCharts(QWidget& screen, const QString& prefix)
    {
        screen.setAttribute(Qt::WA_DontShowOnScreen);
        screen.show();
        for (auto* chart : screen.findChildren<Chart*>()) {
            if (chart->isHidden() || chart->tableModel()->rowCount() == 0)
                continue;
            chart->resize(760, 440);
            const auto name = prefix + u'-' + QString(chart->objectName().section(u'.', -1)).remove(prefix).toLower();
            for (const auto* ending : {".png", ".svg", ".pdf", ".csv"}) {
                const auto path = m_folder / (safeName(name.toStdString()) + ending);
                exportChart(*chart, path, Extent::Everything);
                m_written.push_back(path);
            }
            const auto rows = chart->tableModel()->rowCount();
            const auto numbers = rows <= longestTable ? tableOf(chart->tableText(Extent::Everything, u'\t'))
                                                      : ReportTexts::tr("%n row(s), in the file %1", nullptr, rows).arg(QString::fromStdString(safeName(name.toStdString())) + ".csv");
            const auto picture = chartBytes(*chart, ChartFormat::Svg, Extent::Everything).toBase64();
            add(QStringLiteral("<figure><img alt=\"%1\" src=\"data:image/svg+xml;base64,%2\"><figcaption>%1</figcaption>").arg(chart->title().toHtmlEscaped(), QString::fromLatin1(picture)));
            add(QStringLiteral("<details><summary>%1</summary>%2</details></figure>").arg(ReportTexts::tr("Numbers"), numbers));
        }
    }

    std::vector<std::filesystem::path> finish(const QString& title)
    {
        const auto path = m_folder / "report.html";
        const auto page = QStringLiteral("<!DOCTYPE html><html lang=\"%4\" dir=\"%5\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                                         "<title>%1</title><style>%2</style></head><body><h1>%1</h1>\n%3</body></html>\n")
                              .arg(title.toHtmlEscaped(), QString::fromLatin1(style), m_html, QLocale().bcp47Name(),
                                   QString::fromLatin1(QLocale().textDirection() == Qt::RightToLeft ? "rtl" : "ltr"));
        writeAtomically(path, page.toStdString());
        m_written.push_back(path);
        return m_written;
    }

private:
    std::filesystem::path m_folder;
    QString m_html;
    std::vector<std::filesystem::path> m_written;
};

QString row(const QStringList& cells, const char* tag)
{
    QString html = QStringLiteral("<tr>");
    for (const auto& cell : cells)
        html += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), cell.toHtmlEscaped());
    return html + QStringLiteral("</tr>");
}

QStringList facts(const RunDetails& run)
{
    return {QString::fromStdString(run.name()), QString::fromStdString(run.spec.kind), stateText(run.state.status), QString::number(run.spec.seed), timeText(run.spec.created)};
}

/// All that it takes to repeat the run.
QString provenance(const RunDetails& run)
{
    const Json all{{"parameters", run.spec.parameters}, {"seed", run.spec.seed}, {"lineage", run.spec.lineage}, {"versions", run.spec.versions}};
    const auto text = QString::fromStdString(all.dump(2, ' ', false, Json::error_handler_t::replace));
    return QStringLiteral("<details><summary>%1</summary><pre>%2</pre></details>").arg(QString::fromStdString(run.name()).toHtmlEscaped(), text.toHtmlEscaped());
}

struct ReadRuns {
    std::vector<RunDetailsPtr> details;
    QStringList problems; ///< what was left out, and why
};

ReadRuns readAll(const std::vector<RunFolder>& folders)
{
    ReadRuns read;
    for (const auto& run : folders) {
        const auto name = QString::fromStdString(run.root.filename().string());
        try {
            read.details.push_back(RunDetailsReader(run).read());
            for (const auto& damage : read.details.back()->damage)
                read.problems << QStringLiteral("%1: %2").arg(name, QString::fromStdString(damage));
        } catch (const Error& error) {
            read.problems << QStringLiteral("%1: %2").arg(name, textOf(error.record()));
        }
    }
    return read;
}

} // namespace

std::vector<std::filesystem::path> writeReport(const std::filesystem::path& folder, const std::filesystem::path& to)
{
    const auto folders = RunFolder{folder}.isRun() ? std::vector<RunFolder>{{folder}} : findRuns(folder);
    if (folders.empty())
        throw Error("no-run", "there is no run in this folder", folder.string(), "name a run or a study");
    const auto [details, problems] = readAll(folders);
    if (details.empty())
        throw Error("no-run", "none of the runs in this folder can be read: " + problems.join("; ").toStdString(), folder.string());
    std::filesystem::create_directories(to);
    Report report(to);
    report.add(QStringLiteral("<table>") + row({ReportTexts::tr("Run"), ReportTexts::tr("Kind"), ReportTexts::tr("State"), ReportTexts::tr("Seed"), ReportTexts::tr("Created")}, "th"));
    for (const auto& run : details)
        report.add(row(facts(*run), "td"));
    report.add(QStringLiteral("</table>"));
    for (const auto& problem : problems)
        report.add(QStringLiteral("<p><b>%1</b> %2</p>").arg(ReportTexts::tr("Left out:"), problem.toHtmlEscaped()));

    Selection selection;
    TransferScreen transfer(selection);
    transfer.setDetails(details);
    transfer.finish();
    report.heading(ReportTexts::tr("Transfer"));
    auto findings = transfer.findChild<QLabel*>("transferFindings")->text();
    // The page has a dark style, in which the window's grey would be hard to read.
    findings.replace(QStringLiteral("style='color:%1'").arg(Theme::current().tokens().quietText.name()), QStringLiteral("class='quiet'"));
    report.add(QStringLiteral("<p>%1</p>").arg(findings));
    report.addCharts(transfer, "transfer");
    for (int i = 0; i < transfer.ranking()->count(); ++i) {
        transfer.ranking()->choose(i);
        report.add(QStringLiteral("<p class=\"quiet\">%1</p>").arg(transfer.ranking()->caption().toHtmlEscaped()) + tableOf(*transfer.ranking()->table()));
    }
    SpectrumScreen spectrum(selection);
    spectrum.setDetails(details);
    report.heading(ReportTexts::tr("Spectrum"));
    report.addCharts(spectrum, "spectrum");
    MonitorScreen monitor(selection);
    monitor.setDetails(details);
    monitor.finish();
    report.heading(ReportTexts::tr("Training"));
    report.addCharts(monitor, "training");
    report.heading(ReportTexts::tr("How to repeat it"));
    for (const auto& run : details)
        report.add(provenance(*run));
    report.add(QStringLiteral("<p class=\"quiet\">%1</p>").arg(ReportTexts::tr("Written by Transect %1 on %2").arg(QCoreApplication::applicationVersion(), QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat)).toHtmlEscaped()));
    return report.finish(QString::fromStdString(folder.lexically_normal().filename().string()));
}

} // namespace transect
