#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include "pricing/quote.hpp"

namespace ecot::pricing {

/// One request as JSON, answered: a quote as JSON, or `{"errors":[...]}`. One line, without its end. Whatever the
/// bytes.
[[nodiscard]] std::string quote_line(std::string_view request);

/// Reads a request. Says everything that is wrong with it when something cannot be read; a request that could be read
/// may still be wrong, which quote() says.
[[nodiscard]] tl::expected<Request, std::vector<QuoteError>> request_from_json(std::string_view text);

/// A quote, or errors, as the one line that `ecotctl quote` answers.
[[nodiscard]] std::string to_json_line(const Quote& quote);
[[nodiscard]] std::string to_json_line(const std::vector<QuoteError>& errors);

/// Reads a list of programmes, or of envelopes, by itself, as an import does: everything that is wrong with it but the
/// ids it names elsewhere. `at` is a pointer into the list: "/3/funders/0/bp".
[[nodiscard]] tl::expected<std::vector<Programme>, std::vector<QuoteError>> programmes_from_json(std::string_view text);
[[nodiscard]] tl::expected<std::vector<Envelope>, std::vector<QuoteError>> envelopes_from_json(std::string_view text);

/// Reads one programme, as it is kept in a table; `at` is a pointer into it.
[[nodiscard]] tl::expected<Programme, std::vector<QuoteError>> programme_from_json(std::string_view text);
/// The JSON that reads as this programme again, the same bytes for the same programme.
[[nodiscard]] std::string to_json_line(const Programme& programme);

/// Parts, totals and VAT rows as in a quote, for journal records. A part also carries `surplus_to` when it has a
/// surplus, so that a refund knows the envelope.
void to_json(nlohmann::json& json, const QuotePart& part);
void to_json(nlohmann::json& json, const QuoteTotals& totals);
void to_json(nlohmann::json& json, const VatRow& row);
void to_json(nlohmann::ordered_json& json, const QuotePart& part);
void to_json(nlohmann::ordered_json& json, const QuoteTotals& totals);
void to_json(nlohmann::ordered_json& json, const VatRow& row);

/// The part that a journal record holds; nothing when it is not one. Fields it does not know are ignored.
[[nodiscard]] std::optional<QuotePart> part_from_json(const nlohmann::json& json);
[[nodiscard]] std::optional<QuotePart> part_from_json(const nlohmann::ordered_json& json);

}  // namespace ecot::pricing
