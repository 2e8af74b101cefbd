#include "hardware/barcode/ai_rule.hpp"

#include <cassert>

#include "hardware/barcode/ai_rows.hpp"
#include "hardware/barcode/check_digit.hpp"

namespace ecot::hardware::barcode {
namespace {

// The rows become rules while the program is compiled; a row that cannot be read is an error of the compiler, since
// misread() is no constant expression.
void misread() {}

struct ContentWord {
    std::string_view word;
    Content content;
};
constexpr std::array content_words{ContentWord{"check", Content::Check},
                                   ContentWord{"month", Content::Month},
                                   ContentWord{"day", Content::Day},
                                   ContentWord{"fullday", Content::FullDay},
                                   ContentWord{"time", Content::Time},
                                   ContentWord{"hour", Content::Hour},
                                   ContentWord{"sixtieth", Content::Sixtieth},
                                   ContentWord{"country", Content::Country},
                                   ContentWord{"countryormany", Content::CountryOrMany},
                                   ContentWord{"currency", Content::Currency},
                                   ContentWord{"percent", Content::Percent},
                                   ContentWord{"yesno", Content::YesNo},
                                   ContentWord{"notzero", Content::NotZero},
                                   ContentWord{"zero", Content::Zero},
                                   ContentWord{"nozerofirst", Content::NoZeroFirst},
                                   ContentWord{"pieces", Content::Pieces},
                                   ContentWord{"hyphen", Content::Hyphen},
                                   ContentWord{"winding", Content::Winding},
                                   ContentWord{"latitude", Content::Latitude},
                                   ContentWord{"longitude", Content::Longitude},
                                   ContentWord{"importer", Content::Importer},
                                   ContentWord{"company", Content::Company}};

consteval Content content_of(std::string_view word) {
    for (const ContentWord& known : content_words) {
        if (known.word == word) {
            return known.content;
        }
    }
    misread();
    return Content::Any;
}

consteval Charset charset_of(char letter) {
    switch (letter) {
        case 'N':
            return Charset::Digits;
        case 'X':
            return Charset::Set82;
        case 'Y':
            return Charset::Set39;
        case 'Z':
            return Charset::Base64;
        default:
            misread();
            return Charset::Digits;
    }
}

/// Takes the part before `mark` off the front of `text`, and the mark.
consteval std::string_view take_until(std::string_view& text, std::string_view marks) {
    const std::size_t end = text.find_first_of(marks);
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

consteval std::uint8_t length_of(std::string_view digits) {
    int length = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') {
            misread();
        }
        length = length * 10 + (digit - '0');
    }
    if (length < 1 || length > 99) {
        misread();
    }
    return static_cast<std::uint8_t>(length);
}

consteval Field field_of(std::string_view word) {
    Field field;
    if (word.starts_with('[')) {
        field.optional = true;
        word = word.substr(1, word.size() - 2);
    }
    std::string_view lengths = take_until(word, ":");
    field.charset = charset_of(lengths[0]);
    lengths.remove_prefix(1);
    const bool up_to = lengths.starts_with("..");
    field.length_max = length_of(up_to ? lengths.substr(2) : lengths);
    field.length_min = up_to ? 1 : field.length_max;
    field.content = word.empty() ? Content::Any : content_of(word);
    return field;
}

/// The key of a pattern such as "31nn", its n and what is missing replaced.
consteval AiKey pattern_key(std::string_view pattern, char for_n) {
    int key = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const char digit = i >= pattern.size() ? '0' : pattern[i] == 'n' ? for_n : pattern[i];
        if (digit < '0' || digit > '9') {
            misread();
        }
        key = key * 10 + (digit - '0');
    }
    return static_cast<AiKey>(key);
}

template <std::size_t room>
consteval std::uint8_t read_terms(std::string_view text, std::array<AiTerm, room>& terms) {
    std::uint8_t count = 0;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(" ,+");
        const char mark = end == std::string_view::npos ? ' ' : text[end];
        const std::string_view pattern = take_until(text, " ,+");
        terms.at(count) = {.low = pattern_key(pattern, '0'),
                           .high = pattern_key(pattern, '9'),
                           .then = mark == '+'   ? AiTerm::Then::And
                                   : mark == ',' ? AiTerm::Then::Or
                                                 : AiTerm::Then::End};
        ++count;
    }
    return count;
}

/// Identifiers whose length is known beforehand: figure 7.8.5-2 of the General Specifications, by their first digits.
consteval bool ends_with_separator(std::string_view ai) {
    const int first = (ai[0] - '0') * 10 + (ai[1] - '0');
    return !(first <= 4 || (first >= 11 && first <= 20) || (first >= 31 && first <= 36) || first == 41);
}

consteval AiRule rule_of(const AiRow& row) {
    AiRule rule;
    std::string_view ais = row.ais;
    const std::string_view first_ai = take_until(ais, "-");
    rule.ai_digits = static_cast<std::uint8_t>(first_ai.size());
    rule.separator = ends_with_separator(first_ai);
    rule.once = row.marks.once;
    rule.attribute = !row.marks.path_only;
    std::string_view format = row.format;
    while (!format.empty()) {
        const Field field = field_of(take_until(format, " "));
        rule.length_min = static_cast<std::uint8_t>(rule.length_min + (field.optional ? 0 : field.length_min));
        rule.length_max = static_cast<std::uint8_t>(rule.length_max + field.length_max);
        rule.fields.at(rule.field_count) = field;
        ++rule.field_count;
    }
    if (!rule.separator && rule.length_min != rule.length_max) {
        misread();
    }
    rule.needs_count = read_terms(row.needs, rule.needs_terms);
    rule.never_count = read_terms(row.never, rule.never_terms);
    return rule;
}

struct AiTable {
    std::array<AiRule, ai_rows.size()> rules{};
    std::array<std::uint8_t, 100> ai_digits{};       // by the first two digits; 0 where there is no identifier
    std::array<std::uint8_t, 10'000> rule_of_key{};  // one more than the place in rules; 0 for none
};

/// Every number whose digits lie between those of `first` and `last`.
consteval void give_rule(AiTable& table, AiKey first, AiKey last, std::uint8_t number) {
    for (int key = first; key <= last; ++key) {
        bool between = true;
        for (int unit = 1; unit <= 1000; unit *= 10) {
            const int digit = key / unit % 10;
            between = between && digit >= first / unit % 10 && digit <= last / unit % 10;
        }
        const auto place = static_cast<std::size_t>(key);
        if (between && table.rule_of_key.at(place) != 0) {
            misread();
        }
        if (between) {
            table.rule_of_key.at(place) = number;
        }
    }
}

consteval AiTable made_table() {
    static_assert(ai_rows.size() < 255);
    AiTable table;
    for (std::size_t i = 0; i < ai_rows.size(); ++i) {
        const AiRule rule = rule_of(ai_rows.at(i));
        table.rules.at(i) = rule;
        std::string_view last_ai = ai_rows.at(i).ais;
        const AiKey first = pattern_key(take_until(last_ai, "-"), '0');
        const AiKey last = last_ai.empty() ? first : pattern_key(last_ai, '0');
        give_rule(table, first, last, static_cast<std::uint8_t>(i + 1));
        for (int prefix = first / 100; prefix <= last / 100; ++prefix) {
            std::uint8_t& digits = table.ai_digits.at(static_cast<std::size_t>(prefix));
            if (digits != 0 && digits != rule.ai_digits) {
                misread();
            }
            digits = rule.ai_digits;
        }
    }
    return table;
}

constexpr AiTable ai_table = made_table();

}  // namespace

const AiRule* rule_at(std::string_view text) {
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) {
        return nullptr;
    }
    const std::size_t digits = ai_table.ai_digits.at(static_cast<std::size_t>(number_of(text.substr(0, 2))));
    if (digits == 0 || text.size() < digits || !all_digits(text.substr(0, digits))) {
        return nullptr;
    }
    const std::uint8_t number = ai_table.rule_of_key.at(key_of(text.substr(0, digits)));
    return number == 0 ? nullptr : &ai_table.rules.at(number - std::size_t{1});
}

AiKey key_of(std::string_view ai) {
    assert(ai.size() >= 2 && ai.size() <= 4);
    std::int64_t key = number_of(ai);
    for (std::size_t i = ai.size(); i < 4; ++i) {
        key *= 10;
    }
    return static_cast<AiKey>(key);
}

}  // namespace ecot::hardware::barcode
