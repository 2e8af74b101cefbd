#include "sync/journal/key.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/temp_dir.hpp"

namespace ecot::sync {
namespace {

class KeyFile : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path path(const char* name) const { return directory_ / name; }

private:
    ecot::test::TempDir directory_;
};

TEST_F(KeyFile, CanBeReadByItsOwnerOnly) {
    const mode_t before = ::umask(0);
    ASSERT_TRUE(JournalKey::make().save(path("journal.pem")));
    ::umask(before);
    struct stat status {};
    ASSERT_EQ(::stat(path("journal.pem").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777U, 0600U);
    EXPECT_FALSE(std::filesystem::exists(path("journal.pem.new")));
}

TEST_F(KeyFile, GivesTheSameKeyBack) {
    JournalKey key = JournalKey::make();
    ASSERT_TRUE(key.save(path("journal.pem")));
    auto loaded = JournalKey::load(path("journal.pem"));
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->public_key().base64(), key.public_key().base64());
    const auto signature = from_base64(loaded->sign(sha256("sale")));
    ASSERT_TRUE(signature);
    EXPECT_TRUE(key.public_key().verifies(sha256("sale"), *signature));
}

TEST_F(KeyFile, IsNeverReplaced) {
    JournalKey first = JournalKey::make();
    ASSERT_TRUE(first.save(path("journal.pem")));
    const auto again = JournalKey::make().save(path("journal.pem"));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, KeyError::Kind::Exists);
    EXPECT_EQ(JournalKey::load(path("journal.pem"))->public_key().base64(), first.public_key().base64());
    ASSERT_TRUE(first.save_public(path("journal-1.pub.pem")));
    EXPECT_TRUE(first.save_public(path("journal-1.pub.pem")));
    EXPECT_FALSE(JournalKey::make().save_public(path("journal-1.pub.pem")));
}

TEST_F(KeyFile, SaysWhenItIsMissingOrNoKey) {
    EXPECT_EQ(JournalKey::load(path("none.pem")).error().kind, KeyError::Kind::Missing);
    std::ofstream{path("text.pem")} << "not a key\n";
    EXPECT_EQ(JournalKey::load(path("text.pem")).error().kind, KeyError::Kind::Unreadable);
    EXPECT_EQ(PublicKey::from_pem_file(path("text.pem")).error().kind, KeyError::Kind::Unreadable);
    // Made with: openssl genpkey -algorithm ed25519 -outform PEM | openssl pkey -pubout
    std::ofstream{path("ed25519.pub.pem")} << "-----BEGIN PUBLIC KEY-----\n"
                                              "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
                                              "-----END PUBLIC KEY-----\n";
    EXPECT_EQ(PublicKey::from_pem_file(path("ed25519.pub.pem")).error().kind, KeyError::Kind::NotP256);
}

TEST_F(KeyFile, PublicHalfIsReadBackFromPem) {
    JournalKey key = JournalKey::make();
    ASSERT_TRUE(key.save_public(path("journal-1.pub.pem")));
    const auto keys = PublicKey::from_pem_file(path("journal-1.pub.pem"));
    ASSERT_TRUE(keys);
    ASSERT_EQ(keys->size(), 1U);
    EXPECT_EQ(keys->front().base64(), key.public_key().base64());
    EXPECT_EQ(keys->front().fingerprint().size(), 64U);
}

TEST(PublicKey, IsReadOnlyInItsOneForm) {
    const JournalKey key = JournalKey::make();
    const std::string text = key.public_key().base64();
    ASSERT_TRUE(PublicKey::from_base64(text));
    EXPECT_FALSE(PublicKey::from_base64(text + "\n"));
    auto der = from_base64(text);
    ASSERT_TRUE(der);
    der->push_back(0);
    EXPECT_FALSE(PublicKey::from_base64(to_base64(*der)));
    EXPECT_FALSE(PublicKey::from_base64(""));
}

TEST(Signature, FitsOnlyItsBytesAndItsKey) {
    JournalKey key = JournalKey::make();
    auto signature = from_base64(key.sign(sha256("sale")));
    ASSERT_TRUE(signature);
    EXPECT_TRUE(key.public_key().verifies(sha256("sale"), *signature));
    EXPECT_TRUE(key.public_key().copy().verifies(sha256("sale"), *signature));
    EXPECT_FALSE(key.public_key().verifies(sha256("gale"), *signature));
    EXPECT_FALSE(JournalKey::make().public_key().verifies(sha256("sale"), *signature));
    EXPECT_FALSE(key.public_key().verifies(sha256("sale"), {}));
    signature->push_back(0);
    EXPECT_FALSE(key.public_key().verifies(sha256("sale"), *signature));
}

}  // namespace
}  // namespace ecot::sync
