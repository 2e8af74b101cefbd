#include "hardware/barcode/barcode_json.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

namespace ecot::hardware::barcode {
namespace {

std::string_view word_of(BarcodeKind kind) {
    switch (kind) {
        case BarcodeKind::Product:
            return "product";
        case BarcodeKind::InStorePrice:
            return "in_store_price";
        case BarcodeKind::InStoreWeight:
            return "in_store_weight";
        case BarcodeKind::Gs1:
            return "gs1";
        case BarcodeKind::Member:
            return "member";
        case BarcodeKind::Order:
            return "order";
        case BarcodeKind::Receipt:
            return "receipt";
        case BarcodeKind::Unknown:
            break;
    }
    return "unknown";
}

std::string_view word_of(BarcodeError error) {
    switch (error) {
        case BarcodeError::CheckDigit:
            return "check_digit";
        case BarcodeError::Length:
            return "length";
        case BarcodeError::Charset:
            return "charset";
        case BarcodeError::Ai:
            break;
    }
    return "ai";
}

using Json = nlohmann::ordered_json;

/// Two digits or four, zeros in front.
std::string padded(std::int64_t number, std::size_t width) {
    const std::string text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string day_text(const Date& date) {
    return padded(static_cast<int>(date.year()), 4) + '-' + padded(static_cast<unsigned>(date.month()), 2) + '-' +
           padded(static_cast<unsigned>(date.day()), 2);
}

std::string minute_text(int minute_of_day) {
    return padded(minute_of_day / 60, 2) + ':' + padded(minute_of_day % 60, 2);
}

/// Writes the fields of each kind of code.
struct FieldsWriter {
    Json& object;

    void operator()(const UnknownCode&) const {}
    void operator()(const Product& product) const {
        object["gtin"] = product.gtin.digits();
        if (product.other) {
            object["other_gtin"] = product.other->digits();
        }
    }
    void operator()(const InStoreCode& code) const {
        object["gtin"] = code.article.digits();
        object[code.kind == InStoreValue::Price ? "amount_cents" : "weight_milli"] = code.amount;
        object["item"] = code.item();
    }
    void operator()(const Gs1Item& item) const {
        if (item.gtin) {
            object["gtin"] = item.gtin->digits();
        }
        if (item.amount_cents) {
            object["amount_cents"] = *item.amount_cents;
        }
        if (item.weight_milli) {
            object["weight_milli"] = *item.weight_milli;
        }
        if (item.count) {
            object["count"] = *item.count;
        }
        Json ais = Json::object();
        for (std::size_t i = 0; i < item.elements.size(); ++i) {
            ais[std::string{item.elements[i].ai}] = item.elements[i].value;
        }
        object["ais"] = std::move(ais);
        if (item.use_by) {
            object["use_by"] = day_text(*item.use_by);
        }
        if (item.use_by_minute) {
            object["use_by_time"] = minute_text(*item.use_by_minute);
        }
        if (item.best_before) {
            object["best_before"] = day_text(*item.best_before);
        }
        if (item.sell_by) {
            object["sell_by"] = day_text(*item.sell_by);
        }
    }
    void operator()(const MemberCard& card) const { object["code"] = card.code; }
    void operator()(const OrderCode& order) const {
        object["code"] = order.code;
        object["order"] = order.order;
    }
    void operator()(const ReceiptCode& receipt) const {
        object["till"] = receipt.till;
        object["segment"] = receipt.segment;
        object["seq"] = receipt.seq;
        object["time"] = receipt.time;
        object["short_hash"] = receipt.short_hash;
    }
};

}  // namespace

std::string to_json_line(const tl::expected<Barcode, RefusedCode>& reading) {
    Json object;
    object["kind"] = word_of(reading ? kind_of(*reading) : reading.error().kind);
    if (reading) {
        std::visit(FieldsWriter{.object = object}, *reading);
        object["error"] = nullptr;
    } else {
        object["error"] = word_of(reading.error().error);
    }
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ecot::hardware::barcode
