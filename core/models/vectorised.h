#pragma once

/// TRANSECT_VECTORISED: a function that is compiled for AVX2 and FMA as well and chosen when the program starts.
/// It calls nothing but what TRANSECT_INLINE marks: anything else would be compiled for the oldest processor alone.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define TRANSECT_VECTORISED __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define TRANSECT_VECTORISED
#endif
#define TRANSECT_INLINE [[gnu::always_inline]] static inline
