#include "widgets/common/icons.h"

#include <map>
#include <stdexcept>

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include "widgets/common/theme.h"

namespace transect {

namespace {

/// "M x y", "L x y", "O x y r" (circle), "Z", and "F" before what is filled.
const std::map<QString, const char*>& drawings()
{
    static const std::map<QString, const char*> all{
        {"open", "M 2 13 L 2 3 L 6 3 L 8 5 L 14 5 L 14 13 Z"},
        {"new", "M 8 3 L 8 13 M 3 8 L 13 8"},
        {"play", "F M 5 3 L 13 8 L 5 13 Z"},
        {"pause", "M 5.5 3 L 5.5 13 M 10.5 3 L 10.5 13"},
        {"stop", "F M 4 4 L 12 4 L 12 12 L 4 12 Z"},
        {"search", "O 7 7 4 M 10 10 L 14 14"},
        {"folder", "M 2 13 L 2 3 L 6 3 L 8 5 L 14 5 L 14 13 Z M 2 8 L 14 8"},
        {"copy", "M 5 5 L 13 5 L 13 13 L 5 13 Z M 10 5 L 10 3 L 3 3 L 3 10 L 5 10"},
        {"export", "M 8 10 L 8 2 M 5 5 L 8 2 L 11 5 M 3 9 L 3 14 L 13 14 L 13 9"},
        {"back", "M 10 3 L 5 8 L 10 13"},
        {"forward", "M 6 3 L 11 8 L 6 13"},
        {"previous-event", "M 4 3 L 4 13 M 12 3 L 7 8 L 12 13"},
        {"next-event", "M 12 3 L 12 13 M 4 3 L 9 8 L 4 13"},
        {"measure", "M 3 4 L 3 12 M 13 4 L 13 12 M 3 8 L 13 8"},
        {"table", "M 2 3 L 14 3 L 14 13 L 2 13 Z M 2 6.5 L 14 6.5 M 6.5 3 L 6.5 13"},
        {"settings", "M 2 5 L 14 5 M 2 11 L 14 11 O 6 5 1.7 O 10 11 1.7"},
        {"reset", "M 3 6 L 10 6 L 12.3 7.2 L 13 9.5 L 12.3 11.8 L 10 13 L 5 13 M 6 3 L 3 6 L 6 9"},
        {"loop", "M 9 2 L 11.5 4.5 L 9 7 M 11.5 4.5 L 5 4.5 L 3 6.5 L 3 8 M 7 14 L 4.5 11.5 L 7 9 M 4.5 11.5 L 11 11.5 L 13 9.5 L 13 8"},
        {"down", "M 3 6 L 8 11 L 13 6"},
        {"fit", "M 2 6 L 2 2 L 6 2 M 10 2 L 14 2 L 14 6 M 14 10 L 14 14 L 10 14 M 6 14 L 2 14 L 2 10"},
        {"log-x", "M 2 12 L 14 12 M 2 12 L 2 5 M 7.5 12 L 7.5 8 M 10.7 12 L 10.7 8 M 13 12 L 13 8"},
        {"log-y", "M 4 2 L 4 14 M 4 14 L 11 14 M 4 8.5 L 8 8.5 M 4 5.3 L 8 5.3 M 4 3 L 8 3"},
        {"close", "M 4 4 L 12 12 M 12 4 L 4 12"},
        {"warning", "M 8 2 L 14.5 13.5 L 1.5 13.5 Z M 8 6.5 L 8 9.5 M 8 11.2 L 8 11.8"},
        {"queued", "O 8 8 4"},
        {"starting", "O 8 8 4 M 8 8 L 8 4"},
        {"running", "F O 8 8 4"},
        {"stopping", "M 4.5 4.5 L 11.5 4.5 L 11.5 11.5 L 4.5 11.5 Z"},
        {"finished", "M 3.5 8.5 L 6.5 11.5 L 12.5 4.5"},
        {"failed", "M 4 4 L 12 12 M 12 4 L 4 12"},
        {"stopped", "F M 4.5 4.5 L 11.5 4.5 L 11.5 11.5 L 4.5 11.5 Z"},
        {"lost", "M 5 6 L 5.6 4.4 L 8 3.4 L 10.4 4.4 L 10.6 6.4 L 8 8.4 L 8 10 M 8 12 L 8 12.8"},
    };
    return all;
}

void paintDrawing(QPainter& painter, const QString& drawing, const QColor& colour)
{
    QPainterPath path;
    bool filled = false;
    const auto parts = drawing.split(u' ');
    const auto number = [&](qsizetype at) { return parts.at(at).toDouble(); };
    for (qsizetype i = 0; i < parts.size();) {
        const auto step = parts.at(i);
        if (step == u"M") {
            path.moveTo(number(i + 1), number(i + 2));
            i += 3;
        } else if (step == u"L") {
            path.lineTo(number(i + 1), number(i + 2));
            i += 3;
        } else if (step == u"O") {
            path.addEllipse(QPointF(number(i + 1), number(i + 2)), number(i + 3), number(i + 3));
            i += 4;
        } else {
            if (step == u"Z")
                path.closeSubpath();
            else
                filled = true;
            ++i;
        }
    }
    painter.setPen(QPen(colour, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(filled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawPath(path);
}

/// Draws anew for each size and palette, so that icons are crisp at any scale and follow the theme.
class LineIcon : public QIconEngine {
public:
    LineIcon(QString drawing, QColor (*colour)(const Tokens&)) : m_drawing(std::move(drawing)), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const auto& tokens = Theme::current().tokens();
        const auto colour = mode == QIcon::Disabled ? tokens.quietText : mode == QIcon::Selected ? tokens.accentText : m_colour(tokens);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const double side = std::min(rect.width(), rect.height());
        painter->translate(QRectF(rect).center() - QPointF(side / 2, side / 2));
        painter->scale(side / 16, side / 16);
        paintDrawing(*painter, m_drawing, colour);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new LineIcon(*this); }

private:
    QString m_drawing;
    QColor (*m_colour)(const Tokens&);
};

QColor plain(const Tokens& tokens) { return tokens.text; }
QColor quiet(const Tokens& tokens) { return tokens.quietText; }
QColor accent(const Tokens& tokens) { return tokens.accent; }
QColor good(const Tokens& tokens) { return tokens.good; }
QColor attention(const Tokens& tokens) { return tokens.attention; }
QColor bad(const Tokens& tokens) { return tokens.bad; }

} // namespace

QIcon icon(const QString& name)
{
    return QIcon(new LineIcon(QString::fromLatin1(drawings().at(name)), plain));
}

QIcon stateIcon(const QString& state)
{
    static const std::map<QString, QColor (*)(const Tokens&)> colours{
        {"queued", quiet}, {"starting", accent}, {"running", accent}, {"stopping", attention},
        {"finished", good}, {"failed", bad}, {"stopped", quiet}, {"lost", attention}};
    return QIcon(new LineIcon(QString::fromLatin1(drawings().at(state)), colours.at(state)));
}

QStringList iconNames()
{
    QStringList names;
    for (const auto& [name, drawing] : drawings())
        names << name;
    return names;
}

} // namespace transect
