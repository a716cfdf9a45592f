#include "record/tensor_columns.h"

#include "record/json.h"

namespace transect {

std::span<const std::byte> TensorColumns::bytesOf(const std::string& name, DType type, const std::vector<std::int64_t>& shape) const
{
    const auto* tensor = m_file.find(name);
    const auto fits = [](std::int64_t found, std::int64_t expected) { return expected == -1 || found == expected; };
    if (tensor && tensor->dtype == type && std::ranges::equal(tensor->shape, shape, fits))
        return tensor->bytes;
    const auto found = tensor ? "a tensor \"" + name + "\" of " + std::string(nameOf(tensor->dtype)) + " " + Json(tensor->shape).dump() : "no tensor \"" + name + "\"";
    throw Error(m_code, "found " + found + ", expected " + std::string(nameOf(type)) + " " + Json(shape).dump() + " (-1: any size)", m_file.path().string());
}

} // namespace transect
