// Replaced for the whole program, so that tests see that no claim of a file is believed.

#include "record/allocations.h"

#include <cstdlib>
#include <new>

std::atomic<std::size_t> largestAllocation = 0;

void* operator new(std::size_t size)
{
    for (auto largest = largestAllocation.load(); largest < size && !largestAllocation.compare_exchange_weak(largest, size);) { }
    if (void* memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
