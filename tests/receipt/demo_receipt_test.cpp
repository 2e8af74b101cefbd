// The receipt of the demonstration grocery, from its config.toml to the paper.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/escpos/profile.hpp"
#include "pos/receipt/sale_facts.hpp"
#include "pos/session/records.hpp"
#include "pos/session/state.hpp"
#include "pos/store/demo.hpp"
#include "tests/receipt/amandier.hpp"

namespace ecot::receipt {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string demo_paper(const std::string& vat_mention) {
    const auto config = store::config_from_toml(store::to_toml(store::demo_config()));
    EXPECT_TRUE(config);
    session::Site site = config->site;
    site.vat_mention = vat_mention;
    session::SaleRecord sale;
    sale.operator_name = "Nadia";
    sale.vat = {{{550}, pricing::Money::from_cents(188), pricing::Money::from_cents(10)}};
    session::Written written;
    written.number = "T1-2026-000001";
    written.short_hash = "7KQ2-9XMA-C4TD";
    ReceiptData data = receipt_data(
        sale, written, site,
        {.date = {std::chrono::year{2026}, std::chrono::November, std::chrono::day{21}}, .minute_of_day = 605});
    data.program_version = "1.0.0";
    return on_paper(data, hardware::escpos::profile_42());
}

TEST(DemoReceipt, ThanksOnce) {
    const std::string paper = demo_paper("");
    EXPECT_THAT(paper, HasSubstr("|           Merci et à bientôt !           |\n"
                                 "|      Ouvert mardi, mercredi, samedi      |\n"
                                 "|                                          |\n"));
    EXPECT_EQ(paper.find("Merci"), paper.rfind("Merci"));
    EXPECT_THAT(paper, HasSubstr("|TVA incluse           HT      TVA      TTC|\n"
                                 "|A 5,5 %             1,78     0,10     1,88|\n"));
}

TEST(DemoReceipt, SaysTheSentenceOfASiteWithoutVat) {
    const std::string paper = demo_paper("TVA non applicable, art. 293 B du CGI");
    EXPECT_THAT(paper, HasSubstr("|TVA non applicable, art. 293 B du CGI     |\n"));
    EXPECT_THAT(paper, Not(HasSubstr("TVA incluse")));
}

}  // namespace
}  // namespace ecot::receipt
