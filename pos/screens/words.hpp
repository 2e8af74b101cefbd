#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pos/session/state.hpp"
#include "pos/texts/texts.hpp"
#include "pricing/money.hpp"

namespace ecot::screens {

using session::TillState;
using texts::Texts;

/// What is said to a person: what happened, then what to do.
struct Saying {
    std::string title;
    std::string text;
    friend bool operator==(const Saying&, const Saying&) = default;
};

/// Why something was not done, in kind words. Every code has a saying of its own; none names a code.
[[nodiscard]] Saying refusal_words(const session::Refusal& refusal, const Texts& texts);

/// What a toast says.
[[nodiscard]] Saying notice_words(const session::Notice& notice, const Texts& texts);

/// "Valmont" for "00000 Valmont": the postcode belongs to the address on the receipt.
[[nodiscard]] std::string_view town_alone(std::string_view town);

/// "17,19 €".
[[nodiscard]] std::string amount(pricing::Money money, const Texts& texts);

/// "40 s", or "2 min" from a minute on; rounded up, so that it is never too short.
[[nodiscard]] std::string waiting_time(std::int64_t milliseconds, const Texts& texts);

/// What the volunteer calls a way to pay: "Bon alimentaire".
[[nodiscard]] std::string tender_name(session::TenderKind kind, const Texts& texts);

/// What the customer display calls it: a food voucher is only a voucher there.
[[nodiscard]] std::string tender_name_for_all(session::TenderKind kind, const Texts& texts);

[[nodiscard]] std::string role_name(session::Role role, const Texts& texts);

/// One or two capitals for an avatar: "SB" for "Samira B.", "JM" for "Jean-Marc".
[[nodiscard]] std::string initials(std::string_view name);

/// What the keys without a letter or digit are called, for whoever uses the screen without seeing it.
struct KeyWords {
    std::string erase, clear, space, capitals, hide;
    std::string comma;  ///< the decimal sign
};
[[nodiscard]] KeyWords key_words(const Texts& texts);

/// Which of the eight avatar colours a person has: always the same for one id.
[[nodiscard]] unsigned int avatar_hue(std::string_view id);

/// A product's or member's number in groups that are easy to compare: "3 560070 123452".
[[nodiscard]] std::string grouped_code(std::string_view code);

/// The site's clock: "10:42".
[[nodiscard]] std::string clock_text(const session::Moment& now);

/// The language a Texts of this setting speaks.
[[nodiscard]] texts::Language text_language(session::Language language);

}  // namespace ecot::screens
