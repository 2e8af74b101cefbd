// Every check is shown failing on what it is there to find, and quiet on what it must let pass.

#include "tests/tidy/checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::tidy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(CodeOnly, BlanksCommentsAndLiteralsAndKeepsLines) {
    EXPECT_EQ(code_only("a // b\nc /* d\ne */ f \"g\\\"h\" 'i' 1'000"), "a     \nc     \n     f            1'000");
    EXPECT_EQ(code_only("R\"x(\n\")x\" y"), "R   \n     y");
    EXPECT_EQ(without_comments("a \"// b\" // c"), "a \"// b\"     ");
}

TEST(Includes, KeepPricingToItself) {
    EXPECT_THAT(include_faults("pricing/vat.cpp", "#include \"pricing/vat.hpp\"\n#include <vector>\n"), IsEmpty());
    EXPECT_THAT(include_faults("pricing/vat.cpp", "\n#include \"pos/texts/texts.hpp\"\n"),
                ElementsAre("pricing/vat.cpp:2: pricing/ must not know pos/texts/texts.hpp"));
}

TEST(Includes, KeepHardwareFromMoneyAndSyncFromTheTill) {
    EXPECT_THAT(include_faults("hardware/printer.hpp", "#include \"pricing/money.hpp\"\n"), SizeIs(1));
    EXPECT_THAT(include_faults("sync/journal/record.cpp", "#include \"pos/session/state.hpp\"\n"), SizeIs(1));
    EXPECT_THAT(include_faults("sync/journal/record.cpp", "#include \"hardware/printer.hpp\"\n"), SizeIs(1));
    EXPECT_THAT(include_faults("sync/journal/record.cpp", "#include \"pricing/quote.hpp\"\n"), IsEmpty());
}

TEST(Includes, KeepTheSessionFromStoreAndScreens) {
    EXPECT_THAT(include_faults("pos/session/update.cpp", "#include \"pos/store/catalogue.hpp\"\n"), SizeIs(1));
    EXPECT_THAT(include_faults("pos/screens/sale_screen.cpp", "#include \"pos/store/catalogue.hpp\"\n"), SizeIs(1));
    EXPECT_THAT(include_faults("pos/app/app.cpp", "#include \"pos/store/catalogue.hpp\"\n"), IsEmpty());
}

TEST(Includes, KeepLibrariesWhereTheyBelong) {
    EXPECT_THAT(include_faults("pos/session/update.cpp", "#include <imgui.h>\n"), SizeIs(1));
    EXPECT_THAT(include_faults("pos/session/update.cpp", "#include <sqlite3.h>\n"), SizeIs(1));
    EXPECT_THAT(include_faults("pos/receipt/receipt.cpp", "#include <imgui/imgui.h>\n"), SizeIs(1));
    EXPECT_THAT(include_faults("pos/screens/sale_screen.cpp", "#include <GLFW/glfw3.h>\n"), SizeIs(1));
    EXPECT_THAT(include_faults("hardware/printer.cpp", "#include <libusb-1.0/libusb.h>\n"), SizeIs(1));
    EXPECT_THAT(include_faults("pos/screens/sale_screen.cpp", "#include <imgui.h>\n"), IsEmpty());
}

TEST(Includes, AreWrittenFromTheRootAndInTheRightMarks) {
    EXPECT_THAT(include_faults("pricing/vat.cpp", "#include \"vat.hpp\"\n"), SizeIs(1));
    EXPECT_THAT(include_faults("pricing/vat.cpp", "#include <pricing/vat.hpp>\n"), SizeIs(1));
    EXPECT_THAT(include_faults("pos/app/app.cpp", "#include \"tests/support/clock.hpp\"\n"), SizeIs(1));
    EXPECT_THAT(include_faults("pricing/vat.cpp", "// #include \"vat.hpp\"\n"), IsEmpty());
}

TEST(Purity, FindsFilesClocksAndThreads) {
    EXPECT_THAT(purity_faults("pricing/vat.cpp", "#include <fstream>\n"), SizeIs(1));
    EXPECT_THAT(purity_faults("pricing/vat.cpp", "auto now = std::chrono::system_clock::now();\n"), SizeIs(1));
    EXPECT_THAT(purity_faults("pos/session/update.cpp", "#include <thread>\n"), SizeIs(1));
    EXPECT_THAT(purity_faults("pos/store/store.cpp", "#include <thread>\n"), IsEmpty());
    EXPECT_THAT(purity_faults("pricing/vat.cpp", "// asks no system_clock\n"), IsEmpty());
}

TEST(FloatingPoint, IsFoundAsTypeFunctionAndLiteral) {
    EXPECT_THAT(floating_point_faults("pricing/vat.cpp", "double rate = 0;\n"), SizeIs(1));
    EXPECT_THAT(floating_point_faults("sync/journal/record.cpp", "auto rate = 0.055;\n"), SizeIs(1));
    EXPECT_THAT(floating_point_faults("pos/store/import.cpp", "std::stod(text);\n"), SizeIs(1));
    EXPECT_THAT(floating_point_faults("pos/ui/chart.cpp", "float x = 0.5F;\n"), IsEmpty());
    EXPECT_THAT(floating_point_faults("pricing/vat.cpp", "// a double share\nauto s = \"1.5\"; int n = 1'000;\n"),
                IsEmpty());
}

TEST(Sql, IsFoundInScreensAndSession) {
    EXPECT_THAT(sql_faults("pos/screens/a.cpp", "run(\"SELECT name FROM member\");\n"), SizeIs(1));
    EXPECT_THAT(sql_faults("pos/session/a.cpp", "run(\"INSERT OR REPLACE INTO member VALUES(1)\");\n"), SizeIs(1));
    EXPECT_THAT(sql_faults("pos/store/a.cpp", "run(\"SELECT name FROM member\");\n"), IsEmpty());
    EXPECT_THAT(sql_faults("pos/screens/a.cpp", "texts.get(\"Select a member from the list\");\n"), IsEmpty());
}

TEST(Headers, SayWhatTheirFirstDeclarationIs) {
    EXPECT_THAT(header_faults("pricing/a.hpp", "#pragma once\nclass B;\n\nnamespace ecot::pricing {\n\nint a();\n}\n"),
                ElementsAre("pricing/a.hpp:6: the first declaration has no ///"));
    EXPECT_THAT(header_faults("pricing/a.hpp", "#pragma once\nclass B;\n/// Says.\nint a();\n"), IsEmpty());
}

TEST(Headers, SayWhatEveryTypeIs) {
    const std::string begun = "#pragma once\n\n/// Says.\nint a();\n";
    EXPECT_THAT(unsaid_type_faults("pricing/a.hpp", begun + "\nstruct C {\n};\n"),
                ElementsAre("pricing/a.hpp:6: no /// says what this is"));
    EXPECT_THAT(unsaid_type_faults("pricing/a.hpp", begun + "\n/// Too.\nstruct C {\n};\n"), IsEmpty());
    EXPECT_THAT(unsaid_type_faults("pricing/a.hpp", begun + "\n// A row.\n\nstruct C {\n};\nstruct D {\n};\n"),
                IsEmpty());
}

TEST(Headers, AreIncludedOnceAndOpenNoNamespace) {
    EXPECT_THAT(header_faults("pricing/a.hpp", "/// Says.\nint a();\n"), SizeIs(1));
    EXPECT_THAT(header_faults("pricing/a.hpp", "#pragma once\n/// Says.\nint a();\nusing namespace std;\n"), SizeIs(1));
}

TEST(Namespaces, AreThoseOfTheFolder) {
    EXPECT_THAT(namespace_faults("pos/ui/theme.cpp", "namespace ecot::ui {\n}\n"), IsEmpty());
    EXPECT_THAT(namespace_faults("pos/ui/theme.cpp", "namespace ecot::screens {\n}\n"), SizeIs(1));
    EXPECT_THAT(namespace_faults("pos/app/main.cpp", "int main() {}\n"), IsEmpty());
    EXPECT_THAT(namespace_faults("pricing/money.cpp", "#include \"pricing/money.hpp\"\n// said there\n"), IsEmpty());
}

TEST(Length, IsAtMostFiveHundredLines) {
    EXPECT_THAT(length_faults("pricing/a.cpp", std::string(500, '\n')), IsEmpty());
    EXPECT_THAT(length_faults("pricing/a.cpp", std::string(501, '\n')), SizeIs(1));
}

TEST(Leftovers, AreMachinePathsAndNotesForLater) {
    const std::string home = std::string{"/ho"} + "me/amina/ecot";
    EXPECT_THAT(leftover_faults("README.md", "see " + home + "\n"), SizeIs(1));
    EXPECT_THAT(leftover_faults("README.md", "\"" + home + "\"\n"), SizeIs(1));
    EXPECT_THAT(leftover_faults("a.cpp",
                                "// TO"
                                "DO: finish\n"),
                SizeIs(1));
    EXPECT_THAT(leftover_faults("README.md", "~/.local/share/ecot and /usr/share/fonts\n"), IsEmpty());
}

TEST(Assertions, AreInEveryTest) {
    const std::string helper = "void expect_one(int n) {\n    EXPECT_EQ(n, 1);\n}\n\nvoid run() {\n    start();\n}\n";
    const auto faults = [&](const std::string& tests) { return assertion_faults("tests/a_test.cpp", helper + tests); };
    const std::string good = "TEST(A, B) {\n    EXPECT_EQ(1, a());\n}\n";
    EXPECT_THAT(faults(good), IsEmpty());
    EXPECT_THAT(faults(good + "TEST_F(A, C) {\n    expect_one(1);\n}\n"), IsEmpty());
    EXPECT_THAT(faults(good + "TEST_F(A, C) {\n    run();\n}\n" + good),
                ElementsAre("tests/a_test.cpp:11: a test without an assertion"));
    EXPECT_THAT(faults("RC_GTEST_PROP(A, D, ()) {\n    // RC_ASSERT(true);\n}\n"), SizeIs(1));
}

TEST(Assertions, AreInEveryFileOfTests) {
    EXPECT_THAT(assertion_faults("tests/pricing/a_test.cpp", "TEST(A, B) { run(); }\n"), SizeIs(1));
    EXPECT_THAT(assertion_faults("tests/pricing/a_test.cpp", "TEST(A, B) { EXPECT_EQ(1, a()); }\n"), IsEmpty());
    EXPECT_THAT(assertion_faults("tests/pricing/a_test.cpp", "// EXPECT_EQ(1, a());\n"), SizeIs(1));
}

}  // namespace
}  // namespace ecot::tidy
