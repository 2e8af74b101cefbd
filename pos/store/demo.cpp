#include "pos/store/demo.hpp"

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "pos/store/database.hpp"
#include "pos/store/date_text.hpp"
#include "pos/store/demo_products.hpp"
#include "pos/store/members.hpp"
#include "pos/store/products.hpp"
#include "pos/store/word_list.hpp"

namespace ecot::store {
namespace {

using pricing::BasisPoints;
using pricing::Funder;
using pricing::Money;
using pricing::Quantity;

constexpr std::uint64_t seed = 20261121;

// A number below `bound`, the same on every machine: the standard's distributions are not.
std::uint64_t below(std::mt19937_64& random, std::uint64_t bound) {
    return random() % bound;
}

std::string ean13(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    int sum = 0;
    for (std::size_t index = 0; index < digits.size(); ++index) {
        sum += (digits[index] - '0') * (index % 2 == 0 ? 1 : 3);
    }
    return digits + std::to_string((10 - sum % 10) % 10);
}

ProductRow product_row(const DemoProduct& demo, std::size_t place) {
    ProductRow row;
    row.id = demo.id;
    row.name = demo.name;
    row.category = demo.category;
    row.unit = demo.unit == 'k'   ? pricing::Unit::Kilogram
               : demo.unit == 'l' ? pricing::Unit::Litre
                                  : pricing::Unit::Piece;
    row.price = Money::from_cents(demo.price_cents);
    row.vat = BasisPoints{demo.vat_bp};
    row.supplier = demo.supplier;
    row.origin = demo.supplier == std::string_view{"Coopérative du Val"} ? "France" : "Valmont et environs";
    row.tare = Quantity::from_milli(demo.tare_grams);
    row.picture = demo.picture;
    row.favourite = demo.favourite;
    row.tags = words_of(demo.tags);
    const bool care = row.category == "hygiene" || demo.tags.find("hygiene") != std::string_view::npos ||
                      (row.category == "baby" && demo.vat_bp != 550);
    const bool basket = row.id.ends_with("-basket");
    if (care) {
        row.tags.emplace_back("care");
    } else if (!basket) {
        // Vouchers of a town hall and meal vouchers buy food (fiscal.md V6); care goods have programmes of their own.
        row.tags.emplace_back("food");
        row.tags.emplace_back("food_voucher");
    }
    if (row.category == "bulk") {
        row.tags.emplace_back("bulk");
    }
    row.meal_voucher = !care;
    if (!demo.barcode.empty()) {
        row.barcodes.push_back({.code = std::string{demo.barcode}});
    } else if (demo.unit == 'p') {
        row.barcodes.push_back({.code = ean13(356007020000 + place * 37)});
    } else if (demo.unit == 'k') {
        // What the shop's own scale prints: 21, the article, the weight in grams (here zero).
        row.barcodes.push_back({.code = ean13(210000000000 + place * 100000)});
    }
    return row;
}

constexpr std::array<std::string_view, 60> first_names = {
    "Aïcha",  "Alain",   "Amadou",   "Ana",     "Antoine",  "Awa",     "Bernard", "Camille", "Carlos",  "Chantal",
    "Chloé",  "Claire",  "Daniel",   "Djamila", "Elena",    "Élodie",  "Samira",  "Émile",   "Fatou",   "Fatima",
    "Gérard", "Hélène",  "Hugo",     "Ibrahim", "Inès",     "Irina",   "Jacques", "Jean",    "Jeanne",  "Josiane",
    "Karim",  "Khadija", "Laurence", "Léa",     "Léon",     "Lina",    "Louise",  "Lucas",   "Malika",  "Manon",
    "Marc",   "Maria",   "Mehdi",    "Michel",  "Mireille", "Mohamed", "Moussa",  "Nadège",  "Nicolas", "Odile",
    "Omar",   "Patrick", "Rachid",   "Rosa",    "Sami",     "Sofia",   "Sylvie",  "Thomas",  "Yasmine", "Zoé"};

std::string hex_id(std::mt19937_64& random) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id;
    for (int index = 0; index < 32; ++index) {
        id.push_back(digits[below(random, 16)]);
    }
    return id;
}

std::string card_of(std::size_t number) {
    const std::string digits = std::to_string(number);
    return "M" + std::string(6 - digits.size(), '0') + digits;
}

constexpr std::size_t samira = 17;

pricing::Eligibility for_tiers(std::vector<std::string> tiers, std::vector<std::string> tags) {
    pricing::Eligibility eligible;
    eligible.tiers = std::move(tiers);
    eligible.product_tags = std::move(tags);
    return eligible;
}

pricing::Eligibility for_groups(std::vector<std::string> groups, std::vector<std::string> tags) {
    pricing::Eligibility eligible;
    eligible.groups = std::move(groups);
    eligible.product_tags = std::move(tags);
    return eligible;
}

Funder percent(std::string envelope, std::int64_t bp) {
    return {.envelope = std::move(envelope), .rule = Funder::Percent{BasisPoints{bp}}};
}

Funder remainder(std::string envelope) {
    return {.envelope = std::move(envelope), .rule = Funder::Remainder{}};
}

pricing::Cap per_person(std::int64_t cents, pricing::CapPeriod period) {
    pricing::Cap cap;
    cap.subsidy_per_person = Money::from_cents(cents);
    cap.period = period;
    return cap;
}

pricing::Cap one_each(pricing::CapPeriod period) {
    pricing::Cap cap;
    cap.quantity = Quantity::from_milli(1000);
    cap.period = period;
    return cap;
}

// Solidarity groceries: members pay a share of the price, up to a monthly amount by number of persons. The shares are
// such that the four funders pay 45, 31, 6 and 18 % of what the collective covers.
pricing::Programme groceries_a() {
    return {
        .id = "epicerie-a",
        .name = "Épicerie solidaire",
        .priority = 50,
        .eligible = for_tiers({"A"}, {"food", "basket"}),
        .member_share = pricing::PercentShare{BasisPoints{4000}},
        .funders = {percent("ccas", 2700), percent("departement", 1860), percent("arrondi", 360), remainder("reseau")},
        .cap = per_person(1800, pricing::CapPeriod::Month),
        .when_exhausted = pricing::WhenExhausted::NextFunder};
}

// The same for the next tier, its month given out week by week so that it is not spent at once.
pricing::Programme groceries_b() {
    return {.id = "epicerie-b",
            .name = "Épicerie solidaire",
            .priority = 50,
            .eligible = for_tiers({"B"}, {"food", "basket"}),
            .member_share = pricing::PercentShare{BasisPoints{6000}},
            .funders = {percent("ccas", 2000), percent("departement", 1300), remainder("reseau")},
            .cap = per_person(1400, pricing::CapPeriod::MonthByWeek),
            .when_exhausted = pricing::WhenExhausted::NextFunder};
}

pricing::Programme care_goods() {
    return {.id = "hygiene",
            .name = "Hygiène pour tous",
            .priority = 50,
            .eligible = for_tiers({"A", "B"}, {"care"}),
            .member_share = pricing::PercentShare{BasisPoints{6000}},
            .funders = {percent("departement", 2000), remainder("fondation")},
            .cap = per_person(600, pricing::CapPeriod::Month)};
}

// Paniers solidaires: 30 % by the member, 40 % by the national fund, the rest by local funders, a basket a week.
pricing::Programme solidarity_baskets() {
    pricing::Eligibility eligible = for_groups({"paniers"}, {"basket"});
    eligible.membership = true;
    return {.id = "paniers-solidaires",
            .name = "Paniers solidaires",
            .priority = 10,
            .eligible = eligible,
            .member_share = pricing::PercentShare{BasisPoints{3000}},
            .funders = {percent("reseau", 4000), percent("ccas", 1500), remainder("bailleur")},
            .cap = one_each(pricing::CapPeriod::Week),
            .when_exhausted = pricing::WhenExhausted::NextFunder};
}

// Family-branch baskets: the price follows the size of the household, two funds pay the rest.
pricing::Programme family_baskets() {
    return {.id = "paniers-famille",
            .name = "Paniers des familles",
            .priority = 10,
            .eligible = for_groups({"caf"}, {"family_basket"}),
            .member_share =
                pricing::HouseholdUnitPriceShare{.table = {{.persons_at_most = 2, .price = Money::from_cents(320)},
                                                           {.persons_at_most = 4, .price = Money::from_cents(240)},
                                                           {.persons_at_most = {}, .price = Money::from_cents(160)}}},
            .funders = {percent("caf", 5000), remainder("departement")},
            .cap = one_each(pricing::CapPeriod::Week)};
}

// Student basket: one euro for members of the association.
pricing::Programme student_baskets() {
    pricing::Eligibility eligible = for_groups({"etudiant"}, {"student_basket"});
    eligible.membership = true;
    return {.id = "panier-etudiant",
            .name = "Panier étudiant",
            .priority = 10,
            .eligible = eligible,
            .member_share = pricing::UnitPriceShare{Money::from_cents(100)},
            .funders = {remainder("universite")},
            .cap = one_each(pricing::CapPeriod::Week),
            .when_exhausted = pricing::WhenExhausted::Refuse};
}

// Bulk purchase groups: who can pays ten percent more, which feeds the fund of round-ups.
pricing::Programme bulk_support() {
    return {.id = "vrac-soutien",
            .name = "Vrac, prix de soutien",
            .priority = 60,
            .eligible = for_groups({"soutien"}, {"bulk"}),
            .member_share = pricing::MarkupShare{.markup = BasisPoints{1000}, .surplus_to = "arrondi"}};
}

// Free choice of the price of some goods, for everyone who is a member; what is given on top feeds the same fund.
pricing::Programme free_price() {
    pricing::Eligibility eligible;
    eligible.tiers = {"C", "D"};
    eligible.product_tags = {"free_choice"};
    return {.id = "prix-libre",
            .name = "Prix libre",
            .priority = 40,
            .eligible = eligible,
            .member_share =
                pricing::FreeChoiceShare{
                    .minimum = BasisPoints{3000}, .by_default = BasisPoints{10000}, .surplus_to = "arrondi"},
            .funders = {remainder("arrondi")}};
}

void write_orders(Database& database, const std::vector<session::Member>& members, pricing::Date today) {
    std::mt19937_64 random{seed + 2};
    const auto products = demo_products();
    const std::string day = to_text(today);
    const std::string paid_on = to_text(days_after(today, -9));
    for (std::size_t number = 0; number < 40; ++number) {
        const std::string id = std::to_string(1187 + number);
        const std::string crate{static_cast<char>('A' + number % 8)};
        const session::Member& member = members[(number * 7 + samira - 1) % members.size()];
        const std::int64_t paid = number % 3 == 0 ? 1000 : 0;
        database
            .query(
                "INSERT INTO orders (id, pickup_date, crate, member, paid_cents, paid_on, paid_by) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .with(id, day, crate + std::to_string(number / 8 + 1), member.id, paid, paid > 0 ? paid_on : std::string{},
                  paid > 0 ? "card" : "")
            .done();
        const std::uint64_t lines = 3 + below(random, 6);
        for (std::uint64_t line = 0; line < lines; ++line) {
            const DemoProduct& product = products[below(random, products.size())];
            const std::uint64_t quantity =
                product.unit == 'p' ? 1000 * (1 + below(random, 3)) : 100 * (2 + below(random, 19));
            const std::string product_id{product.id};
            database.query("INSERT INTO order_lines (order_id, line, product, quantity_milli) VALUES (?1, ?2, ?3, ?4)")
                .with(id, line, product_id, quantity)
                .done();
        }
    }
}

}  // namespace

Config demo_config() {
    Config config;
    config.site.id = "valmont";
    config.site.name = "L’Amandier";
    config.site.subtitle = "Épicerie solidaire";
    config.site.address = "12 rue du Moulin";
    config.site.town = "00000 Valmont";
    config.site.siret = "000 000 000 00000";
    config.site.footer = {"Ouvert mardi, mercredi, samedi"};
    config.site.till = "T1";
    return config;
}

std::vector<session::Member> demo_members(pricing::Date today) {
    std::mt19937_64 random{seed};
    std::vector<session::Member> members;
    for (std::size_t number = 1; number <= first_names.size(); ++number) {
        session::Member& member = members.emplace_back();
        member.id = hex_id(random);
        const char initial = static_cast<char>('A' + below(random, 20));
        member.display_name = std::string{first_names[number - 1]} + " " + initial + ".";
        member.cards = {card_of(number)};
        member.household = {.adults = 1 + static_cast<std::int64_t>(below(random, 2)),
                            .children = static_cast<std::int64_t>(below(random, 4))};
        // Access runs for some months and is reviewed; one in twelve is over, one membership in ten has lapsed.
        const std::string tier{static_cast<char>('A' + (number + 1) % 4)};
        const bool over = number % 12 == 0;
        const int begun = static_cast<int>(20 + below(random, 100));
        member.tiers = {{.code = tier,
                         .from = days_after(today, -begun),
                         .to = days_after(today, over ? -5 : 60 + static_cast<int>(below(random, 90)))}};
        member.membership_until = days_after(today, number % 10 == 3 ? -20 : 40 + static_cast<int>(below(random, 300)));
        constexpr std::array<std::string_view, 6> groups = {"paniers", "caf", "etudiant", "soutien", "", ""};
        const std::string_view group = groups.at(number % groups.size());
        const bool fits = tier == "D" ? group == "soutien" || group == "etudiant" : group != "soutien";
        if (!group.empty() && fits) {
            member.groups = {{.code = std::string{group}, .from = days_after(today, -begun), .to = {}}};
        }
        if (number == samira) {
            member.display_name = "Samira B.";
            member.household = {.adults = 2, .children = 3};
            member.tiers = {{.code = "A", .from = days_after(today, -75), .to = days_after(today, 105)}};
            member.groups = {};
            member.membership_until = days_after(today, 130);
        }
    }
    return members;
}

std::vector<pricing::Programme> demo_programmes(pricing::Date today) {
    std::vector<pricing::Programme> programmes = {groceries_a(),        groceries_b(),    care_goods(),
                                                  solidarity_baskets(), family_baskets(), student_baskets(),
                                                  bulk_support(),       free_price()};
    // Conventions with funders are yearly.
    for (pricing::Programme& programme : programmes) {
        programme.valid_from = days_after(today, -300);
        programme.valid_to = days_after(today, 400);
    }
    return programmes;
}

std::vector<GrantedEnvelope> demo_envelopes() {
    const auto euros = [](std::int64_t amount) { return Money::from_cents(amount * 100); };
    return {{.id = "ccas", .name = "CCAS de Valmont", .granted = euros(12'000)},
            {.id = "departement", .name = "Département", .granted = euros(9'000)},
            {.id = "reseau", .name = "Réseau national", .granted = euros(8'000)},
            {.id = "caf", .name = "Branche famille", .granted = euros(4'000)},
            {.id = "universite", .name = "Université et agglomération", .granted = euros(2'500)},
            {.id = "bailleur", .name = "Bailleur social", .granted = euros(1'200), .complement_taxable = false},
            {.id = "fondation", .name = "Fondation du Val", .granted = euros(3'000), .complement_taxable = false},
            {.id = "arrondi", .name = "Arrondi solidaire", .granted = euros(450)}};
}

void write_demo(Database& database, pricing::Date today) {
    std::vector<session::Category> categories;
    for (const DemoCategory& demo : demo_categories()) {
        categories.push_back({.id = std::string{demo.id},
                              .name = std::string{demo.name},
                              .picture = demo.picture,
                              .tint = static_cast<int>(categories.size())});
    }
    write_categories(database, categories);
    std::vector<ProductRow> products;
    for (const DemoProduct& demo : demo_products()) {
        products.push_back(product_row(demo, products.size()));
    }
    write_products(database, products, today);
    const std::vector<session::Member> members = demo_members(today);
    write_members(database, members);
    write_envelopes(database, demo_envelopes());
    write_programmes(database, demo_programmes(today));
    write_orders(database, members, today);
    for (const char* const table : {"products", "members", "envelopes", "programmes"}) {
        count_version(database, table);
    }
}

}  // namespace ecot::store
