#include "pricing/checks.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "pricing/wide.hpp"

namespace ecot::pricing {

namespace {

constexpr std::int64_t full_share = 10'000;  // basis points
constexpr const char* no_such_product = "No product of the request has this id.";

template <typename Items>
Ids ids_of(const Items& items) {
    return Ids{items, [](const auto& item) -> std::string_view { return item.id; }};
}

bool is_share(BasisPoints share) {
    return share.value >= 0 && share.value <= full_share;
}

/// Collects the errors of one request. A check of a value says nothing when the value is right.
class Checker {
public:
    explicit Checker(const RequestIds* ids) : ids_{ids} {}

    void check_request(const Request& request);
    void check_programme_list(const std::vector<Programme>& programmes, const Place& list);
    void check_envelope_list(const std::vector<Envelope>& envelopes, const Place& list);
    void check_repeated(const Ids& ids, const Place& list, std::string_view field) {
        for (const std::uint32_t position : ids.repeated()) {
            add(QuoteErrorCode::DuplicateId, list / position / field,
                "An earlier entry of the list is already this one.");
        }
    }
    std::vector<QuoteError> errors() { return in_request_order(std::move(errors_)); }

private:
    void add(QuoteErrorCode code, const Place& at, const char* message) {
        errors_.push_back({code, at.pointer(), message});
    }
    void check_date(const std::optional<Date>& date, const Place& at) {
        if (date && !date->ok()) {
            add(QuoteErrorCode::BadValue, at, "This date does not exist; give a day of the calendar.");
        }
    }
    void check_not_negative(std::int64_t value, const Place& at) {
        if (value < 0) {
            add(QuoteErrorCode::BadValue, at, "This must not be negative.");
        }
    }
    void check_amount(const std::optional<Money>& amount, const Place& at) {
        if (amount && *amount < Money{}) {
            add(QuoteErrorCode::BadValue, at, "An amount must not be negative.");
        } else if (amount && *amount > money_max) {
            add(QuoteErrorCode::Overflow, at, "An amount must not be above 10^13 cents.");
        }
    }
    void check_share(BasisPoints share, const Place& at) {
        if (!is_share(share)) {
            add(QuoteErrorCode::BadValue, at, "A share must be from 0 to 10000 basis points.");
        }
    }
    void check_envelope(const std::string& id, const Place& at) {
        if (ids_ != nullptr && ids_->envelopes.find(id) == Ids::unknown) {
            add(QuoteErrorCode::UnknownEnvelope, at, "No envelope of the request has this id.");
        }
    }
    void check_product(const std::string& id, const Place& at) {
        if (ids_ != nullptr && ids_->products.find(id) == Ids::unknown) {
            add(QuoteErrorCode::UnknownProduct, at, no_such_product);
        }
    }
    void check_member(const Member& member, const Place& at);
    void check_products(const std::vector<Product>& products, const Place& list);
    void check_programme(const Programme& programme, const Place& at);
    void check_funders(const Programme& programme, const Place& at);
    void check_cap(const Programme& programme, const Place& at);
    void check_usage(const std::vector<Usage>& usage, const Place& list);
    void check_lines(const std::vector<RequestLine>& lines, const Place& list);

    void check_member_share(const PercentShare& share, const Place& at) { check_share(share.share, at / "bp"); }
    void check_member_share(const UnitPriceShare& share, const Place& at) { check_amount(share.price, at / "cents"); }
    void check_member_share(const HouseholdPercentShare& share, const Place& at);
    void check_member_share(const HouseholdUnitPriceShare& share, const Place& at);
    void check_member_share(const MarkupShare& share, const Place& at);
    void check_member_share(const FreeChoiceShare& share, const Place& at);
    void check_surplus(bool surplus_possible, const std::optional<std::string>& surplus_to, const Place& at);

    template <typename Table>
    void check_bounds(const Table& table, const Place& at);

    const RequestIds* ids_;  // null: programmes and envelopes are checked by themselves
    std::vector<QuoteError> errors_;
};

void Checker::check_request(const Request& request) {
    const Place root;
    check_date(request.date, root / "date");
    if (request.member) {
        check_member(*request.member, root / "member");
    }
    check_repeated(ids_->products, root / "products", "id");
    check_products(request.products, root / "products");
    check_repeated(ids_->programmes, root / "programmes", "id");
    check_programme_list(*request.programmes, root / "programmes");
    check_repeated(ids_->envelopes, root / "envelopes", "id");
    check_envelope_list(request.envelopes, root / "envelopes");
    check_usage(request.usage, root / "usage");
    check_lines(request.lines, root / "lines");
}

void Checker::check_member(const Member& member, const Place& at) {
    const Place household = at / "household";
    check_not_negative(member.household.adults, household / "adults");
    check_not_negative(member.household.children, household / "children");
    check_date(member.membership_until, at / "membership_until");
}

void Checker::check_products(const std::vector<Product>& products, const Place& list) {
    for (std::size_t i = 0; i < products.size(); ++i) {
        const Place at = list / i;
        check_amount(products[i].price, at / "price_cents");
        check_not_negative(products[i].vat.value, at / "vat_bp");
    }
}

void Checker::check_programme_list(const std::vector<Programme>& programmes, const Place& list) {
    for (std::size_t i = 0; i < programmes.size(); ++i) {
        check_programme(programmes[i], list / i);
    }
}

void Checker::check_programme(const Programme& programme, const Place& at) {
    const Place valid = at / "valid";
    check_date(programme.valid_from, valid / "from");
    check_date(programme.valid_to, valid / "to");
    if (programme.eligible.products) {
        const Place eligible = at / "eligible";
        const Place products = eligible / "products";
        for (std::size_t i = 0; i < programme.eligible.products->size(); ++i) {
            check_product((*programme.eligible.products)[i], products / i);
        }
    }
    const Place share_at = at / "member_share";
    std::visit([&](const auto& share) { check_member_share(share, share_at); }, programme.member_share);
    check_funders(programme, at);
    check_cap(programme, at);
}

template <typename Table>
void Checker::check_bounds(const Table& table, const Place& at) {
    bool complete = !table.empty() && !table.back().persons_at_most;
    for (std::size_t i = 0; i + 1 < table.size(); ++i) {
        complete = complete && table[i].persons_at_most &&
                   (i == 0 || *table[i - 1].persons_at_most < *table[i].persons_at_most);
    }
    if (!complete) {
        add(QuoteErrorCode::HouseholdTableIncomplete, at,
            "A table needs rows with ascending persons_at_most and a last one without it, for every larger household.");
    }
    for (std::size_t i = 0; i < table.size(); ++i) {
        check_not_negative(table[i].persons_at_most.value_or(0), at / i / "persons_at_most");
    }
}

void Checker::check_member_share(const HouseholdPercentShare& share, const Place& at) {
    const Place table = at / "table";
    check_bounds(share.table, table);
    for (std::size_t i = 0; i < share.table.size(); ++i) {
        check_share(share.table[i].share, table / i / "bp");
    }
}

void Checker::check_member_share(const HouseholdUnitPriceShare& share, const Place& at) {
    const Place table = at / "table";
    check_bounds(share.table, table);
    for (std::size_t i = 0; i < share.table.size(); ++i) {
        check_amount(share.table[i].price, table / i / "cents");
    }
}

void Checker::check_member_share(const MarkupShare& share, const Place& at) {
    check_not_negative(share.markup.value, at / "bp");
    check_surplus(share.markup.value > 0, share.surplus_to, at);
}

void Checker::check_member_share(const FreeChoiceShare& share, const Place& at) {
    check_share(share.minimum, at / "minimum_bp");
    check_not_negative(share.by_default.value, at / "default_bp");
    check_surplus(share.by_default.value > full_share, share.surplus_to, at);
}

void Checker::check_surplus(bool surplus_possible, const std::optional<std::string>& surplus_to, const Place& at) {
    if (surplus_to) {
        check_envelope(*surplus_to, at / "surplus_to");
    } else if (surplus_possible) {
        add(QuoteErrorCode::SurplusWithoutEnvelope, at,
            "This share can exceed the reference; name the envelope of the surplus in surplus_to.");
    }
}

/// The largest percentage a member may pay under a share; zero for the kinds that are not percentages. A share that is
/// an error by itself does not count.
std::int64_t percentage_of(const MemberShare& share) {
    std::int64_t largest = 0;
    const auto count = [&largest](BasisPoints of) { largest = is_share(of) ? std::max(largest, of.value) : largest; };
    if (const auto* percent = std::get_if<PercentShare>(&share)) {
        count(percent->share);
    } else if (const auto* by_household = std::get_if<HouseholdPercentShare>(&share)) {
        for (const HouseholdPercentRow& row : by_household->table) {
            count(row.share);
        }
    }
    return largest;
}

void Checker::check_funders(const Programme& programme, const Place& at) {
    const Place funders = at / "funders";
    Wide percentages = percentage_of(programme.member_share);
    for (std::size_t i = 0; i < programme.funders.size(); ++i) {
        const Funder& funder = programme.funders[i];
        const Place funder_at = funders / i;
        check_envelope(funder.envelope, funder_at / "envelope");
        if (const auto* percent = std::get_if<Funder::Percent>(&funder.rule)) {
            check_not_negative(percent->share.value, funder_at / "bp");
            percentages += std::max<std::int64_t>(percent->share.value, 0);
        } else if (const auto* amount = std::get_if<Funder::UnitAmount>(&funder.rule)) {
            check_amount(amount->amount, funder_at / "cents");
        } else if (i + 1 < programme.funders.size()) {
            add(QuoteErrorCode::RemainderNotLast, funder_at, "A remainder takes all that is left; put it last.");
        }
    }
    if (percentages > full_share) {
        add(QuoteErrorCode::BadPercentages, at, "Member and funders together take more than 100 %; lower one of them.");
    }
}

void Checker::check_cap(const Programme& programme, const Place& at) {
    if (!programme.cap) {
        return;
    }
    const Cap& cap = *programme.cap;
    const Place cap_at = at / "cap";
    if (std::holds_alternative<FreeChoiceShare>(programme.member_share)) {
        add(QuoteErrorCode::CapOnFreeChoice, cap_at, "A free choice cannot be capped; remove the cap.");
    }
    check_amount(cap.subsidy, cap_at / "subsidy_cents");
    check_amount(cap.subsidy_per_person, cap_at / "subsidy_cents_per_person");
    check_not_negative(cap.quantity.value_or(Quantity{}).milli(), cap_at / "quantity_milli");
    check_not_negative(cap.quantity_per_person.value_or(Quantity{}).milli(), cap_at / "quantity_milli_per_person");
}

void Checker::check_envelope_list(const std::vector<Envelope>& envelopes, const Place& list) {
    for (std::size_t i = 0; i < envelopes.size(); ++i) {
        check_amount(envelopes[i].remaining, list / i / "remaining_cents");
    }
}

void Checker::check_usage(const std::vector<Usage>& usage, const Place& list) {
    check_repeated(Ids{usage, [](const Usage& of) -> std::string_view { return of.programme; }}, list, "programme");
    for (std::size_t i = 0; i < usage.size(); ++i) {
        const Place at = list / i;
        check_amount(usage[i].subsidy, at / "subsidy_cents");
        check_not_negative(usage[i].quantity.milli(), at / "quantity_milli");
    }
}

void Checker::check_lines(const std::vector<RequestLine>& lines, const Place& list) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Place at = list / i;
        if (ids_->line_products[i] == Ids::unknown) {
            add(QuoteErrorCode::UnknownProduct, at / "product", no_such_product);
        }
        if (lines[i].quantity < Quantity::from_milli(1) || lines[i].quantity > quantity_max) {
            add(QuoteErrorCode::BadValue, at / "quantity_milli", "A quantity must be from 1 to 10^8 thousandths.");
        }
        check_amount(lines[i].amount, at / "amount_cents");
        check_amount(lines[i].choice, at / "choice_cents");
    }
}

}  // namespace

RequestIds::RequestIds(const Request& request)
    : products{ids_of(request.products)},
      programmes{ids_of(*request.programmes)},
      envelopes{ids_of(request.envelopes)} {
    line_products.reserve(request.lines.size());
    for (const RequestLine& line : request.lines) {
        line_products.push_back(products.find(line.product));
    }
}

std::vector<QuoteError> check(const Request& request, const RequestIds& ids) {
    Checker checker{&ids};
    checker.check_request(request);
    return checker.errors();
}

std::vector<QuoteError> check_programmes(const std::vector<Programme>& programmes) {
    Checker checker{nullptr};
    checker.check_repeated(ids_of(programmes), Place{}, "id");
    checker.check_programme_list(programmes, Place{});
    return checker.errors();
}

std::vector<QuoteError> check_envelopes(const std::vector<Envelope>& envelopes) {
    Checker checker{nullptr};
    checker.check_repeated(ids_of(envelopes), Place{}, "id");
    checker.check_envelope_list(envelopes, Place{});
    return checker.errors();
}

}  // namespace ecot::pricing
