// French is complete: every sentence of the till has its translation, with the same places to fill.

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/texts/po_file.hpp"

namespace ecot::texts {
namespace {

namespace fs = std::filesystem;
using test::Finished;
using test::run_program;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string script = ECOT_SOURCE_DIR "/packaging/update-texts";
const std::string header =
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Plural-Forms: nplurals=2; plural=(n > 1);\\n\"\n\n";

/// A tree of one screen and one catalogue, removed at the end.
class SmallTree : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directories(root_ / "pos/screens");
        fs::create_directories(root_ / "assets/locale");
    }

    void write(const std::string& source, const std::string& catalogue) {
        std::ofstream{root_ / "pos/screens/sale_screen.cpp"} << source;
        std::ofstream{root_ / "assets/locale/fr.po"} << header << catalogue;
    }
    [[nodiscard]] Finished check() const { return run_program(script + " --check --root " + root_.string()); }

    test::TempDir temp_;
    fs::path root_ = temp_.path();
};

TEST(French, HasEverySentenceOfTheTill) {
    const Finished outcome = run_program(script + " --check");
    EXPECT_EQ(outcome.status, 0) << outcome.output << "run packaging/update-texts and translate what it names";
}

TEST(French, FillsTheSamePlacesAsEnglish) {
    for (const PoEntry& entry : read_po(file_text(ECOT_SOURCE_DIR "/assets/locale/fr.po"))) {
        EXPECT_THAT(placeholder_faults(entry), IsEmpty());
    }
}

TEST(French, HasThePluralRuleThatTextsFollows) {
    const auto entries = read_po(file_text(ECOT_SOURCE_DIR "/assets/locale/fr.po"));
    ASSERT_FALSE(entries.empty());
    EXPECT_THAT(entries.front().translations.front(), HasSubstr("Plural-Forms: nplurals=2; plural=(n > 1);"));
}

TEST_F(SmallTree, PassesWhenEverySentenceIsTranslated) {
    write(R"(texts.get("Hold"); texts.plural("{n} item", "{n} items", 2); texts.get("Change", "money"); tr("Pay");
             texts.format("Pay {amount}", a); fmt::format("{} × {}", a, b);)",
          "msgid \"Hold\"\nmsgstr \"Mettre en attente\"\n\nmsgid \"{n} item\"\nmsgid_plural \"{n} items\"\n"
          "msgstr[0] \"un article\"\nmsgstr[1] \"{n} articles\"\n\nmsgctxt \"money\"\nmsgid \"Change\"\n"
          "msgstr \"À rendre\"\n\nmsgid \"Pay\"\nmsgstr \"Payer\"\n\nmsgid \"Pay {amount}\"\n"
          "msgstr \"Payer {amount}\"\n");
    const Finished outcome = check();
    EXPECT_EQ(outcome.status, 0) << outcome.output;
}

TEST_F(SmallTree, FailsOnASentenceTheCatalogueLacks) {
    write(R"(texts.get("Hold"); texts.get("Void");)", "msgid \"Hold\"\nmsgstr \"Mettre en attente\"\n");
    const Finished outcome = check();
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("used but not defined"));
}

TEST_F(SmallTree, FailsOnASentenceLeftUntranslated) {
    write(R"(texts.get("Hold");)", "msgid \"Hold\"\nmsgstr \"\"\n");
    const Finished outcome = check();
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("untranslated"));
}

TEST_F(SmallTree, FailsOnAFuzzyTranslation) {
    write(R"(texts.get("Hold");)", "#, fuzzy\nmsgid \"Hold\"\nmsgstr \"Tenir\"\n");
    const Finished outcome = check();
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("needs to be reviewed"));
}

TEST_F(SmallTree, FailsOnATranslationNothingUses) {
    write(R"(texts.get("Hold");)",
          "msgid \"Hold\"\nmsgstr \"Mettre en attente\"\n\nmsgid \"Gone\"\nmsgstr \"Parti\"\n");
    const Finished outcome = check();
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("not used"));
}

TEST_F(SmallTree, FailsOnAnObsoleteTranslation) {
    write(R"(texts.get("Hold");)",
          "msgid \"Hold\"\nmsgstr \"Mettre en attente\"\n\n#~ msgid \"Gone\"\n#~ msgstr \"Parti\"\n");
    const Finished outcome = check();
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("Gone"));
}

TEST_F(SmallTree, UpdatingAddsWhatIsNewAndDropsWhatIsGone) {
    write(R"(texts.get("Hold"); texts.get("Void");)",
          "msgid \"Hold\"\nmsgstr \"Mettre en attente\"\n\nmsgid \"Gone\"\nmsgstr \"Parti\"\n");
    const Finished outcome = run_program(script + " --root " + root_.string());
    EXPECT_EQ(outcome.status, 0) << outcome.output;
    EXPECT_THAT(outcome.output, HasSubstr("Void"));
    const std::string updated = file_text(root_ / "assets/locale/fr.po");
    EXPECT_THAT(updated, HasSubstr("msgid \"Hold\"\nmsgstr \"Mettre en attente\"\n"));
    EXPECT_THAT(updated, HasSubstr("msgid \"Void\"\nmsgstr \"\"\n"));
    EXPECT_THAT(updated, testing::Not(HasSubstr("Gone")));
}

TEST(PoFile, NamesAPlaceThatTheTranslationLostOrInvented) {
    EXPECT_THAT(placeholder_faults({.msgid = "Pay {amount}", .translations = {"Payer"}}), testing::SizeIs(1));
    EXPECT_THAT(placeholder_faults({.msgid = "Pay", .translations = {"Payer {amount}"}}), testing::SizeIs(1));
    EXPECT_THAT(placeholder_faults({.msgid = "{n} of {all}",
                                    .msgid_plural = "{n} of {all}",
                                    .translations = {"un sur {all}", "{n} sur {total}"}}),
                testing::SizeIs(1));
    EXPECT_THAT(placeholder_faults({.msgid = "{{a}} {b}", .translations = {"{b} {{c}}"}}), IsEmpty());
}

TEST(PoFile, ReadsSentencesOverSeveralLines) {
    const auto entries = read_po("msgid \"\"\n\"a \\\"b\\\"\\n\"\n\"c\"\nmsgstr \"d\"\n");
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries.front().msgid, "a \"b\"\nc");
    EXPECT_EQ(entries.front().translations.front(), "d");
}

}  // namespace
}  // namespace ecot::texts
