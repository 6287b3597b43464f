#pragma once
// DATELINE_CLONES before a function: compiled once for each kind of processor; the choice is made
// when the program starts. Only for loops whose result does not depend on it.

#if defined(__x86_64__)
#define DATELINE_X86 1
#else
#define DATELINE_X86 0
#endif

// Sanitizers run before the choice is made, and clang 14 cannot clone members.
#if DATELINE_X86 && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define DATELINE_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define DATELINE_CLONES
#endif
