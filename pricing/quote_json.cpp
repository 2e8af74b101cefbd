#include "pricing/quote_json.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "pricing/checks.hpp"
#include "pricing/json_reader.hpp"
#include "pricing/json_tree.hpp"
#include "pricing/json_writer.hpp"
#include "pricing/programme_json.hpp"
#include "pricing/unit_word.hpp"

namespace ecot::pricing {

namespace {

constexpr std::array<Word<Unit>, 3> units{{{word_of(Unit::Piece), Unit::Piece},
                                           {word_of(Unit::Kilogram), Unit::Kilogram},
                                           {word_of(Unit::Litre), Unit::Litre}}};

}  // namespace

// Not in the unnamed namespace: the readers of lists and optional values find these by the type they read.

static bool read(const Source& source, Unit& target) {
    return read_word(source, units, target);
}

static bool read(const Source& source, Household& target) {
    ObjectReader fields{source, {"adults", "children"}};
    fields.required("adults", target.adults);
    fields.required("children", target.children);
    return fields.is_object();
}

static bool read(const Source& source, Member& target) {
    ObjectReader fields{source, {"id", "tier", "groups", "household", "membership_until"}};
    fields.required("id", target.id);
    fields.optional_or_null("tier", target.tier);
    fields.optional_or_null("groups", target.groups);
    fields.required("household", target.household);
    fields.optional_or_null("membership_until", target.membership_until);
    return fields.is_object();
}

static bool read(const Source& source, Product& target) {
    ObjectReader fields{source, {"id", "unit", "price_cents", "vat_bp", "tags"}};
    if (!fields.required("id", target.id)) {
        target.id = unreadable_id(source.at);
    }
    fields.required("unit", target.unit);
    fields.required("price_cents", target.price);
    fields.required("vat_bp", target.vat);
    fields.optional("tags", target.tags);
    return fields.is_object();
}

static bool read(const Source& source, Envelope& target) {
    ObjectReader fields{source, {"id", "remaining_cents", "complement_taxable"}};
    if (!fields.required("id", target.id)) {
        target.id = unreadable_id(source.at);
    }
    fields.required("remaining_cents", target.remaining);
    fields.optional("complement_taxable", target.complement_taxable);
    return fields.is_object();
}

static bool read(const Source& source, Usage& target) {
    ObjectReader fields{source, {"programme", "subsidy_cents", "quantity_milli"}};
    if (!fields.required("programme", target.programme)) {
        target.programme = unreadable_id(source.at);
    }
    fields.required("subsidy_cents", target.subsidy);
    fields.required("quantity_milli", target.quantity);
    return fields.is_object();
}

static bool read(const Source& source, RequestLine& target) {
    ObjectReader fields{source, {"product", "quantity_milli", "amount_cents", "choice_cents"}};
    fields.required("product", target.product);
    fields.required("quantity_milli", target.quantity);
    fields.optional("amount_cents", target.amount);
    fields.optional("choice_cents", target.choice);
    return fields.is_object();
}

static bool read(const Source& source, Request& target) {
    ObjectReader fields{source, {"date", "site", "member", "products", "programmes", "envelopes", "usage", "lines"}};
    fields.required("date", target.date);
    fields.optional("site", target.site);
    fields.optional_or_null("member", target.member);
    fields.required("products", target.products);
    auto programmes = std::make_shared<std::vector<Programme>>();
    fields.optional("programmes", *programmes);
    target.programmes = std::move(programmes);
    fields.optional("envelopes", target.envelopes);
    fields.optional("usage", target.usage);
    fields.required("lines", target.lines);
    return fields.is_object();
}

namespace {

std::vector<QuoteError> not_json() {
    return {{QuoteErrorCode::BadJson, "", "This is not one JSON text in UTF-8."}};
}

/// Reads `text` into a T; `check` adds what it finds to what reading found.
template <typename T, typename Check>
tl::expected<T, std::vector<QuoteError>> read_text(std::string_view text, Check check) {
    const std::optional<JsonTree> tree = JsonTree::parse(text);
    if (!tree) {
        return tl::unexpected(not_json());
    }
    T target;
    std::vector<QuoteError> errors;
    const bool complete = read(Source{JsonValue{*tree}, Place{}, errors}, target);
    assert(complete || !errors.empty());
    errors = check(target, std::move(errors));
    if (!errors.empty()) {
        return tl::unexpected(std::move(errors));
    }
    return target;
}

void write(JsonWriter& json, const std::vector<FunderShare>& shares) {
    json.begin_array();
    for (const FunderShare& share : shares) {
        json.begin_object().field("envelope", share.envelope).field("cents", share.amount).end_object();
    }
    json.end_array();
}

void write(JsonWriter& json, const QuotePart& part) {
    json.begin_object().key("programme");
    if (part.programme) {
        json.value(*part.programme);
    } else {
        json.null();
    }
    json.field("quantity_milli", part.quantity).field("reference_cents", part.reference);
    json.field("member_cents", part.member).field("surplus_cents", part.surplus);
    write(json.key("funders"), part.funders);
    json.end_object();
}

void write(JsonWriter& json, const QuoteLine& line) {
    json.begin_object().field("product", line.product).field("quantity_milli", line.quantity);
    json.field("reference_cents", line.reference).field("member_cents", line.member);
    json.key("parts").begin_array();
    for (const QuotePart& part : line.parts) {
        write(json, part);
    }
    json.end_array().end_object();
}

void write(JsonWriter& json, const Quote& quote) {
    json.begin_object().key("lines").begin_array();
    for (const QuoteLine& line : quote.lines) {
        write(json, line);
    }
    json.end_array();
    json.key("totals").begin_object();
    json.field("reference_cents", quote.totals.reference).field("member_cents", quote.totals.member);
    json.field("funded_cents", quote.totals.funded).field("surplus_cents", quote.totals.surplus).end_object();
    write(json.key("by_envelope"), quote.by_envelope);
    write(json.key("surplus_by_envelope"), quote.surplus_by_envelope);
    json.key("vat").begin_array();
    for (const VatRow& row : quote.vat) {
        json.begin_object().field("vat_bp", row.rate).field("taxable_cents", row.taxable);
        json.field("vat_cents", row.vat).end_object();
    }
    json.end_array().end_object();
}

template <typename Json>
Json funders_json(const std::vector<FunderShare>& funders) {
    Json list = Json::array();
    for (const FunderShare& funder : funders) {
        list.push_back({{"envelope", funder.envelope}, {"cents", funder.amount.cents()}});
    }
    return list;
}

template <typename Json>
void part_to_json(Json& json, const QuotePart& part) {
    json = Json::object();
    json["programme"] = part.programme ? Json(*part.programme) : Json(nullptr);
    json["quantity_milli"] = part.quantity.milli();
    json["reference_cents"] = part.reference.cents();
    json["member_cents"] = part.member.cents();
    json["surplus_cents"] = part.surplus.cents();
    if (part.surplus_to) {
        json["surplus_to"] = *part.surplus_to;
    }
    json["funders"] = funders_json<Json>(part.funders);
}

template <typename Json>
void totals_to_json(Json& json, const QuoteTotals& totals) {
    json = {{"reference_cents", totals.reference.cents()},
            {"member_cents", totals.member.cents()},
            {"funded_cents", totals.funded.cents()},
            {"surplus_cents", totals.surplus.cents()}};
}

template <typename Json>
void vat_to_json(Json& json, const VatRow& row) {
    json = {{"vat_bp", row.rate.value}, {"taxable_cents", row.taxable.cents()}, {"vat_cents", row.vat.cents()}};
}

/// The whole number of a field, into `target`.
template <typename Json>
bool read_integer(const Json& json, const char* name, std::int64_t& target) {
    const auto field = json.find(name);
    if (field == json.end() || !field->is_number_integer()) {
        return false;
    }
    target = field->template get<std::int64_t>();
    return true;
}

template <typename Json>
bool read_amount(const Json& json, const char* name, Money& target) {
    std::int64_t cents = 0;
    const bool found = read_integer(json, name, cents);
    target = Money::from_cents(cents);
    return found;
}

template <typename Json>
bool read_text_field(const Json& json, const char* name, std::string& target) {
    const auto field = json.find(name);
    if (field == json.end() || !field->is_string()) {
        return false;
    }
    target = field->template get_ref<const std::string&>();
    return true;
}

template <typename Json>
std::optional<QuotePart> part_of_json(const Json& json) {
    QuotePart part;
    std::int64_t milli = 0;
    if (!json.is_object() || !read_integer(json, "quantity_milli", milli) ||
        !read_amount(json, "reference_cents", part.reference) || !read_amount(json, "member_cents", part.member) ||
        !read_amount(json, "surplus_cents", part.surplus)) {
        return std::nullopt;
    }
    part.quantity = Quantity::from_milli(milli);
    std::string name;
    if (read_text_field(json, "programme", name)) {
        part.programme = name;
    }
    if (read_text_field(json, "surplus_to", name)) {
        part.surplus_to = name;
    }
    const auto funders = json.find("funders");
    if (funders == json.end() || !funders->is_array()) {
        return std::nullopt;
    }
    for (const Json& funder : *funders) {
        FunderShare& share = part.funders.emplace_back();
        if (!funder.is_object() || !read_text_field(funder, "envelope", share.envelope) ||
            !read_amount(funder, "cents", share.amount)) {
            return std::nullopt;
        }
    }
    return part;
}

}  // namespace

std::string quote_line(std::string_view request) {
    const tl::expected<Request, std::vector<QuoteError>> asked = request_from_json(request);
    if (!asked) {
        return to_json_line(asked.error());
    }
    const tl::expected<Quote, std::vector<QuoteError>> answer = quote(*asked);
    return answer ? to_json_line(*answer) : to_json_line(answer.error());
}

tl::expected<Request, std::vector<QuoteError>> request_from_json(std::string_view text) {
    return read_text<Request>(text, [](const Request& request, std::vector<QuoteError> errors) {
        // What a request that could be read is checked for, quote() checks.
        return errors.empty() ? errors : joined(std::move(errors), check(request, RequestIds{request}));
    });
}

tl::expected<std::vector<Programme>, std::vector<QuoteError>> programmes_from_json(std::string_view text) {
    return read_text<std::vector<Programme>>(
        text, [](const std::vector<Programme>& programmes, std::vector<QuoteError> errors) {
            return joined(std::move(errors), check_programmes(programmes));
        });
}

tl::expected<std::vector<Envelope>, std::vector<QuoteError>> envelopes_from_json(std::string_view text) {
    return read_text<std::vector<Envelope>>(text,
                                            [](const std::vector<Envelope>& envelopes, std::vector<QuoteError> errors) {
                                                return joined(std::move(errors), check_envelopes(envelopes));
                                            });
}

tl::expected<Programme, std::vector<QuoteError>> programme_from_json(std::string_view text) {
    return read_text<Programme>(text, [](const Programme& programme, std::vector<QuoteError> errors) {
        std::vector<QuoteError> of_checking = check_programmes({programme});
        for (QuoteError& error : of_checking) {
            error.at.erase(0, std::string_view{"/0"}.size());  // the programme itself, not a list of one
        }
        return joined(std::move(errors), of_checking);
    });
}

std::string to_json_line(const Quote& quote) {
    JsonWriter json;
    json.reserve(256 + 384 * quote.lines.size());
    write(json, quote);
    return json.take();
}

std::string to_json_line(const std::vector<QuoteError>& errors) {
    JsonWriter json;
    json.begin_object().key("errors").begin_array();
    for (const QuoteError& error : errors) {
        json.begin_object().field("code", to_string(error.code)).field("at", error.at);
        json.field("message", error.message).end_object();
    }
    json.end_array().end_object();
    return json.take();
}

std::string to_json_line(const Programme& programme) {
    JsonWriter json;
    write(json, programme);
    return json.take();
}

void to_json(nlohmann::json& json, const QuotePart& part) {
    part_to_json(json, part);
}
void to_json(nlohmann::json& json, const QuoteTotals& totals) {
    totals_to_json(json, totals);
}
void to_json(nlohmann::json& json, const VatRow& row) {
    vat_to_json(json, row);
}
void to_json(nlohmann::ordered_json& json, const QuotePart& part) {
    part_to_json(json, part);
}
void to_json(nlohmann::ordered_json& json, const QuoteTotals& totals) {
    totals_to_json(json, totals);
}
void to_json(nlohmann::ordered_json& json, const VatRow& row) {
    vat_to_json(json, row);
}

std::optional<QuotePart> part_from_json(const nlohmann::json& json) {
    return part_of_json(json);
}
std::optional<QuotePart> part_from_json(const nlohmann::ordered_json& json) {
    return part_of_json(json);
}

}  // namespace ecot::pricing
