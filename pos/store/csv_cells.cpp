#include "pos/store/csv_cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "pos/session/search_text.hpp"
#include "pos/store/date_text.hpp"
#include "pricing/money.hpp"

namespace ecot::store {
namespace {

std::string shown(const std::string& cell) {
    return "\"" + cell + "\"";
}

bool listed(const std::vector<std::string_view>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void check_columns(CsvTable& table, const CsvColumns& columns) {
    for (const std::string_view name : columns.needed) {
        if (std::find(table.header.begin(), table.header.end(), name) == table.header.end()) {
            table.problems.push_back({1, "the header lacks the column " + std::string{name}});
        }
    }
    for (const std::string& name : table.header) {
        if (!listed(columns.needed, name) && !listed(columns.optional, name)) {
            table.problems.push_back({1, "the column " + name + " is not known"});
        }
    }
}

void CsvCells::refuse(std::string what) {
    problems_->push_back({row_->line, std::move(what)});
    good_ = false;
}

const std::string& CsvCells::text(std::string_view column) const {
    static const std::string nothing;
    const auto found = std::find(header_->begin(), header_->end(), column);
    return found == header_->end() ? nothing : row_->cells[static_cast<std::size_t>(found - header_->begin())];
}

std::string CsvCells::needed_text(std::string_view column, std::size_t bytes_max) {
    if (text(column).empty()) {
        refuse(std::string{column} + " is empty");
    }
    return optional_text(column, bytes_max);
}

std::string CsvCells::optional_text(std::string_view column, std::size_t bytes_max) {
    const std::string& cell = text(column);
    if (cell.size() > bytes_max) {
        refuse(std::string{column} + " is longer than " + std::to_string(bytes_max) + " bytes");
    }
    return cell;
}

std::string CsvCells::id(std::string_view column, std::size_t bytes_max) {
    const std::string& cell = text(column);
    if (cell.find(' ') != std::string::npos) {
        refuse(std::string{column} + " " + shown(cell) + " has a space in it");
    }
    return needed_text(column, bytes_max);
}

pricing::Money CsvCells::money(std::string_view column) {
    const std::string& cell = text(column);
    const auto amount = pricing::Money::parse(cell);
    if (!amount || *amount < pricing::Money{} || *amount > pricing::money_max) {
        refuse(std::string{column} + " " + shown(cell) + " is not an amount such as 12,50");
        return {};
    }
    return *amount;
}

pricing::BasisPoints CsvCells::percent(std::string_view column) {
    // A percentage with two decimals is written as an amount is, and its hundredths are what we keep.
    const auto read = pricing::Money::parse(text(column));
    if (!read || read->cents() < 0 || read->cents() > 10'000) {
        refuse(std::string{column} + " " + shown(text(column)) + " is not a percentage such as 5,5");
        return {};
    }
    return pricing::BasisPoints{read->cents()};
}

std::int64_t CsvCells::whole(std::string_view column, std::int64_t smallest, std::int64_t largest,
                             std::int64_t by_default) {
    const std::string& cell = text(column);
    if (cell.empty()) {
        return by_default;
    }
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (failed != std::errc{} || end != cell.data() + cell.size() || value < smallest || value > largest) {
        refuse(std::string{column} + " " + shown(cell) + " is not a whole number from " + std::to_string(smallest) +
               " to " + std::to_string(largest));
        return by_default;
    }
    return value;
}

bool CsvCells::yes_or_no(std::string_view column) {
    constexpr std::array<std::string_view, 6> yes = {"yes", "oui", "true", "vrai", "1", "x"};
    constexpr std::array<std::string_view, 6> no = {"", "no", "non", "false", "faux", "0"};
    const std::string cell = session::folded(text(column));
    if (std::find(yes.begin(), yes.end(), cell) != yes.end()) {
        return true;
    }
    if (std::find(no.begin(), no.end(), cell) == no.end()) {
        refuse(std::string{column} + " " + shown(text(column)) + " is neither yes nor no");
    }
    return false;
}

std::optional<pricing::Date> CsvCells::date(std::string_view column) {
    const std::string& cell = text(column);
    const auto date = date_as_written(cell);
    if (!cell.empty() && !date) {
        refuse(std::string{column} + " " + shown(cell) + " is not a date such as 2026-11-21");
    }
    return date;
}

std::optional<std::int64_t> thousandths(std::string_view text) {
    std::int64_t value = 0;
    int decimals = -1;
    bool digit_seen = false;
    for (const char letter : text) {
        if ((letter == ',' || letter == '.') && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (letter < '0' || letter > '9' || decimals == 3 || value > pricing::quantity_max.milli()) {
            return std::nullopt;
        }
        value = value * 10 + (letter - '0');
        decimals += decimals >= 0 ? 1 : 0;
        digit_seen = true;
    }
    for (int missing = std::max(decimals, 0); missing < 3; ++missing) {
        value *= 10;
    }
    const bool fits = digit_seen && decimals != 0 && value > 0 && value <= pricing::quantity_max.milli();
    return fits ? std::optional{value} : std::nullopt;
}

}  // namespace ecot::store
