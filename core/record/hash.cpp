#include "record/hash.h"

#include <stdexcept>
#include <vector>

#include <openssl/evp.h>
#include <zlib.h>

#include "record/file_system.h"

namespace transect {

namespace {

void require(int openSslResult)
{
    if (openSslResult != 1)
        throw std::runtime_error("OpenSSL cannot compute SHA-256");
}

} // namespace

void Sha256::ContextDeleter::operator()(evp_md_ctx_st* context) const
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256()
    : m_context(EVP_MD_CTX_new())
{
    require(m_context ? EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) : 0);
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::span<const std::byte> bytes)
{
    require(EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()));
}

void Sha256::update(std::string_view bytes)
{
    update(std::as_bytes(std::span(bytes)));
}

std::string Sha256::hex() const
{
    Sha256 copy;
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    require(EVP_MD_CTX_copy_ex(copy.m_context.get(), m_context.get()));
    require(EVP_DigestFinal_ex(copy.m_context.get(), digest, &size));

    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += "0123456789abcdef"[digest[i] >> 4];
        text += "0123456789abcdef"[digest[i] & 15];
    }
    return text;
}

std::string sha256Hex(std::span<const std::byte> bytes)
{
    Sha256 hash;
    hash.update(bytes);
    return hash.hex();
}

std::string sha256Hex(std::string_view bytes)
{
    return sha256Hex(std::as_bytes(std::span(bytes)));
}

std::string sha256HexOfFile(const std::filesystem::path& path, const std::function<void()>& afterPiece)
{
    return sha256HexOfFile(InputFile(path), afterPiece);
}

std::string sha256HexOfFile(const InputFile& file, const std::function<void()>& afterPiece)
{
    Sha256 hash;
    std::vector<std::byte> buffer(1 << 20);
    std::uintmax_t offset = 0;
    while (const std::size_t count = file.read(offset, buffer)) {
        hash.update(std::span(buffer).first(count));
        offset += count;
        if (afterPiece)
            afterPiece();
    }
    return hash.hex();
}

std::uint32_t crc32(std::string_view bytes)
{
    return static_cast<std::uint32_t>(::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

} // namespace transect
