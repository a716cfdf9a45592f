#include "record/mapped_file.h"

#include <sys/mman.h>

namespace transect {

MappedFile::MappedFile(const InputFile& file)
    : m_size(static_cast<std::size_t>(file.size()))
{
    if (m_size == 0) // which cannot be mapped
        return;
    m_data = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
    if (m_data == MAP_FAILED)
        throw fileError(errno, "map", file.path());
}

MappedFile::~MappedFile()
{
    if (m_size > 0)
        ::munmap(m_data, m_size);
}

} // namespace transect
