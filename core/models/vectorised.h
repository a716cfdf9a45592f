#pragma once

#ifdef __SSE__
#include <xmmintrin.h>
#endif

#include "record/clones.h"

#define TRANSECT_INLINE [[gnu::always_inline]] static inline

// Eight floats at a time, for functions that are marked TRANSECT_VECTORISED. All is inlined, so that it does not matter that
// vectors are returned in other registers where there is no AVX.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace transect {

#ifdef TRANSECT_WIDE
inline bool hasWideVectors()
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}
#endif

/// While one lives, numbers that are too small for full precision count as zero in this thread: an Intel processor takes a
/// hundred times as long to multiply them.
class DenormalsAsZero {
public:
#ifdef __SSE__
    DenormalsAsZero() { _mm_setcsr(m_before | 0x8040); } // flush to zero, denormals are zeros
    ~DenormalsAsZero() { _mm_setcsr(m_before); }
#else
    DenormalsAsZero() = default;
    ~DenormalsAsZero() = default;
#endif
    DenormalsAsZero(const DenormalsAsZero&) = delete;
    DenormalsAsZero& operator=(const DenormalsAsZero&) = delete;

#ifdef __SSE__
private:
    unsigned m_before = _mm_getcsr();
#endif
};

// Of 8 and 16 floats, in registers.
typedef float Register8 __attribute__((vector_size(32)));
typedef float Register16 __attribute__((vector_size(64)));

/// From and to any place; of a single float, too.
template <typename Register> TRANSECT_INLINE void load(const float* place, Register& values) { __builtin_memcpy(&values, place, sizeof values); }
template <typename Register> TRANSECT_INLINE void store(const Register& values, float* place) { __builtin_memcpy(place, &values, sizeof values); }

// Of 8 floats anywhere in memory. A typedef: of a using-declaration Clang drops the alignment.
typedef float Vector8 __attribute__((vector_size(32), aligned(4), may_alias));

TRANSECT_INLINE const Vector8& eight(const float* place) { return *reinterpret_cast<const Vector8*>(place); }
TRANSECT_INLINE Vector8& eight(float* place) { return *reinterpret_cast<Vector8*>(place); }

} // namespace transect
