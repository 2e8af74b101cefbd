// Whatever a scanner sends: read without a crash, said as one line of plain JSON, and what was accepted is what it
// claims to be: numbers whose check digit fits, amounts within bounds, elements that are read back from their own text.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "hardware/barcode/barcode.hpp"
#include "hardware/barcode/barcode_json.hpp"
#include "hardware/barcode/check_digit.hpp"
#include "hardware/barcode/digital_link.hpp"

namespace {

using namespace ecot::hardware::barcode;

constexpr std::chrono::year now{2026};

void demand(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void demand_number(const Gtin& gtin) {
    demand(gtin.digits().size() == 14 && all_digits(gtin.digits()) && check_digit_fits(gtin.digits()));
}

std::string element_string(const Elements& elements) {
    std::string text;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        text.append(elements[i].ai).append(elements[i].value);
        text += rule_at(elements[i].ai)->separator ? "\x1D" : "";
    }
    return text;
}

void demand_elements(const Elements& elements) {
    demand(!elements.empty());
    const auto again = read_element_string(element_string(elements), now);
    demand(again.has_value() && again->size() == elements.size());
    for (std::size_t i = 0; i < elements.size(); ++i) {
        demand((*again)[i].ai == elements[i].ai && (*again)[i].value == elements[i].value);
        demand(elements.find(elements[i].ai) == elements[i].value);
    }
}

void demand_item(const Gs1Item& item) {
    demand_elements(item.elements);
    demand(item.gtin.has_value() == item.elements.find("01").has_value());
    if (item.gtin) {
        demand_number(*item.gtin);
    }
    demand(item.amount_cents.value_or(0) >= 0 && item.amount_cents.value_or(0) <= 100'000'000'000'000'000);
    demand(item.weight_milli.value_or(0) >= 0 && item.weight_milli.value_or(0) <= 1'000'000'000);
    demand(item.count.value_or(0) >= 0 && item.count.value_or(0) <= 99'999'999);
    for (const auto& date : {item.use_by, item.best_before, item.sell_by}) {
        demand(!date || date->ok());
    }
}

void demand_code(const InStoreCode& code) {
    demand_number(code.article);
    demand(code.amount >= 0 && code.amount <= 99'999'999'900'000 && all_digits(code.item()));
}

void demand_one_plain_line(const std::string& line) {
    demand(line.starts_with("{\"kind\":\"") && line.ends_with("}"));
    for (const char letter : line) {
        demand(letter >= ' ' && letter <= '~');
    }
}

/// Sites differ: the first byte chooses their table.
BarcodeRules rules_of(std::uint8_t choice) {
    BarcodeRules rules;
    if (choice % 4 == 1) {
        demand(rules.in_store.set("20", {.value_digits = 4, .verifier = true}).has_value());
    } else if (choice % 4 == 2) {
        demand(rules.in_store.set("20", {.item_digits = 4, .decimals = 5, .verifier = true}).has_value());
    } else if (choice % 4 == 3) {
        demand(rules.in_store.set("02", {.item_digits = 1, .value_digits = 9, .decimals = 0}).has_value());
    }
    return rules;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view scan{reinterpret_cast<const char*>(data) + 1, size - 1};
    const auto reading = read_barcode(scan, rules_of(data[0]), now);
    demand_one_plain_line(to_json_line(reading));
    if (reading) {
        if (const auto* product = std::get_if<Product>(&*reading)) {
            demand_number(product->gtin);
        } else if (const auto* item = std::get_if<Gs1Item>(&*reading)) {
            demand_item(*item);
        } else if (const auto* code = std::get_if<InStoreCode>(&*reading)) {
            demand_code(*code);
        }
    }
    // The readers by themselves too, without what has to come before them in a scan.
    if (const auto elements = read_element_string(scan, now)) {
        demand_elements(*elements);
    }
    const std::string link = "https://a/01/" + std::string{scan};
    if (const auto elements = read_digital_link(link, now); elements && *elements) {
        demand_elements(**elements);
    }
    InStoreTable table;
    if (table.set_line(scan)) {
        demand(table.format_of(scan.substr(scan.find_first_not_of(" \t"))) != nullptr || table == InStoreTable{});
    }
    return 0;
}
