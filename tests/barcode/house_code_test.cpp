#include "hardware/barcode/house_code.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::barcode {
namespace {

TEST(HouseCode, IsALetterAndFourToTwelveDigits) {
    EXPECT_EQ(house_digits("M000017", 'M'), "000017");
    EXPECT_EQ(house_digits("M0017", 'M'), "0017");
    EXPECT_EQ(house_digits("M123456789012", 'M'), "123456789012");
    EXPECT_EQ(house_digits("C0017", 'C'), "0017");
    for (const char* other : {"", "M", "M017", "M1234567890123", "m0017", "M00 17", "M00A7", "000017", "O0017"}) {
        EXPECT_EQ(house_digits(other, 'M'), std::nullopt) << other;
    }
}

TEST(ReceiptCode, NamesTheSale) {
    const auto code = read_receipt_code("ECOT1/T1/2/17/20261121T1045/550=3638,2000=440/7KQ2-9XMA-C4TD").value();
    EXPECT_EQ(code.till, "T1");
    EXPECT_EQ(code.segment, 2);
    EXPECT_EQ(code.seq, 17);
    EXPECT_EQ(code.time, "20261121T1045");
    EXPECT_EQ(code.short_hash, "7KQ2-9XMA-C4TD");
}

TEST(ReceiptCode, MayHaveNoTaxesOrNegativeOnes) {
    EXPECT_TRUE(read_receipt_code("ECOT1/T1/1/17/20261121T1045//7KQ2-9XMA-C4TD"));
    EXPECT_TRUE(read_receipt_code("ECOT1/T1/1/17/20261121T1045/550=-3638/7KQ2-9XMA-C4TD"));
}

TEST(ReceiptCode, IsRefusedWithAPartTooManyOrTooFew) {
    for (const char* code : {"ECOT1/", "ECOT1/T1", "ECOT1/T1/1/17/20261121T1045/550=3638",
                             "ECOT1/T1/1/17/20261121T1045/550=3638/7KQ2-9XMA-C4TD/x"}) {
        EXPECT_EQ(read_receipt_code(code).error(), BarcodeError::Length) << code;
    }
}

TEST(ReceiptCode, IsRefusedWithAPartThatIsNotOfItsKind) {
    for (const char* code :
         {"ECOT1/T_1/1/17/20261121T1045/550=1/7KQ2-9XMA-C4TD", "ECOT1/T1/-1/17/20261121T1045/550=1/7KQ2-9XMA-C4TD",
          "ECOT1/T1/1/0/20261121T1045/550=1/7KQ2-9XMA-C4TD", "ECOT1/T1/1/17/20260230T1045/550=1/7KQ2-9XMA-C4TD",
          "ECOT1/T1/1/17/20261121X1045/550=1/7KQ2-9XMA-C4TD", "ECOT1/T1/1/17/20261121T1060/550=1/7KQ2-9XMA-C4TD",
          "ECOT1/T1/1/17/20261121T1045/550=x/7KQ2-9XMA-C4TD", "ECOT1/T1/1/17/20261121T1045/550=1,/7KQ2-9XMA-C4TI",
          "ECOT1/T1/1/17/20261121T1045/550/7KQ2-9XMA-C4TD", "ECOT1/T1/1/17/20261121T1045/550=1/7KQ2-9XMA-c4TD",
          "ECOT1/T1/1/17/20261121T1045/550=1/7KQ29XMA--C4TD"}) {
        EXPECT_EQ(read_receipt_code(code).error(), BarcodeError::Charset) << code;
    }
    EXPECT_EQ(read_receipt_code("ECOT1/T1/1234567890123456789/17/20261121T1045/550=1/7KQ2-9XMA-C4TD").error(),
              BarcodeError::Length);
}

}  // namespace
}  // namespace ecot::hardware::barcode
