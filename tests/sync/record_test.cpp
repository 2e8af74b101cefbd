#include "sync/journal/record.hpp"

#include <string>

#include <gtest/gtest.h>

#include "sync/journal/chain.hpp"
#include "sync/journal/head.hpp"

namespace ecot::sync {
namespace {

Record example() {
    return {.till = "T1",
            .segment = 1,
            .seq = 17,
            .time_ms = 1795258000123,
            .kind = "sale",
            .payload = "{\"count\":1}",
            .prev = std::string(64, '0'),
            .hash = "not part of it",
            .sig = "not part of it"};
}

// The expected values of this file were worked out with another program (Python's hashlib).

TEST(Record, IsHashedOverItsFieldsAsText) {
    EXPECT_EQ(bytes_to_hash(example()),
              "ecot-journal-1\nT1\n1\n17\n1795258000123\nsale\n" + std::string(64, '0') + "\n{\"count\":1}");
    EXPECT_EQ(hash_of(example()), "4298f5cc2ee3927d6f11936f845113821992e777ae4ffda0c095a0a05a0721f6");
}

TEST(Record, HasAShortFormOfTheFirstSixtyBitsOfItsHash) {
    EXPECT_EQ(short_form("4298f5cc2ee3927d6f11936f845113821992e777ae4ffda0c095a0a05a0721f6"), "8ACF-BK1E-WE97");
    EXPECT_EQ(short_form(std::string(64, '0')), "0000-0000-0000");
    EXPECT_EQ(short_form(std::string(64, 'f')), "ZZZZ-ZZZZ-ZZZZ");
}

TEST(Record, BelongsToATillWithAShortPlainName) {
    EXPECT_TRUE(is_till_id("T1"));
    EXPECT_TRUE(is_till_id("CAMION-12-XY"));
    EXPECT_FALSE(is_till_id(""));
    EXPECT_FALSE(is_till_id("t1"));
    EXPECT_FALSE(is_till_id("T1\n"));
    EXPECT_FALSE(is_till_id("CAMION-12-XYZ"));
}

TEST(Genesis, DependsOnTillSegmentAndKey) {
    EXPECT_EQ(genesis("T1", 1, "QUJD"), "61632a10825a8a2c65aaa4f8f7857eed615b75fdd6c88db08e299edca3152cfe");
    EXPECT_NE(genesis("T1", 1, "QUJD"), genesis("T2", 1, "QUJD"));
    EXPECT_NE(genesis("T1", 1, "QUJD"), genesis("T1", 2, "QUJD"));
    EXPECT_NE(genesis("T1", 1, "QUJD"), genesis("T1", 1, "QUJE"));
}

TEST(Head, IsReadOnlyAsItIsWritten) {
    const Head head{2, 17, std::string(64, 'a')};
    EXPECT_EQ(to_text(head), "2 17 " + std::string(64, 'a') + "\n");
    EXPECT_EQ(head_from_text(to_text(head)), head);
    const std::string hash(64, 'a');
    for (const std::string& text :
         {std::string{}, "2 17 " + hash, "2 17  " + hash + "\n", "02 17 " + hash + "\n", "2 0 " + hash + "\n",
          "0 1 " + hash + "\n", "2 -1 " + hash + "\n", "2 17 " + std::string(64, 'A') + "\n", "2 17 " + hash + "\n\n",
          "2 17 " + hash + "\r", std::string{"2"}, std::string{"2 "}, std::string{"2 17"}}) {
        EXPECT_FALSE(head_from_text(text)) << text;
    }
}

}  // namespace
}  // namespace ecot::sync
