#include "pos/store/csv.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "pos/store/utf8.hpp"

namespace ecot::store {
namespace {

void trim(std::string& cell) {
    const auto blank = [](char letter) { return letter == ' ' || letter == '\t'; };
    while (!cell.empty() && blank(cell.back())) {
        cell.pop_back();
    }
    cell.erase(cell.begin(), std::find_if_not(cell.begin(), cell.end(), blank));
}

// Takes a text apart row by row.
class CsvReader {
public:
    CsvReader(std::string_view text, char separator) : text_{text}, separator_{separator} {}

    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] std::size_t line() const { return line_; }

    // One row, which may run over lines in quotes. `problem` says what is wrong with its writing.
    std::vector<std::string> row(std::string& problem) {
        std::vector<std::string> cells(1);
        for (bool more = true; more;) {
            if (!at_end() && text_[at_] == '"' && blank_so_far(cells.back())) {
                read_quoted(cells.back(), problem);
            }
            more = !at_end();
            if (!more) {
                break;
            }
            const char letter = text_[at_++];
            if (letter == separator_) {
                finish(cells.back());
                cells.emplace_back();
            } else if (letter == '\n' || letter == '\r') {
                end_of_line(letter);
                more = false;
            } else {
                if (quoted_ && letter != ' ' && letter != '\t' && problem.empty()) {
                    problem = "there is text behind a closing quote; double a quote that is part of a cell";
                }
                cells.back().push_back(letter);
            }
        }
        finish(cells.back());
        return cells;
    }

private:
    [[nodiscard]] bool blank_so_far(const std::string& cell) const {
        return !quoted_ && std::all_of(cell.begin(), cell.end(), [](char letter) { return letter == ' '; });
    }

    void read_quoted(std::string& cell, std::string& problem) {
        cell.clear();
        quoted_ = true;
        for (++at_; !at_end(); ++at_) {
            const char letter = text_[at_];
            if (letter == '"') {
                if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') {
                    ++at_;
                    return;
                }
                ++at_;
            } else if (letter == '\n' || (letter == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'))) {
                ++line_;
            }
            cell.push_back(letter);
        }
        problem = "a quote is opened and never closed";
    }

    void finish(std::string& cell) {
        trim(cell);
        quoted_ = false;
    }

    void end_of_line(char letter) {
        if (letter == '\r' && !at_end() && text_[at_] == '\n') {
            ++at_;
        }
        ++line_;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    bool quoted_ = false;
};

char separator_of(std::string_view text) {
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    bool quoted = false;
    for (const char letter : text) {
        if (!quoted && (letter == '\n' || letter == '\r')) {
            break;
        }
        quoted = letter == '"' ? !quoted : quoted;
        commas += !quoted && letter == ',' ? 1U : 0U;
        semicolons += !quoted && letter == ';' ? 1U : 0U;
    }
    return semicolons > commas ? ';' : ',';
}

bool has_control(const std::string& cell) {
    return std::any_of(cell.begin(), cell.end(), [](char letter) {
        const auto byte = static_cast<std::uint8_t>(letter);
        return byte < 0x20 || byte == 0x7F;
    });
}

// What keeps a row out of the table; empty when nothing does.
std::string row_problem(const CsvRow& row, std::size_t columns, const std::string& writing) {
    if (!writing.empty()) {
        return writing;
    }
    if (row.cells.size() != columns) {
        return "the row has " + std::to_string(row.cells.size()) + " cells, the header has " + std::to_string(columns);
    }
    if (std::any_of(row.cells.begin(), row.cells.end(), has_control)) {
        return "a cell has a line break or another control character in it";
    }
    return {};
}

std::string header_problem(const std::vector<std::string>& header) {
    for (std::size_t index = 0; index < header.size(); ++index) {
        if (header[index].empty()) {
            return "column " + std::to_string(index + 1) + " of the header has no name";
        }
        if (std::find(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(index), header[index]) !=
            header.begin() + static_cast<std::ptrdiff_t>(index)) {
            return "the header names " + header[index] + " twice";
        }
    }
    return {};
}

}  // namespace

CsvTable read_csv(std::string_view bytes) {
    CsvTable table;
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const bool utf8 = is_utf8(bytes);
    const std::string converted = utf8 ? std::string{} : from_windows_1252(bytes);
    std::string_view text = utf8 ? bytes : std::string_view{converted};
    if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
    }
    CsvReader reader{text, separator_of(text)};
    while (!reader.at_end()) {
        CsvRow row;
        row.line = reader.line();
        std::string problem;
        row.cells = reader.row(problem);
        if (row.cells.size() == 1 && row.cells[0].empty() && problem.empty()) {
            continue;
        }
        if (table.header.empty()) {
            problem = problem.empty() ? header_problem(row.cells) : problem;
            table.header = std::move(row.cells);
            if (!problem.empty()) {
                table.problems.push_back({row.line, problem});
                return table;
            }
            continue;
        }
        problem = row_problem(row, table.header.size(), problem);
        if (problem.empty()) {
            table.rows.push_back(std::move(row));
        } else {
            table.problems.push_back({row.line, problem});
        }
    }
    if (table.header.empty()) {
        table.problems.push_back({0, "the file is empty; its first line names the columns"});
    }
    return table;
}

}  // namespace ecot::store
