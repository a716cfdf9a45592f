#include "widgets/launch/checkpoint_timeline.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "widgets/common/theme.h"

namespace transect {

namespace {

constexpr int side = 12, lineAt = 34, shownAtMost = 12;

bool isEven(const std::vector<std::int64_t>& epochs)
{
    // The last stretch may be shorter.
    for (std::size_t i = 2; i + 1 < epochs.size(); ++i) {
        if (epochs[i] - epochs[i - 1] != epochs[1] - epochs[0])
            return false;
    }
    return true;
}

} // namespace

CheckpointTimeline::CheckpointTimeline(QWidget* parent)
    : QWidget(parent)
{
    setObjectName("checkpointTimeline");
    setAccessibleName(tr("Checkpoints"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, [this] { update(); });
}

void CheckpointTimeline::setEpochs(std::vector<std::int64_t> epochs, int insideFirst)
{
    m_epochs = std::move(epochs);
    m_insideFirst = insideFirst;
    m_even = isEven(m_epochs);
    setAccessibleDescription(summary());
    setToolTip(summary());
    update();
}

QString CheckpointTimeline::summary() const
{
    QStringList numbers;
    for (std::size_t i = 0; i < m_epochs.size(); ++i) {
        const bool isShown = i + 1 < shownAtMost || i + 1 == m_epochs.size();
        if (isShown)
            numbers << QString::number(m_epochs[i]);
        else if (numbers.back() != u"...")
            numbers << "...";
    }
    const auto inside = m_insideFirst > 0 ? tr(", and %n inside the first epoch", nullptr, m_insideFirst) : QString();
    return tr("%n checkpoint(s)", nullptr, int(m_epochs.size())) + ": " + tr("epochs %1").arg(numbers.join(", ")) + inside;
}

QSize CheckpointTimeline::sizeHint() const
{
    return {400, 60};
}

double CheckpointTimeline::positionOf(std::int64_t epoch) const
{
    const auto last = double(m_epochs.back());
    const double share = last <= 0 ? 0 : m_even ? double(epoch) / last : std::log1p(double(epoch)) / std::log1p(last);
    return side + share * (width() - 2 * side);
}

void CheckpointTimeline::paintEvent(QPaintEvent*)
{
    if (m_epochs.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& tokens = Theme::current().tokens();
    painter.setFont(Theme::current().font(11));
    painter.setPen(tokens.quietText);
    painter.drawText(QRect(side, 0, width() - 2 * side, 20), Qt::AlignVCenter, painter.fontMetrics().elidedText(summary(), Qt::ElideRight, width() - 2 * side));
    painter.setPen(QPen(tokens.quietText, 1));
    painter.drawLine(QPointF(side, lineAt), QPointF(width() - side, lineAt));
    paintMarks(painter);
    paintNumbers(painter);
}

void CheckpointTimeline::paintMarks(QPainter& painter) const
{
    const auto& tokens = Theme::current().tokens();
    painter.setPen(QPen(tokens.accent, 1.5));
    painter.setBrush(tokens.accent);
    // A long series has more checkpoints than pixels.
    double drawn = -1;
    for (const auto epoch : m_epochs) {
        const auto x = positionOf(epoch);
        if (x - drawn < 1)
            continue;
        painter.drawLine(QPointF(x, lineAt - 5), QPointF(x, lineAt + 5));
        drawn = x;
    }
}

void CheckpointTimeline::paintNumbers(QPainter& painter) const
{
    painter.setPen(Theme::current().tokens().quietText);
    const auto place = [&](std::int64_t epoch) {
        const auto text = QString::number(epoch);
        const double wide = painter.fontMetrics().horizontalAdvance(text) + 2;
        const double left = std::clamp(positionOf(epoch) - wide / 2, 0.0, width() - wide);
        return QRectF(left, lineAt + 6, wide, 16);
    };
    const auto last = place(m_epochs.back());
    double free = -1;
    for (const auto epoch : m_epochs) {
        const auto area = place(epoch);
        const bool isLast = epoch == m_epochs.back();
        if (!isLast && (area.left() < free || area.right() + 4 > last.left()))
            continue;
        painter.drawText(area, Qt::AlignCenter, QString::number(epoch));
        free = area.right() + 4;
    }
}

} // namespace transect
