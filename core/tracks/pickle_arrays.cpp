#include "tracks/pickle_arrays.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "record/error.h"
#include "record/npy.h"
#include "tracks/names.h"

namespace transect {

namespace {

using Bytes = std::vector<std::uint8_t>;

bool isCall(const PickleValue& object, std::string_view end)
{
    const auto callable = object.callable();
    return callable && callable->kind() == PickleKind::Global && callable->text().starts_with("numpy") && callable->text().ends_with(end);
}

/// Latin-1 as UTF-8, in which protocol 2 writes bytes.
std::optional<Bytes> bytesOfLatin1(std::string_view text)
{
    Bytes bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            bytes.push_back(lead);
            continue;
        }
        if ((lead & 0xfc) != 0xc0 || i + 1 == text.size())
            return {};
        bytes.push_back(static_cast<std::uint8_t>(lead << 6 | (text[++i] & 0x3f)));
    }
    return bytes;
}

/// Bytes, the text of a string of Python 2, or a call of _codecs.encode(text, "latin1").
std::optional<Bytes> bytesOf(const PickleValue& value)
{
    if (value.kind() == PickleKind::Bytes || value.kind() == PickleKind::Text)
        return Bytes(value.text().begin(), value.text().end());
    const auto callable = value.callable(), arguments = value.arguments();
    if (!callable || callable->text() != "_codecs.encode" || arguments->size() == 0)
        return {};
    return bytesOfLatin1(arguments->at(0).text());
}

/// Kind and size of the elements of a numpy.dtype; none for any that is not of plain little-endian numbers.
std::optional<NpyArray> arrayOfType(const PickleValue& type)
{
    const auto arguments = type.arguments(), state = type.state();
    if (!isCall(type, "dtype") || arguments->size() == 0)
        return {};
    const auto name = arguments->at(0).text(); // "f8"
    const bool isKnown = name.size() == 2 && std::string_view("fiub").find(name[0]) != std::string_view::npos
        && std::string_view("1248").find(name[1]) != std::string_view::npos;
    const bool isSwapped = state && state->size() > 1 && state->at(1).text() == ">";
    if (!isKnown || isSwapped)
        return {};
    NpyArray array;
    array.kind = name[0];
    array.itemSize = name[1] - '0';
    return array;
}

/// None where the bytes are not as many as the shape needs.
std::optional<NpyArray> arrayOf(const PickleValue& type, const PickleValue& shape, const PickleValue& content, bool isFortran)
{
    auto array = arrayOfType(type);
    auto bytes = bytesOf(content);
    if (!array || !bytes)
        return {};
    std::size_t size = std::size_t(array->itemSize);
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const auto length = shape.at(i).integer();
        if (length < 0 || std::size_t(length) > bytes->size() || (length > 0 && size > bytes->size() / std::size_t(length)))
            return {};
        array->shape.push_back(length);
        size *= std::size_t(length);
    }
    if (size != bytes->size())
        return {};
    array->bytes = isFortran ? rowMajor(*bytes, array->shape, std::size_t(array->itemSize)) : std::move(*bytes);
    return array;
}

/// An array or a scalar of NumPy; none for other objects.
std::optional<NpyArray> numpyArray(const PickleValue& object)
{
    const auto arguments = object.arguments(), state = object.state();
    if (isCall(object, "multiarray._reconstruct") && state && state->size() == 5)
        return arrayOf(state->at(2), state->at(1), state->at(4), state->at(3).boolean());
    if (isCall(object, "numeric._frombuffer") && arguments->size() == 4)
        return arrayOf(arguments->at(1), arguments->at(2), arguments->at(0), arguments->at(3).text() == "F");
    if (isCall(object, "multiarray.scalar") && arguments->size() == 2) {
        const auto& content = arguments->at(1);
        return arrayOf(arguments->at(0), content, content, false); // bytes have no size as a shape: one element
    }
    return {};
}

} // namespace

void PickleNumbers::fail(const std::string& found) const
{
    throw Error("bad-tracks", m_what + ": found " + found + ", expected numbers", m_place);
}

void PickleNumbers::spend(std::size_t numbers)
{
    if (numbers > m_left)
        throw Error("bad-tracks", m_what + ": more numbers than the file has bytes, by parts that are shared", m_place);
    m_left -= numbers;
}

void PickleNumbers::append(std::vector<double>& numbers, const PickleValue& value, int depth)
{
    if (value.isNumber() || value.kind() == PickleKind::None) {
        spend(1);
        numbers.push_back(value.isNumber() ? value.real() : std::numeric_limits<double>::quiet_NaN());
    } else if ((value.kind() == PickleKind::List || value.kind() == PickleKind::Tuple) && depth > 0) {
        spend(1);
        for (std::size_t i = 0; i < value.size(); ++i)
            append(numbers, value.at(i), depth - 1);
    } else if (value.kind() == PickleKind::Object) {
        appendObject(numbers, value);
    } else {
        fail(value.text().empty() ? "a value of another kind" : "\"" + std::string(value.text().substr(0, 40)) + "\"");
    }
}

void PickleNumbers::appendObject(std::vector<double>& numbers, const PickleValue& object)
{
    const auto array = numpyArray(object);
    if (!array) {
        const auto name = object.callable()->text().substr(0, 60);
        fail("an object of " + (name.empty() ? "some kind" : std::string(name)));
    }
    const auto values = realNumbers(*array, m_place);
    spend(values.size() + 1);
    numbers.insert(numbers.end(), values.begin(), values.end());
}

std::vector<double> PickleNumbers::read(const PickleValue& value, const std::string& what)
{
    constexpr int deepest = 3;
    m_what = what;
    std::vector<double> numbers;
    append(numbers, value, deepest);
    return numbers;
}

std::int64_t PickleNumbers::whole(const PickleValue& value, const std::string& what)
{
    constexpr double largest = 1e15;
    m_what = what;
    if (value.kind() == PickleKind::Text) {
        const auto number = wholeNumber(value.text());
        if (!number)
            fail("\"" + std::string(value.text().substr(0, 40)) + "\"");
        return *number;
    }
    const auto numbers = read(value, what);
    if (numbers.size() != 1 || !(numbers[0] >= 0 && numbers[0] <= largest) || numbers[0] != std::floor(numbers[0]))
        fail("what is no whole number from 0");
    return std::int64_t(numbers[0]);
}

} // namespace transect
