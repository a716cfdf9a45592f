#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "record/json.h"

namespace transect {

/// What a network holds, told without making it at its size.
class NetworkOutline {
public:
    using Shape = std::vector<std::int64_t>;

    /// `model` as completeModel() returns it. Throws Error "bad-field" as makeNetwork() does.
    NetworkOutline(const Json& model, std::int64_t inputChannels);

    /// Of every parameter and buffer, by name.
    std::map<std::string, Shape> shapes(std::int64_t classes) const;
    const std::string& headPrefix() const { return m_headPrefix; }
    /// The weight of the head's last layer, which has a row for each class: "fc.weight"
    const std::string& classWeight() const { return m_classWeight; }
    /// Elements of all parameters and buffers.
    double elements(std::int64_t classes) const;

private:
    struct Growing {
        Shape one, perClass; ///< with one class, and what each further class adds
    };
    std::map<std::string, Growing> m_shapes;
    std::string m_headPrefix, m_classWeight;
};

} // namespace transect
