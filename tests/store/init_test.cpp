#include "pos/store/init.hpp"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "pos/store/database.hpp"
#include "pos/store/loading.hpp"
#include "pos/store/operators.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::store {
namespace {

using namespace std::chrono_literals;

NewTill corner_shop() {
    NewTill till;
    till.config = new_config("T1", "L'Épicerie du coin");
    till.people = {{.person = {.id = "nadia", .name = "Nadia", .role = session::Role::Manager}, .pin = "481516"}};
    till.today = 2026y / 11 / 21;
    return till;
}

unsigned mode(const std::filesystem::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0U;
}

std::size_t entries(const std::filesystem::path& path) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{path}, {}));
}

TEST(Init, MakesIdsOfNames) {
    EXPECT_EQ(id_of_name("L'Épicerie du coin"), "l-epicerie-du-coin");
    EXPECT_EQ(id_of_name("Œuvre & Cie"), "oeuvre-cie");
    EXPECT_EQ(id_of_name("!"), "");
}

TEST(Init, MakesATillThatOpensAtOnce) {
    const ecot::test::TempDir directory;
    ASSERT_TRUE(make_till(directory / "till", corner_shop()));
    const auto opened = DataDirectory::open_for_writing(directory / "till");
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->config().site.till, "T1");
    EXPECT_EQ(opened->config().site.name, "L'Épicerie du coin");
    EXPECT_EQ(opened->config().site.id, "l-epicerie-du-coin");
    auto database = Database::open_for_writing(opened->database());
    ASSERT_TRUE(database);
    const session::Loaded loaded = load_till(*database, opened->config()).value();
    ASSERT_EQ(loaded.operators.size(), 1U);
    EXPECT_EQ(loaded.operators[0].role, session::Role::Manager);
    EXPECT_EQ(loaded.catalogue->size(), 0U);
    const auto book = PinBook::load(*database, Pepper::load(Pepper::file_in(opened->keys())).value());
    EXPECT_TRUE(book->right("nadia", "481516"));
    EXPECT_EQ(entries(directory.path()), 1U);
}

TEST(Init, KeepsSecretsForTheirOwner) {
    const ecot::test::TempDir directory;
    ASSERT_TRUE(make_till(directory / "till", corner_shop()));
    EXPECT_EQ(mode(directory / "till"), 0700U);
    EXPECT_EQ(mode(directory / "till/keys"), 0700U);
    EXPECT_EQ(mode(directory / "till/keys/journal.pem"), 0600U);
    EXPECT_EQ(mode(directory / "till/keys/pepper"), 0600U);
    EXPECT_TRUE(std::filesystem::exists(directory / "till/keys/journal-1.pub.pem"));
}

TEST(Init, ExplainsTheConfig) {
    const ecot::test::TempDir directory;
    ASSERT_TRUE(make_till(directory / "till", corner_shop()));
    std::ifstream file{directory / "till/config.toml"};
    std::string line;
    std::getline(file, line);
    EXPECT_TRUE(line.starts_with("# This till"));
}

TEST(Init, TakesAnEmptyDirectoryAndNoOther) {
    const ecot::test::TempDir directory;
    std::filesystem::create_directory(directory / "empty");
    EXPECT_TRUE(make_till(directory / "empty", corner_shop()));
    std::filesystem::create_directory(directory / "full");
    std::ofstream{directory / "full/letter.txt"} << "mine";
    const auto refused = make_till(directory / "full", corner_shop());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, StoreError::Kind::Refused);
    EXPECT_EQ(entries(directory / "full"), 1U);
    EXPECT_FALSE(make_till(directory / "empty", corner_shop()));
    std::ofstream{directory / "file"} << "mine";
    EXPECT_FALSE(make_till(directory / "file", corner_shop()));
}

TEST(Init, LeavesNothingBehindWhenItFails) {
    const ecot::test::TempDir directory;
    NewTill till = corner_shop();
    till.people.push_back({.person = {.id = "", .name = "Nobody", .role = session::Role::Volunteer}, .pin = "123456"});
    EXPECT_FALSE(make_till(directory / "till", till));
    EXPECT_EQ(entries(directory.path()), 0U);
    EXPECT_FALSE(make_till(directory / "missing/till", corner_shop()));
}

}  // namespace
}  // namespace ecot::store
