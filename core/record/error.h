#pragma once

#include <stdexcept>
#include <string>

namespace transect {

/// What crosses the border of a process when something fails. The window translates by `code`.
struct ErrorRecord {
    std::string code; ///< stable and short: "bad-field", "bad-file", "missing-data", "disk-full", ...
    std::string text; ///< what happened: the offending value, what was found and what was expected
    std::string path; ///< the file, folder or field where it happened; empty where there is none
    std::string hint; ///< what to do about it; empty where nothing can be advised

    bool operator==(const ErrorRecord&) const = default;
};

/// Every failure that the engine explains. what() is "path: text (hint)".
class Error : public std::runtime_error {
public:
    explicit Error(ErrorRecord record);
    Error(std::string code, std::string text, std::string path = {}, std::string hint = {});

    const ErrorRecord& record() const { return m_record; }

private:
    ErrorRecord m_record;
};

/// The record of any exception: an Error's own, else code "internal" with what().
ErrorRecord describeException(const std::exception& exception);

} // namespace transect
