#pragma once

#include <optional>

#include <QString>

#include "record/parameters.h"

namespace transect {

/// What a field shows of a value: lists with commas, numbers in as few digits as say the same; a value of another type
/// than the parameter's as JSON. Empty for null.
QString textOfValue(const Json& value);
/// What was typed as a value of the parameter, else as the text that it is: complete() says what is wrong with it.
/// Lists may also be typed as JSON. Nothing where the field was left empty, which stands for the default; an empty
/// optional field is null, an empty list is a list.
std::optional<Json> valueOfText(const Parameter& parameter, const QString& text);

/// A sentence and what is allowed: "Images a step. A whole number of at least 1 (images). Default 128."
QString explanation(const Parameter& parameter);

/// `value` as complete() makes it; throws its Error with `place` as the place of the parameter.
Json completeOne(const Parameter& parameter, const std::optional<Json>& value, const std::string& place = {});
/// Nothing where the parameter must be given.
std::optional<Json> completeDefault(const Parameter& parameter);

} // namespace transect
