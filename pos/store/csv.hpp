#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ecot::store {

/// What is wrong with a line of a file that someone wants to import. Line 0: with the file as a whole.
struct LineProblem {
    std::size_t line = 0;
    std::string what;  ///< one sentence: what is wrong and what is expected
    friend bool operator==(const LineProblem&, const LineProblem&) = default;
};

/// One row below the header line.
struct CsvRow {
    std::size_t line = 0;            ///< where the row begins, from 1
    std::vector<std::string> cells;  ///< as many as the header has, UTF-8, without spaces around
    friend bool operator==(const CsvRow&, const CsvRow&) = default;
};

/// A CSV file as read: whole rows, and what is wrong with the others.
struct CsvTable {
    std::vector<std::string> header;
    std::vector<CsvRow> rows;
    std::vector<LineProblem> problems;
};

/// Reads a CSV file whatever its bytes. The first line names the columns and shows whether commas or semicolons stand
/// between cells (the one it has more of). UTF-8, with or without its mark, else Windows-1252. Cells may be quoted (""
/// is a quote), quoted cells may run over lines; lines end in LF, CRLF or CR; empty lines are left out.
[[nodiscard]] CsvTable read_csv(std::string_view bytes);

}  // namespace ecot::store
