#include "pos/texts/catalogue.hpp"

#include <gtest/gtest.h>

#include "tests/texts/po_file.hpp"

namespace ecot::texts {
namespace {

// Two sentences as msgfmt writes them: "Hold" and the plural "{n} item" / "{n} items".
[[nodiscard]] std::string small_catalogue() {
    const std::string keys{"Hold\0{n} item\0{n} items\0", 24};
    const std::string translations{"Attendre\0un article\0{n} articles\0", 33};
    const auto word = [](std::uint32_t value) {
        std::string bytes;
        for (int i = 0; i < 4; ++i, value >>= 8U) {
            bytes += static_cast<char>(value & 0xffU);
        }
        return bytes;
    };
    const std::uint32_t keys_at = 28 + 32;
    const std::uint32_t translations_at = keys_at + 24;
    return word(0x950412de) + word(0) + word(2) + word(28) + word(28 + 16) + word(0) + word(0) +  //
           word(4) + word(keys_at) + word(18) + word(keys_at + 5) +                               //
           word(8) + word(translations_at) + word(23) + word(translations_at + 9) + keys + translations;
}

TEST(Catalogue, FindsASentenceAndThePluralFormsOfAnother) {
    const auto catalogue = Catalogue::read(small_catalogue());
    ASSERT_TRUE(catalogue);
    EXPECT_EQ(catalogue->size(), 2U);
    EXPECT_EQ(catalogue->find("Hold"), "Attendre");
    EXPECT_EQ(catalogue->find("{n} item", 0), "un article");
    EXPECT_EQ(catalogue->find("{n} item", 1), "{n} articles");
}

TEST(Catalogue, FindsNothingForAnUnknownSentenceOrForm) {
    const auto catalogue = Catalogue::read(small_catalogue());
    ASSERT_TRUE(catalogue);
    EXPECT_EQ(catalogue->find("Void"), std::nullopt);
    EXPECT_EQ(catalogue->find(""), std::nullopt);
    EXPECT_EQ(catalogue->find("Hold", 1), std::nullopt);
    EXPECT_EQ(catalogue->find("{n} item", 2), std::nullopt);
}

TEST(Catalogue, StillAnswersAfterItWasMoved) {
    auto first = Catalogue::read(small_catalogue());
    ASSERT_TRUE(first);
    const Catalogue second = std::move(*first);
    EXPECT_EQ(second.find("Hold"), "Attendre");
}

TEST(Catalogue, SaysThatTheFileIsMissing) {
    const auto catalogue = Catalogue::open("/nonexistent/ecot.mo");
    ASSERT_FALSE(catalogue);
    EXPECT_EQ(catalogue.error(), CatalogueError::Missing);
}

TEST(Catalogue, RefusesEveryCutFileAndNeverReadsPastItsEnd) {
    const std::string whole = small_catalogue();
    // The last byte closes a string whose length is known, so only it may be lost.
    for (std::size_t length = 0; length + 1 < whole.size(); ++length) {
        const auto catalogue = Catalogue::read(whole.substr(0, length));
        ASSERT_FALSE(catalogue) << "cut at " << length;
        EXPECT_EQ(catalogue.error(), CatalogueError::Damaged);
    }
}

TEST(Catalogue, SurvivesAnyOneWrongByte) {
    const std::string whole = small_catalogue();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char wrong : {'\0', '\x7f', '\xff'}) {
            std::string bytes = whole;
            bytes[at] = wrong;
            if (const auto catalogue = Catalogue::read(bytes)) {
                EXPECT_LE(catalogue->find("Hold").value_or("").size(), bytes.size());
            }
        }
    }
}

TEST(Catalogue, RefusesAFileThatIsNoCatalogue) {
    EXPECT_FALSE(Catalogue::read("").has_value());
    EXPECT_FALSE(Catalogue::read(std::string(200, 'x')).has_value());
}

TEST(Catalogue, ReadsTheFrenchOneOfThisBuildWhole) {
    const auto catalogue = Catalogue::open(ECOT_BINARY_DIR "/locale/fr/LC_MESSAGES/ecot.mo");
    ASSERT_TRUE(catalogue);
    const auto entries = read_po(file_text(ECOT_SOURCE_DIR "/assets/locale/fr.po"));
    EXPECT_EQ(catalogue->size(), entries.size());
    for (const PoEntry& entry : entries) {
        const std::string key = entry.context.empty() ? entry.msgid : entry.context + '\4' + entry.msgid;
        EXPECT_EQ(catalogue->find(key), entry.translations.front()) << entry.msgid;
    }
}

}  // namespace
}  // namespace ecot::texts
