#include "widgets/launch/ready_made.h"

#include <QDir>

namespace transect {

namespace {

QString textMember(const Json& json, const char* name, const QString& fallback)
{
    const auto value = json.value(name, Json());
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : fallback;
}

ReadyMade readOne(const QFileInfo& file)
{
    const auto json = readJsonFile(file.filePath().toStdString());
    if (!json.is_object() || !json.contains("kind"))
        throw Error("bad-specification", "expected a specification with a member \"kind\"", file.filePath().toStdString());
    return {textMember(json, "name", file.completeBaseName()), textMember(json, "description", {}), json};
}

} // namespace

ReadyMadeList readyMadeIn(const std::filesystem::path& folder)
{
    ReadyMadeList list;
    const QDir directory(QString::fromStdString(folder.string()));
    for (const auto& file : directory.entryInfoList({"*.json"}, QDir::Files, QDir::Name)) {
        try {
            list.studies.push_back(readOne(file));
        } catch (const Error& error) {
            if (!list.problem)
                list.problem = error.record();
        }
    }
    return list;
}

} // namespace transect
