#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/json.h"

namespace transect {

enum class ParameterType {
    Flag,        ///< true or false
    Integer,     ///< a whole number, at most 2^53 in size
    Real,        ///< a finite number
    Text,        ///< any text; with `choices`, one of them
    IntegerList, ///< a list of whole numbers
    RealList,    ///< a list of finite numbers
    TextList,    ///< a list of texts; with `choices`, each one of them
    Group,       ///< an object with the parameters of `schemas[0]`
    Variant,     ///< an object whose member "name" picks one of `schemas` by its name
    VariantList  ///< a list of such objects
};

struct Parameter;

/// A kind of job, a data set, a model, a method, ...: whatever declares parameters.
struct Schema {
    std::string name = {}; ///< "supervised"
    std::string help = {}; ///< one sentence
    std::vector<Parameter> parameters;
};

/// One parameter: the single source of validation, `--set`, `describe`, the window's forms and the reference page.
struct Parameter {
    // Every member has an initializer, so that declarations may name just those that they set.
    std::string name = {};      ///< snake_case; the member of run.json
    ParameterType type = ParameterType::Text;
    Json defaultValue = nullptr; ///< null: the parameter must be given (a Group's default comes from its members)
    std::string help = {};      ///< one sentence, without a full stop
    std::string unit = {};      ///< "epochs", "images", "s"; empty for a pure number
    std::optional<double> minimum = {}, maximum = {}; ///< inclusive, for numbers and for each member of a list of numbers
    std::vector<std::string> choices = {}; ///< what a Text or each of a TextList may be
    std::vector<Schema> schemas = {};       ///< of a Group (one), of a Variant or VariantList (the alternatives)
    std::string onlyIf = {}; ///< "other=value": a form shows this parameter only then; validation ignores it
    bool optional = false; ///< null is a permitted value and means "not set"
    std::vector<std::string> refersTo = {}; ///< what a Text or each of a TextList may name: "file", "folder", "run:poses" (of that kind); a form offers these, validation ignores it
};

/// `given` with every default filled in, members in the order of declaration.
/// `given` may be null for "all defaults". A Variant may be given by its bare name. Whole numbers may be written as 3.0;
/// the result holds them as JSON integers, and the values of a Real as JSON floats, so that equal specifications are
/// equal texts.
/// Throws Error "bad-field" with path = the field ("method.temperature"), the value found, what is allowed and, for an
/// unknown name, the nearest spelling as hint.
Json complete(const Schema& schema, const Json& given, const std::string& place = {});

/// Applies "method.temperature=0.1" to a specification before complete(). The value is JSON where it parses as JSON,
/// else text; list members are reached by index ("transfer.0.count=5"). Absent members and nulls on the path become
/// objects, and a text on it becomes the object {"name": text}, as complete() reads it. Throws Error "bad-field"
/// without a '=' or where the path runs through something else that is no object or list.
void applySetting(Json& specification, std::string_view assignment);

/// The declaration as JSON, for `describe --json` and the window: the members of Schema and Parameter by their names in
/// snake_case, those that are not set left out; "required" is true where a value must be given.
Json toJson(const Schema& schema);
std::string_view nameOf(ParameterType type); ///< "integer_list", ...

/// Declarations as a page of Markdown, a section for each title: name, type, default, unit, range and help of every
/// parameter, those of groups with dotted names, those of a variant's alternatives in sections of their own.
std::string referencePage(const std::vector<std::pair<std::string, const Schema*>>& sections);

/// The candidate nearest to `word` by edit distance (case aside, '-' and ' ' counting as '_', neighbours swapped
/// counting as one slip); empty where more than a third of the letters differ.
std::string nearestSpelling(std::string_view word, const std::vector<std::string>& candidates);

} // namespace transect
