#include "pricing/json_reader.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <iterator>
#include <utility>

namespace ecot::pricing {

namespace {

constexpr const char* unknown_field = "No such field is known here; correct its name or remove it.";

/// The number that `text` writes in decimal digits, which are all it has.
std::optional<int> number_of(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        number = number * 10 + (c - '0');
    }
    return number;
}

bool is_inside(std::string_view place, std::string_view of) {
    return place.substr(0, of.size()) == of && (place.size() == of.size() || place[of.size()] == '/');
}

}  // namespace

bool Source::refuse(std::string message) const {
    errors.push_back({QuoteErrorCode::BadValue, at.pointer(), std::move(message)});
    return false;
}

bool read(const Source& source, bool& target) {
    if (source.value.kind() != JsonTree::Kind::True && source.value.kind() != JsonTree::Kind::False) {
        return source.refuse("This must be true or false.");
    }
    target = source.value.kind() == JsonTree::Kind::True;
    return true;
}

bool read(const Source& source, std::int64_t& target) {
    if (source.value.kind() != JsonTree::Kind::Integer) {
        return source.refuse("This must be a whole number of 64 bits, written without point or exponent.");
    }
    target = source.value.integer();
    return true;
}

bool read(const Source& source, Money& target) {
    std::int64_t cents = 0;
    if (!read(source, cents)) {
        return false;
    }
    target = Money::from_cents(cents);
    return true;
}

bool read(const Source& source, Quantity& target) {
    std::int64_t milli = 0;
    if (!read(source, milli)) {
        return false;
    }
    target = Quantity::from_milli(milli);
    return true;
}

bool read(const Source& source, BasisPoints& target) {
    return read(source, target.value);
}

bool read(const Source& source, std::string& target) {
    if (source.value.kind() != JsonTree::Kind::String) {
        return source.refuse("This must be a text.");
    }
    target = source.value.text();
    return true;
}

bool read(const Source& source, Date& target) {
    const std::string_view text = source.value.text();
    if (source.value.kind() == JsonTree::Kind::String && text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const std::optional<int> year = number_of(text.substr(0, 4));
        const std::optional<int> month = number_of(text.substr(5, 2));
        const std::optional<int> day = number_of(text.substr(8, 2));
        if (year && *year > 0 && month && day) {
            const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
            if (date.ok()) {
                target = date;
                return true;
            }
        }
    }
    return source.refuse("This must be a day of the calendar, written YYYY-MM-DD.");
}

ObjectReader::ObjectReader(const Source& source, std::initializer_list<std::string_view> names, UnknownFields unknown)
    : source_{source} {
    assert(names.size() <= fields_max);
    for (const std::string_view name : names) {
        fields_[fields_count_++].name = name;
    }
    if (source.value.kind() != JsonTree::Kind::Object) {
        source.refuse("This must be an object.");
        return;
    }
    is_object_ = true;
    source.value.for_each([&](const JsonValue& value) {
        const auto end = fields_.begin() + fields_count_;
        const auto field =
            std::find_if(fields_.begin(), end, [&](const KnownField& f) { return f.name == value.key(); });
        if (field == end) {
            if (unknown == UnknownFields::Refused) {
                refuse(value.key(), unknown_field);
            }
        } else if (field->value) {
            refuse(field->name, "This is given twice; give it once.");
        } else {
            field->value = value;
        }
    });
}

void ObjectReader::refuse_all_but(std::initializer_list<std::string_view> names) {
    for (const KnownField& field : fields_) {
        if (field.value && std::find(names.begin(), names.end(), field.name) == names.end()) {
            refuse(field.name, unknown_field);
        }
    }
}

std::optional<JsonValue> ObjectReader::find(std::string_view name) const {
    const auto end = fields_.begin() + fields_count_;
    const auto field = std::find_if(fields_.begin(), end, [name](const KnownField& f) { return f.name == name; });
    assert(field != end);
    return field->value;
}

bool ObjectReader::refuse(std::string_view name, const char* message) const {
    source_.errors.push_back({QuoteErrorCode::BadValue, (source_.at / name).pointer(), message});
    return false;
}

std::string unreadable_id(const Place& at) {
    return "\xff" + at.pointer();
}

std::vector<QuoteError> joined(std::vector<QuoteError> of_reading, const std::vector<QuoteError>& of_checking) {
    const std::size_t count_read = of_reading.size();
    std::copy_if(of_checking.begin(), of_checking.end(), std::back_inserter(of_reading), [&](const QuoteError& error) {
        return std::none_of(of_reading.begin(), of_reading.begin() + static_cast<std::ptrdiff_t>(count_read),
                            [&](const QuoteError& unread) { return is_inside(error.at, unread.at); });
    });
    return in_request_order(std::move(of_reading));
}

}  // namespace ecot::pricing
