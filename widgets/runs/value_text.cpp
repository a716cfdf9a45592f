#include "widgets/runs/value_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace transect {

namespace {

class ValueTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::ValueTexts)
};

void flatten(const Json& object, const std::string& place, std::vector<std::pair<std::string, Json>>& values)
{
    for (const auto& [key, value] : object.items()) {
        const auto name = place.empty() ? key : place + "." + key;
        if (value.is_object() && !value.empty())
            flatten(value, name, values);
        else
            values.emplace_back(name, value);
    }
}

} // namespace

QString valueText(const Json& value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_null())
        return ValueTexts::tr("not set");
    if (value.is_boolean())
        return value.get<bool>() ? ValueTexts::tr("yes") : ValueTexts::tr("no");
    if (value.is_number_float())
        return QLocale().toString(value.get<double>(), 'g', 6);
    if (value.is_number_unsigned())
        return QLocale().toString(qulonglong(value.get<std::uint64_t>()));
    if (value.is_number())
        return QLocale().toString(qlonglong(value.get<std::int64_t>()));
    if (value.is_array()) {
        QStringList parts;
        for (const auto& one : value)
            parts << valueText(one);
        return parts.isEmpty() ? ValueTexts::tr("none") : parts.join(QStringLiteral(", "));
    }
    return value.contains("name") ? valueText(value.at("name")) : QString();
}

QString timeText(const std::string& moment)
{
    const auto time = QDateTime::fromString(QString::fromStdString(moment), Qt::ISODate);
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

std::vector<std::pair<std::string, Json>> flattened(const Json& parameters)
{
    std::vector<std::pair<std::string, Json>> values;
    if (parameters.is_object())
        flatten(parameters, {}, values);
    return values;
}

} // namespace transect
