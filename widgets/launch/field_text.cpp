#include "widgets/launch/field_text.h"

#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "record/error.h"
#include "record/parameters_text.h"

namespace transect {

namespace {

class FieldText {
    Q_DECLARE_TR_FUNCTIONS(transect::FieldText)
};

bool isList(ParameterType type)
{
    return type == ParameterType::IntegerList || type == ParameterType::RealList || type == ParameterType::TextList
        || type == ParameterType::VariantList;
}

bool isPlainText(const Json& value)
{
    return value.is_string() && value.get_ref<const std::string&>().find_first_of(",[") == std::string::npos;
}

QString dumped(const Json& value)
{
    return QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QString listText(const Json& list)
{
    QStringList members;
    for (const auto& member : list) {
        if (!member.is_number() && !isPlainText(member))
            return dumped(list);
        members << textOfValue(member);
    }
    return members.join(", ");
}

Json numberOrText(const QString& text)
{
    // Messages group digits by spaces, and what is copied from them should do.
    auto digits = text;
    digits.remove(u' ').remove(QChar::Nbsp).remove(QChar(0x202f));
    bool isNumber = false;
    if (const auto whole = digits.toLongLong(&isNumber); isNumber)
        return std::int64_t(whole);
    const auto real = digits.toDouble(&isNumber);
    return isNumber && std::isfinite(real) ? Json(real) : Json(text.toStdString());
}

Json listOfText(const Parameter& parameter, const QString& text)
{
    if (text.startsWith(u'[')) {
        try {
            return parseJson(text.toStdString(), {});
        } catch (const Error&) {
            return text.toStdString();
        }
    }
    auto list = Json::array();
    for (const auto& member : text.split(u',')) {
        const auto word = member.trimmed();
        if (parameter.type == ParameterType::IntegerList || parameter.type == ParameterType::RealList)
            list.push_back(numberOrText(word));
        else if (!word.isEmpty())
            list.push_back(word.toStdString());
    }
    return list;
}

} // namespace

QString textOfValue(const Json& value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_number_float())
        return QString::number(value.get<double>(), 'g', QLocale::FloatingPointShortest);
    return value.is_array() ? listText(value) : dumped(value);
}

std::optional<Json> valueOfText(const Parameter& parameter, const QString& text)
{
    const auto trimmed = text.trimmed();
    if (trimmed.isEmpty() && !isList(parameter.type) && !parameter.optional)
        return std::nullopt;
    if (trimmed.isEmpty())
        return parameter.optional ? Json() : Json::array();
    if (isList(parameter.type))
        return listOfText(parameter, trimmed);
    const bool isNumber = parameter.type == ParameterType::Integer || parameter.type == ParameterType::Real;
    return isNumber ? numberOrText(trimmed) : Json(trimmed.toStdString());
}

QString explanation(const Parameter& parameter)
{
    auto text = QString::fromStdString(parameter.help);
    const bool isNested = !parameter.schemas.empty();
    if (!isNested && parameter.choices.empty() && parameter.type != ParameterType::Flag) {
        auto allowed = QString::fromStdString(allowedValues(parameter));
        allowed[0] = allowed[0].toUpper();
        text += ". " + allowed;
    }
    if (!isNested && !parameter.defaultValue.is_null()) {
        const auto usual = textOfValue(parameter.defaultValue);
        text += ". " + FieldText::tr("Default: %1").arg(usual.isEmpty() ? FieldText::tr("none") : usual);
    }
    return text;
}

Json completeOne(const Parameter& parameter, const std::optional<Json>& value, const std::string& place)
{
    auto given = Json::object();
    if (value)
        given[parameter.name] = *value;
    const auto cut = place.rfind('.');
    return complete({.parameters = {parameter}}, given, cut == std::string::npos ? std::string() : place.substr(0, cut)).at(parameter.name);
}

std::optional<Json> completeDefault(const Parameter& parameter)
{
    try {
        return completeOne(parameter, std::nullopt);
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace transect
