#include "widgets/review/player.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

namespace transect {

namespace {

constexpr double rateWhereNoneIsKnown = 25;

} // namespace

struct Player::Bridge {
    std::mutex mutex;
    Player* player = nullptr; ///< nullptr: it no longer listens

    /// Calls `action` in the player's thread, unless it listens to another source by then.
    template <typename Action> static void send(const std::shared_ptr<Bridge>& bridge, Action action)
    {
        const std::lock_guard lock(bridge->mutex);
        if (!bridge->player)
            return;
        QMetaObject::invokeMethod(
            bridge->player,
            [bridge, action = std::move(action)] {
                if (auto* player = bridge->player) // changed in this thread alone
                    action(*player);
            },
            Qt::QueuedConnection);
    }
};

Player::Player(FrameIndexCache cache, QObject* parent)
    : QObject(parent)
    , m_cache(std::move(cache))
{
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer);
    connect(&m_next, &QTimer::timeout, this, &Player::tick);
}

Player::~Player()
{
    dropSource();
    m_closing.waitForDone();
}

void Player::open(const std::filesystem::path& video, std::int64_t frames, double framesPerSecond)
{
    close();
    m_frames = std::max<std::int64_t>(frames, 0);
    m_rate = framesPerSecond > 0 ? framesPerSecond : rateWhereNoneIsKnown;
    if (!video.empty())
        startSource(video);
    show(0);
}

void Player::close()
{
    play(false);
    dropSource();
    m_frames = m_position = m_dropped = 0;
    m_loop.reset();
    m_lastError = {};
}

void Player::startSource(const std::filesystem::path& video)
{
    const auto bridge = std::make_shared<Bridge>();
    bridge->player = this;
    m_bridge = bridge;
    m_source = std::make_unique<FrameSource>(video, m_cache,
        FrameSource::Callbacks{
            [bridge](double part) { Bridge::send(bridge, [part](Player& player) { Q_EMIT player.indexing(part); }); },
            [bridge](std::shared_ptr<const FrameIndex> index) { Bridge::send(bridge, [index](Player& player) { player.takeIndex(index); }); },
            [bridge](std::shared_ptr<const SourceFrame> frame) { Bridge::send(bridge, [frame](Player& player) { player.takeFrame(frame); }); },
            [bridge](const ErrorRecord& error) { Bridge::send(bridge, [error](Player& player) { player.takeFailure(error); }); }});
    m_source->setHalving(m_halves);
}

void Player::setHalving(bool halves)
{
    m_halves = halves;
    if (m_source)
        m_source->setHalving(halves);
}

/// A source waits for the picture that it decodes, so it ends in a thread beside.
void Player::dropSource()
{
    if (m_bridge) {
        const std::lock_guard lock(m_bridge->mutex);
        m_bridge->player = nullptr;
    }
    m_bridge.reset();
    m_index.reset();
    m_isWaiting = false;
    if (m_source)
        m_closing.start([source = std::shared_ptr<FrameSource>(std::move(m_source))]() mutable { source.reset(); });
}

void Player::takeIndex(std::shared_ptr<const FrameIndex> index)
{
    m_index = std::move(index);
    m_frames = m_index->count();
    if (m_index->info.framesPerSecond > 0)
        m_rate = m_index->info.framesPerSecond;
    if (m_loop && m_loop->second >= m_frames)
        m_loop.reset();
    Q_EMIT opened();
    seek(m_position);
}

void Player::takeFrame(const std::shared_ptr<const SourceFrame>& frame)
{
    if (frame->ordinal == m_position) {
        m_isWaiting = false;
        if (std::exchange(m_isArriving, false))
            m_clock.start();
        if (m_isPlaying)
            scheduleNext();
    }
    Q_EMIT frameReady(frame->ordinal, frame);
}

void Player::takeFailure(const ErrorRecord& error)
{
    if (!m_index)
        dropSource();
    m_isWaiting = m_isArriving = false;
    if (m_isPlaying)
        scheduleNext();
    const auto ordinal = m_position;
    if (std::exchange(m_lastError, error) != error)
        Q_EMIT failed(error);
    Q_EMIT frameReady(ordinal, nullptr);
}

double Player::framesPerSecond() const
{
    return m_rate;
}

double Player::secondsOf(std::int64_t ordinal) const
{
    return m_index && m_index->secondsPerTick > 0 ? m_index->secondsOf(ordinal) : double(ordinal) / m_rate;
}

std::int64_t Player::ordinalAt(double seconds) const
{
    if (m_index && m_index->secondsPerTick > 0)
        return m_index->ordinalAt(seconds);
    // A time that was made of an ordinal must give it again.
    constexpr double rounding = 1e-6;
    return std::clamp<std::int64_t>(std::int64_t(std::floor(seconds * m_rate + rounding)), 0, std::max<std::int64_t>(m_frames - 1, 0));
}

std::pair<std::int64_t, std::int64_t> Player::range() const
{
    return m_loop.value_or(std::pair<std::int64_t, std::int64_t>(0, std::max<std::int64_t>(m_frames - 1, 0)));
}

/// The new position; its picture follows.
void Player::show(std::int64_t ordinal)
{
    const bool isNew = std::exchange(m_position, ordinal) != ordinal;
    if (m_index) {
        m_isWaiting = true;
        m_source->request(ordinal);
    }
    if (isNew)
        Q_EMIT positionChanged(ordinal);
    if (!m_index && m_frames > 0)
        Q_EMIT frameReady(ordinal, nullptr);
}

void Player::seek(std::int64_t ordinal)
{
    show(std::clamp<std::int64_t>(ordinal, 0, std::max<std::int64_t>(m_frames - 1, 0)));
    if (m_isPlaying)
        anchor();
}

void Player::step(std::int64_t frames)
{
    play(false);
    seek(m_position + frames);
}

void Player::play(bool on)
{
    if (on == m_isPlaying || (on && m_frames == 0))
        return;
    m_isPlaying = on;
    if (on) {
        const auto [first, last] = range();
        if (m_position >= last || m_position < (m_loop ? first : 0))
            show(first);
        anchor();
    } else {
        m_next.stop();
    }
    Q_EMIT playingChanged(on);
}

void Player::setSpeed(double speed)
{
    m_speed = std::clamp(speed, slowest, fastest);
    if (m_isPlaying)
        anchor();
}

void Player::setLoop(const std::optional<std::pair<std::int64_t, std::int64_t>>& loop)
{
    m_loop = loop;
    if (m_loop) {
        const auto most = std::max<std::int64_t>(m_frames - 1, 0);
        m_loop->first = std::clamp<std::int64_t>(m_loop->first, 0, most);
        m_loop->second = std::clamp<std::int64_t>(m_loop->second, m_loop->first, most);
    }
}

/// From now on time runs from here.
void Player::anchor()
{
    m_anchorSeconds = secondsOf(m_position);
    m_isArriving = m_isWaiting;
    m_clock.start();
    if (!m_isWaiting)
        scheduleNext();
}

/// When the frame after this one is due.
void Player::scheduleNext()
{
    const double next = m_position < range().second ? secondsOf(m_position + 1) : secondsOf(m_position) + 1 / m_rate;
    const double due = (next - m_anchorSeconds) / m_speed;
    const double wait = due * 1000 - double(m_clock.nsecsElapsed()) / 1e6;
    m_next.start(std::max(0, int(std::ceil(wait))));
}

void Player::tick()
{
    const auto [first, last] = range();
    if (m_position >= last) {
        if (!m_loop)
            return play(false);
        show(first);
        return anchor();
    }
    const double now = m_anchorSeconds + double(m_clock.nsecsElapsed()) / 1e9 * m_speed;
    const auto wanted = std::clamp(ordinalAt(now), m_position + 1, last);
    m_dropped += wanted - m_position - 1;
    show(wanted);
    if (!m_isWaiting)
        scheduleNext();
}

} // namespace transect
