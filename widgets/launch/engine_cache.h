#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

namespace transect {

/// What the engine said of itself when it was asked last: one file in the user's cache folder, good for as long as the
/// program is the same file.
class EngineCache {
public:
    explicit EngineCache(const QString& program);

    /// The text of `describe --json`; nothing where this program was never asked.
    std::optional<QByteArray> read() const;
    /// A cache that cannot be written costs time and nothing else, so no error is reported.
    void write(const QByteArray& description) const;

    static QString file();

private:
    std::string m_key; ///< path, size and time of change
};

} // namespace transect
