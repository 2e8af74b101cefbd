#include "pos/screens/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string_view>

namespace ecot::screens {
namespace {

using session::RefusalCode;

Texts texts_in(texts::Language language) {
    return Texts{language, std::filesystem::path{ECOT_BINARY_DIR} / "locale"};
}

// Every code there is: the last one is followed by nothing.
std::vector<RefusalCode> all_codes() {
    std::vector<RefusalCode> codes;
    for (auto value = 0; value <= static_cast<int>(RefusalCode::AlreadyPrinted); ++value) {
        codes.push_back(static_cast<RefusalCode>(value));
    }
    return codes;
}

std::size_t words_in(std::string_view idea) {
    std::size_t count = 0;
    bool inside = false;
    for (const char letter : idea) {
        const bool gap = letter == ' ' || letter == '\n';
        count += !gap && !inside ? 1U : 0U;
        inside = !gap;
    }
    return count;
}

// A sentence is an idea: look.md section 6 allows each at most twelve words.
std::size_t words_in_longest_idea(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t stop = text.find_first_of(".:?!");
        const std::string_view idea = text.substr(0, stop);
        longest = std::max(longest, words_in(idea));
        text.remove_prefix(stop == std::string_view::npos ? text.size() : stop + 1);
    }
    return longest;
}

TEST(RefusalWords, EveryCodeHasItsOwnSayingInBothLanguages) {
    for (const auto language : {texts::Language::French, texts::Language::English}) {
        const Texts texts = texts_in(language);
        ASSERT_TRUE(texts.complete());
        std::set<std::string> titles;
        for (const RefusalCode code : all_codes()) {
            const Saying saying = refusal_words({code, "Miel", pricing::Money::from_cents(490), 40'000}, texts);
            EXPECT_FALSE(saying.title.empty()) << to_string(code);
            EXPECT_FALSE(saying.text.empty()) << to_string(code);
            EXPECT_TRUE(titles.insert(saying.title).second) << saying.title;
            EXPECT_EQ(saying.title.find('{'), std::string::npos) << saying.title;
            EXPECT_EQ(saying.text.find('{'), std::string::npos) << saying.text;
            EXPECT_LE(words_in_longest_idea(saying.title), 12U) << saying.title;
            EXPECT_LE(words_in_longest_idea(saying.text), 12U) << saying.text;
        }
    }
}

TEST(RefusalWords, BlamesNobodyAndNamesNoCode) {
    for (const auto language : {texts::Language::French, texts::Language::English}) {
        const Texts texts = texts_in(language);
        for (const RefusalCode code : all_codes()) {
            const Saying saying = refusal_words({code, "Miel", pricing::Money::from_cents(490), 40'000}, texts);
            const std::string all = saying.title + " " + saying.text;
            for (const char* never : {"erreur", "error", "refus", "plafond", "barème", "quotient", "bénéficiaire", "!",
                                      "invalid", "denied", "épuisé"}) {
                EXPECT_EQ(all.find(never), std::string::npos) << all;
            }
            EXPECT_EQ(all.find(to_string(code) == std::string_view{"busy"} ? "busy_" : to_string(code)),
                      std::string::npos)
                << all;
        }
    }
}

TEST(RefusalWords, TellsTheCodeTheAmountAndTheTime) {
    const Texts texts = texts_in(texts::Language::French);
    EXPECT_EQ(refusal_words({RefusalCode::UnknownCode, "3760123456789", {}, 0}, texts).text,
              "Code 3\u00A0760123\u00A0456789. Cherchez le produit, ou mettez-le de côté.");
    EXPECT_EQ(refusal_words({RefusalCode::AmountShort, {}, pricing::Money::from_cents(719), 0}, texts).title,
              "Il manque 7,19\u00A0€");
    EXPECT_EQ(refusal_words({RefusalCode::LockedOut, {}, {}, 39'001}, texts).text,
              "Réessayez dans 40\u00A0s, ou demandez à une personne responsable.");
}

TEST(WaitingTime, IsRoundedUpToSecondsThenMinutes) {
    const Texts texts = texts_in(texts::Language::English);
    EXPECT_EQ(waiting_time(1, texts), "1 s");
    EXPECT_EQ(waiting_time(59'000, texts), "59 s");
    EXPECT_EQ(waiting_time(60'001, texts), "2 min");
}

TEST(Initials, AreOneOrTwoCapitals) {
    EXPECT_EQ(initials("Samira B."), "SB");
    EXPECT_EQ(initials("Jean-Marc"), "JM");
    EXPECT_EQ(initials("élodie r."), "ÉR");
    EXPECT_EQ(initials("Nadia"), "N");
    EXPECT_EQ(initials(""), "");
}

TEST(TenderNames, CallAFoodVoucherOnlyAVoucherBeforeTheCustomer) {
    const Texts texts = texts_in(texts::Language::French);
    EXPECT_EQ(tender_name(session::TenderKind::FoodVoucher, texts), "Bon alimentaire");
    EXPECT_EQ(tender_name_for_all(session::TenderKind::FoodVoucher, texts), "Bon");
}

}  // namespace
}  // namespace ecot::screens
