#include "widgets/runs/card_head.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/runs/card_parts.h"

namespace transect {

CardHead::CardHead(const QString& nameId, const QString& stateId)
    : m_name(cardTitle(nameId))
    , m_folder(cardText())
    , m_glyph(new QLabel)
    , m_state(new QLabel)
    , m_row(new QHBoxLayout)
    , m_progress(thinProgress())
{
    m_state->setObjectName(stateId);
    m_state->setWordWrap(true);
    m_row->setSpacing(8);
    m_row->addWidget(m_glyph);
    m_row->addWidget(m_state, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_name);
    layout->addWidget(m_folder);
    layout->addLayout(m_row);
    layout->addWidget(m_progress);
}

void CardHead::setName(const QString& name, const QString& path)
{
    setText(*m_name, name);
    setText(*m_folder, path);
    m_folder->setVisible(path != name);
}

void CardHead::setState(RunStatus status, const QString& text)
{
    m_glyph->setPixmap(stateIcon(stateKey(status)).pixmap(QSize(16, 16), devicePixelRatioF()));
    setText(*m_state, text);
}

void CardHead::setShare(const std::optional<double>& share)
{
    m_progress->setVisible(share.has_value());
    m_progress->setValue(int(m_progress->maximum() * share.value_or(0)));
}

void CardHead::addButton(QWidget* button)
{
    m_row->addWidget(button);
}

} // namespace transect
