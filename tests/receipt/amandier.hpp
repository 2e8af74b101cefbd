#pragma once

#include <string>

#include "hardware/escpos/profile.hpp"
#include "pos/receipt/receipt.hpp"
#include "pos/texts/language.hpp"

namespace ecot::receipt {

/// The sale of look/receipts.txt, section 1.
[[nodiscard]] ReceiptData amandier_sale();

/// The receipt as the printer of `profile` puts it on paper, in the notation of receipts.txt.
[[nodiscard]] std::string on_paper(const ReceiptData& data, const hardware::escpos::PrinterProfile& profile,
                                   texts::Language language = texts::Language::French);

}  // namespace ecot::receipt
