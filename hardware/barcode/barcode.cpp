#include "hardware/barcode/barcode.hpp"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include "hardware/barcode/aim.hpp"
#include "hardware/barcode/check_digit.hpp"
#include "hardware/barcode/digital_link.hpp"

namespace ecot::hardware::barcode {
namespace {

using Reading = tl::expected<Barcode, RefusedCode>;

Reading refused_as(BarcodeKind kind, BarcodeError error) {
    return tl::unexpected(RefusedCode{.kind = kind, .error = error});
}

Reading product_or_error(const tl::expected<Gtin, BarcodeError>& gtin) {
    if (!gtin) {
        return refused_as(BarcodeKind::Product, gtin.error());
    }
    return Product{.gtin = *gtin};
}

/// The number in digits that claim to be `length` long.
tl::expected<Gtin, BarcodeError> gtin_of_length(std::string_view digits, std::size_t length) {
    if (digits.size() != length) {
        return tl::unexpected(all_digits(digits) ? BarcodeError::Length : BarcodeError::Charset);
    }
    return Gtin::from_digits(digits);
}

/// An EAN-13: a product, or a price or weight of this site.
Reading read_ean_13(std::string_view digits, const BarcodeRules& rules) {
    const auto gtin = gtin_of_length(digits, 13);
    const InStoreFormat* const format = gtin ? rules.in_store.format_of(digits) : nullptr;
    if (format == nullptr) {
        return product_or_error(gtin);
    }
    const auto code = read_in_store(digits, *format);
    if (!code) {
        return refused_as(format->value == InStoreValue::Price ? BarcodeKind::InStorePrice : BarcodeKind::InStoreWeight,
                          code.error());
    }
    return *code;
}

/// Eight digits that a scanner did not name. Those that begin with 0 are a UPC-E first: as an EAN-8 they would be a
/// shop's own number. Others are an EAN-8 first.
Reading read_eight(std::string_view digits) {
    auto first = Gtin::from_digits(digits);
    auto second = Gtin::from_upc_e(digits);
    if (digits.front() == '0') {
        std::swap(first, second);
    }
    if (!first) {
        std::swap(first, second);
    }
    if (!first) {
        return refused_as(BarcodeKind::Product, BarcodeError::CheckDigit);
    }
    return Product{.gtin = *first, .other = second ? std::optional{*second} : std::nullopt};
}

/// Eight, twelve, thirteen or fourteen digits that a scanner did not name.
Reading read_bare_digits(std::string_view digits, const BarcodeRules& rules) {
    switch (digits.size()) {
        case 8:
            return read_eight(digits);
        case 12: {
            std::array<char, 13> ean{'0'};
            std::copy(digits.begin(), digits.end(), ean.begin() + 1);
            return read_ean_13({ean.data(), ean.size()}, rules);
        }
        case 13:
            return read_ean_13(digits, rules);
        default:
            return product_or_error(Gtin::from_digits(digits));
    }
}

bool has_product_length(std::string_view text) {
    return text.size() == 8 || (text.size() >= 12 && text.size() <= 14);
}

Reading read_add_on(std::string_view digits, const BarcodeRules& rules) {
    constexpr std::size_t ean = 13;
    if (!all_digits(digits)) {
        return refused_as(BarcodeKind::Product, BarcodeError::Charset);
    }
    if (digits.size() != ean + 2 && digits.size() != ean + 5) {
        return refused_as(BarcodeKind::Product, BarcodeError::Length);
    }
    return read_ean_13(digits.substr(0, ean), rules);
}

/// Interleaved 2 of 5 of another length is not for trade items.
Reading read_itf(std::string_view digits) {
    return digits.size() == Gtin::length ? product_or_error(Gtin::from_digits(digits)) : Reading{UnknownCode{}};
}

Reading read_itf_without_check(std::string_view digits) {
    if (digits.size() + 1 != Gtin::length || !all_digits(digits)) {
        return UnknownCode{};
    }
    return Product{.gtin = Gtin::with_check_digit(digits)};
}

Reading item_or_error(tl::expected<Elements, BarcodeError> elements, std::chrono::year year) {
    if (!elements) {
        return refused_as(BarcodeKind::Gs1, elements.error());
    }
    return gs1_item(*std::move(elements), year);
}

/// An address or a code of ours; nothing when it is neither.
std::optional<Reading> read_words(std::string_view text, const BarcodeRules& rules, std::chrono::year year) {
    if (is_web_address(text)) {
        auto link = read_digital_link(text, year);
        return link ? item_or_error(*std::move(link), year) : Reading{UnknownCode{}};
    }
    if (text.starts_with(receipt_mark)) {
        auto receipt = read_receipt_code(text);
        return receipt ? Reading{*std::move(receipt)} : refused_as(BarcodeKind::Receipt, receipt.error());
    }
    if (house_digits(text, rules.letters.member)) {
        return MemberCard{.code = std::string{text}};
    }
    if (const auto order = house_digits(text, rules.letters.order)) {
        return OrderCode{.code = std::string{text}, .order = std::string{*order}};
    }
    return std::nullopt;
}

/// Text of a symbol that is no trade item's: a product only when its digits prove it.
Reading read_text(std::string_view text, const BarcodeRules& rules, std::chrono::year year) {
    if (auto reading = read_words(text, rules, year)) {
        return *std::move(reading);
    }
    if (has_product_length(text) && all_digits(text)) {
        if (Reading product = read_bare_digits(text, rules)) {
            return product;
        }
    }
    return UnknownCode{};
}

/// An element string tells itself by a separator, or by beginning with a number of known length: a carrier (00), an
/// article (01) or what is inside (02).
bool looks_like_elements(std::string_view text) {
    if (text.find('\x1D') != std::string_view::npos) {
        return true;
    }
    const std::size_t number_length = text.starts_with("00") ? 18 : 14;
    return (text.starts_with("00") || text.starts_with("01") || text.starts_with("02")) &&
           text.size() >= 2 + number_length && all_digits(text.substr(0, 2 + number_length));
}

Reading read_unsaid(std::string_view text, const BarcodeRules& rules, std::chrono::year year) {
    if (has_product_length(text) && all_digits(text)) {
        return read_bare_digits(text, rules);
    }
    if (auto reading = read_words(text, rules, year)) {
        return *std::move(reading);
    }
    if (looks_like_elements(text)) {
        // A scanner may send the FNC1 that begins the symbol, too.
        text.remove_prefix(text.starts_with('\x1D') ? 1 : 0);
        return item_or_error(read_element_string(text, year), year);
    }
    return UnknownCode{};
}

std::string_view without_terminator(std::string_view scan) {
    while (!scan.empty() && (scan.back() == '\r' || scan.back() == '\n' || scan.back() == '\t')) {
        scan.remove_suffix(1);
    }
    return scan;
}

}  // namespace

Reading read_barcode(std::string_view scan, const BarcodeRules& rules, std::chrono::year year) {
    scan = without_terminator(scan);
    const auto [carrier, data] = without_aim(scan);
    if (data.size() > scan_length_max || scan.empty()) {
        return refused_as(BarcodeKind::Unknown, BarcodeError::Length);
    }
    switch (carrier) {
        case Carrier::Ean13:
            return read_ean_13(data, rules);
        case Carrier::Ean13WithAddOn:
            return read_add_on(data, rules);
        case Carrier::Ean8:
            return product_or_error(gtin_of_length(data, 8));
        case Carrier::Itf:
            return read_itf(data);
        case Carrier::ItfWithoutCheck:
            return read_itf_without_check(data);
        case Carrier::ElementString:
            return item_or_error(read_element_string(data, year), year);
        case Carrier::Text:
            return read_text(data, rules, year);
        case Carrier::Unsaid:
            break;
    }
    return read_unsaid(data, rules, year);
}

BarcodeKind kind_of(const Barcode& barcode) {
    return std::visit(
        [](const auto& code) {
            using Code = std::decay_t<decltype(code)>;
            if constexpr (std::is_same_v<Code, Product>) {
                return BarcodeKind::Product;
            } else if constexpr (std::is_same_v<Code, InStoreCode>) {
                return code.kind == InStoreValue::Price ? BarcodeKind::InStorePrice : BarcodeKind::InStoreWeight;
            } else if constexpr (std::is_same_v<Code, Gs1Item>) {
                return BarcodeKind::Gs1;
            } else if constexpr (std::is_same_v<Code, MemberCard>) {
                return BarcodeKind::Member;
            } else if constexpr (std::is_same_v<Code, OrderCode>) {
                return BarcodeKind::Order;
            } else if constexpr (std::is_same_v<Code, ReceiptCode>) {
                return BarcodeKind::Receipt;
            } else {
                return BarcodeKind::Unknown;
            }
        },
        barcode);
}

}  // namespace ecot::hardware::barcode
