#include "sync/journal/key.hpp"

#include <array>
#include <cassert>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ecot::sync {

namespace {

using Handle = std::unique_ptr<evp_pkey_st, KeyFree>;

struct BioFree {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};
using BioHandle = std::unique_ptr<BIO, BioFree>;

tl::unexpected<KeyError> error(KeyError::Kind kind, std::string detail) {
    return tl::make_unexpected(KeyError{kind, std::move(detail)});
}

bool is_p256(const EVP_PKEY* key) {
    std::array<char, 32> group{};
    std::size_t size = 0;
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
           EVP_PKEY_get_group_name(key, group.data(), group.size(), &size) == 1 &&
           std::string_view{group.data(), size} == "prime256v1";
}

Bytes der_of(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    assert(size > 0);
    Bytes bytes(der, der + size);
    OPENSSL_free(der);
    return bytes;
}

std::string text_of(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

tl::expected<std::string, KeyError> file_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return error(errno == ENOENT ? KeyError::Kind::Missing : KeyError::Kind::Unreadable,
                     "The key file " + path.string() + " cannot be opened.");
    }
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

bool sync_directory(const std::filesystem::path& directory) {
    const int fd = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    const bool synced = ::fsync(fd) == 0;
    ::close(fd);
    return synced;
}

/// Writes a new file beside its place, syncs it, and gives it its name only if nothing has that name (link() refuses).
tl::expected<void, KeyError> write_new_file(const std::filesystem::path& path, std::string_view text, mode_t mode) {
    const std::filesystem::path temporary = path.string() + ".new";
    ::unlink(temporary.c_str());
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0) {
        return error(KeyError::Kind::NotWritten, "The file " + temporary.string() + " cannot be created.");
    }
    bool good = ::fchmod(fd, mode) == 0;
    std::size_t done = 0;
    while (good && done < text.size()) {
        const ssize_t wrote = ::write(fd, text.data() + done, text.size() - done);
        good = wrote > 0;
        done += good ? static_cast<std::size_t>(wrote) : 0;
    }
    good = good && ::fsync(fd) == 0;
    good = (::close(fd) == 0) && good;
    const bool linked = good && ::link(temporary.c_str(), path.c_str()) == 0;
    const bool exists = good && !linked && errno == EEXIST;
    ::unlink(temporary.c_str());
    if (exists) {
        return error(KeyError::Kind::Exists, "The file " + path.string() + " is there already and is not replaced.");
    }
    if (!linked || !sync_directory(path.parent_path())) {
        return error(KeyError::Kind::NotWritten, "The file " + path.string() + " cannot be written.");
    }
    return {};
}

}  // namespace

void KeyFree::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}
void KeyFree::operator()(evp_pkey_ctx_st* context) const {
    EVP_PKEY_CTX_free(context);
}

tl::expected<PublicKey, KeyError> PublicKey::from_handle(Handle key) {
    if (!is_p256(key.get())) {
        return error(KeyError::Kind::NotP256, "The key is not an elliptic-curve key on P-256.");
    }
    PublicKey made;
    made.base64_ = to_base64(der_of(key.get()));
    made.context_.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    assert(made.context_);
    const int prepared = EVP_PKEY_verify_init(made.context_.get());
    assert(prepared == 1);
    made.key_ = std::move(key);
    return made;
}

tl::expected<PublicKey, KeyError> PublicKey::from_base64(std::string_view text) {
    const std::optional<Bytes> der = sync::from_base64(text);
    if (!der) {
        return error(KeyError::Kind::Unreadable, "The public key is not plain base64.");
    }
    const unsigned char* at = der->data();
    Handle handle{d2i_PUBKEY(nullptr, &at, static_cast<long>(der->size()))};
    if (!handle) {
        return error(KeyError::Kind::Unreadable, "The public key is not a DER SubjectPublicKeyInfo.");
    }
    auto key = from_handle(std::move(handle));
    if (key && key->base64_ != text) {
        return error(KeyError::Kind::Unreadable, "The public key is not written in its one DER form.");
    }
    return key;
}

tl::expected<std::vector<PublicKey>, KeyError> PublicKey::from_pem_file(const std::filesystem::path& path) {
    const auto text = file_text(path);
    if (!text) {
        return tl::make_unexpected(text.error());
    }
    const BioHandle bio{BIO_new_mem_buf(text->data(), static_cast<int>(text->size()))};
    std::vector<PublicKey> keys;
    while (true) {
        Handle handle{PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr)};
        if (!handle) {
            break;
        }
        auto key = from_handle(std::move(handle));
        if (!key) {
            return tl::make_unexpected(key.error());
        }
        keys.push_back(std::move(*key));
    }
    if (keys.empty()) {
        return error(KeyError::Kind::Unreadable, "The file " + path.string() + " holds no public key in PEM form.");
    }
    return keys;
}

PublicKey PublicKey::copy() const {
    auto key = from_base64(base64_);
    assert(key);
    return std::move(*key);
}

std::string PublicKey::fingerprint() const {
    const std::optional<Bytes> der = sync::from_base64(base64_);
    assert(der);
    return to_hex(sha256({reinterpret_cast<const char*>(der->data()), der->size()}));
}

std::string PublicKey::pem() const {
    const BioHandle bio{BIO_new(BIO_s_mem())};
    const int written = PEM_write_bio_PUBKEY(bio.get(), key_.get());
    assert(written == 1);
    return text_of(bio.get());
}

bool PublicKey::verifies(const Digest& digest, const Bytes& signature) const {
    return EVP_PKEY_verify(context_.get(), signature.data(), signature.size(), digest.data(), digest.size()) == 1;
}

JournalKey JournalKey::make() {
    auto key = from_handle(Handle{EVP_EC_gen("P-256")});
    assert(key);
    return std::move(*key);
}

tl::expected<JournalKey, KeyError> JournalKey::load(const std::filesystem::path& path) {
    const auto text = file_text(path);
    if (!text) {
        return tl::make_unexpected(text.error());
    }
    const BioHandle bio{BIO_new_mem_buf(text->data(), static_cast<int>(text->size()))};
    // A password prompt must never wait behind the till's window: an encrypted key is simply not ours.
    const auto no_password = [](char*, int, int, void*) { return -1; };
    Handle handle{PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr)};
    if (!handle) {
        return error(KeyError::Kind::Unreadable, "The file " + path.string() + " holds no private key in PEM form.");
    }
    return from_handle(std::move(handle));
}

tl::expected<JournalKey, KeyError> JournalKey::from_handle(Handle key) {
    if (!key || !is_p256(key.get())) {
        return error(KeyError::Kind::NotP256, "The journal key is not an elliptic-curve key on P-256.");
    }
    const Bytes der = der_of(key.get());
    const unsigned char* at = der.data();
    auto public_key = PublicKey::from_handle(Handle{d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size()))});
    if (!public_key) {
        return tl::make_unexpected(public_key.error());
    }
    JournalKey made;
    made.public_key_ = std::move(*public_key);
    made.context_.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    assert(made.context_);
    const int prepared = EVP_PKEY_sign_init(made.context_.get());
    assert(prepared == 1);
    made.key_ = std::move(key);
    return made;
}

tl::expected<void, KeyError> JournalKey::save(const std::filesystem::path& path) const {
    const BioHandle bio{BIO_new(BIO_s_secmem())};
    const int written = PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
    assert(written == 1);
    std::string text = text_of(bio.get());
    auto saved = write_new_file(path, text, S_IRUSR | S_IWUSR);
    OPENSSL_cleanse(text.data(), text.size());
    return saved;
}

tl::expected<void, KeyError> JournalKey::save_public(const std::filesystem::path& path) const {
    auto saved = write_new_file(path, public_key_.pem(), S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (!saved && saved.error().kind == KeyError::Kind::Exists) {
        const auto there = file_text(path);
        if (there && *there == public_key_.pem()) {
            return {};
        }
    }
    return saved;
}

std::string JournalKey::sign(const Digest& digest) {
    std::array<unsigned char, 80> der{};
    std::size_t size = der.size();
    const int done = EVP_PKEY_sign(context_.get(), der.data(), &size, digest.data(), digest.size());
    assert(done == 1);
    return to_base64(std::span{der}.first(size));
}

}  // namespace ecot::sync
