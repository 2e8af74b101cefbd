#include "pos/receipt/preview.hpp"

#include <gtest/gtest.h>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/encoder.hpp"
#include "pos/texts/texts.hpp"
#include "tests/receipt/amandier.hpp"

namespace ecot::receipt {
namespace {

TEST(Preview, ShowsThePaperRowByRow) {
    using namespace hardware::escpos;
    const std::string bytes =
        encode(sale_receipt(amandier_sale(), texts::Texts{texts::Language::French}), profile_42());
    const session::PreviewReady preview = preview_of("T1-2026-004812", decode(bytes));
    EXPECT_EQ(preview.number, "T1-2026-004812");
    EXPECT_EQ(preview.columns, 42);
    EXPECT_EQ(preview.qr, "ECOT1/1/1/17/20261121T1045/550=3638,2000=440/7KQ2-9XMA-C4TD");
    ASSERT_EQ(preview.lines.size(), 36U);
    const session::PreviewLine& name = preview.lines[0];
    EXPECT_EQ(name.text, "L'AMANDIER");
    EXPECT_TRUE(name.tall && name.wide);
    EXPECT_EQ(name.align, 1);
    EXPECT_EQ(preview.lines[1].text, "            Épicerie solidaire            ");
    EXPECT_EQ(preview.lines[22].text, "À PAYER                            17,19 €");
    EXPECT_TRUE(preview.lines[22].bold && preview.lines[22].tall);
    EXPECT_TRUE(preview.lines[35].small);
}

}  // namespace
}  // namespace ecot::receipt
