#include "pos/ctl/receipt_command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "hardware/escpos/encoder.hpp"
#include "pos/texts/texts.hpp"
#include "tests/receipt/amandier.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::ctl {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

class ReceiptCommand : public testing::Test {
protected:
    void SetUp() override {
        std::ofstream{receipt(), std::ios::binary} << hardware::escpos::encode(
            receipt::sale_receipt(receipt::amandier_sale(), texts::Texts{texts::Language::French}),
            hardware::escpos::profile_48());
    }

    [[nodiscard]] fs::path receipt() const { return root_ / "receipt.bin"; }
    [[nodiscard]] int render(const RenderRequest& request) { return render_receipt(request, out_, errors_); }

    test::TempDir root_;
    std::ostringstream out_;
    std::ostringstream errors_;
};

TEST_F(ReceiptCommand, PrintsTheTextOfTheReceipt) {
    EXPECT_EQ(render({.file = receipt()}), 0);
    EXPECT_THAT(out_.str(), HasSubstr("\nÀ PAYER                                  17,19 €\n"));
    EXPECT_THAT(out_.str(), HasSubstr("\n[QR ECOT1/1/1/17/20261121T1045/550=3638,2000=440/7KQ2-9XMA-C4TD]\n"));
    EXPECT_EQ(errors_.str(), "");
}

TEST_F(ReceiptCommand, PrintsHowEachRowLooks) {
    EXPECT_EQ(render({.file = receipt(), .marks = true}), 0);
    EXPECT_THAT(out_.str(), HasSubstr("\n|À PAYER                                  17,19 €|  2H G\n"));
}

TEST_F(ReceiptCommand, WritesAPictureAndNothingElse) {
    EXPECT_EQ(render({.file = receipt(), .png = root_ / "receipt.png"}), 0);
    std::ifstream file{root_ / "receipt.png", std::ios::binary};
    const std::string png{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_THAT(png, StartsWith("\x89PNG\r\n"));
    EXPECT_EQ(out_.str(), "");
    EXPECT_FALSE(fs::exists(root_ / "receipt.png.tmp"));
}

TEST_F(ReceiptCommand, ReadsWhateverIsInTheFile) {
    std::ofstream{receipt(), std::ios::binary} << "";
    EXPECT_EQ(render({.file = receipt(), .text = true}), 0);
    EXPECT_EQ(out_.str(), "");
    std::ofstream{receipt(), std::ios::binary} << "\xFF\x1D(k\xFF\xFF"
                                               << "abc";
    EXPECT_EQ(render({.file = receipt(), .text = true}), 0);
    EXPECT_EQ(errors_.str(), "");
}

TEST_F(ReceiptCommand, SaysWhatDidNotWork) {
    EXPECT_EQ(render({.file = root_ / "none.bin"}), 1);
    EXPECT_EQ(render({.file = root_.path()}), 1);
    EXPECT_EQ(render({.file = receipt(), .png = root_ / "no" / "such" / "folder.png"}), 1);
    EXPECT_THAT(errors_.str(), HasSubstr("There is no file " + (root_ / "none.bin").string()));
    EXPECT_THAT(errors_.str(), HasSubstr("folder.png cannot be written."));
    EXPECT_EQ(out_.str(), "");
}

TEST_F(ReceiptCommand, RefusesAFileThatIsNoReceipt) {
    std::ofstream{receipt(), std::ios::binary} << std::string(2'000'000, 'x');
    EXPECT_EQ(render({.file = receipt()}), 1);
    EXPECT_THAT(errors_.str(), HasSubstr("is too large for a receipt"));
}

}  // namespace
}  // namespace ecot::ctl
