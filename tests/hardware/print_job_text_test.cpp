#include "hardware/print_job_text.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecot::hardware {
namespace {

const PrintJob everything{{Picture{.width = 9, .height = 2, .rows = std::string("\xFF\x80\x00\x01", 4)},
                           TextLine{"L’AMANDIER", {.tall = true, .wide = true, .align = Align::Centre}},
                           TextLine{"", {.bold = true, .small = true, .align = Align::Right}},
                           ColumnsLine{"Riz \"long\"", "2,60 €", {}}, RuleLine{'='},
                           QrCode{.data = "ECOT1/T1/1/17", .module_size = 6}, Feed{.lines = 2}, Cut{.feed_lines = 0},
                           DrawerPulse{}}};

TEST(PrintJobText, HoldsEveryItem) {
    const std::vector<PrintJob> jobs{everything, PrintJob{}, PrintJob{{DrawerPulse{}}}};
    EXPECT_EQ(print_jobs_from_text(to_text(jobs)), jobs);
    EXPECT_EQ(print_jobs_from_text(to_text({})), std::vector<PrintJob>{});
}

TEST(PrintJobText, IsWrittenSoThatOneCanReadIt) {
    EXPECT_EQ(to_text({{{TextLine{"Merci", {.align = Align::Centre}}, Feed{2}}}}),
              R"([[["text","Merci","c"],["feed",2]]])");
    EXPECT_EQ(to_text({{{DrawerPulse{}}}, {}}), R"([[["drawer"]],[]])");
}

TEST(PrintJobText, MendsWhatIsNoText) {
    const auto jobs = print_jobs_from_text(to_text({{{TextLine{"caf\xE9", {}}}}}));
    ASSERT_TRUE(jobs);
    EXPECT_EQ(std::get<TextLine>(jobs->at(0).items.at(0)).text, "caf\uFFFD");
}

TEST(PrintJobText, IsNothingWhenItIsCutShort) {
    const std::string whole = to_text({everything});
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(print_jobs_from_text(whole.substr(0, length))) << length;
    }
}

TEST(PrintJobText, IsNothingWhenAnItemIsNone) {
    for (const char* const item : {R"([])",
                                   R"("text")",
                                   R"(["text","a"])",
                                   R"(["text","a","x"])",
                                   R"(["text",1,""])",
                                   R"(["text","a","",1])",
                                   R"(["columns","a","b"])",
                                   R"(["rule",""])",
                                   R"(["rule","--"])",
                                   R"(["rule","\u0007"])",
                                   R"(["qr","a",0])",
                                   R"(["qr","a",17])",
                                   R"(["qr","a","4"])",
                                   R"(["picture",0,1,""])",
                                   R"(["picture",9,1,"ff"])",
                                   R"(["picture",8,1,"fg"])",
                                   R"(["picture",8,1,"fff"])",
                                   R"(["picture",99999999999,1,"ff"])",
                                   R"(["feed",-1])",
                                   R"(["feed",256])",
                                   R"(["feed",1.5])",
                                   R"(["feed"])",
                                   R"(["drawer",1])",
                                   R"(["siren"])",
                                   R"({"text":"a"})"}) {
        EXPECT_FALSE(print_jobs_from_text("[[" + std::string{item} + "]]")) << item;
    }
    EXPECT_FALSE(print_jobs_from_text("{}"));
    EXPECT_FALSE(print_jobs_from_text(R"([{"text":"a"}])"));
}

}  // namespace
}  // namespace ecot::hardware
