#pragma once

#include <cstddef>
#include <span>

#include "record/file_system.h"

namespace transect {

/// A file's bytes in memory, mapped read-only, unmapped with the object. A file must not be shortened in place meanwhile: reading a
/// lost page ends the process (SIGBUS).
class MappedFile {
public:
    /// Errors: those of fileError().
    explicit MappedFile(const InputFile& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(m_data), m_size}; }

private:
    void* m_data = nullptr;
    std::size_t m_size;
};

} // namespace transect
