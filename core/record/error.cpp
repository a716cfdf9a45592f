#include "record/error.h"

#include <new>

namespace transect {

namespace {

std::string joined(const ErrorRecord& record)
{
    std::string text = record.path.empty() ? record.text : record.path + ": " + record.text;
    if (!record.hint.empty())
        text += " (" + record.hint + ")";
    return text;
}

} // namespace

Error::Error(ErrorRecord record)
    : std::runtime_error(joined(record))
    , m_record(std::move(record))
{
}

Error::Error(std::string code, std::string text, std::string path, std::string hint)
    : Error(ErrorRecord{std::move(code), std::move(text), std::move(path), std::move(hint)})
{
}

ErrorRecord describeException(const std::exception& exception)
{
    if (const auto* error = dynamic_cast<const Error*>(&exception))
        return error->record();
    if (dynamic_cast<const std::bad_alloc*>(&exception))
        return {"out-of-memory", "not enough memory", {}, "close other programs, or choose a smaller batch or network"};
    return {"internal", exception.what(), {}, {}};
}

} // namespace transect
