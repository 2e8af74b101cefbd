// init, import and check as a person runs them: the program, its words and its exit status.

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::ctl {

namespace {

using test::Finished;
using testing::HasSubstr;
using testing::Not;

class DataCommands : public testing::Test {
protected:
    Finished run(const std::string& arguments, const std::string& input = "/dev/null") {
        return test::run_program(ECOT_BINARY_DIR "/ecotctl " + arguments + " < " + input);
    }
    std::string file(const std::string& name, const std::string& text) {
        std::ofstream{directory.path() / name} << text;
        return (directory.path() / name).string();
    }
    Finished make_shop() {
        return run("init --data " + data + " --till T1 --site \"L'Épicerie\" --manager Nadia", file("pin", "481516\n"));
    }

    ecot::test::TempDir directory;
    std::string data = (directory.path() / "till").string();
};

constexpr const char* prices =
    "id;name;category;unit;price_eur;vat_percent;barcodes\nrice;Riz;Épicerie;piece;2,60;5,5;3560070123452\n";

TEST_F(DataCommands, MakeAShopThatCanSell) {
    const Finished made = make_shop();
    EXPECT_EQ(made.status, 0) << made.output;
    EXPECT_THAT(made.output, HasSubstr("Sign in as nadia."));
    const Finished imported = run("import products " + file("prices.csv", prices) + " --data " + data);
    EXPECT_EQ(imported.status, 0) << imported.output;
    EXPECT_EQ(imported.output, "products: 1 imported (1 new, 0 changed).\n");
    const Finished checked = run("check --data " + data);
    EXPECT_EQ(checked.status, 0) << checked.output;
    EXPECT_THAT(checked.output, HasSubstr("good  tables: 1 product, 0 members."));
    const Finished verified = run("journal verify --data " + data);
    EXPECT_EQ(verified.status, 0) << verified.output;
    EXPECT_THAT(run("journal show --data " + data).output, HasSubstr("products_imported"));
}

TEST_F(DataCommands, RefuseAPinThatIsNotSixDigits) {
    const Finished refused =
        run("init --data " + data + " --till T1 --site Shop --manager Nadia", file("pin", "12345\n"));
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(refused.output, "ecotctl: The PIN on standard input must be six digits.\n");
    EXPECT_FALSE(std::filesystem::exists(data));
}

TEST_F(DataCommands, RefuseATillIdThatIsNone) {
    EXPECT_EQ(run("init --data " + data + " --till t1 --site Shop --manager Nadia").status, 2);
    EXPECT_EQ(run("init --data " + data + " --till ABCDEFGHIJKLM --site Shop --manager Nadia").status, 2);
    EXPECT_EQ(run("init --data " + data).status, 2);
    EXPECT_EQ(run("init --data " + data + " --demo --till T1").status, 2);
    EXPECT_FALSE(std::filesystem::exists(data));
}

TEST_F(DataCommands, RefuseANameThatNoPaperCanShow) {
    for (const std::string name : {"'Sh\nop'", "'Sh\x1Bop'", "'Sh\x7Fop'", "'Sh\xFFop'", "'Sh\xC2\x85op'"}) {
        for (const std::string others : {"--manager Nadia --site ", "--site Shop --manager "}) {
            const Finished refused = run("init --data " + data + " --till T1 " + others + name);
            EXPECT_EQ(refused.status, 2) << others << name;
            EXPECT_THAT(refused.output, HasSubstr("a name is UTF-8 text without control characters"));
        }
    }
    EXPECT_FALSE(std::filesystem::exists(data));
}

TEST_F(DataCommands, ListBadRowsAndImportNothing) {
    make_shop();
    const std::string bad =
        file("bad.csv", std::string{prices} + "soap;Savon;Hygiène;piece;cheap;20;\n;x;y;kg;1;5,5;\n");
    const Finished refused = run("import products " + bad + " --data " + data);
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("line 3: price_eur \"cheap\" is not an amount such as 12,50\n"));
    EXPECT_THAT(refused.output, HasSubstr("line 4: id is empty\n"));
    EXPECT_THAT(refused.output, HasSubstr("Nothing was imported: put right 2 problems"));
    EXPECT_THAT(run("check --data " + data).output, HasSubstr("There is no product to sell"));
    EXPECT_THAT(run("journal verify --data " + data).output, HasSubstr("ok 1 records")) << "nor a stop without a start";
}

TEST_F(DataCommands, EraseAMemberAndSayOnlyThatSomebodyWas) {
    make_shop();
    run("import members " + file("members.csv", "card,name,tier\nM100001 M100009,Samira B.,A\nM100002,Paul M.,B\n") +
        " --data " + data);
    const Finished unknown = run("member erase M100007 --data " + data);
    EXPECT_EQ(unknown.status, 1);
    EXPECT_EQ(unknown.output, "ecotctl: Nobody has the card M100007; nothing was changed.\n");
    const Finished erased = run("member erase M100009 --data " + data);
    EXPECT_EQ(erased.status, 0) << erased.output;
    EXPECT_THAT(run("import members " + file("members.csv", "card,name\nM100001,Samira B.\nM100002,Paul M.\n") +
                    " --dry-run --data " + data)
                    .output,
                HasSubstr("(1 new, 1 changed)"));
    EXPECT_EQ(run("member erase M100001 --data " + data).status, 1) << "all their cards are gone";
    EXPECT_THAT(run("journal verify --data " + data).output, HasSubstr("ok 5 records"));
    const std::string shown = run("journal show --json --data " + data).output;
    EXPECT_THAT(shown, HasSubstr("members_erased"));
    EXPECT_THAT(shown, testing::Not(HasSubstr("Samira")));
    EXPECT_THAT(shown, testing::Not(HasSubstr("M100009")));
    EXPECT_THAT(run("member --help").output, HasSubstr("ecotctl member erase M000017 --data"));
}

TEST_F(DataCommands, SayWhenTheirAnswerCouldNotBeWritten) {
    make_shop();
    for (const char* const asked : {"journal show", "journal verify", "check"}) {
        const Finished lost = run(asked + (" --data " + data) + " 2>&1 >/dev/full");
        EXPECT_EQ(lost.status, 1) << asked;
        EXPECT_EQ(lost.output, "ecotctl: The answer could not be written; check what standard output goes to.\n");
    }
}

TEST_F(DataCommands, StopTheTillAgainAfterAnImport) {
    make_shop();
    const std::string good = file("prices.csv", prices);
    run("import products " + good + " --data " + data);
    EXPECT_THAT(run("journal show --data " + data + " --from 2").output,
                testing::ContainsRegex("products_imported[^\n]*\n[^\n]*stop[^\n]*\n$"));
    run("import products " + file("bad.csv", std::string{prices} + "soap;Savon;H;piece;cheap;20;\n") + " --data " +
        data);
    EXPECT_THAT(run("journal verify --data " + data).output, HasSubstr("ok 3 records"));
}

TEST_F(DataCommands, TryAFileOutWithoutWriting) {
    make_shop();
    const Finished tried = run("import products " + file("prices.csv", prices) + " --dry-run --data " + data);
    EXPECT_EQ(tried.status, 0) << tried.output;
    EXPECT_EQ(tried.output, "products: 1 would be imported (1 new, 0 changed).\n");
    EXPECT_THAT(run("check --data " + data).output, HasSubstr("There is no product to sell"));
}

TEST_F(DataCommands, RefuseToWriteWhileTheTillRuns) {
    make_shop();
    const int lock = ::open((data + "/lock").c_str(), O_RDWR | O_CREAT, 0600);
    ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);
    const Finished refused = run("import products " + file("prices.csv", prices) + " --data " + data);
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("already running"));
    EXPECT_EQ(run("check --data " + data).status, 0);
    ::close(lock);
}

TEST_F(DataCommands, SayThatThereIsNoTill) {
    EXPECT_EQ(run("check --data " + data).status, 1);
    EXPECT_EQ(run("import products " + file("prices.csv", prices) + " --data " + data).status, 1);
    EXPECT_EQ(run("import products " + data + "/none.csv --data " + data).status, 1);
    EXPECT_EQ(run("import").status, 2);
    EXPECT_EQ(run("import biscuits x --data " + data).status, 2);
}

TEST_F(DataCommands, LookAtTheLogo) {
    make_shop();
    EXPECT_THAT(run("check --data " + data).output, Not(HasSubstr("logo")));
    std::ifstream in{data + "/config.toml"};
    std::string config{std::istreambuf_iterator<char>{in}, {}};
    config.replace(config.find("logo = ''"), 9, "logo = 'logo.png'");
    std::ofstream{data + "/config.toml"} << config;
    EXPECT_THAT(run("check --data " + data).output, HasSubstr("look  logo: logo.png is not in the till's directory"));
    std::ofstream{data + "/logo.png"} << "no picture";
    EXPECT_THAT(run("check --data " + data).output, HasSubstr("look  logo: logo.png: it is no PNG file"));
    std::filesystem::copy_file(ECOT_SOURCE_DIR "/tests/fuzz/seeds/logo/black.png", data + "/logo.png",
                               std::filesystem::copy_options::overwrite_existing);
    EXPECT_THAT(run("check --data " + data).output, HasSubstr("good  logo: logo.png, 24 by 10 dots.\n"));
}

TEST_F(DataCommands, HelpWithAnExample) {
    EXPECT_THAT(run("init --help").output, HasSubstr("Example:\n  echo 481516 | ecotctl init"));
    EXPECT_THAT(run("import members --help").output, HasSubstr("Example:\n  ecotctl import members members.csv"));
    EXPECT_THAT(run("check --help").output, HasSubstr("Example:\n  ecotctl check --data"));
}

}  // namespace

}  // namespace ecot::ctl
