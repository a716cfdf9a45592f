#pragma once

#include "tracks/clip.h"

namespace transect {

/// A quantity that moves at a constant velocity but for noise, and the Kalman filter that follows it, in units of frames.
class ConstantVelocity {
public:
    ConstantVelocity(double position, double positionDeviation, double velocityDeviation);

    void predict(double positionNoise, double velocityNoise); ///< to the next frame; standard deviations
    void correct(double measured, double deviation);
    void stop() { m_velocity = 0; }

    double position() const { return m_position; }
    double velocity() const { return m_velocity; }

private:
    double m_position, m_velocity = 0;
    double m_positionVariance, m_covariance = 0, m_velocityVariance;
};

/// A person's box from frame to frame: centre, width / height and height, each at constant velocity, with noise in
/// proportion to the height as in SORT's descendants (arXiv 1703.07402; 2110.06864).
class BoxFilter {
public:
    explicit BoxFilter(const Box& first);

    void predict();
    void correct(const Box& measured);
    void stopGrowing() { m_height.stop(); } ///< of a person out of sight
    Box box() const;

private:
    ConstantVelocity m_x, m_y, m_aspect, m_height;
};

} // namespace transect
