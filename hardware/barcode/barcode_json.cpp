#include "hardware/barcode/barcode_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string_view>

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

std::string decimal(std::int64_t number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), number);
    return {digits.data(), end.ptr};
}

/// Writes one object; what it is given is ASCII without control characters.
class ObjectWriter {
public:
    explicit ObjectWriter(std::string& out) : out_{out} { out_ += '{'; }

    void text(std::string_view name, std::string_view value) {
        begin(name);
        quote(value);
    }
    void number(std::string_view name, std::int64_t value) {
        begin(name);
        out_ += decimal(value);
    }
    /// The name of a field whose value the caller writes.
    void begin(std::string_view name) {
        out_ += first_ ? "" : ",";
        first_ = false;
        quote(name);
        out_ += ':';
    }
    void end() { out_ += '}'; }

private:
    void quote(std::string_view value) {
        out_ += '"';
        for (const char letter : value) {
            if (letter == '"' || letter == '\\') {
                out_ += '\\';
            }
            out_ += letter;
        }
        out_ += '"';
    }

    std::string& out_;
    bool first_ = true;
};

std::string day_text(const Date& date) {
    const auto digits = [](std::int64_t number, std::size_t width) {
        const std::string text = decimal(number);
        return std::string(width - std::min(width, text.size()), '0') + text;
    };
    return digits(static_cast<int>(date.year()), 4) + '-' + digits(static_cast<unsigned>(date.month()), 2) + '-' +
           digits(static_cast<unsigned>(date.day()), 2);
}

std::string minute_text(int minute_of_day) {
    const auto digits = [](int number) { return (number < 10 ? "0" : "") + decimal(number); };
    return digits(minute_of_day / 60) + ':' + digits(minute_of_day % 60);
}

/// Writes the fields of each kind of code.
struct FieldsWriter {
    ObjectWriter& object;
    std::string& out;

    void operator()(const UnknownCode&) const {}
    void operator()(const Product& product) const {
        object.text("gtin", product.gtin.digits());
        if (product.other) {
            object.text("other_gtin", product.other->digits());
        }
    }
    void operator()(const InStoreCode& code) const {
        object.text("gtin", code.article.digits());
        object.number(code.kind == InStoreValue::Price ? "amount_cents" : "weight_milli", code.amount);
        object.text("item", code.item());
    }
    void operator()(const Gs1Item& item) const {
        if (item.gtin) {
            object.text("gtin", item.gtin->digits());
        }
        if (item.amount_cents) {
            object.number("amount_cents", *item.amount_cents);
        }
        if (item.weight_milli) {
            object.number("weight_milli", *item.weight_milli);
        }
        if (item.count) {
            object.number("count", *item.count);
        }
        object.begin("ais");
        ObjectWriter ais{out};
        for (std::size_t i = 0; i < item.elements.size(); ++i) {
            ais.text(item.elements[i].ai, item.elements[i].value);
        }
        ais.end();
        if (item.use_by) {
            object.text("use_by", day_text(*item.use_by));
        }
        if (item.use_by_minute) {
            object.text("use_by_time", minute_text(*item.use_by_minute));
        }
        if (item.best_before) {
            object.text("best_before", day_text(*item.best_before));
        }
        if (item.sell_by) {
            object.text("sell_by", day_text(*item.sell_by));
        }
    }
    void operator()(const MemberCard& card) const { object.text("code", card.code); }
    void operator()(const OrderCode& order) const {
        object.text("code", order.code);
        object.text("order", order.order);
    }
    void operator()(const ReceiptCode& receipt) const {
        object.text("till", receipt.till);
        object.number("segment", receipt.segment);
        object.number("seq", receipt.seq);
        object.text("time", receipt.time);
        object.text("short_hash", receipt.short_hash);
    }
};

}  // namespace

std::string to_json_line(const tl::expected<Barcode, RefusedCode>& reading) {
    std::string line;
    ObjectWriter object{line};
    object.text("kind", word_of(reading ? kind_of(*reading) : reading.error().kind));
    if (reading) {
        std::visit(FieldsWriter{.object = object, .out = line}, *reading);
        object.begin("error");
        line += "null";
    } else {
        object.text("error", word_of(reading.error().error));
    }
    object.end();
    return line;
}

}  // namespace ecot::hardware::barcode
