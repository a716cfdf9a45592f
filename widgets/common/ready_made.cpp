#include "widgets/common/ready_made.h"

#include <algorithm>

#include <QDir>

namespace transect {

namespace {

QString textMember(const Json& json, const char* name, const QString& fallback)
{
    const auto value = json.value(name, Json());
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : fallback;
}

std::pair<std::size_t, QString> lengthAndName(const ReadyMade& study)
{
    const auto countOf = [&](const char* key) {
        const auto list = study.specification.value(key, Json());
        return list.is_array() ? std::max<std::size_t>(1, list.size()) : 1;
    };
    return {countOf("seeds") * countOf("transfer"), study.name};
}

} // namespace

ReadyMade readSpecification(const std::filesystem::path& file)
{
    const auto json = readJsonFile(file);
    if (!json.is_object() || !json.contains("kind"))
        throw Error("bad-specification", "expected a specification with a member \"kind\"", file.string());
    return {textMember(json, "name", QString::fromStdString(file.stem().string())), textMember(json, "description", {}), json};
}

ReadyMadeList readyMadeIn(const std::filesystem::path& folder)
{
    ReadyMadeList list;
    const QDir directory(QString::fromStdString(folder.string()));
    for (const auto& file : directory.entryInfoList({"*.json"}, QDir::Files, QDir::Name)) {
        try {
            list.studies.push_back(readSpecification(file.filePath().toStdString()));
        } catch (const Error& error) {
            if (!list.problem)
                list.problem = error.record();
        }
    }
    std::ranges::sort(list.studies, {}, lengthAndName);
    return list;
}

} // namespace transect
