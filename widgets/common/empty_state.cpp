#include "widgets/common/empty_state.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/common/theme.h"

namespace transect {

EmptyState::EmptyState(const QString& title, const QString& text, const QString& action, QWidget* parent)
    : QWidget(parent)
    , m_column(new QWidget)
    , m_reading(new QLabel)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_button(new QPushButton)
{
    setObjectName("emptyState");
    m_title->setFont(Theme::current().font(15, QFont::DemiBold));
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_text->setProperty("quiet", true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_button->setObjectName("emptyStateAction");
    m_button->setProperty("primary", true);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::triggered);
    m_reading->setObjectName("readingState");
    m_reading->setProperty("quiet", true);
    m_reading->setTextFormat(Qt::PlainText);
    m_reading->setAlignment(Qt::AlignHCenter);
    m_reading->hide();
    m_moment.setSingleShot(true);
    m_moment.setInterval(150);
    connect(&m_moment, &QTimer::timeout, m_reading, &QWidget::show);
    // Wrapping labels know their height only from a width: the column has one.
    m_column->setMaximumWidth(440);
    auto* texts = new QVBoxLayout(m_column);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(8);
    texts->addWidget(m_title);
    texts->addWidget(m_text);
    texts->addSpacing(8);
    texts->addWidget(m_button, 0, Qt::AlignHCenter);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_column, 100);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_reading);
    layout->addLayout(row);
    layout->addStretch(3);
    setTexts(title, text, action);
}

void EmptyState::setTexts(const QString& title, const QString& text, const QString& action)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
}

void EmptyState::setReading(const QString& text)
{
    const bool isReading = !text.isEmpty();
    m_reading->setText(text);
    m_column->setHidden(isReading);
    if (!isReading) {
        m_moment.stop();
        m_reading->hide();
    } else if (!m_moment.isActive() && m_reading->isHidden()) {
        m_moment.start();
    }
}

} // namespace transect
