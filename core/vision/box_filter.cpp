#include "vision/box_filter.h"

#include <algorithm>

namespace transect {

namespace {

// Standard deviations as shares of the height, and those of width / height.
constexpr double positionShare = 1.0 / 20, velocityShare = 1.0 / 160;
constexpr double aspectNoise = 1e-2, aspectVelocityNoise = 1e-5, aspectDeviation = 1e-1;

double centreX(const Box& box) { return box.x + box.width / 2.0; }
double centreY(const Box& box) { return box.y + box.height / 2.0; }
double heightOf(const Box& box) { return std::max(1.0, double(box.height)); }
double aspectOf(const Box& box) { return std::max(0.01, box.width / heightOf(box)); }

/// Nothing is known of the first velocity.
ConstantVelocity sizedBy(double height, double first)
{
    return {first, 2 * positionShare * height, 10 * velocityShare * height};
}

} // namespace

ConstantVelocity::ConstantVelocity(double position, double positionDeviation, double velocityDeviation)
    : m_position(position)
    , m_positionVariance(positionDeviation * positionDeviation)
    , m_velocityVariance(velocityDeviation * velocityDeviation)
{
}

void ConstantVelocity::predict(double positionNoise, double velocityNoise)
{
    m_position += m_velocity;
    m_positionVariance += 2 * m_covariance + m_velocityVariance + positionNoise * positionNoise;
    m_covariance += m_velocityVariance;
    m_velocityVariance += velocityNoise * velocityNoise;
}

void ConstantVelocity::correct(double measured, double deviation)
{
    const double total = m_positionVariance + deviation * deviation;
    const double gain = m_positionVariance / total, velocityGain = m_covariance / total;
    const double surprise = measured - m_position;
    m_position += gain * surprise;
    m_velocity += velocityGain * surprise;
    m_velocityVariance -= velocityGain * m_covariance;
    m_covariance *= 1 - gain;
    m_positionVariance *= 1 - gain;
}

BoxFilter::BoxFilter(const Box& first)
    : m_x(sizedBy(heightOf(first), centreX(first)))
    , m_y(sizedBy(heightOf(first), centreY(first)))
    , m_aspect(aspectOf(first), aspectNoise, aspectVelocityNoise)
    , m_height(sizedBy(heightOf(first), heightOf(first)))
{
}

void BoxFilter::predict()
{
    const double height = std::max(1.0, m_height.position());
    for (auto* quantity : {&m_x, &m_y, &m_height})
        quantity->predict(positionShare * height, velocityShare * height);
    m_aspect.predict(aspectNoise, aspectVelocityNoise);
}

void BoxFilter::correct(const Box& measured)
{
    const double deviation = positionShare * std::max(1.0, m_height.position());
    m_x.correct(centreX(measured), deviation);
    m_y.correct(centreY(measured), deviation);
    m_height.correct(heightOf(measured), deviation);
    m_aspect.correct(aspectOf(measured), aspectDeviation);
}

Box BoxFilter::box() const
{
    const double height = std::max(1.0, m_height.position()), width = height * std::max(0.01, m_aspect.position());
    return {float(m_x.position() - width / 2), float(m_y.position() - height / 2), float(width), float(height)};
}

} // namespace transect
