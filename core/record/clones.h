#pragma once

/// TRANSECT_VECTORISED: a function that is compiled for AVX2 and FMA as well; which one runs is decided when the program
/// starts. TRANSECT_WIDE, where it is defined: one for AVX-512, to be called where hasWideVectors(). Their inner loops call
/// nothing but what TRANSECT_INLINE marks: all else is compiled for the oldest processor.
/// The choice is made before a sanitizer is ready for it, so that sanitized builds do without.
#if defined(__x86_64__) && defined(__GNUC__) && (!defined(__clang__) || __clang_major__ >= 19) && !defined(TRANSECT_SANITIZE)
#define TRANSECT_VECTORISED __attribute__((target_clones("arch=x86-64-v3", "default")))
#define TRANSECT_WIDE __attribute__((target("avx2,fma,bmi,bmi2,avx512f,avx512bw,avx512dq,avx512vl")))
#else
#define TRANSECT_VECTORISED
#endif
