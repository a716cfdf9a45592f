#include "widgets/launch/note_label.h"

#include "widgets/common/theme.h"

namespace transect {

NoteLabel::NoteLabel(QWidget* parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    connect(&Theme::current(), &Theme::changed, this, &NoteLabel::restyle);
    restyle();
    hide();
}

void NoteLabel::setNote(const QString& text, Kind kind)
{
    setText(text);
    setVisible(!text.isEmpty());
    if (kind == m_kind)
        return;
    m_kind = kind;
    restyle();
}

void NoteLabel::restyle()
{
    const auto& tokens = Theme::current().tokens();
    const auto colour = m_kind == Kind::Bad ? tokens.bad : m_kind == Kind::Attention ? tokens.attention : tokens.quietText;
    setStyleSheet(QString("color: %1; font-size: 11px;").arg(colour.name()));
}

} // namespace transect
