#include "pos/texts/texts.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/temp_dir.hpp"

namespace ecot::texts {
namespace {

namespace fs = std::filesystem;

/// A catalogue of five sentences compiled with msgfmt, in a directory removed at the end.
class SmallTexts : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directories(directory_ / "fr/LC_MESSAGES");
        std::ofstream{directory_ / "fr.po"} << R"(msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "Hold"
msgstr "Mettre en attente"

msgid "Change"
msgstr "Modifier"

msgctxt "money given back"
msgid "Change"
msgstr "À rendre"

msgid "Pay {amount}"
msgstr "Payer {amount}"

msgid "{n} item of {name}"
msgid_plural "{n} items of {name}"
msgstr[0] "{n} article de {name}"
msgstr[1] "{n} articles de {name}"
)";
        const std::string command =
            "msgfmt -o " + (directory_ / "fr/LC_MESSAGES/ecot.mo").string() + " " + (directory_ / "fr.po").string();
        ASSERT_EQ(std::system(command.c_str()), 0);
    }

    [[nodiscard]] Texts french() const { return Texts{Language::French, directory_}; }
    [[nodiscard]] Texts english() const { return Texts{Language::English, directory_}; }

    test::TempDir temp_;
    fs::path directory_ = temp_.path();
};

TEST_F(SmallTexts, SpeaksFrenchWithoutAnyLocaleOfTheSystem) {
    // The environment of a bare service: no locale, and none that gettext of the C library would accept.
    for (const char* name : {"LANGUAGE", "LANG", "LC_MESSAGES"}) {
        unsetenv(name);
    }
    setenv("LC_ALL", "C", 1);
    EXPECT_TRUE(french().complete());
    EXPECT_EQ(french().get("Hold"), "Mettre en attente");
}

TEST_F(SmallTexts, SpeaksEnglishFromTheSentencesThemselves) {
    EXPECT_TRUE(english().complete());
    EXPECT_EQ(english().get("Hold"), "Hold");
    EXPECT_EQ(english().format("Pay {amount}", fmt::arg("amount", "€3.20")), "Pay €3.20");
}

TEST_F(SmallTexts, TellsWordsApartByTheirContext) {
    EXPECT_EQ(french().get("Change"), "Modifier");
    EXPECT_EQ(french().get("Change", "money given back"), "À rendre");
    EXPECT_EQ(english().get("Change", "money given back"), "Change");
    EXPECT_EQ(french().get("Hold", "unknown context"), "Hold");
}

TEST_F(SmallTexts, FillsNamedPlaces) {
    EXPECT_EQ(french().format("Pay {amount}", fmt::arg("amount", "3,20\u00a0€")), "Payer 3,20\u00a0€");
}

TEST_F(SmallTexts, LeavesTheSentenceBareWhenAPlaceHasNoArgument) {
    EXPECT_EQ(french().format("Pay {amount}", fmt::arg("price", "3,20")), "Payer {amount}");
}

TEST_F(SmallTexts, CountsZeroAsSingularInFrenchAndPluralInEnglish) {
    const auto counted = [](const Texts& texts, int n) {
        return texts.plural("{n} item of {name}", "{n} items of {name}", n, fmt::arg("name", "Paul"));
    };
    EXPECT_EQ(counted(french(), 0), "0 article de Paul");
    EXPECT_EQ(counted(french(), 1), "1 article de Paul");
    EXPECT_EQ(counted(french(), 2), "2 articles de Paul");
    EXPECT_EQ(counted(english(), 0), "0 items of Paul");
    EXPECT_EQ(counted(english(), 1), "1 item of Paul");
    EXPECT_EQ(counted(english(), 2), "2 items of Paul");
}

TEST_F(SmallTexts, ChangesLanguageByAssignment) {
    Texts texts = french();
    texts = english();
    EXPECT_EQ(texts.get("Hold"), "Hold");
    EXPECT_EQ(texts.language(), Language::English);
    texts = french();
    EXPECT_EQ(texts.get("Hold"), "Mettre en attente");
}

TEST_F(SmallTexts, ShowsASentenceItLacksInEnglish) {
    EXPECT_EQ(french().get("Not in the catalogue"), "Not in the catalogue");
    EXPECT_EQ(french().get(""), "");
    EXPECT_EQ(french().plural("one dog", "{n} dogs", 3), "3 dogs");
}

TEST_F(SmallTexts, SellsInEnglishWhenTheCatalogueIsMissingAndSaysSo) {
    const Texts texts{Language::French, directory_ / "nowhere"};
    EXPECT_FALSE(texts.complete());
    EXPECT_EQ(texts.get("Hold"), "Hold");
}

TEST_F(SmallTexts, AnswersManyThreadsAtOnce) {
    const Texts texts = french();
    std::vector<std::thread> threads;
    std::vector<int> right(4, 0);
    for (std::size_t t = 0; t < right.size(); ++t) {
        threads.emplace_back([&right, texts, t] {
            for (int i = 0; i < 500; ++i) {
                right[t] += texts.format("Pay {amount}", fmt::arg("amount", i)) == fmt::format("Payer {}", i) ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(right, std::vector<int>({500, 500, 500, 500}));
}

TEST(CatalogueDirectory, IsFoundFromTheProgramItself) {
    EXPECT_EQ(catalogue_directory(), fs::path{ECOT_BINARY_DIR} / "locale");
    EXPECT_TRUE(Texts{Language::French}.complete());
}

TEST(Languages, HaveTheCodesOfTheSettings) {
    EXPECT_EQ(language_code(Language::French), "fr");
    EXPECT_EQ(language_of("en"), Language::English);
    EXPECT_EQ(language_of("de"), std::nullopt);
}

}  // namespace
}  // namespace ecot::texts
