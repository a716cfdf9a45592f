#include "widgets/launch/engine_cache.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "record/atomic_file.h"
#include "record/error.h"
#include "record/json.h"

namespace transect {

EngineCache::EngineCache(const QString& program)
{
    const QFileInfo info(program);
    m_key = QString("%1 %2 %3").arg(info.canonicalFilePath()).arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch()).toStdString();
}

QString EngineCache::file()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/transect/engine.json";
}

std::optional<QByteArray> EngineCache::read() const
{
    try {
        const auto cached = readJsonFile(file().toStdString());
        if (cached.is_object() && cached.value("program", Json()) == m_key && cached.contains("description"))
            return QByteArray::fromStdString(cached.at("description").dump());
    } catch (const Error&) {
        // None yet, or one that another version wrote: the engine is asked.
    }
    return std::nullopt;
}

void EngineCache::write(const QByteArray& description) const
{
    try {
        const Json cached{{"program", m_key}, {"description", parseJson(description.toStdString(), "describe")}};
        QDir().mkpath(QFileInfo(file()).path());
        writeAtomically(file().toStdString(), cached.dump());
    } catch (const Error& error) {
        qWarning("%s", error.what());
    }
}

} // namespace transect
