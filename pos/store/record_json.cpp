#include "pos/store/record_json.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "pos/store/utf8.hpp"
#include "pricing/json_writer.hpp"
#include "pricing/unit_word.hpp"

namespace ecot::store {

namespace {

using nlohmann::json;
using pricing::JsonWriter;

void write_or_null(JsonWriter& out, std::string_view name, const std::optional<std::string>& text) {
    out.key(name);
    if (text) {
        out.value(*text);
    } else {
        out.null();
    }
}

/// Whether an envelope's money is in the VAT base (V3).
using Taxable = std::vector<std::string>;
bool is_taxable(const Taxable& taxable, const std::string& envelope) {
    return std::find(taxable.begin(), taxable.end(), envelope) != taxable.end();
}

void write_part(JsonWriter& out, const pricing::QuotePart& part, const Taxable& taxable) {
    out.begin_object();
    write_or_null(out, "programme", part.programme);
    out.field("quantity_milli", part.quantity.milli());
    out.field("reference_cents", part.reference.cents());
    out.field("member_cents", part.member.cents());
    out.field("surplus_cents", part.surplus.cents());
    if (part.surplus_to) {
        out.field("surplus_to", *part.surplus_to);
    }
    if (part.surplus != pricing::Money{}) {
        out.field("surplus_taxable", part.surplus_to && is_taxable(taxable, *part.surplus_to));
    }
    out.key("funders").begin_array();
    for (const pricing::FunderShare& funder : part.funders) {
        out.begin_object();
        out.field("envelope", funder.envelope);
        out.field("cents", funder.amount.cents());
        out.field("taxable", is_taxable(taxable, funder.envelope));
        out.end_object();
    }
    out.end_array().end_object();
}

void write_line(JsonWriter& out, const session::SaleLine& line, const Taxable& taxable) {
    pricing::Money member;
    for (const pricing::QuotePart& part : line.parts) {
        member += part.member;
    }
    out.begin_object();
    out.field("product", line.product);
    out.field("name", line.name);
    out.field("unit", word_of(line.unit));
    out.field("price_cents", line.price.cents());
    out.field("quantity_milli", line.quantity.milli());
    out.field("tare_milli", line.tare.milli());
    out.field("by_hand", line.by_hand);
    out.field("vat_bp", line.vat.value);
    out.field("reference_cents", line.reference.cents());
    out.field("member_cents", member.cents());
    out.key("parts").begin_array();
    for (const pricing::QuotePart& part : line.parts) {
        write_part(out, part, taxable);
    }
    out.end_array().end_object();
}

void write(JsonWriter& out, const session::SaleRecord& sale, const Stamp& stamp) {
    out.field("session", sale.session);
    out.field("operator", sale.operator_id);
    out.field("operator_name", sale.operator_name);
    write_or_null(out, "member", sale.member);
    out.key("lines").begin_array();
    for (const session::SaleLine& line : sale.lines) {
        write_line(out, line, sale.taxable_envelopes);
    }
    out.end_array();
    out.key("totals").begin_object();
    out.field("reference_cents", sale.totals.reference.cents());
    out.field("member_cents", sale.totals.member.cents());
    out.field("funded_cents", sale.totals.funded.cents());
    out.field("surplus_cents", sale.totals.surplus.cents());
    out.end_object();
    out.key("vat").begin_array();
    for (const pricing::VatRow& row : sale.vat) {
        out.begin_object();
        out.field("vat_bp", row.rate.value);
        out.field("taxable_cents", row.taxable.cents());
        out.field("vat_cents", row.vat.cents());
        out.end_object();
    }
    out.end_array();
    out.key("tenders").begin_array();
    for (const session::Tender& tender : sale.tenders) {
        out.begin_object();
        out.field("kind", session::to_string(tender.kind));
        out.field("cents", tender.amount.cents());
        out.field("reference", tender.reference);
        out.end_object();
    }
    out.end_array();
    out.field("change_cents", sale.change.cents());
    out.field("round_up_cents", sale.round_up.cents());
    if (!sale.training) {
        out.field("grand_total_cents", stamp.grand_total_cents);
    }
    out.key("tables").raw(stamp.tables);
}

void write(JsonWriter& out, const session::OpeningRecord& opening, const Stamp& stamp) {
    out.field("session", stamp.count);
    out.field("operator", opening.operator_id);
    out.field("float_cents", opening.float_amount.cents());
}

void write(JsonWriter& out, const session::EventRecord& event, const Stamp&) {
    out.field("code", event.code);
    out.field("operator", event.operator_id);
    out.key("facts").begin_object();
    for (const auto& [name, number] : event.facts) {
        out.field(name, number);
    }
    out.end_object();
    out.key("words").begin_object();
    for (const auto& [name, text] : event.words) {
        out.field(name, text);
    }
    out.end_object();
}

void write_head(JsonWriter& out, std::string_view name, const sync::Head& head) {
    out.key(name).begin_object();
    out.field("segment", head.segment).field("seq", head.seq).field("hash", head.hash);
    out.end_object();
}

void write(JsonWriter& out, const TillInit& init, const Stamp&) {
    out.field("public_key", init.public_key);
    out.field("site", init.site);
    out.field("program", init.program);
    out.key("follows");
    if (!init.follows) {
        out.null();
        return;
    }
    const sync::Follows& follows = *init.follows;
    out.begin_object();
    out.field("segment", follows.segment).field("seq", follows.seq).key("hash");
    follows.hash.empty() ? out.null() : out.value(follows.hash);
    out.key("missing_from");
    follows.missing_from ? out.value(*follows.missing_from) : out.null();
    out.key("missing_to");
    follows.missing_to ? out.value(*follows.missing_to) : out.null();
    if (init.earlier) {
        write_head(out, "earlier", *init.earlier);
    }
    if (init.head) {
        write_head(out, "head", *init.head);
    }
    out.end_object();
    out.field("count_gap", init.count_gap);
}

// Reading: nlohmann's at() and get() throw on what is missing or of another type; decode_payload() catches.

pricing::Money money(const json& object, const char* field) {
    return pricing::Money::from_cents(object.at(field).get<std::int64_t>());
}

pricing::Quantity quantity(const json& object, const char* field) {
    return pricing::Quantity::from_milli(object.at(field).get<std::int64_t>());
}

pricing::QuotePart read_part(const json& object, std::set<std::string>& taxable) {
    pricing::QuotePart part;
    if (!object.at("programme").is_null()) {
        part.programme = object.at("programme").get<std::string>();
    }
    part.quantity = quantity(object, "quantity_milli");
    part.reference = money(object, "reference_cents");
    part.member = money(object, "member_cents");
    part.surplus = money(object, "surplus_cents");
    if (object.contains("surplus_to")) {
        part.surplus_to = object.at("surplus_to").get<std::string>();
        if (object.value("surplus_taxable", false)) {
            taxable.insert(*part.surplus_to);
        }
    }
    for (const json& funder : object.at("funders")) {
        part.funders.push_back({funder.at("envelope").get<std::string>(), money(funder, "cents")});
        if (funder.at("taxable").get<bool>()) {
            taxable.insert(part.funders.back().envelope);
        }
    }
    return part;
}

session::SaleLine read_line(const json& object, std::set<std::string>& taxable) {
    session::SaleLine line;
    line.product = object.at("product").get<std::string>();
    line.name = object.at("name").get<std::string>();
    line.unit = pricing::unit_of(object.at("unit").get<std::string>()).value_or(pricing::Unit::Piece);
    line.price = money(object, "price_cents");
    line.quantity = quantity(object, "quantity_milli");
    line.tare = quantity(object, "tare_milli");
    line.by_hand = object.at("by_hand").get<bool>();
    line.vat = {object.at("vat_bp").get<std::int64_t>()};
    line.reference = money(object, "reference_cents");
    for (const json& part : object.at("parts")) {
        line.parts.push_back(read_part(part, taxable));
    }
    return line;
}

session::SaleRecord read_sale(const json& object, bool training) {
    session::SaleRecord sale;
    sale.session = object.at("session").get<std::int64_t>();
    sale.operator_id = object.at("operator").get<std::string>();
    sale.operator_name = object.at("operator_name").get<std::string>();
    if (!object.at("member").is_null()) {
        sale.member = object.at("member").get<std::string>();
    }
    std::set<std::string> taxable;
    for (const json& line : object.at("lines")) {
        sale.lines.push_back(read_line(line, taxable));
    }
    sale.taxable_envelopes.assign(taxable.begin(), taxable.end());
    const json& totals = object.at("totals");
    sale.totals = {.reference = money(totals, "reference_cents"),
                   .member = money(totals, "member_cents"),
                   .funded = money(totals, "funded_cents"),
                   .surplus = money(totals, "surplus_cents")};
    for (const json& row : object.at("vat")) {
        sale.vat.push_back(
            {{row.at("vat_bp").get<std::int64_t>()}, money(row, "taxable_cents"), money(row, "vat_cents")});
    }
    for (const json& row : object.at("tenders")) {
        const auto kind = session::tender_kind(row.at("kind").get<std::string>());
        if (!kind) {
            throw json::other_error::create(501, "unknown tender", &row);
        }
        sale.tenders.push_back({*kind, money(row, "cents"), row.at("reference").get<std::string>()});
    }
    sale.change = money(object, "change_cents");
    sale.round_up = money(object, "round_up_cents");
    sale.training = training;
    return sale;
}

session::EventRecord read_event(const json& object) {
    return {.code = object.at("code").get<std::string>(),
            .operator_id = object.at("operator").get<std::string>(),
            .facts = object.at("facts").get<std::map<std::string, std::int64_t>>(),
            .words = object.at("words").get<std::map<std::string, std::string>>()};
}

sync::Head read_head(const json& object) {
    return {object.at("segment").get<std::int64_t>(), object.at("seq").get<std::int64_t>(),
            object.at("hash").get<std::string>()};
}

TillInit read_till_init(const json& object) {
    TillInit init;
    init.public_key = object.at("public_key").get<std::string>();
    init.site = object.at("site").get<std::string>();
    init.program = object.at("program").get<std::string>();
    std::optional<sync::Fault> fault;
    const std::string text = object.dump();
    const auto view = sync::JsonView::parse(text);
    init.follows = view ? sync::follows_of(view->root(), fault) : std::nullopt;
    if (fault) {
        throw json::other_error::create(501, fault->detail, &object);
    }
    if (init.follows) {
        const json& follows = object.at("follows");
        if (follows.contains("earlier")) {
            init.earlier = read_head(follows.at("earlier"));
        }
        if (follows.contains("head")) {
            init.head = read_head(follows.at("head"));
        }
        init.count_gap = object.value("count_gap", std::int64_t{0});
    }
    return init;
}

std::optional<JournalContent> read_content(std::string_view kind, const json& object) {
    if (kind == "sale" || kind == "training") {
        return read_sale(object, kind == "training");
    }
    if (kind == "session_open") {
        return session::OpeningRecord{object.at("operator").get<std::string>(), money(object, "float_cents")};
    }
    if (kind == "event") {
        return read_event(object);
    }
    if (kind == "till_init") {
        return read_till_init(object);
    }
    return std::nullopt;
}

}  // namespace

const char* kind_of(const JournalContent& content) {
    struct Kind {
        const char* operator()(const session::SaleRecord& sale) const { return sale.training ? "training" : "sale"; }
        const char* operator()(const session::OpeningRecord&) const { return "session_open"; }
        const char* operator()(const session::EventRecord&) const { return "event"; }
        const char* operator()(const TillInit&) const { return "till_init"; }
    };
    return std::visit(Kind{}, content);
}

std::string payload_text(const JournalContent& content, const Stamp& stamp) {
    JsonWriter out;
    out.reserve(4096);
    out.begin_object();
    out.field("count", stamp.count);
    if (!stamp.number.empty()) {
        out.field("number", stamp.number);
    }
    out.field("at", stamp.at);
    std::visit([&out, &stamp](const auto& record) { write(out, record, stamp); }, content);
    out.end_object();
    return utf8_only(out.take());
}

Expected<DecodedPayload> decode_payload(std::string_view kind, std::string_view text) {
    try {
        const json object = json::parse(text);
        Stamp stamp{.count = object.at("count").get<std::int64_t>(),
                    .at = object.at("at").get<std::string>(),
                    .number = object.value("number", std::string{}),
                    .grand_total_cents = object.value("grand_total_cents", std::int64_t{0})};
        if (object.contains("tables")) {
            stamp.tables = object.at("tables").dump();
        }
        return DecodedPayload{std::move(stamp), read_content(kind, object)};
    } catch (const json::exception& error) {
        return store_error(StoreError::Kind::Invalid, std::string{"A payload cannot be read: "} + error.what() + ".");
    }
}

}  // namespace ecot::store
