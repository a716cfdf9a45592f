#pragma once

#include <functional>

#include "methods/method.h"

namespace transect {

/// A method's declaration and how it is made. Each file of this folder defines one function that returns its entry;
/// registry.cpp lists them.
struct MethodEntry {
    Schema schema;
    std::function<std::shared_ptr<Method>(const Json& parameters, const MethodInput& input)> make;
};

MethodEntry supervisedMethod();

} // namespace transect
