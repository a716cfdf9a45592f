#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace transect {

class InputFile;

/// SHA-256 (FIPS 180-4) of a stream of bytes.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void update(std::span<const std::byte> bytes);
    void update(std::string_view bytes);
    /// Of all bytes so far, as 64 lower-case hexadecimal digits; more may follow.
    std::string hex() const;

private:
    struct ContextDeleter {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, ContextDeleter> m_context;
};

std::string sha256Hex(std::span<const std::byte> bytes);
std::string sha256Hex(std::string_view bytes);

/// Of a file's contents, read piece by piece; `afterPiece` may throw to end it. Errors: "no-file", "no-permission", "io".
std::string sha256HexOfFile(const std::filesystem::path& path, const std::function<void()>& afterPiece = {});
std::string sha256HexOfFile(const InputFile& file, const std::function<void()>& afterPiece = {});

/// CRC-32 (ISO 3309, as in zlib and PNG); "123456789" gives cbf43926.
std::uint32_t crc32(std::string_view bytes);

} // namespace transect
