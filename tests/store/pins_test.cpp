#include "pos/store/pins.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/temp_dir.hpp"

namespace ecot::store {
namespace {

TEST(Pin, IsSixDigits) {
    EXPECT_TRUE(is_pin("123456"));
    EXPECT_FALSE(is_pin("12345"));
    EXPECT_FALSE(is_pin("1234567"));
    EXPECT_FALSE(is_pin("12345a"));
    EXPECT_FALSE(is_pin(""));
}

TEST(Pin, IsKeptAsAPepperedScryptHashOfItsOwnSalt) {
    const Pepper pepper = Pepper::of("pepper");
    const auto kept = pin_hash("123456", pepper);
    ASSERT_TRUE(kept);
    EXPECT_TRUE(kept->starts_with("scrypt$17$8$1$"));
    EXPECT_EQ(kept->find("123456"), std::string::npos);
    EXPECT_NE(*kept, pin_hash("123456", pepper).value());
    EXPECT_TRUE(pin_matches("123456", *kept, pepper));
    EXPECT_FALSE(pin_matches("123457", *kept, pepper));
    EXPECT_FALSE(pin_matches("123456", *kept, Pepper::of("another")));
}

TEST(Pin, IsNeverRightForSomebodyUnknownOrARowThatIsNoHash) {
    const Pepper pepper = Pepper::of("pepper");
    EXPECT_FALSE(pin_matches("123456", "", pepper));
    EXPECT_FALSE(pin_matches("123456", "scrypt$17$8$1$00$00", pepper));
}

TEST(Pepper, IsWrittenOnceForItsOwnerOnly) {
    const ecot::test::TempDir directory;
    const auto made = Pepper::make(directory / "pepper");
    ASSERT_TRUE(made);
    struct stat status {};
    ASSERT_EQ(::stat((directory / "pepper").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    EXPECT_EQ(Pepper::load(directory / "pepper").value().bytes(), made->bytes());
    EXPECT_FALSE(Pepper::make(directory / "pepper"));
    EXPECT_FALSE(Pepper::load(directory / "nothing"));
}

}  // namespace
}  // namespace ecot::store
