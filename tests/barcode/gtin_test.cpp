#include "hardware/barcode/gtin.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecot::hardware::barcode {
namespace {

std::string digits_or_error(const tl::expected<Gtin, BarcodeError>& gtin) {
    return gtin ? std::string{gtin->digits()} : "error " + std::to_string(static_cast<int>(gtin.error()));
}

TEST(Gtin, IsFourteenDigitsWhateverItWasPrintedAs) {
    EXPECT_EQ(digits_or_error(Gtin::from_digits("30176201")), "00000030176201");
    EXPECT_EQ(digits_or_error(Gtin::from_digits("042100005264")), "00042100005264");
    EXPECT_EQ(digits_or_error(Gtin::from_digits("3017620422003")), "03017620422003");
    EXPECT_EQ(digits_or_error(Gtin::from_digits("13017620422000")), "13017620422000");
}

TEST(Gtin, IsTheSameForUpcAAndTheEan13WithAZeroInFront) {
    EXPECT_EQ(Gtin::from_digits("042100005264"), Gtin::from_digits("0042100005264"));
}

TEST(Gtin, IsRefusedWithTheFirstThingThatIsWrong) {
    EXPECT_EQ(Gtin::from_digits("301762042200X").error(), BarcodeError::Charset);
    EXPECT_EQ(Gtin::from_digits("30176204220").error(), BarcodeError::Length);
    EXPECT_EQ(Gtin::from_digits("").error(), BarcodeError::Length);
    EXPECT_EQ(Gtin::from_digits("3017620422004").error(), BarcodeError::CheckDigit);
}

TEST(Gtin, IsOfVariableMeasureWhenItBeginsWithNine) {
    EXPECT_TRUE(Gtin::from_digits("93017620422006")->variable_measure());
    EXPECT_FALSE(Gtin::from_digits("9506000134352")->variable_measure());
}

TEST(UpcE, PutsBackTheZerosThatItsLastDigitTells) {
    EXPECT_EQ(digits_or_error(Gtin::from_upc_e("01278907")), "00012000007897");
    EXPECT_EQ(digits_or_error(Gtin::from_upc_e("06543217")), "00065100004327");
    EXPECT_EQ(digits_or_error(Gtin::from_upc_e("01278925")), "00012200007895");
    EXPECT_EQ(digits_or_error(Gtin::from_upc_e("01278931")), "00012700000891");
    EXPECT_EQ(digits_or_error(Gtin::from_upc_e("04252614")), "00042100005264");
    EXPECT_EQ(digits_or_error(Gtin::from_upc_e("01278945")), "00012780000095");
    EXPECT_EQ(digits_or_error(Gtin::from_upc_e("01278958")), "00012789000058");
    EXPECT_EQ(digits_or_error(Gtin::from_upc_e("01234565")), "00012345000065");
    EXPECT_EQ(digits_or_error(Gtin::from_upc_e("01278996")), "00012789000096");
    EXPECT_EQ(digits_or_error(Gtin::from_upc_e("16543214")), "00165100004324");
}

TEST(UpcE, HasEightDigitsNumberSystemZeroOrOneAndTheCheckDigitOfTheLongForm) {
    EXPECT_EQ(Gtin::from_upc_e("0425261").error(), BarcodeError::Length);
    EXPECT_EQ(Gtin::from_upc_e("042526A4").error(), BarcodeError::Charset);
    EXPECT_EQ(Gtin::from_upc_e("24252614").error(), BarcodeError::Charset);
    EXPECT_EQ(Gtin::from_upc_e("04252615").error(), BarcodeError::CheckDigit);
}

}  // namespace
}  // namespace ecot::hardware::barcode
