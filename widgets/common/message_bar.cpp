#include "widgets/common/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

namespace transect {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_action(new QPushButton)
    , m_close(new QPushButton)
{
    setObjectName("messageBar");
    m_text->setObjectName("messageText");
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_action->setObjectName("messageAction");
    m_close->setObjectName("messageClose");
    m_close->setIcon(icon("close"));
    m_close->setProperty("flat", true);
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(tr("Close the message"));
    connect(m_action, &QPushButton::clicked, this, &MessageBar::triggered);
    connect(m_close, &QPushButton::clicked, this, &MessageBar::dismiss);
    connect(&Theme::current(), &Theme::changed, this, &MessageBar::restyle);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action, 0, Qt::AlignTop);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    hide();
}

void MessageBar::show(Kind kind, const QString& text, const QString& action)
{
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    restyle();
    QFrame::show();
}

void MessageBar::show(const ErrorRecord& error, const QString& action)
{
    show(Kind::Bad, textOf(error), action);
}

void MessageBar::dismiss()
{
    m_text->clear();
    hide();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::restyle()
{
    const auto& tokens = Theme::current().tokens();
    const auto colour = m_kind == Kind::Bad ? tokens.bad : m_kind == Kind::Attention ? tokens.attention : m_kind == Kind::Good ? tokens.good : tokens.accent;
    const auto* glyph = m_kind == Kind::Bad ? "failed" : m_kind == Kind::Attention ? "lost" : m_kind == Kind::Good ? "finished" : "running";
    m_icon->setPixmap(stateIcon(glyph).pixmap(QSize(16, 16), devicePixelRatioF()));
    setStyleSheet(QString("#messageBar { background: %1; border: 1px solid %2; border-left: 4px solid %3; border-radius: 4px; }")
                      .arg(tokens.raised.name(), tokens.line.name(), colour.name()));
}

QString textOf(const ErrorRecord& error)
{
    auto text = QString::fromStdString(error.text);
    if (!error.path.empty())
        text.prepend(QString::fromStdString(error.path) + ": ");
    if (!error.hint.empty())
        text += '\n' + QString::fromStdString(error.hint);
    return text;
}

} // namespace transect
