#include "widgets/review/event_pictures.h"

#include <algorithm>
#include <utility>

namespace transect {

void EventPictures::collect(std::vector<std::size_t> events, std::function<QImage(std::size_t)> ask, std::function<void(const Pictures&)> then)
{
    cancel();
    m_events = std::move(events);
    m_ask = std::move(ask);
    m_then = std::move(then);
    goOn();
}

void EventPictures::cancel()
{
    m_then = nullptr;
    m_ask = nullptr;
    m_next = 0;
    m_events.clear();
    m_leftOut.clear();
    m_pictures.clear();
}

void EventPictures::leaveOut(std::size_t event)
{
    m_leftOut.insert(event);
    goOn();
}

void EventPictures::goOn()
{
    if (!m_then)
        return;
    for (; m_next < m_events.size(); ++m_next) {
        const auto event = m_events[m_next];
        if (m_leftOut.contains(event))
            continue;
        auto image = m_ask(event);
        if (image.isNull())
            break;
        m_pictures.emplace(event, std::move(image));
    }
    if (m_next < m_events.size()) {
        // Some are asked for ahead; what is asked for last is made first.
        constexpr std::size_t ahead = 6;
        for (auto i = std::min(m_next + ahead, m_events.size()); i-- > m_next;)
            m_ask(m_events[i]);
        Q_EMIT progressed(double(m_next) / double(m_events.size()));
        return;
    }
    const auto then = std::exchange(m_then, nullptr);
    const auto pictures = std::exchange(m_pictures, {});
    cancel();
    then(pictures);
}

} // namespace transect
