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
    const auto seeds = study.specification.value("seeds", Json());
    return {seeds.is_array() ? seeds.size() : 1, study.name};
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
