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

/// Calls `action`; an Error that names no place gets `place`.
template <typename Action> auto withPlace(const std::string& place, const Action& action)
{
    try {
        return action();
    } catch (const Error& error) {
        if (!error.record().path.empty())
            throw;
        auto record = error.record();
        record.path = place;
        throw Error(record);
    }
}

/// What to do about the codes "no-permission" and "no-file"; empty for others.
std::string fileHint(const std::string& code);

/// The record of any exception: an Error's own, else code "internal" with what().
ErrorRecord describeException(const std::exception& exception);

} // namespace transect
