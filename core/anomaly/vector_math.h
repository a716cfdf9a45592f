#pragma once

#include <bit>
#include <cstdint>

#include "models/vectorised.h"

namespace transect {

typedef std::int32_t Integers8 __attribute__((vector_size(32), aligned(4), may_alias));

TRANSECT_INLINE Vector8 allOf(float value) { return Vector8{value, value, value, value, value, value, value, value}; }

TRANSECT_INLINE float sumOf(const Vector8& v)
{
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

/// e^x to within 2 units in the last place; below -87 it is e^-87, above 88 e^88.
TRANSECT_INLINE Vector8 exponential(Vector8 x)
{
    x = x < -87.0f ? allOf(-87.0f) : x;
    x = x > 88.0f ? allOf(88.0f) : x;
    // Adding 1.5 2^23 rounds to a whole number, which then stands in the lowest bits.
    const float magic = 12582912.0f;
    const Vector8 shifted = x * 1.44269504f + magic;
    const Vector8 whole = shifted - magic;
    const Vector8 rest = (x - whole * 0.693145752f) - whole * 1.42860677e-6f; // ln 2 in two parts
    Vector8 power = rest * (1.0f / 5040) + (1.0f / 720);
    power = power * rest + (1.0f / 120);
    power = power * rest + (1.0f / 24);
    power = power * rest + (1.0f / 6);
    power = power * rest + 0.5f;
    power = power * rest + 1.0f;
    power = power * rest + 1.0f;
    const auto exponent = (reinterpret_cast<const Integers8&>(shifted) - std::bit_cast<std::int32_t>(magic)) << 23;
    const Integers8 scaled = reinterpret_cast<const Integers8&>(power) + exponent;
    return reinterpret_cast<const Vector8&>(scaled);
}

/// The share of a normal distribution below x, and its density there. Abramowitz & Stegun 1964, formula 7.1.26.
struct Normal8 {
    Vector8 share, density;
};
TRANSECT_INLINE Normal8 normalOf(const Vector8& x)
{
    const Vector8 size = x < 0.0f ? -x : x;
    const Vector8 bell = exponential(-0.5f * x * x);
    const Vector8 t = 1.0f / (1.0f + 0.231641888f * size); // 0.3275911 / sqrt 2
    Vector8 sum = t * 1.061405429f - 1.453152027f;
    sum = sum * t + 1.421413741f;
    sum = sum * t - 0.284496736f;
    sum = sum * t + 0.254829592f;
    const Vector8 above = 0.5f * sum * t * bell;
    return {x < 0.0f ? above : 1.0f - above, 0.398942280f * bell};
}

} // namespace transect
