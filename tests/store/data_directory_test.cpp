#include "pos/store/data_directory.hpp"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_dir.hpp"

namespace ecot::store {
namespace {

using ecot::test::TempDir;

Config amandier() {
    Config config;
    config.site.till = "T1";
    config.site.id = "amandier";
    config.site.name = "L'Amandier";
    config.site.subtitle = "Épicerie solidaire";
    config.site.footer = {"Merci", "À bientôt"};
    config.site.vat_mention = "TVA non applicable";
    return config;
}

mode_t mode_of(const std::filesystem::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

TEST(Config, IsReadBackAsItWasWritten) {
    const auto read = config_from_toml(to_toml(amandier()));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->site.till, "T1");
    EXPECT_EQ(read->site.id, "amandier");
    EXPECT_EQ(read->site.name, "L'Amandier");
    EXPECT_EQ(read->site.subtitle, "Épicerie solidaire");
    EXPECT_EQ(read->site.footer, (std::vector<std::string>{"Merci", "À bientôt"}));
    EXPECT_EQ(read->site.vat_mention, "TVA non applicable");
    EXPECT_EQ(read->timezone, "Europe/Paris");
}

TEST(Config, SaysWhatIsWrong) {
    EXPECT_THAT(config_from_toml("till = ").error().detail, testing::StartsWith("config.toml: line 1: "));
    EXPECT_EQ(config_from_toml("till = \"T1\"").error().detail, "config.toml: the table [site] is missing.");
    EXPECT_THAT(config_from_toml("till = \"t 1\"\n[site]\nid = \"a\"\nname = \"b\"").error().detail,
                testing::HasSubstr("till must be"));
    EXPECT_THAT(config_from_toml("till = \"T1\"\n[site]\nid = \"a\"").error().detail, testing::HasSubstr("no name"));
}

TEST(Config, SaysHowTheSitesOwnCodesRead) {
    const std::string site = "till = \"T1\"\n[site]\nid = \"a\"\nname = \"b\"\n[barcodes]\n";
    EXPECT_EQ(config_from_toml(site)->barcodes.in_store, hardware::barcode::InStoreTable::french());
    const auto read = config_from_toml(site + "in_store = [\"20 weight 5 5 3\", \"29 none\"]\nmember = \"A\"\n");
    ASSERT_TRUE(read) << read.error().detail;
    ASSERT_NE(read->barcodes.in_store.format_of("2012345"), nullptr);
    EXPECT_EQ(read->barcodes.in_store.format_of("2012345")->value, hardware::barcode::InStoreValue::Weight);
    EXPECT_EQ(read->barcodes.in_store.format_of("2912345"), nullptr);
    EXPECT_EQ(read->barcodes.letters.member, 'A');
    EXPECT_EQ(read->barcodes.letters.order, 'O');
    EXPECT_THAT(config_from_toml(site + "in_store = [\"35 weight 5 5 3\"]").error().detail,
                testing::HasSubstr("the row \"35 weight 5 5 3\""));
    EXPECT_THAT(config_from_toml(site + "order = \"o1\"").error().detail, testing::HasSubstr("one capital letter"));
    EXPECT_THAT(config_from_toml(site + "order = \"M\"").error().detail, testing::HasSubstr("two letters"));
}

TEST(Config, SaysWhereReceiptsGo) {
    const std::string site = "till = \"T1\"\n[site]\nid = \"a\"\nname = \"b\"\n[receipt]\n";
    EXPECT_EQ(config_from_toml(site)->receipt.printer, "folder");
    EXPECT_EQ(config_from_toml(site + "printer = \"usb\"")->receipt.printer, "usb");
    EXPECT_THAT(config_from_toml(site + "printer = \"lpt\"").error().detail,
                testing::HasSubstr("must be \"usb\" or \"folder\""));
}

TEST(DataDirectory, KeepsItsFoldersPrivate) {
    const TempDir temp;
    const auto directory = DataDirectory::create(temp / "till", amandier());
    ASSERT_TRUE(directory) << directory.error().detail;
    EXPECT_EQ(mode_of(directory->path()), 0700U);
    EXPECT_EQ(mode_of(directory->keys()), 0700U);
    EXPECT_EQ(mode_of(directory->path() / "config.toml"), 0600U);
    EXPECT_TRUE(std::filesystem::is_directory(directory->spool()));
    EXPECT_TRUE(std::filesystem::is_directory(directory->log()));
    EXPECT_EQ(directory->public_key(2).filename(), "journal-2.pub.pem");
}

TEST(DataDirectory, IsNotMadeOverAnother) {
    const TempDir temp;
    ASSERT_TRUE(DataDirectory::create(temp / "till", amandier()));
    const auto again = DataDirectory::create(temp / "till", amandier());
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, StoreError::Kind::Refused);
}

TEST(DataDirectory, RefusesASecondTillAndStillLetsReadersIn) {
    const TempDir temp;
    {
        const auto first = DataDirectory::create(temp / "till", amandier());
        ASSERT_TRUE(first);
        // Another process, as a second till would be.
        const pid_t child = ::fork();
        if (child == 0) {
            const auto second = DataDirectory::open_for_writing(temp / "till");
            const bool refused = !second && second.error().kind == StoreError::Kind::Locked &&
                                 second.error().detail.find(std::to_string(::getppid())) != std::string::npos;
            ::_exit(refused && DataDirectory::open_for_reading(temp / "till") ? 0 : 1);
        }
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
        const auto here = DataDirectory::open_for_writing(temp / "till");
        ASSERT_FALSE(here);
        EXPECT_THAT(here.error().detail, testing::StartsWith("A till is already running on "));
    }
    EXPECT_TRUE(DataDirectory::open_for_writing(temp / "till"));
}

TEST(DataDirectory, SaysThatThereIsNoTill) {
    const TempDir temp;
    const auto none = DataDirectory::open_for_writing(temp / "nowhere");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, StoreError::Kind::Missing);
    EXPECT_THAT(none.error().detail, testing::StartsWith("There is no till in "));
}

TEST(Files, AreReplacedWholeOrNotAtAll) {
    const TempDir temp;
    ASSERT_TRUE(write_file_durably(temp / "a", "one", 0600));
    ASSERT_TRUE(write_file_durably(temp / "a", "two", 0600));
    EXPECT_EQ(read_file(temp / "a"), "two");
    EXPECT_FALSE(std::filesystem::exists(temp / "a.new"));
    const auto nowhere = write_file_durably(temp / "none/a", "one", 0600);
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().kind, StoreError::Kind::Missing);
}

}  // namespace
}  // namespace ecot::store
