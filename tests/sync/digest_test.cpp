#include "sync/journal/digest.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecot::sync {
namespace {

std::string hex(std::string_view text) {
    return to_hex(sha256(text));
}

Bytes bytes(std::string_view text) {
    return {text.begin(), text.end()};
}

TEST(Digest, IsSha256) {
    EXPECT_EQ(hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, ReadsOnlyLowerCaseHexOfTheRightLength) {
    const std::string good(64, 'a');
    EXPECT_TRUE(digest_from_hex(good));
    EXPECT_FALSE(digest_from_hex(std::string(64, 'A')));
    EXPECT_FALSE(digest_from_hex(std::string(63, 'a')));
    EXPECT_FALSE(digest_from_hex(std::string(66, 'a')));
    EXPECT_FALSE(digest_from_hex(std::string(63, 'a') + 'g'));
}

TEST(Base64, WritesTheStandardAlphabetWithPadding) {
    EXPECT_EQ(to_base64(bytes("")), "");
    EXPECT_EQ(to_base64(bytes("f")), "Zg==");
    EXPECT_EQ(to_base64(bytes("fo")), "Zm8=");
    EXPECT_EQ(to_base64(bytes("foo")), "Zm9v");
    EXPECT_EQ(to_base64(bytes("foobar")), "Zm9vYmFy");
    EXPECT_EQ(to_base64(Bytes{0xFB, 0xFF}), "+/8=");
}

TEST(Base64, ReadsBackWhatItWrote) {
    for (const char* text : {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYmFy", "+/8="}) {
        const auto read = from_base64(text);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(to_base64(*read), text);
    }
}

TEST(Base64, RefusesWhatWouldNotBeWrittenBackTheSame) {
    for (const char* text : {"Zg", "Zg=", "Zh==", "Zm9=", "Zg==\n", "Z g=", "Zg==Zg==", "====", "Zm9v=", "-_8="}) {
        EXPECT_FALSE(from_base64(text)) << text;
    }
}

}  // namespace
}  // namespace ecot::sync
