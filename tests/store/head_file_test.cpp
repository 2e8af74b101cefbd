#include "pos/store/head_file.hpp"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/temp_dir.hpp"

namespace ecot::store {
namespace {

using ecot::test::TempDir;

sync::Head head(std::int64_t seq) {
    return {1, seq, std::string(64, static_cast<char>('a' + seq % 6))};
}

TEST(HeadFile, HoldsTheHeadNamedLast) {
    const TempDir temp;
    HeadFile file{temp / "head"};
    EXPECT_EQ(file.read().error().kind, StoreError::Kind::Missing);
    for (const std::int64_t seq : {1, 2, 9, 10, 11, 99, 100, 12, 3}) {
        ASSERT_TRUE(file.replace(head(seq)));
        EXPECT_EQ(file.read(), sync::to_text(head(seq)));
    }
    file.flush();
    EXPECT_FALSE(file.take_sync_error());
}

TEST(HeadFile, GoesOnWithTheFileOfAnEarlierRun) {
    const TempDir temp;
    for (std::int64_t seq = 1; seq < 6; ++seq) {
        HeadFile file{temp / "head"};
        ASSERT_TRUE(file.replace(head(seq)));
        EXPECT_EQ(file.read(), sync::to_text(head(seq)));
        ASSERT_TRUE(file.replace(head(seq + 100)));
        EXPECT_EQ(file.read(), sync::to_text(head(seq + 100)));
    }
}

TEST(HeadFile, ComesBackWhenSomebodyTookItAway) {
    const TempDir temp;
    HeadFile file{temp / "head"};
    ASSERT_TRUE(file.replace(head(1)));
    ASSERT_TRUE(file.replace(head(2)));
    std::filesystem::remove(temp / "head");
    ASSERT_TRUE(file.replace(head(3)));
    EXPECT_EQ(file.read(), sync::to_text(head(3)));
    std::filesystem::remove(temp / "head");
    std::filesystem::remove(temp / "head.new");
    (void)file.replace(head(4));
    ASSERT_TRUE(file.replace(head(5)));
    EXPECT_EQ(file.read(), sync::to_text(head(5)));
}

TEST(HeadFile, SaysWhenItCannotBeWritten) {
    const TempDir temp;
    HeadFile file{temp / "nowhere/head"};
    EXPECT_FALSE(file.replace(head(1)));
}

}  // namespace
}  // namespace ecot::store
