// packaging/start in a small tree where apt, cmake and the programs are stand-ins that write down what they are asked.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::packaging {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Outcome : test::Finished {
    std::string asked;  ///< what the stand-ins wrote down during this run
};

class Start : public testing::Test {
protected:
    void SetUp() override {
        for (const char* folder :
             {"tools", "home", "tree/pricing", "tree/hardware", "tree/sync", "tree/pos", "tree/assets"}) {
            fs::create_directories(root_ / folder);
        }
        fs::copy(fs::path{ECOT_SOURCE_DIR} / "packaging", root_ / "tree/packaging", fs::copy_options::recursive);
        for (const char* file : {"CMakeLists.txt", "CMakePresets.json", "pricing/money.cpp"}) {
            std::ofstream{root_ / "tree" / file} << "\n";
        }
        for (const char* tool :
             {"awk", "bash", "cat", "chmod", "comm", "dirname", "env", "find", "mkdir", "mv", "sed", "sort", "touch"}) {
            fs::create_symlink(fs::path{"/usr/bin"} / tool, root_ / "tools" / tool);
        }
        stand_in("id", "cat $FAKE/uid");
        stand_in("apt-get", "echo apt-get $* >> $FAKE/asked; exit $(cat $FAKE/apt_status)");
        stand_in("dpkg-query",
                 "for name in \"${@:3}\"; do\n"
                 "  case \" $(cat $FAKE/lacking) \" in *\" $name \"*) ;; *) echo \"$name installed\" ;; esac\n"
                 "done");
        stand_in("cmake",
                 "echo cmake $* >> $FAKE/asked\n"
                 "[ \"$1\" = --build ] || exit 0\n"
                 "[ -e $FAKE/broken ] && exit 1\n"
                 "printf '#!/usr/bin/env bash\\necho ecot-till $* >> $FAKE/asked\\n' > build/release/ecot-till\n"
                 "printf '#!/usr/bin/env bash\\necho ecotctl $* >> $FAKE/asked\\nmkdir -p $3; touch $3/ecot.db\\n'"
                 " > build/release/ecotctl\n"
                 "chmod +x build/release/ecot-till build/release/ecotctl");
        set("uid", "0");
        set("apt_status", "0");
        set("lacking", "");
    }

    void stand_in(const std::string& name, const std::string& body) const {
        const fs::path file = root_ / "tools" / name;
        std::ofstream{file} << "#!/usr/bin/bash\n" << body << "\n";
        fs::permissions(file, fs::perms::owner_all);
    }
    void set(const std::string& name, const std::string& value) const { std::ofstream{root_ / name} << value; }

    [[nodiscard]] Outcome start(const std::string& options = "", const std::string& variables = "DISPLAY=:0") const {
        fs::remove(root_ / "asked");
        const std::string command = "cd " + root_.string() + " && env -i PATH=" + (root_ / "tools").string() +
                                    " FAKE=" + root_.string() + " HOME=" + (root_ / "home").string() + " " + variables +
                                    " bash tree/packaging/start " + options + " < /dev/null";
        Outcome outcome{test::run_program(command), {}};
        std::ostringstream asked;
        asked << std::ifstream{root_ / "asked"}.rdbuf();
        outcome.asked = asked.str();
        return outcome;
    }

    test::TempDir temp_;
    fs::path root_ = temp_.path();
};

TEST_F(Start, BuildsFillsADemonstrationGroceryAndOpensTheTill) {
    const Outcome outcome = start();
    EXPECT_EQ(outcome.status, 0) << outcome.output;
    const std::string data = (root_ / "home/.local/share/ecot/demo").string();
    EXPECT_THAT(outcome.asked,
                HasSubstr("cmake --build --preset release --target ecot-till ecotctl texts\necotctl init --data " +
                          data + " --demo\necot-till --data " + data + "\n"));
    EXPECT_THAT(outcome.asked, Not(HasSubstr("apt-get")));
}

TEST_F(Start, BuildsAndFillsNothingTheSecondTime) {
    ASSERT_EQ(start().status, 0);
    const Outcome again = start();
    EXPECT_EQ(again.asked, "ecot-till --data " + (root_ / "home/.local/share/ecot/demo").string() + "\n");
    EXPECT_THAT(again.output, IsEmpty());
}

TEST_F(Start, BuildsAgainWhenASourceChangedOrWentAway) {
    ASSERT_EQ(start().status, 0);
    std::ofstream{root_ / "tree/pricing/vat.cpp"} << "\n";
    EXPECT_THAT(start().asked, HasSubstr("cmake --build"));
    fs::remove(root_ / "tree/pricing/vat.cpp");
    EXPECT_THAT(start().asked, HasSubstr("cmake --build"));
    EXPECT_THAT(start().asked, Not(HasSubstr("cmake --build")));
}

TEST_F(Start, BuildsAgainAfterABuildThatFailed) {
    set("broken", "yes");
    const Outcome failed = start();
    EXPECT_EQ(failed.status, 1);
    EXPECT_THAT(failed.output, HasSubstr("could not be built"));
    EXPECT_THAT(failed.asked, Not(HasSubstr("ecot-till --data")));
    fs::remove(root_ / "broken");
    EXPECT_EQ(start().status, 0);
}

TEST_F(Start, SaysWhatItInstallsAndInstallsOnlyThat) {
    set("lacking", "libimgui-dev ninja-build xvfb");
    const Outcome outcome = start();
    EXPECT_EQ(outcome.status, 0) << outcome.output;
    EXPECT_THAT(outcome.output, HasSubstr("Installing: libimgui-dev ninja-build\n"));
    EXPECT_THAT(outcome.asked, HasSubstr("apt-get update -q\n"
                                         "apt-get install -y -q --no-install-recommends libimgui-dev ninja-build\n"));
}

TEST_F(Start, InstallsWithSudoWhenNotRoot) {
    set("uid", "1000");
    set("lacking", "cmake");
    stand_in("sudo", "echo sudo >> $FAKE/asked; exec \"$@\"");
    const Outcome outcome = start();
    EXPECT_EQ(outcome.status, 0) << outcome.output;
    EXPECT_THAT(outcome.asked, HasSubstr("sudo\napt-get update -q\nsudo\napt-get install"));
}

TEST_F(Start, SaysWhatToDoWhenItMayNotInstall) {
    set("uid", "1000");
    set("lacking", "cmake");
    const Outcome outcome = start();
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("run this as root, or install and set up sudo first"));
    EXPECT_THAT(outcome.asked, IsEmpty());
}

TEST_F(Start, SaysSoWhenPackagesCannotBeHad) {
    set("lacking", "cmake");
    set("apt_status", "100");
    const Outcome outcome = start();
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("could not be installed. Is this machine online?"));
    EXPECT_THAT(outcome.asked, Not(HasSubstr("cmake --")));
}

TEST_F(Start, SaysSoOnASystemWithoutApt) {
    fs::remove(root_ / "tools/apt-get");
    const Outcome outcome = start();
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("this system has no apt"));
}

TEST_F(Start, BuildsButSaysWhatToDoWithoutADisplay) {
    const Outcome outcome = start("", "");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("there is no screen here: run this again in a desktop session"));
    EXPECT_THAT(outcome.asked,
                AllOf(HasSubstr("cmake --build"), HasSubstr("ecotctl init"), Not(HasSubstr("ecot-till --data"))));
}

TEST_F(Start, AsksForXwaylandOnABareWaylandDesktop) {
    const Outcome outcome = start("", "WAYLAND_DISPLAY=wayland-0");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("Xwayland"));
}

TEST_F(Start, TakesAnotherDirectoryAndPassesTheRestToTheTill) {
    const Outcome outcome = start("--data mine --fullscreen --screen checkout");
    EXPECT_EQ(outcome.status, 0) << outcome.output;
    EXPECT_THAT(outcome.asked,
                HasSubstr("ecot-till --data " + (root_ / "mine").string() + " --fullscreen --screen checkout\n"));
    EXPECT_THAT(start("--data=" + (root_ / "mine").string()).asked, Not(HasSubstr("init")));
}

TEST_F(Start, KeepsTheDemonstrationAmongTheOtherDataOfItsUser) {
    EXPECT_THAT(start("", "DISPLAY=:0 XDG_DATA_HOME=" + (root_ / "xdg").string()).asked,
                HasSubstr("ecot-till --data " + (root_ / "xdg/ecot/demo").string() + "\n"));
}

TEST_F(Start, RefusesWrongUsageBeforeDoingAnything) {
    for (const char* wrong : {"--data", "--data=", "--data ''"}) {
        const Outcome outcome = start(wrong);
        EXPECT_EQ(outcome.status, 2) << wrong;
        EXPECT_THAT(outcome.output, HasSubstr("usage: packaging/start"));
        EXPECT_THAT(outcome.asked, IsEmpty());
    }
}

TEST_F(Start, ExplainsItself) {
    const Outcome outcome = start("--help");
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.output, HasSubstr("usage: packaging/start [--data DIR]"));
    EXPECT_THAT(outcome.asked, IsEmpty());
}

}  // namespace
}  // namespace ecot::packaging
