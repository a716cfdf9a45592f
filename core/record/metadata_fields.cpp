#include "record/metadata_fields.h"

#include <charconv>
#include <cmath>

#include "record/json.h"

namespace transect {

namespace {

template<typename Number>
bool parse(const std::string& text, Number& value)
{
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    return error == std::errc() && end == last;
}

} // namespace

MetadataFields::MetadataFields(const SafetensorsFile& file, std::string code)
    : m_file(file)
    , m_code(std::move(code))
{
}

bool MetadataFields::has(const std::string& name) const
{
    return m_file.metadata().contains(name);
}

const std::string& MetadataFields::text(const std::string& name) const
{
    if (!has(name))
        throw wrong(name, "it");
    return m_file.metadata().at(name);
}

std::int64_t MetadataFields::integer(const std::string& name, std::int64_t minimum) const
{
    std::int64_t value = 0;
    if (!parse(text(name), value) || value < minimum)
        throw wrong(name, "a whole number of at least " + std::to_string(minimum));
    return value;
}

double MetadataFields::real(const std::string& name) const
{
    double value = 0;
    if (!parse(text(name), value) || !std::isfinite(value))
        throw wrong(name, "a number");
    return value;
}

Error MetadataFields::wrong(const std::string& name, const std::string& expected) const
{
    const auto found = m_file.metadata().find(name);
    const std::string what = found == m_file.metadata().end() ? "no metadata member \"" + name + '"'
                                                              : inQuotes(found->second) + " as metadata \"" + name + '"';
    return Error(m_code, "found " + what + ", expected " + expected, m_file.path().string());
}

std::string decimal(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

} // namespace transect
