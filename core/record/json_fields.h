#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "record/error.h"
#include "record/json.h"

namespace transect {

/// The members of a JSON object that a file holds, read with Errors that name the file, the member, what was found and
/// what was expected. Members that nobody asks for are left alone: a later version may have written them.
class JsonFields {
public:
    /// Throws Error `code` where `object` is no object. `place` is the file, or the file and line.
    JsonFields(const Json& object, std::string code, std::string place);

    bool has(const char* name) const; ///< present and not null
    std::string text(const char* name) const;
    bool flag(const char* name) const;
    std::int64_t integer(const char* name, std::int64_t minimum = std::numeric_limits<std::int64_t>::min()) const;
    std::uint64_t seed(const char* name) const; ///< any whole number from 0 to 2^64 - 1
    double real(const char* name) const;
    const Json& object(const char* name) const;
    const Json& list(const char* name) const;

    Error wrong(const char* name, const std::string& expected) const;

private:
    const Json& member(const char* name, const std::string& expected) const;

    const Json& m_object;
    std::string m_code, m_place;
};

/// {code, text, path, hint}, as state.json holds it. The reader throws Error `code` with `place` and the member.
Json toJson(const ErrorRecord& error);
ErrorRecord errorFromJson(const Json& json, const std::string& code, const std::string& place);

} // namespace transect
