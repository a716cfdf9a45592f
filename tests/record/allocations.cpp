// Replaced for the whole program, so that tests see that no claim of a file is believed.

#include "record/allocations.h"

#include <cstdlib>
#include <new>

std::atomic<std::size_t> largestAllocation = 0;

void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    for (auto largest = largestAllocation.load(); largest < size && !largestAllocation.compare_exchange_weak(largest, size);) { }
    return std::malloc(size);
}
void* operator new(std::size_t size)
{
    if (void* memory = operator new(size, std::nothrow))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
