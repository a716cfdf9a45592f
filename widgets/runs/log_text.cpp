#include "widgets/runs/log_text.h"

#include <algorithm>

#include <QFontDatabase>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include "widgets/common/theme.h"

namespace transect {

namespace {

/// A stretch of a block as it is laid out: one rectangle for each of its lines.
void paintStretch(QPainter& painter, const QTextBlock& block, const QPointF& corner, int from, int to)
{
    const auto* layout = block.layout();
    for (int i = 0; i < layout->lineCount(); ++i) {
        const auto line = layout->lineAt(i);
        const int begin = std::max(from, line.textStart()), end = std::min(to, line.textStart() + line.textLength());
        if (begin >= end)
            continue;
        const double left = line.cursorToX(begin), right = line.cursorToX(end);
        const QPointF place(std::min(left, right), line.y());
        painter.fillRect(QRectF(corner + place, QSizeF(std::abs(right - left), line.height())), painter.brush());
    }
}

} // namespace

LogText::LogText(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setUndoRedoEnabled(false);
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(12);
    setFont(font);
}

void LogText::setMarked(std::vector<int> places, int length)
{
    m_places = std::move(places);
    m_length = length;
    viewport()->update();
}

bool LogText::showsEnd() const
{
    return verticalScrollBar()->value() == verticalScrollBar()->maximum();
}

void LogText::showEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void LogText::append(const QString& text)
{
    const bool follows = showsEnd();
    const auto selected = textCursor();
    const int anchor = selected.anchor(), position = selected.position();
    const int down = verticalScrollBar()->value(), across = horizontalScrollBar()->value();
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(text);
    // Ends of the selection that were at the end moved with it.
    auto kept = textCursor();
    if (kept.anchor() != anchor || kept.position() != position) {
        kept.setPosition(anchor);
        kept.setPosition(position, QTextCursor::KeepAnchor);
        setTextCursor(kept);
    }
    horizontalScrollBar()->setValue(across);
    verticalScrollBar()->setValue(follows ? verticalScrollBar()->maximum() : down);
}

void LogText::select(int place, int length)
{
    auto cursor = textCursor();
    cursor.setPosition(place);
    cursor.setPosition(place + length, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

/// The marks lie below the text.
void LogText::paintEvent(QPaintEvent* event)
{
    if (!m_places.empty()) {
        QPainter painter(viewport());
        auto colour = Theme::current().tokens().attention;
        colour.setAlphaF(0.35F);
        painter.setBrush(colour);
        auto corner = contentOffset();
        for (auto block = firstVisibleBlock(); block.isValid() && corner.y() < viewport()->height(); block = block.next()) {
            const int start = block.position();
            for (auto at = std::ranges::lower_bound(m_places, start); at != m_places.end() && *at < start + block.length(); ++at)
                paintStretch(painter, block, corner, *at - start, *at - start + m_length);
            corner.ry() += blockBoundingRect(block).height();
        }
    }
    QPlainTextEdit::paintEvent(event);
}

} // namespace transect
