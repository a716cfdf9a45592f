#include "record/npy.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <string_view>

#include "record/error.h"
#include "record/npy_header.h"

namespace transect {

namespace {

/// The header is a Python dictionary of three entries; this reads just that.
class HeaderReader {
public:
    HeaderReader(std::string_view text, const ByteStream& stream)
        : m_text(text)
        , m_stream(stream)
    {
    }

    struct Header {
        std::optional<std::string> descr;
        std::optional<bool> isFortran;
        std::optional<std::vector<std::int64_t>> shape;
    };

    Header read()
    {
        Header header;
        expect('{');
        while (!accept('}')) {
            const auto key = text();
            expect(':');
            if (key == "descr" && !header.descr)
                header.descr = text();
            else if (key == "fortran_order" && !header.isFortran)
                header.isFortran = flag();
            else if (key == "shape" && !header.shape)
                header.shape = tuple();
            else
                fail("an unexpected entry \"" + key + "\"");
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipSpace();
        if (!m_text.empty())
            fail("text behind its end");
        if (!header.descr || !header.isFortran || !header.shape)
            fail("no entry descr, fortran_order or shape");
        return header;
    }

private:
    [[noreturn]] void fail(const std::string& found) const { m_stream.fail("the NPY header has " + found); }

    void skipSpace() { m_text.remove_prefix(std::min(m_text.find_first_not_of(" \n"), m_text.size())); }

    bool accept(char c)
    {
        skipSpace();
        if (!m_text.starts_with(c))
            return false;
        m_text.remove_prefix(1);
        return true;
    }

    void expect(char c)
    {
        if (!accept(c))
            fail(m_text.empty() ? std::string("no end") : std::string("\"") + m_text[0] + "\" where \"" + c + "\" was expected");
    }

    std::string text()
    {
        const char quote = accept('"') ? '"' : (expect('\''), '\'');
        const auto end = m_text.find(quote);
        if (end == m_text.npos)
            fail("a text without end");
        const std::string result(m_text.substr(0, end));
        m_text.remove_prefix(end + 1);
        return result;
    }

    bool flag()
    {
        skipSpace();
        for (const bool value : {true, false}) {
            const std::string_view word = value ? "True" : "False";
            if (m_text.starts_with(word)) {
                m_text.remove_prefix(word.size());
                return value;
            }
        }
        fail("a fortran_order that is neither True nor False");
    }

    std::vector<std::int64_t> tuple()
    {
        constexpr std::size_t mostDimensions = 8;
        std::vector<std::int64_t> values;
        expect('(');
        while (!accept(')')) {
            values.push_back(number());
            if (values.size() > mostDimensions)
                fail("more than 8 dimensions");
            if (!accept(',')) {
                expect(')');
                break;
            }
        }
        return values;
    }

    std::int64_t number()
    {
        skipSpace();
        std::int64_t value = 0;
        std::size_t digits = 0;
        for (; digits < m_text.size() && m_text[digits] >= '0' && m_text[digits] <= '9'; ++digits) {
            if (digits == 15)
                fail("a length beyond all measure");
            value = 10 * value + (m_text[digits] - '0');
        }
        if (digits == 0)
            fail("a shape that is not made of whole numbers");
        m_text.remove_prefix(digits);
        return value;
    }

    std::string_view m_text;
    const ByteStream& m_stream;
};

struct HeaderText {
    std::string text;
    std::size_t end = 0; ///< where in the file it ends
};

HeaderText readHeaderText(ByteStream& stream)
{
    const auto preamble = readFront(stream, 8);
    const std::string_view magic("\x93NUMPY", 6);
    if (preamble.size() < 8
        || !std::equal(magic.begin(), magic.end(), preamble.begin(), [](char a, std::byte b) { return static_cast<std::byte>(a) == b; }))
        stream.fail("does not begin with the mark of an NPY file");
    const int version = std::to_integer<int>(preamble[6]);
    if (version < 1 || version > 3)
        stream.fail("is an NPY file of version " + std::to_string(version) + "; 1, 2 and 3 are read");
    std::size_t length = 0;
    const auto lengthBytes = readFront(stream, version == 1 ? 2 : 4);
    for (auto byte = lengthBytes.rbegin(); byte != lengthBytes.rend(); ++byte)
        length = length << 8 | std::to_integer<std::size_t>(*byte);
    constexpr std::size_t longestHeader = 1 << 16;
    if (length > longestHeader)
        stream.fail("states an NPY header of " + std::to_string(length) + " bytes");
    const auto header = readFront(stream, length);
    if (header.size() < length || length == 0)
        stream.fail("is cut short inside its NPY header");
    return {{reinterpret_cast<const char*>(header.data()), header.size()}, preamble.size() + lengthBytes.size() + header.size()};
}

template <typename Number> double numberAt(const std::uint8_t* bytes)
{
    Number number{};
    std::memcpy(&number, bytes, sizeof number);
    return static_cast<double>(number);
}

/// IEEE 754 binary16: a sign, 5 bits of exponent, 10 of mantissa.
double halfAt(const std::uint8_t* bytes)
{
    const int exponent = bytes[1] >> 2 & 31, mantissa = (bytes[1] & 3) << 8 | bytes[0];
    const double size = exponent == 31 ? (mantissa ? std::nan("") : HUGE_VAL)
        : exponent == 0               ? std::ldexp(mantissa, -24)
                                      : std::ldexp(1024 + mantissa, exponent - 25);
    return bytes[1] & 0x80 ? -size : size;
}

} // namespace

NpyNumberReader npyNumberReader(char kind, int itemSize)
{
    switch (kind << 4 | itemSize) {
    case 'f' << 4 | 2: return halfAt;
    case 'f' << 4 | 4: return numberAt<float>;
    case 'f' << 4 | 8: return numberAt<double>;
    case 'i' << 4 | 1: return numberAt<std::int8_t>;
    case 'i' << 4 | 2: return numberAt<std::int16_t>;
    case 'i' << 4 | 4: return numberAt<std::int32_t>;
    case 'i' << 4 | 8: return numberAt<std::int64_t>;
    case 'b' << 4 | 1:
    case 'u' << 4 | 1: return numberAt<std::uint8_t>;
    case 'u' << 4 | 2: return numberAt<std::uint16_t>;
    case 'u' << 4 | 4: return numberAt<std::uint32_t>;
    case 'u' << 4 | 8: return numberAt<std::uint64_t>;
    default: return nullptr;
    }
}

NpyHeader readWholeNpyHeader(ByteStream& stream)
{
    const auto text = readHeaderText(stream);
    const auto header = HeaderReader(text.text, stream).read();
    const auto& descr = *header.descr;
    constexpr std::string_view kinds = "uifb", sizes = "1248";
    if (descr.size() != 3 || kinds.find(descr[1]) == kinds.npos || sizes.find(descr[2]) == sizes.npos)
        stream.fail("has elements of type \"" + descr + "\"; whole and floating-point numbers of up to 8 bytes are read");
    if (descr[0] != '<' && !(descr[0] == '|' && descr[2] == '1'))
        stream.fail("has elements of type \"" + descr + "\", in another byte order than little-endian",
            "save it with astype(\"<" + descr.substr(1) + "\")");
    return {descr[1], descr[2] - '0', *header.shape, *header.isFortran, text.end};
}

NpyArray readNpyHeader(ByteStream& stream)
{
    const auto header = readWholeNpyHeader(stream);
    return {header.kind, header.itemSize, header.shape, {}};
}

NpyArray readNpy(ByteStream& stream)
{
    const auto header = readWholeNpyHeader(stream);
    NpyArray array{header.kind, header.itemSize, header.shape, {}};
    auto bytes = array.shape;
    bytes.push_back(array.itemSize);
    array.bytes = readDeclared(stream, declaredSize(stream, bytes));
    if (header.isFortran)
        array.bytes = rowMajor(array.bytes, array.shape, static_cast<std::size_t>(array.itemSize));
    return array;
}

std::vector<std::uint8_t> rowMajor(const std::vector<std::uint8_t>& bytes, const std::vector<std::int64_t>& shape, std::size_t itemSize)
{
    std::vector<std::size_t> strides(shape.size());
    std::size_t stride = itemSize;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        strides[axis] = stride;
        stride *= static_cast<std::size_t>(shape[axis]);
    }
    std::vector<std::uint8_t> result(bytes.size());
    std::vector<std::int64_t> index(shape.size());
    std::size_t target = 0;
    for (std::size_t source = 0; source < bytes.size(); source += itemSize) {
        std::copy_n(bytes.data() + source, itemSize, result.data() + target);
        for (std::size_t axis = 0; axis < shape.size(); ++axis) {
            target += strides[axis];
            if (++index[axis] < shape[axis])
                break;
            target -= strides[axis] * static_cast<std::size_t>(shape[axis]);
            index[axis] = 0;
        }
    }
    return result;
}

std::vector<std::int64_t> wholeNumbers(const NpyArray& array)
{
    std::vector<std::int64_t> numbers;
    const auto size = static_cast<std::size_t>(array.itemSize);
    for (std::size_t at = 0; at + size <= array.bytes.size(); at += size) {
        const bool isNegative = array.kind == 'i' && array.bytes[at + size - 1] >= 0x80;
        std::uint64_t number = isNegative ? ~std::uint64_t{0} : 0;
        for (std::size_t byte = size; byte-- > 0;)
            number = number << 8 | array.bytes[at + byte];
        numbers.push_back(static_cast<std::int64_t>(number));
    }
    return numbers;
}

std::vector<double> realNumbers(const NpyArray& array, const std::string& place)
{
    const auto read = npyNumberReader(array.kind, array.itemSize);
    if (!read)
        throw Error("bad-data",
            std::string("has elements of type ") + array.kind + std::to_string(array.itemSize) + ", expected f2, f4, f8, whole numbers or b1",
            place);
    std::vector<double> numbers;
    const auto size = static_cast<std::size_t>(array.itemSize);
    numbers.reserve(array.bytes.size() / size);
    for (std::size_t at = 0; at + size <= array.bytes.size(); at += size)
        numbers.push_back(read(array.bytes.data() + at));
    return numbers;
}

std::string npyHeader(std::string_view descr, const std::vector<std::int64_t>& shape)
{
    std::string lengths;
    for (const auto length : shape)
        lengths += (lengths.empty() ? "" : ", ") + std::to_string(length);
    if (shape.size() == 1)
        lengths += ',';
    std::string text = "{'descr': '" + std::string(descr) + "', 'fortran_order': False, 'shape': (" + lengths + "), }";
    constexpr std::size_t preamble = 10, alignment = 64;
    text.append((alignment - (preamble + text.size() + 1) % alignment) % alignment, ' ');
    text += '\n';
    std::string header("\x93NUMPY\x01\x00", 8);
    header += static_cast<char>(text.size() & 0xff);
    header += static_cast<char>(text.size() >> 8);
    return header + text;
}

} // namespace transect
