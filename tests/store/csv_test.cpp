#include "pos/store/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Cells = std::vector<std::string>;

TEST(Csv, ReadsCommasAndSemicolons) {
    EXPECT_THAT(read_csv("id,name\n1,Riz\n").rows, ElementsAre(CsvRow{2, {"1", "Riz"}}));
    EXPECT_THAT(read_csv("id;name\n1;Riz, long\n").rows, ElementsAre(CsvRow{2, {"1", "Riz, long"}}));
    EXPECT_EQ(read_csv("id;name\n").header, (Cells{"id", "name"}));
}

TEST(Csv, ReadsQuotedCells) {
    const CsvTable table = read_csv("id,name\n1,\"Riz, \"\"long\"\"\"\n2 , \"Pois\" \n3,\"\"\n");
    EXPECT_THAT(table.rows,
                ElementsAre(CsvRow{2, {"1", "Riz, \"long\""}}, CsvRow{3, {"2", "Pois"}}, CsvRow{4, {"3", ""}}));
    EXPECT_THAT(table.problems, IsEmpty());
}

TEST(Csv, ReadsEveryEndOfLine) {
    EXPECT_THAT(read_csv("a,b\r\n1,2\r\n\r\n3,4").rows, ElementsAre(CsvRow{2, {"1", "2"}}, CsvRow{4, {"3", "4"}}));
    EXPECT_THAT(read_csv("a,b\r1,2\r3,4\r").rows, ElementsAre(CsvRow{2, {"1", "2"}}, CsvRow{3, {"3", "4"}}));
}

TEST(Csv, ReadsUtf8WithItsMarkAndWindows1252) {
    EXPECT_EQ(read_csv("\xEF\xBB\xBFname,b\n\xC3\x89pices,1\n").header, (Cells{"name", "b"}));
    EXPECT_EQ(read_csv("name;b\n\xC9pices \x80 \x9Cuf;1\n").rows.at(0).cells.at(0), "Épices € œuf");
}

TEST(Csv, NamesTheLineOfEachRowThatIsWrong) {
    const CsvTable table = read_csv("a,b\n1\n1,2\n1,2,3\n\"x\"y,2\n4,\"5\n6\"\n7,8\n");
    EXPECT_THAT(table.rows, ElementsAre(CsvRow{3, {"1", "2"}}, CsvRow{8, {"7", "8"}}));
    EXPECT_THAT(
        table.problems,
        ElementsAre(LineProblem{2, "the row has 1 cells, the header has 2"},
                    LineProblem{4, "the row has 3 cells, the header has 2"},
                    LineProblem{5, "there is text behind a closing quote; double a quote that is part of a cell"},
                    LineProblem{6, "a cell has a line break or another control character in it"}));
}

TEST(Csv, SaysThatAQuoteIsNeverClosed) {
    EXPECT_THAT(read_csv("a,b\n1,\"2\n3,4\n").problems,
                ElementsAre(LineProblem{2, "a quote is opened and never closed"}));
}

TEST(Csv, WantsAHeader) {
    EXPECT_THAT(read_csv("").problems,
                ElementsAre(LineProblem{0, "the file is empty; its first line names the columns"}));
    EXPECT_THAT(read_csv("\n\n").problems.size(), 1U);
    EXPECT_THAT(read_csv("a,a\n1,2\n").problems, ElementsAre(LineProblem{1, "the header names a twice"}));
    EXPECT_THAT(read_csv("a,\n1,2\n").problems, ElementsAre(LineProblem{1, "column 2 of the header has no name"}));
}

}  // namespace
}  // namespace ecot::store
