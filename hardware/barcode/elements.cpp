#include "hardware/barcode/elements.hpp"

#include <algorithm>
#include <cassert>

#include "hardware/barcode/ai_value.hpp"

namespace ecot::hardware::barcode {
namespace {

constexpr char group_separator = '\x1D';

}  // namespace

std::optional<BarcodeError> Elements::add(const AiRule& rule, std::string_view ai, std::string_view value,
                                          std::chrono::year year) {
    if (const auto error = value_error(rule, value, year)) {
        return error;
    }
    if (const auto before = find(ai)) {
        return *before == value ? std::nullopt : std::optional{BarcodeError::Ai};
    }
    if (count_ == count_max) {
        return BarcodeError::Length;
    }
    places_.at(count_) = {.key = key_of(ai),
                          .begin = static_cast<std::uint16_t>(text_.size()),
                          .ai_length = static_cast<std::uint8_t>(ai.size()),
                          .value_length = static_cast<std::uint8_t>(value.size())};
    ++count_;
    text_.append(ai).append(value);
    return std::nullopt;
}

Element Elements::operator[](std::size_t index) const {
    assert(index < count_);
    const Place& place = places_.at(index);
    const std::string_view text = text_;
    return {.ai = text.substr(place.begin, place.ai_length),
            .value = text.substr(std::size_t{place.begin} + place.ai_length, place.value_length)};
}

std::optional<std::string_view> Elements::find(std::string_view ai) const {
    const AiKey key = key_of(ai);
    const auto found = find_between(key, key);
    return found ? std::optional{found->value} : std::nullopt;
}

std::optional<Element> Elements::find_between(AiKey low, AiKey high) const {
    for (std::size_t i = 0; i < count_; ++i) {
        if (places_.at(i).key >= low && places_.at(i).key <= high) {
            return (*this)[i];
        }
    }
    return std::nullopt;
}

bool Elements::holds(const AiTerm& term, AiKey but) const {
    return std::any_of(places_.begin(), places_.begin() + static_cast<std::ptrdiff_t>(count_), [&](const Place& place) {
        return place.key >= term.low && place.key <= term.high && place.key != but;
    });
}

bool Elements::has_needed(const AiRule& rule, AiKey key) const {
    bool alternative = true;  // all of this alternative so far
    bool condition = false;   // some alternative of this condition
    for (const AiTerm& term : rule.needs()) {
        alternative = alternative && holds(term, key);
        if (term.then != AiTerm::Then::And) {
            condition = condition || alternative;
            alternative = true;
        }
        if (term.then == AiTerm::Then::End) {
            if (!condition) {
                return false;
            }
            condition = false;
        }
    }
    return true;
}

bool Elements::has_excluded(const AiRule& rule, AiKey key) const {
    if (rule.once) {
        const auto low = static_cast<AiKey>(key - key % 10);
        if (holds({.low = low, .high = static_cast<AiKey>(low + 9)}, key)) {
            return true;
        }
    }
    const auto never = rule.never();
    return std::any_of(never.begin(), never.end(), [&](const AiTerm& term) { return holds(term, key); });
}

std::optional<BarcodeError> Elements::relation_error() const {
    for (std::size_t i = 0; i < count_; ++i) {
        const AiRule& rule = *rule_at((*this)[i].ai);
        const AiKey key = places_.at(i).key;
        if (has_excluded(rule, key) || !has_needed(rule, key)) {
            return BarcodeError::Ai;
        }
    }
    return std::nullopt;
}

tl::expected<Elements, BarcodeError> read_element_string(std::string_view text, std::chrono::year year) {
    if (text.empty()) {
        return tl::unexpected(BarcodeError::Length);
    }
    Elements elements{text.size()};
    while (!text.empty()) {
        const AiRule* const rule = rule_at(text);
        if (rule == nullptr) {
            return tl::unexpected(BarcodeError::Ai);
        }
        const std::string_view ai = text.substr(0, rule->ai_digits);
        text.remove_prefix(ai.size());
        std::string_view value = text.substr(0, text.find(group_separator));
        if (!rule->separator) {
            value = value.substr(0, rule->length_max);
        }
        if (const auto error = elements.add(*rule, ai, value, year)) {
            return tl::unexpected(*error);
        }
        text.remove_prefix(value.size());
        if (text.starts_with(group_separator)) {
            text.remove_prefix(1);
        }
    }
    if (const auto error = elements.relation_error()) {
        return tl::unexpected(*error);
    }
    return elements;
}

}  // namespace ecot::hardware::barcode
