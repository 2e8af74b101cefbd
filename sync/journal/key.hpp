#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "sync/journal/digest.hpp"

struct evp_pkey_st;
struct evp_pkey_ctx_st;

namespace ecot::sync {

/// Why a key file could not be read or written. `detail` is one plain sentence for a log or a command.
struct KeyError {
    enum class Kind { Missing, Unreadable, NotP256, Exists, NotWritten };
    Kind kind;
    std::string detail;
};

/// Gives keys back to OpenSSL.
struct KeyFree {
    void operator()(evp_pkey_st* key) const;
    void operator()(evp_pkey_ctx_st* context) const;
};

/// The public half of a journal key: P-256, known by its DER SubjectPublicKeyInfo. One thread at a time; copy() for
/// more.
class PublicKey {
public:
    /// Reads base64 of DER; refuses other curves and any DER or base64 that would not be written back the same.
    [[nodiscard]] static tl::expected<PublicKey, KeyError> from_base64(std::string_view text);

    /// Every public key of a PEM file, at least one.
    [[nodiscard]] static tl::expected<std::vector<PublicKey>, KeyError> from_pem_file(
        const std::filesystem::path& path);

    [[nodiscard]] PublicKey copy() const;

    /// DER SubjectPublicKeyInfo in base64, one line: what `till_init` and the genesis hold.
    [[nodiscard]] const std::string& base64() const { return base64_; }

    /// SHA-256 of the DER, lower-case hex: what people compare.
    [[nodiscard]] std::string fingerprint() const;

    [[nodiscard]] std::string pem() const;

    /// Whether `signature` (DER) was made over `digest` with the private half.
    [[nodiscard]] bool verifies(const Digest& digest, const Bytes& signature) const;

private:
    friend class JournalKey;
    static tl::expected<PublicKey, KeyError> from_handle(std::unique_ptr<evp_pkey_st, KeyFree> key);
    PublicKey() = default;

    std::unique_ptr<evp_pkey_st, KeyFree> key_;
    std::unique_ptr<evp_pkey_ctx_st, KeyFree> context_;  // prepared once; verifying does not change what it means
    std::string base64_;
};

/// The till's journal key: P-256, made on the till and never leaving it (F3, S3). Journal thread only.
class JournalKey {
public:
    /// A fresh key from the system's random source.
    [[nodiscard]] static JournalKey make();

    [[nodiscard]] static tl::expected<JournalKey, KeyError> load(const std::filesystem::path& path);

    /// Writes the key with mode 0600, whole and synced or not at all. An existing file is never replaced (`Exists`).
    [[nodiscard]] tl::expected<void, KeyError> save(const std::filesystem::path& path) const;

    /// Writes the public half beside it, mode 0644, replacing nothing: an equal file is content, another is `Exists`.
    [[nodiscard]] tl::expected<void, KeyError> save_public(const std::filesystem::path& path) const;

    [[nodiscard]] const PublicKey& public_key() const { return public_key_; }

    /// ECDSA over a SHA-256 digest: DER in base64.
    [[nodiscard]] std::string sign(const Digest& digest);

private:
    JournalKey() = default;
    static tl::expected<JournalKey, KeyError> from_handle(std::unique_ptr<evp_pkey_st, KeyFree> key);

    std::unique_ptr<evp_pkey_st, KeyFree> key_;
    std::unique_ptr<evp_pkey_ctx_st, KeyFree> context_;
    PublicKey public_key_;
};

}  // namespace ecot::sync
