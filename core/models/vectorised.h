#pragma once

/// TRANSECT_VECTORISED: a function that is compiled for AVX2 and FMA as well; which one runs is decided when the program
/// starts. Its inner loops call nothing but what TRANSECT_INLINE marks: all else is compiled for the oldest processor.
/// The choice is made before a sanitizer is ready for it, so that sanitized builds do without.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define TRANSECT_VECTORISED __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define TRANSECT_VECTORISED
#endif
#define TRANSECT_INLINE [[gnu::always_inline]] static inline
