#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include <QImage>
#include <QObject>

namespace transect {

/// The small pictures of many events, which are made beside one after the other: what needs all of them goes on once they are
/// there.
class EventPictures : public QObject {
    Q_OBJECT

public:
    using Pictures = std::map<std::size_t, QImage>; ///< by the event's place

    using QObject::QObject;

    /// `ask`: null where a picture is not there yet; goOn() is then called when another one came. What was collected before is
    /// given up. `then` may be called at once.
    void collect(std::vector<std::size_t> events, std::function<QImage(std::size_t)> ask, std::function<void(const Pictures&)> then);
    void goOn();
    void leaveOut(std::size_t event); ///< there will be no picture of it
    void cancel();
    bool isRunning() const { return bool(m_then); }

Q_SIGNALS:
    void progressed(double part);

private:
    std::vector<std::size_t> m_events;
    std::size_t m_next = 0;
    std::set<std::size_t> m_leftOut;
    Pictures m_pictures;
    std::function<QImage(std::size_t)> m_ask;
    std::function<void(const Pictures&)> m_then;
};

} // namespace transect
