#pragma once

#include <atomic>
#include <cstddef>

/// The most bytes that operator new was asked for at once, in the program that these tests are; see allocations.cpp.
extern std::atomic<std::size_t> largestAllocation;
