#pragma once

#include <cstdint>

#include <QDirIterator>
#include <QFile>

namespace fuzz {

/// Gives each file to `take` that the fuzzer `name` kept because it reaches something of its own; returns how many there are.
template <typename Take> int replayCorpus(const QString& name, const Take& take)
{
    int count = 0;
    QDirIterator files(QStringLiteral(TRANSECT_BUILD_DIR "/tests/corpus/") + name, QDir::Files);
    for (; files.hasNext(); ++count) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        const auto bytes = file.readAll();
        take(reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size()));
    }
    return count;
}

} // namespace fuzz
