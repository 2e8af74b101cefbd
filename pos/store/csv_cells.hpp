#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pos/store/csv.hpp"
#include "pricing/programme.hpp"

namespace ecot::store {

/// Which columns a kind of file has.
struct CsvColumns {
    std::vector<std::string_view> needed;
    std::vector<std::string_view> optional;  ///< an absent one reads as empty
};

/// Says when a file lacks a column or has one that is not known: a typo must not drop a column in silence.
void check_columns(CsvTable& table, const CsvColumns& columns);

/// The cells of a row by the name of their column, as what they mean. What cannot be read is noted once and gives a
/// value that is of no use: a row with a problem is never imported.
class CsvCells {
public:
    CsvCells(const CsvTable& table, const CsvRow& row, std::vector<LineProblem>& problems)
        : header_{&table.header}, row_{&row}, problems_{&problems} {}

    [[nodiscard]] std::size_t line() const { return row_->line; }
    [[nodiscard]] bool good() const { return good_; }
    void refuse(std::string what);

    /// Empty when the column is not there.
    [[nodiscard]] const std::string& text(std::string_view column) const;

    std::string needed_text(std::string_view column, std::size_t bytes_max);
    std::string optional_text(std::string_view column, std::size_t bytes_max);

    /// An id: no spaces.
    std::string id(std::string_view column, std::size_t bytes_max);

    /// "12,50" or "12.5", not below zero.
    pricing::Money money(std::string_view column);

    /// "5,5" or "20", up to 100; in hundredths of a percent.
    pricing::BasisPoints percent(std::string_view column);

    /// A whole number within bounds; `by_default` when the cell is empty.
    std::int64_t whole(std::string_view column, std::int64_t smallest, std::int64_t largest, std::int64_t by_default);

    /// yes, no, oui, non, true, false, 1, 0; an empty cell is no.
    bool yes_or_no(std::string_view column);

    /// "2026-11-21" or "21/11/2026"; nothing when the cell is empty.
    std::optional<pricing::Date> date(std::string_view column);

private:
    const std::vector<std::string>* header_;
    const CsvRow* row_;
    std::vector<LineProblem>* problems_;
    bool good_ = true;
};

/// A number with up to three decimals, in thousandths: "6", "0,25". Nothing when it is none, or not above zero.
[[nodiscard]] std::optional<std::int64_t> thousandths(std::string_view text);

}  // namespace ecot::store
