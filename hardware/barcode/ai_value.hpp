#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "hardware/barcode/ai_rule.hpp"
#include "hardware/barcode/barcode_error.hpp"

namespace ecot::hardware::barcode {

/// What is wrong with `value` under `rule`, whose dates are read in `year`: its length, then its characters, then what
/// they mean (CheckDigit for a check digit, Ai for anything else). Nothing when it is good.
[[nodiscard]] std::optional<BarcodeError> value_error(const AiRule& rule, std::string_view value,
                                                      std::chrono::year year);

}  // namespace ecot::hardware::barcode
