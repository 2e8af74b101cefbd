#include "pos/store/pins.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <optional>
#include <vector>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "pos/store/files.hpp"

namespace ecot::store {
namespace {

constexpr std::size_t pin_digits = 6;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t hash_bytes = 32;
constexpr std::size_t pepper_bytes = 32;
constexpr std::uint64_t scrypt_n = 1U << 17U;
constexpr std::uint64_t scrypt_r = 8;
constexpr std::uint64_t scrypt_p = 1;
constexpr std::uint64_t scrypt_memory_max = 256ULL << 20U;  // needs 128 MiB and a little
constexpr std::string_view prefix = "scrypt$17$8$1$";

std::string hex(const unsigned char* bytes, std::size_t count) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::size_t index = 0; index < count; ++index) {
        text.push_back(digits[bytes[index] >> 4U]);
        text.push_back(digits[bytes[index] & 15U]);
    }
    return text;
}

std::optional<std::vector<unsigned char>> from_hex(std::string_view text) {
    const auto value = [](char digit) -> int {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
    };
    std::vector<unsigned char> bytes;
    for (std::size_t index = 0; index + 1 < text.size(); index += 2) {
        const int high = value(text[index]);
        const int low = value(text[index + 1]);
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        bytes.push_back(static_cast<unsigned char>(high * 16 + low));
    }
    return text.size() % 2 == 0 ? std::optional{bytes} : std::nullopt;
}

using Hash = std::array<unsigned char, hash_bytes>;

std::optional<Hash> scrypt(std::string_view pin, const std::vector<unsigned char>& salt, const Pepper& pepper) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> peppered{};
    unsigned int size = 0;
    const std::vector<unsigned char> pin_bytes(pin.begin(), pin.end());
    if (HMAC(EVP_sha256(), pepper.bytes().data(), static_cast<int>(pepper.bytes().size()), pin_bytes.data(),
             pin_bytes.size(), peppered.data(), &size) == nullptr) {
        return std::nullopt;
    }
    const std::string password = hex(peppered.data(), size);
    Hash hash{};
    if (EVP_PBE_scrypt(password.data(), password.size(), salt.data(), salt.size(), scrypt_n, scrypt_r, scrypt_p,
                       scrypt_memory_max, hash.data(), hash.size()) != 1) {
        return std::nullopt;
    }
    return hash;
}

struct Kept {
    std::vector<unsigned char> salt;
    std::vector<unsigned char> hash;
};

std::optional<Kept> read_kept(std::string_view text) {
    if (!text.starts_with(prefix)) {
        return std::nullopt;
    }
    text.remove_prefix(prefix.size());
    const std::size_t end = text.find('$');
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const auto salt = from_hex(text.substr(0, end));
    const auto hash = from_hex(text.substr(end + 1));
    if (!salt || !hash || salt->size() != salt_bytes || hash->size() != hash_bytes) {
        return std::nullopt;
    }
    return Kept{.salt = *salt, .hash = *hash};
}

}  // namespace

bool is_pin(std::string_view text) {
    return text.size() == pin_digits &&
           std::all_of(text.begin(), text.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

Expected<Pepper> Pepper::make(const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) {
        return store_error(StoreError::Kind::Refused, "There is a file " + file.string() + " already.");
    }
    std::array<unsigned char, pepper_bytes> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        return store_error(StoreError::Kind::InputOutput, "The system gives no random bytes.");
    }
    const std::string text = hex(bytes.data(), bytes.size());
    if (const auto written = write_file_durably(file, text + "\n", 0600); !written) {
        return tl::make_unexpected(written.error());
    }
    return Pepper{text};
}

Expected<Pepper> Pepper::load(const std::filesystem::path& file) {
    auto text = read_file(file);
    if (!text) {
        return tl::make_unexpected(text.error());
    }
    while (!text->empty() && text->back() == '\n') {
        text->pop_back();
    }
    if (text->size() != 2 * pepper_bytes || !from_hex(*text)) {
        return store_error(StoreError::Kind::Invalid, "The file " + file.string() + " is not what init wrote.");
    }
    return Pepper{*text};
}

Expected<std::string> pin_hash(std::string_view pin, const Pepper& pepper) {
    assert(is_pin(pin));
    std::vector<unsigned char> salt(salt_bytes);
    if (RAND_bytes(salt.data(), static_cast<int>(salt.size())) != 1) {
        return store_error(StoreError::Kind::InputOutput, "The system gives no random bytes.");
    }
    const auto hash = scrypt(pin, salt, pepper);
    if (!hash) {
        return store_error(StoreError::Kind::InputOutput, "There is not enough memory to protect a PIN.");
    }
    return std::string{prefix} + hex(salt.data(), salt.size()) + "$" + hex(hash->data(), hash->size());
}

bool pin_matches(std::string_view pin, std::string_view kept, const Pepper& pepper) {
    const std::optional<Kept> read = read_kept(kept);
    const auto hash = scrypt(pin, read ? read->salt : std::vector<unsigned char>(salt_bytes), pepper);
    return read && hash && CRYPTO_memcmp(hash->data(), read->hash.data(), hash->size()) == 0;
}

}  // namespace ecot::store
