#include "widgets/review/transport_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/review/clip_time.h"
#include "widgets/review/player.h"

namespace transect {

TransportBar::TransportBar(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_play(nullptr)
    , m_loop(nullptr)
    , m_speed(new QComboBox)
    , m_position(new QLabel)
{
    setObjectName("transportBar");
    setLayoutDirection(Qt::LeftToRight); // time runs so
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* previous = button("reviewPrevious", "previous-event", tr("Event before"));
    auto* back = button("reviewStepBack", "back", tr("Frame before"));
    m_play = button("reviewPlay", "play", tr("Play"));
    m_play->setCheckable(true);
    auto* forth = button("reviewStepForward", "forward", tr("Next frame"));
    auto* next = button("reviewNext", "next-event", tr("Next event"));
    m_loop = button("reviewLoop", "loop", tr("Play the chosen event over and over"));
    m_loop->setCheckable(true);
    m_speed->setObjectName("reviewSpeed");
    m_speed->setAccessibleName(tr("Speed"));
    for (const double speed : {0.25, 0.5, 1., 2., 4., 8.})
        m_speed->addItem(inThisOrder(QLocale().toString(speed) + QStringLiteral(" ×")), speed);
    m_speed->setCurrentIndex(2);
    m_position->setObjectName("reviewPosition");
    for (QWidget* widget : std::initializer_list<QWidget*>{previous, back, m_play, forth, next, m_loop, m_speed})
        layout->addWidget(widget);
    layout->addSpacing(8);
    layout->addWidget(m_position);
    layout->addStretch(1);
    connect(previous, &QToolButton::clicked, this, &TransportBar::previousRequested);
    connect(next, &QToolButton::clicked, this, &TransportBar::nextRequested);
    connect(back, &QToolButton::clicked, this, [this] { m_player.step(-1); });
    connect(forth, &QToolButton::clicked, this, [this] { m_player.step(1); });
    connect(m_loop, &QToolButton::toggled, this, &TransportBar::loopToggled);
    connect(m_play, &QToolButton::clicked, this, [this] { m_player.togglePlaying(); });
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this] { m_player.setSpeed(m_speed->currentData().toDouble()); });
    connect(&m_player, &Player::positionChanged, this, &TransportBar::showPosition);
    connect(&m_player, &Player::opened, this, &TransportBar::showPosition);
    connect(&m_player, &Player::playingChanged, this, &TransportBar::showPlaying);
    showPosition();
}

QToolButton* TransportBar::button(const QString& name, const QString& iconName, const QString& help)
{
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setIcon(icon(iconName));
    made->setToolTip(help);
    made->setAccessibleName(help);
    made->setAutoRepeat(name.startsWith("reviewStep"));
    return made;
}

bool TransportBar::loops() const
{
    return m_loop->isChecked();
}

void TransportBar::toggleLoop()
{
    m_loop->toggle();
}

void TransportBar::changeSpeed(int steps)
{
    m_speed->setCurrentIndex(std::clamp(m_speed->currentIndex() + steps, 0, m_speed->count() - 1));
}

void TransportBar::showPosition()
{
    setEnabled(m_player.isOpen());
    if (!m_player.isOpen())
        return m_position->clear();
    const QLocale locale;
    const auto text = tr("%1  frame %2 of %3").arg(clipTime(m_player.seconds()), locale.toString(qlonglong(m_player.position())), locale.toString(qlonglong(m_player.frames())));
    // Of one size, so that the screen is not laid out anew at each frame.
    constexpr int spare = 32;
    const auto metrics = m_position->fontMetrics();
    if (const int width = metrics.horizontalAdvance(text); width > m_position->minimumWidth())
        m_position->setFixedSize(width + spare, metrics.height() + 4);
    m_position->setText(text);
}

void TransportBar::showPlaying()
{
    m_play->setIcon(icon(m_player.isPlaying() ? "pause" : "play"));
    m_play->setChecked(m_player.isPlaying());
    m_play->setToolTip(m_player.isPlaying() ? tr("Pause") : tr("Play"));
    m_play->setAccessibleName(m_play->toolTip());
}

} // namespace transect
