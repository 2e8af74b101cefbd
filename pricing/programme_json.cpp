#include "pricing/programme_json.hpp"

#include <array>
#include <utility>
#include <variant>

namespace ecot::pricing {

namespace {

using UnknownFields = ObjectReader::UnknownFields;

enum class ShareKind { Percent, UnitPrice, HouseholdPercent, HouseholdUnitPrice, Markup, FreeChoice };
enum class FunderKind { Percent, UnitAmount, Remainder };

constexpr std::array<Word<ShareKind>, 6> share_kinds{{{"percent", ShareKind::Percent},
                                                      {"unit_price", ShareKind::UnitPrice},
                                                      {"household_percent", ShareKind::HouseholdPercent},
                                                      {"household_unit_price", ShareKind::HouseholdUnitPrice},
                                                      {"markup", ShareKind::Markup},
                                                      {"free_choice", ShareKind::FreeChoice}}};
constexpr std::array<Word<FunderKind>, 3> funder_kinds{
    {{"percent", FunderKind::Percent}, {"unit_amount", FunderKind::UnitAmount}, {"remainder", FunderKind::Remainder}}};
constexpr std::array<Word<CapPeriod>, 5> cap_periods{{{"day", CapPeriod::Day},
                                                      {"week", CapPeriod::Week},
                                                      {"month", CapPeriod::Month},
                                                      {"year", CapPeriod::Year},
                                                      {"month_by_week", CapPeriod::MonthByWeek}}};
constexpr std::array<Word<WhenExhausted>, 3> words_when_exhausted{{{"member_pays", WhenExhausted::MemberPays},
                                                                   {"next_funder", WhenExhausted::NextFunder},
                                                                   {"refuse", WhenExhausted::Refuse}}};

bool read(const Source& source, ShareKind& target) {
    return read_word(source, share_kinds, target);
}
bool read(const Source& source, FunderKind& target) {
    return read_word(source, funder_kinds, target);
}
struct Validity {
    std::optional<Date> from;
    std::optional<Date> to;
};

bool read(const Source& source, Validity& target) {
    ObjectReader fields{source, {"from", "to"}, UnknownFields::Refused};
    fields.optional("from", target.from);
    fields.optional("to", target.to);
    return fields.is_object();
}

template <typename T, std::size_t N>
std::string_view word_of(const std::array<Word<T>, N>& words, T value) {
    for (const Word<T>& word : words) {
        if (word.value == value) {
            return word.word;
        }
    }
    return {};
}

}  // namespace

// Not in the unnamed namespace: the readers of lists and optional values find these by the type they read.

static bool read(const Source& source, CapPeriod& target) {
    return read_word(source, cap_periods, target);
}
static bool read(const Source& source, WhenExhausted& target) {
    return read_word(source, words_when_exhausted, target);
}

static bool read(const Source& source, Eligibility& target) {
    ObjectReader fields{
        source, {"tiers", "groups", "membership", "sites", "product_tags", "products"}, UnknownFields::Refused};
    fields.optional("tiers", target.tiers);
    fields.optional("groups", target.groups);
    fields.optional("membership", target.membership);
    fields.optional("sites", target.sites);
    fields.optional("product_tags", target.product_tags);
    fields.optional("products", target.products);
    return fields.is_object();
}

/// False when the bound of the row cannot be read, so that nobody knows whether the table is complete.
static bool read(const Source& source, HouseholdPercentRow& target) {
    ObjectReader fields{source, {"persons_at_most", "bp"}, UnknownFields::Refused};
    fields.required("bp", target.share);
    return fields.is_object() &&
           (!fields.has("persons_at_most") || fields.optional("persons_at_most", target.persons_at_most));
}

static bool read(const Source& source, HouseholdPriceRow& target) {
    ObjectReader fields{source, {"persons_at_most", "cents"}, UnknownFields::Refused};
    fields.required("cents", target.price);
    return fields.is_object() &&
           (!fields.has("persons_at_most") || fields.optional("persons_at_most", target.persons_at_most));
}

/// A table of which a bound cannot be read counts as complete: what is wrong has been said.
template <typename Row>
static void read_table(ObjectReader& fields, std::vector<Row>& table) {
    if (!fields.required("table", table)) {
        table = {Row{}};
    }
}

static void read_surplus(ObjectReader& fields, const Place& at, std::optional<std::string>& surplus_to) {
    if (fields.has("surplus_to") && !fields.optional("surplus_to", surplus_to)) {
        surplus_to = unreadable_id(at);
    }
}

static bool read(const Source& source, MemberShare& target) {
    ObjectReader fields{
        source, {"kind", "bp", "cents", "table", "minimum_bp", "default_bp", "surplus_to"}, UnknownFields::Refused};
    ShareKind kind{};
    if (!fields.required("kind", kind)) {
        return fields.is_object();
    }
    switch (kind) {
        case ShareKind::Percent: {
            auto& share = target.emplace<PercentShare>();
            fields.refuse_all_but({"kind", "bp"});
            fields.required("bp", share.share);
            break;
        }
        case ShareKind::UnitPrice: {
            auto& share = target.emplace<UnitPriceShare>();
            fields.refuse_all_but({"kind", "cents"});
            fields.required("cents", share.price);
            break;
        }
        case ShareKind::HouseholdPercent: {
            auto& share = target.emplace<HouseholdPercentShare>();
            fields.refuse_all_but({"kind", "table"});
            read_table(fields, share.table);
            break;
        }
        case ShareKind::HouseholdUnitPrice: {
            auto& share = target.emplace<HouseholdUnitPriceShare>();
            fields.refuse_all_but({"kind", "table"});
            read_table(fields, share.table);
            break;
        }
        case ShareKind::Markup: {
            auto& share = target.emplace<MarkupShare>();
            fields.refuse_all_but({"kind", "bp", "surplus_to"});
            fields.required("bp", share.markup);
            read_surplus(fields, source.at, share.surplus_to);
            break;
        }
        case ShareKind::FreeChoice: {
            auto& share = target.emplace<FreeChoiceShare>();
            fields.refuse_all_but({"kind", "minimum_bp", "default_bp", "surplus_to"});
            fields.required("minimum_bp", share.minimum);
            fields.required("default_bp", share.by_default);
            read_surplus(fields, source.at, share.surplus_to);
            break;
        }
    }
    return true;
}

static bool read(const Source& source, Funder& target) {
    ObjectReader fields{source, {"envelope", "kind", "bp", "cents"}, UnknownFields::Refused};
    fields.required("envelope", target.envelope);
    FunderKind kind{};
    if (!fields.required("kind", kind)) {
        return false;
    }
    switch (kind) {
        case FunderKind::Percent:
            fields.refuse_all_but({"envelope", "kind", "bp"});
            fields.required("bp", target.rule.emplace<Funder::Percent>().share);
            break;
        case FunderKind::UnitAmount:
            fields.refuse_all_but({"envelope", "kind", "cents"});
            fields.required("cents", target.rule.emplace<Funder::UnitAmount>().amount);
            break;
        case FunderKind::Remainder:
            fields.refuse_all_but({"envelope", "kind"});
            target.rule.emplace<Funder::Remainder>();
            break;
    }
    return true;
}

static bool read(const Source& source, Cap& target) {
    ObjectReader fields{
        source,
        {"subsidy_cents", "subsidy_cents_per_person", "quantity_milli", "quantity_milli_per_person", "period"},
        UnknownFields::Refused};
    fields.optional("subsidy_cents", target.subsidy);
    fields.optional("subsidy_cents_per_person", target.subsidy_per_person);
    fields.optional("quantity_milli", target.quantity);
    fields.optional("quantity_milli_per_person", target.quantity_per_person);
    fields.optional("period", target.period);
    return fields.is_object();
}

bool read(const Source& source, Programme& target) {
    ObjectReader fields{
        source,
        {"id", "name", "priority", "valid", "eligible", "member_share", "funders", "cap", "when_exhausted"},
        UnknownFields::Refused};
    if (!fields.required("id", target.id)) {
        target.id = unreadable_id(source.at);
    }
    fields.optional("name", target.name);
    fields.optional("priority", target.priority);
    Validity valid;
    fields.optional("valid", valid);
    target.valid_from = valid.from;
    target.valid_to = valid.to;
    fields.optional("eligible", target.eligible);
    fields.required("member_share", target.member_share);
    fields.optional("funders", target.funders);
    fields.optional("cap", target.cap);
    fields.optional("when_exhausted", target.when_exhausted);
    return fields.is_object();
}

namespace {

template <typename T>
void write_optional(JsonWriter& json, std::string_view name, const std::optional<T>& value) {
    if (value) {
        json.field(name, *value);
    }
}

void write_optional(JsonWriter& json, std::string_view name, const std::optional<std::vector<std::string>>& values) {
    if (values) {
        json.key(name).begin_array();
        for (const std::string& value : *values) {
            json.value(value);
        }
        json.end_array();
    }
}

void write(JsonWriter& json, const Eligibility& eligible) {
    json.begin_object();
    write_optional(json, "tiers", eligible.tiers);
    write_optional(json, "groups", eligible.groups);
    if (eligible.membership) {
        json.field("membership", true);
    }
    write_optional(json, "sites", eligible.sites);
    write_optional(json, "product_tags", eligible.product_tags);
    write_optional(json, "products", eligible.products);
    json.end_object();
}

template <typename Table, typename WriteShare>
void write_table(JsonWriter& json, const Table& table, WriteShare write_share) {
    json.key("table").begin_array();
    for (const auto& row : table) {
        json.begin_object();
        write_optional(json, "persons_at_most", row.persons_at_most);
        write_share(row);
        json.end_object();
    }
    json.end_array();
}

struct ShareJson {
    JsonWriter& json;

    void kind(ShareKind of) const { json.field("kind", word_of(share_kinds, of)); }
    void operator()(const PercentShare& share) const {
        kind(ShareKind::Percent);
        json.field("bp", share.share);
    }
    void operator()(const UnitPriceShare& share) const {
        kind(ShareKind::UnitPrice);
        json.field("cents", share.price);
    }
    void operator()(const HouseholdPercentShare& share) const {
        kind(ShareKind::HouseholdPercent);
        write_table(json, share.table, [this](const HouseholdPercentRow& row) { json.field("bp", row.share); });
    }
    void operator()(const HouseholdUnitPriceShare& share) const {
        kind(ShareKind::HouseholdUnitPrice);
        write_table(json, share.table, [this](const HouseholdPriceRow& row) { json.field("cents", row.price); });
    }
    void operator()(const MarkupShare& share) const {
        kind(ShareKind::Markup);
        json.field("bp", share.markup);
        write_optional(json, "surplus_to", share.surplus_to);
    }
    void operator()(const FreeChoiceShare& share) const {
        kind(ShareKind::FreeChoice);
        json.field("minimum_bp", share.minimum).field("default_bp", share.by_default);
        write_optional(json, "surplus_to", share.surplus_to);
    }
};

void write(JsonWriter& json, const Funder& funder) {
    json.begin_object().field("envelope", funder.envelope);
    if (const auto* percent = std::get_if<Funder::Percent>(&funder.rule)) {
        json.field("kind", word_of(funder_kinds, FunderKind::Percent)).field("bp", percent->share);
    } else if (const auto* amount = std::get_if<Funder::UnitAmount>(&funder.rule)) {
        json.field("kind", word_of(funder_kinds, FunderKind::UnitAmount)).field("cents", amount->amount);
    } else {
        json.field("kind", word_of(funder_kinds, FunderKind::Remainder));
    }
    json.end_object();
}

void write(JsonWriter& json, const Cap& cap) {
    json.begin_object();
    write_optional(json, "subsidy_cents", cap.subsidy);
    write_optional(json, "subsidy_cents_per_person", cap.subsidy_per_person);
    write_optional(json, "quantity_milli", cap.quantity);
    write_optional(json, "quantity_milli_per_person", cap.quantity_per_person);
    if (cap.period) {
        json.field("period", word_of(cap_periods, *cap.period));
    }
    json.end_object();
}

}  // namespace

void write(JsonWriter& json, const Programme& programme) {
    json.begin_object().field("id", programme.id);
    if (!programme.name.empty()) {
        json.field("name", programme.name);
    }
    json.field("priority", programme.priority);
    if (programme.valid_from || programme.valid_to) {
        json.key("valid").begin_object();
        write_optional(json, "from", programme.valid_from);
        write_optional(json, "to", programme.valid_to);
        json.end_object();
    }
    if (programme.eligible != Eligibility{}) {
        write(json.key("eligible"), programme.eligible);
    }
    json.key("member_share").begin_object();
    std::visit(ShareJson{json}, programme.member_share);
    json.end_object();
    if (!programme.funders.empty()) {
        json.key("funders").begin_array();
        for (const Funder& funder : programme.funders) {
            write(json, funder);
        }
        json.end_array();
    }
    if (programme.cap) {
        write(json.key("cap"), *programme.cap);
    }
    json.field("when_exhausted", word_of(words_when_exhausted, programme.when_exhausted)).end_object();
}

}  // namespace ecot::pricing
