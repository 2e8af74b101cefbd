#include "tests/barcode/barcode_text.hpp"

#include <array>
#include <cstdio>

namespace ecot::hardware::barcode {
namespace {

constexpr std::array kinds{"product", "in_store_price", "in_store_weight", "gs1",
                           "member",  "order",          "receipt",         "unknown"};
constexpr std::array errors{"check_digit", "length", "charset", "ai"};

std::string number(std::int64_t value, const char* unit) {
    return " " + std::to_string(value) + " " + unit;
}

std::string padded(std::int64_t value, int width) {
    std::array<char, 24> text{};
    const int length = std::snprintf(text.data(), text.size(), "%0*lld", width, static_cast<long long>(value));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string day(const char* what, const Date& date) {
    return std::string{" "} + what + " " + padded(static_cast<int>(date.year()), 4) + "-" +
           padded(static_cast<unsigned>(date.month()), 2) + "-" + padded(static_cast<unsigned>(date.day()), 2);
}

struct Fields {
    std::string operator()(const UnknownCode&) const { return ""; }
    std::string operator()(const Product& product) const {
        return " " + std::string{product.gtin.digits()} +
               (product.other ? " or " + std::string{product.other->digits()} : "");
    }
    std::string operator()(const InStoreCode& code) const {
        return " " + std::string{code.article.digits()} + " item " + std::string{code.item()} +
               number(code.amount, code.kind == InStoreValue::Price ? "cents" : "grams");
    }
    std::string operator()(const Gs1Item& item) const {
        std::string text = item.gtin ? " gtin " + std::string{item.gtin->digits()} : "";
        text += item.weight_milli ? number(*item.weight_milli, "grams") : "";
        text += item.amount_cents ? number(*item.amount_cents, "cents") : "";
        text += item.count ? number(*item.count, "pieces") : "";
        text += item.use_by ? day("use by", *item.use_by) : "";
        text += item.use_by_minute
                    ? " " + padded(*item.use_by_minute / 60, 2) + ":" + padded(*item.use_by_minute % 60, 2)
                    : "";
        text += item.best_before ? day("best before", *item.best_before) : "";
        text += item.sell_by ? day("sell by", *item.sell_by) : "";
        for (std::size_t i = 0; i < item.elements.size(); ++i) {
            const auto [ai, value] = item.elements[i];
            text += " [" + std::string{ai} + " " + std::string{value} + "]";
        }
        return text;
    }
    std::string operator()(const MemberCard& card) const { return " " + card.code; }
    std::string operator()(const OrderCode& order) const { return " " + order.code + " number " + order.order; }
    std::string operator()(const ReceiptCode& receipt) const {
        return " " + receipt.till + "/" + std::to_string(receipt.segment) + "/" + std::to_string(receipt.seq) + " " +
               receipt.time + " " + receipt.short_hash;
    }
};

}  // namespace

std::string text_of(const tl::expected<Barcode, RefusedCode>& reading) {
    if (!reading) {
        return std::string{kinds.at(static_cast<std::size_t>(reading.error().kind))} + " !" +
               errors.at(static_cast<std::size_t>(reading.error().error));
    }
    return kinds.at(static_cast<std::size_t>(kind_of(*reading))) + std::visit(Fields{}, *reading);
}

}  // namespace ecot::hardware::barcode
