#include "sync/journal/digest.hpp"

#include <cassert>
#include <cstddef>

#include <openssl/evp.h>

namespace ecot::sync {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::optional<std::uint32_t> base64_value(char c) {
    const std::size_t at = base64_digits.find(c);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(at);
}

}  // namespace

Digest sha256(std::string_view bytes) {
    // Fetched once: looking the algorithm up costs as much as hashing a short record.
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    Digest digest{};
    unsigned int size = 0;
    const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm, nullptr);
    assert(done == 1 && size == digest.size());
    return digest;
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += hex_digits[byte >> 4U];
        text += hex_digits[byte & 0x0FU];
    }
    return text;
}

std::optional<Digest> digest_from_hex(std::string_view text) {
    Digest digest{};
    if (text.size() != digest.size() * 2) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const std::size_t high = hex_digits.find(text[2 * i]);
        const std::size_t low = hex_digits.find(text[2 * i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) {
            return std::nullopt;
        }
        digest.at(i) = static_cast<std::uint8_t>(high * 16 + low);
    }
    return digest;
}

std::string to_base64(std::span<const std::uint8_t> bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16U;
        if (left > 1) {
            group |= static_cast<std::uint32_t>(bytes[i + 1]) << 8U;
        }
        if (left > 2) {
            group |= bytes[i + 2];
        }
        text += base64_digits[group >> 18U];
        text += base64_digits[(group >> 12U) & 63U];
        text += left > 1 ? base64_digits[(group >> 6U) & 63U] : '=';
        text += left > 2 ? base64_digits[group & 63U] : '=';
    }
    return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        std::size_t padding = 0;
        if (last && text[i + 3] == '=') {
            padding = text[i + 2] == '=' ? 2 : 1;
        }
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 4 - padding; ++j) {
            const std::optional<std::uint32_t> value = base64_value(text[i + j]);
            if (!value) {
                return std::nullopt;
            }
            group |= *value << (18U - 6U * static_cast<std::uint32_t>(j));
        }
        bytes.push_back(static_cast<std::uint8_t>(group >> 16U));
        if (padding < 2) {
            bytes.push_back(static_cast<std::uint8_t>((group >> 8U) & 255U));
        }
        if (padding < 1) {
            bytes.push_back(static_cast<std::uint8_t>(group & 255U));
        }
    }
    if (to_base64(bytes) != text) {
        return std::nullopt;
    }
    return bytes;
}

}  // namespace ecot::sync
