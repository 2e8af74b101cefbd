// The layering and manners of CONTRIBUTING.md, held over the whole tree.

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tidy/checks.hpp"

namespace ecot::tidy {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

[[nodiscard]] std::string file_text(const fs::path& file) {
    const std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The files people write, by path from the root: code, its builds, scripts and pages.
[[nodiscard]] const std::map<std::string, std::string>& tree() {
    static const std::map<std::string, std::string> files = [] {
        std::map<std::string, std::string> found;
        const fs::path root{ECOT_SOURCE_DIR};
        const std::set<std::string> written{".cpp", ".hpp", ".txt", ".py", ".md", ".sh", ".po", ""};
        const auto keep = [&](const fs::directory_entry& entry) {
            const fs::path path = fs::relative(entry.path(), root);
            if (entry.is_regular_file() && written.contains(path.extension().string()) && path != "LICENSE" &&
                path != ".git") {
                found.emplace(path.string(), file_text(entry.path()));
            }
        };
        for (const auto& entry : fs::directory_iterator{root}) {
            keep(entry);
        }
        for (const char* folder : {"pricing", "hardware", "sync", "pos", "tests", "packaging", "assets"}) {
            for (const auto& entry : fs::recursive_directory_iterator{root / folder}) {
                if (entry.path().string().find("/tests/fuzz/seeds/") == std::string::npos) {
                    keep(entry);
                }
            }
        }
        return found;
    }();
    return files;
}

[[nodiscard]] bool is_source(const std::string& path) {
    return path.ends_with(".cpp") || path.ends_with(".hpp");
}

using Check = Faults (*)(std::string_view, std::string_view);

[[nodiscard]] Faults over_sources(Check check) {
    Faults all;
    for (const auto& [path, text] : tree()) {
        if (is_source(path)) {
            for (std::string& fault : check(path, text)) {
                all.push_back(std::move(fault));
            }
        }
    }
    return all;
}

TEST(Tree, IsFoundWhole) {
    EXPECT_TRUE(tree().contains("pricing/money.hpp"));
    EXPECT_TRUE(tree().contains("CMakeLists.txt"));
    EXPECT_TRUE(tree().contains("packaging/update-texts"));
    EXPECT_TRUE(tree().contains("tests/tidy/tidy_test.cpp"));
}

TEST(Tree, SaysWhatEachPublicTypeIsFor) {
    EXPECT_THAT(over_sources(unsaid_type_faults), IsEmpty());
}

TEST(Tree, IncludesByLayer) {
    EXPECT_THAT(over_sources(include_faults), IsEmpty());
}
TEST(Tree, KeepsPureFoldersPure) {
    EXPECT_THAT(over_sources(purity_faults), IsEmpty());
}
TEST(Tree, CountsMoneyWithoutFloatingPoint) {
    EXPECT_THAT(over_sources(floating_point_faults), IsEmpty());
}
TEST(Tree, KeepsSqlInTheStore) {
    EXPECT_THAT(over_sources(sql_faults), IsEmpty());
}
TEST(Tree, SaysWhatItsHeadersDeclare) {
    EXPECT_THAT(over_sources(header_faults), IsEmpty());
}
TEST(Tree, NamesNamespacesAfterFolders) {
    EXPECT_THAT(over_sources(namespace_faults), IsEmpty());
}
TEST(Tree, HasShortFiles) {
    EXPECT_THAT(over_sources(length_faults), IsEmpty());
}
TEST(Tree, AssertsSomethingInEveryTest) {
    EXPECT_THAT(over_sources(assertion_faults), IsEmpty());
}

TEST(Tree, HoldsNoMachinePathAndNoNoteForLater) {
    Faults all;
    for (const auto& [path, text] : tree()) {
        for (std::string& fault : leftover_faults(path, text)) {
            all.push_back(std::move(fault));
        }
    }
    EXPECT_THAT(all, IsEmpty());
}

/// Whether a CMakeLists.txt names the source: that of its folder, of one above, or, from beside, of one right below.
[[nodiscard]] bool listed(const fs::path& source) {
    for (const auto& [path, text] : tree()) {
        if (!path.ends_with("CMakeLists.txt")) {
            continue;
        }
        const std::string name = source.lexically_relative(fs::path{"."} / fs::path{path}.parent_path()).string();
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
            if (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n')) {
                return true;
            }
        }
    }
    return false;
}

TEST(Tree, ListsEverySourceByName) {
    Faults all;
    for (const auto& [path, text] : tree()) {
        if (path.ends_with(".cpp") && !listed(fs::path{"."} / path)) {
            all.push_back(path + ": in no CMakeLists.txt");
        }
    }
    EXPECT_THAT(all, IsEmpty());
}

}  // namespace
}  // namespace ecot::tidy
