#include "record/error.h"

#include <filesystem>
#include <new>

#include "record/file_system.h"

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

std::string fileHint(const std::string& code)
{
    if (code == "no-permission")
        return "change the permissions, or choose another place";
    if (code == "no-file")
        return "check the spelling of the path";
    return {};
}

ErrorRecord describeException(const std::exception& exception)
{
    if (const auto* error = dynamic_cast<const Error*>(&exception))
        return error->record();
    if (const auto* error = dynamic_cast<const std::filesystem::filesystem_error*>(&exception)) {
        const auto code = fileErrorCode(error->code().value());
        return {code, error->code().message(), error->path1().string(), fileHint(code)};
    }
    if (dynamic_cast<const std::bad_alloc*>(&exception))
        return {"out-of-memory", "not enough memory", {}, "close other programs, or choose a smaller batch or network"};
    return {"internal", exception.what(), {}, {}};
}

} // namespace transect
