#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace transect {

class Player;

/// Play, step, speed, and where the clip stands.
class TransportBar : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(Player& player, QWidget* parent = nullptr);

    void changeSpeed(int steps); ///< to the next faster or slower one
    bool loops() const;          ///< the chosen event is to be played over and over
    void toggleLoop();

Q_SIGNALS:
    void previousRequested(); ///< the event before
    void nextRequested();
    void loopToggled();

private:
    QToolButton* button(const QString& name, const QString& icon, const QString& help);
    void showPosition();
    void showPlaying();

    Player& m_player;
    QToolButton* m_play;
    QToolButton* m_loop;
    QComboBox* m_speed;
    QLabel* m_position;
};

} // namespace transect
