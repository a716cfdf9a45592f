#pragma once

#include <cstdint>
#include <string>

#include "record/error.h"
#include "record/safetensors.h"

namespace transect {

/// Reads the metadata of a safetensors file, which is all text, with Errors that name the file, the member, what was
/// found and what was expected.
class MetadataFields {
public:
    MetadataFields(const SafetensorsFile& file, std::string code);

    bool has(const std::string& name) const;
    const std::string& text(const std::string& name) const;
    std::int64_t integer(const std::string& name, std::int64_t minimum = 0) const; ///< decimal text
    double real(const std::string& name) const;                                   ///< finite, decimal text

    Error wrong(const std::string& name, const std::string& expected) const;

private:
    const SafetensorsFile& m_file;
    std::string m_code;
};

/// The shortest decimal text that reads back as the same number.
std::string decimal(double value);

} // namespace transect
