#include "widgets/review/why_panel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "analysis/statistics.h"
#include "widgets/common/theme.h"
#include "widgets/plot/heat_map.h"
#include "widgets/plot/plot.h"
#include "widgets/review/clip_time.h"

namespace transect {

namespace {

constexpr std::size_t mostPersons = 8;

QString number(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'g', 3);
}

std::span<const float> ofWindow(const std::vector<float>& values, std::size_t window, std::size_t count)
{
    return values.size() < (window + 1) * count ? std::span<const float>() : std::span(values).subspan(window * count, count);
}

double meanOf(std::span<const float> values)
{
    return values.empty() ? std::numeric_limits<double>::quiet_NaN() : std::accumulate(values.begin(), values.end(), 0.) / double(values.size());
}

/// "left_wrist" as words.
QString jointName(const std::string& joint)
{
    return QString::fromStdString(joint).replace('_', ' ');
}

} // namespace

WhyPanel::WhyPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_facts(new QLabel)
    , m_tabs(new QTabWidget)
    , m_persons(new QTableWidget(0, 3))
    , m_speeds(new Plot)
    , m_errors(new HeatMap)
{
    setObjectName("whyPanel");
    m_title->setObjectName("whyTitle");
    m_title->setFont(Theme::current().font(13, QFont::DemiBold));
    m_facts->setObjectName("whyFacts");
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_persons->setObjectName("whyPersons");
    m_persons->setAccessibleName(tr("Persons by their score"));
    m_persons->setHorizontalHeaderLabels({tr("Person"), tr("Now"), tr("Highest")});
    m_persons->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_persons->setSelectionMode(QAbstractItemView::SingleSelection);
    m_persons->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_persons->setShowGrid(false);
    m_persons->setTabKeyNavigation(false);
    m_persons->verticalHeader()->hide();
    m_persons->horizontalHeader()->setHighlightSections(false);
    m_persons->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_speeds->setObjectName("whySpeeds");
    m_speeds->setAccessibleName(tr("Speed of the person over time"));
    m_errors->setObjectName("whyErrors");
    m_errors->setAccessibleName(tr("Errors of the person's joints over time"));
    // What is said changes while a video plays: within a scroll area the screen is not laid out anew for it, and a low window holds it.
    auto* content = new QWidget;
    auto* scrolled = new QScrollArea;
    scrolled->setObjectName("whyScroll");
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setWidgetResizable(true);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrolled->setFocusPolicy(Qt::NoFocus);
    scrolled->setWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scrolled);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addWidget(m_tabs, 1);
    m_tabs->setObjectName("whyTabs");
    m_tabs->setDocumentMode(true);
    m_tabs->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // of the height that its plots would like
    m_tabs->setMinimumHeight(120);
    m_tabs->addTab(m_persons, tr("Persons"));
    m_tabs->addTab(m_speeds, tr("Speed"));
    m_tabs->addTab(m_errors, tr("Joints"));
    connect(m_persons, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT personClicked(m_persons->item(row, 0)->data(Qt::UserRole).toLongLong());
    });
    connect(m_speeds, &Plot::pointActivated, this, [this](const QString&, std::size_t index) {
        if (index < m_windows.size())
            Q_EMIT seekRequested(m_clip->scores->windows[m_windows[index]].lastFrame);
    });
    connect(m_errors, &HeatMap::cellActivated, this, [this](std::size_t, std::size_t column) {
        if (column < m_windows.size())
            Q_EMIT seekRequested(m_clip->scores->windows[m_windows[column]].lastFrame);
    });
    setClip(nullptr, 25);
}

void WhyPanel::setClip(ReviewClipPtr clip, double framesPerSecond)
{
    m_clip = std::move(clip);
    m_rate = framesPerSecond;
    m_person = -1;
    m_drawn = -2;
    m_windows.clear();
    m_medianSpeed = 0;
    if (m_clip && !m_clip->scores->speeds.empty()) {
        auto speeds = m_clip->scores->speeds;
        const auto middle = speeds.begin() + std::ptrdiff_t(speeds.size() / 2);
        std::ranges::nth_element(speeds, middle);
        m_medianSpeed = double(*middle);
    }
    show(0, -1);
}

void WhyPanel::show(std::int64_t frame, std::int64_t person)
{
    m_title->setText(tr("Why"));
    if (!m_clip) {
        m_facts->clear();
        m_persons->setRowCount(0);
        m_speeds->setSeries({});
        m_errors->setData({});
        return;
    }
    m_person = fillPersons(frame, person);
    drawPerson();
    markMoment(frame);
    const auto& windows = m_clip->scores->windows;
    std::optional<std::size_t> window;
    for (const auto i : m_windows) {
        const bool holds = windows[i].firstFrame <= frame && frame <= windows[i].lastFrame;
        if (windows[i].lastFrame <= frame || (!window && holds))
            window = i;
    }
    if (m_person < 0) {
        m_facts->setText(tr("Nobody was scored in this frame."));
        return;
    }
    m_title->setText(tr("Why person %1 at %2").arg(m_person).arg(clipTime(double(frame) / m_rate)));
    m_facts->setText(window ? factsText(*window) : tr("This person has no score before this frame."));
}

/// "Score 5.1. Speed 0.12, 3.1 × the clip's median; prior 0.21 (1: usual). Least expected: left wrist 14, left elbow 9."
QString WhyPanel::factsText(std::size_t window) const
{
    const auto& record = *m_clip->scores;
    const auto steps = std::size_t(record.length - 1);
    QStringList lines{tr("Score %1, of the window %2 to %3").arg(number(record.windows[window].score), clipTime(double(record.windows[window].firstFrame) / m_rate), clipTime(double(record.windows[window].lastFrame) / m_rate))};
    const double speed = meanOf(ofWindow(record.speeds, window, steps)), guard = meanOf(ofWindow(record.guards, window, steps));
    if (!std::isnan(speed)) {
        auto text = tr("Speed %1 box sizes a step").arg(number(speed));
        if (m_medianSpeed > 0)
            text += tr(", %1 × the clip's median").arg(number(speed / m_medianSpeed));
        lines << text + tr("; how usual it is: %1 of 1").arg(number(guard));
    }
    const auto joints = jointsText(window);
    if (!joints.isEmpty())
        lines << tr("Least expected: %1 (hundredths of the box)").arg(joints);
    return lines.join('\n');
}

QString WhyPanel::jointsText(std::size_t window) const
{
    const auto& record = *m_clip->scores;
    const auto errors = ofWindow(record.jointErrors, window, record.joints.size());
    std::vector<std::size_t> order(errors.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](auto a, auto b) { return errors[a] > errors[b]; });
    QStringList names;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, order.size()); ++i)
        names << jointName(record.joints[order[i]]) + ' ' + number(double(errors[order[i]]));
    return names.join(QStringLiteral(", "));
}

/// That of the last window that ended, for as long as a window lasts.
double WhyPanel::scoreNow(const PersonScores& person, std::int64_t frame) const
{
    const auto lasts = m_clip->scores->length * std::max<std::int64_t>(1, m_clip->scores->stride);
    for (auto i = std::min(frame, std::int64_t(person.scores.size()) - 1); i >= std::max<std::int64_t>(0, frame - lasts); --i) {
        if (!std::isnan(person.scores[std::size_t(i)]))
            return person.scores[std::size_t(i)];
    }
    return std::numeric_limits<double>::quiet_NaN();
}

/// Returns who is explained: the chosen one, else the most irregular one.
std::int64_t WhyPanel::fillPersons(std::int64_t frame, std::int64_t chosen)
{
    struct Row {
        std::int64_t person;
        double now, highest;
    };
    std::vector<Row> rows;
    for (const auto& person : m_clip->persons) {
        rows.push_back({person.person, scoreNow(person, frame), person.highest});
    }
    std::ranges::stable_sort(rows, [](const Row& a, const Row& b) { return !std::isnan(a.now) && (std::isnan(b.now) || a.now > b.now); });
    if (chosen < 0 && !rows.empty() && !std::isnan(rows.front().now))
        chosen = rows.front().person;
    if (rows.size() > mostPersons)
        rows.resize(mostPersons);
    const QSignalBlocker still(m_persons);
    if (chosen < 0)
        m_persons->clearSelection();
    m_persons->setRowCount(int(rows.size()));
    for (int i = 0; i < int(rows.size()); ++i) {
        const auto& row = rows[std::size_t(i)];
        const QString texts[] = {QString::number(row.person), number(row.now), number(row.highest)};
        for (int column = 0; column < 3; ++column) {
            auto* item = m_persons->item(i, column);
            if (!item) {
                item = new QTableWidgetItem;
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
                m_persons->setItem(i, column, item);
            }
            item->setText(texts[column]);
            item->setData(Qt::UserRole, qlonglong(row.person));
        }
        if (row.person == chosen)
            m_persons->selectionModel()->setCurrentIndex(m_persons->model()->index(i, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    if (chosen < 0)
        m_persons->clearSelection();
    return chosen;
}

void WhyPanel::drawPerson()
{
    if (m_person == m_drawn)
        return;
    m_drawn = m_person;
    const auto& record = *m_clip->scores;
    m_windows.clear();
    for (std::size_t i = 0; i < record.windows.size(); ++i) {
        if (record.windows[i].person == m_person)
            m_windows.push_back(i);
    }
    const auto steps = std::size_t(record.length - 1);
    Series speeds;
    speeds.id = "speed";
    speeds.name = tr("Speed");
    HeatMapData errors;
    errors.columns = m_windows.size();
    errors.rows = record.jointErrors.empty() ? 0 : record.joints.size();
    errors.values.resize(errors.rows * errors.columns);
    errors.columnTitle = tr("Time");
    errors.rowTitle = tr("Joint");
    errors.valueTitle = tr("Error, hundredths of the box");
    for (std::size_t column = 0; column < m_windows.size(); ++column) {
        const auto window = m_windows[column];
        const double seconds = double(record.windows[window].lastFrame) / m_rate;
        speeds.x.push_back(seconds);
        speeds.y.push_back(meanOf(ofWindow(record.speeds, window, steps)));
        errors.columnLabels.push_back(clipTime(seconds));
        const auto joints = ofWindow(record.jointErrors, window, record.joints.size());
        for (std::size_t row = 0; row < errors.rows; ++row)
            errors.values[row * errors.columns + column] = double(joints[row]);
    }
    for (std::size_t row = 0; row < errors.rows; ++row)
        errors.rowLabels.push_back(jointName(record.joints[row]));
    m_tabs->setTabVisible(2, !record.jointErrors.empty());
    m_speeds->setAxes({tr("Time"), QStringLiteral("s"), Scale::Linear, {}, {}}, {tr("Speed"), tr("boxes a step"), Scale::Linear, {}, {}});
    m_speeds->setHorizontalMarks(m_medianSpeed > 0 ? std::vector<Mark>{{m_medianSpeed, tr("median"), MarkKind::Reference, {}, false}} : std::vector<Mark>());
    m_speeds->setSeries({std::move(speeds)});
    m_errors->setData(std::move(errors));
}

void WhyPanel::markMoment(std::int64_t frame)
{
    m_speeds->setMarks({{double(frame) / m_rate, {}, MarkKind::Chosen, {}, false}});
}

} // namespace transect
