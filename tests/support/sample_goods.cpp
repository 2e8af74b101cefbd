#include "tests/support/sample_goods.hpp"

namespace ecot::test {

namespace {

using pricing::BasisPoints;
using pricing::Money;
using pricing::Quantity;
using pricing::Unit;
using session::Product;

struct Row {
    const char* id;
    const char* name;
    const char* category;
    std::int64_t cents;
    char32_t picture;
    bool favourite;
    bool by_weight;
};

// Prices and pictures of the design's checkout; the rest fills the other families.
constexpr Row rows[] = {
    {"basket", "Panier de légumes bio", "vegetables", 1200, U'🥬', true, false},
    {"olive-oil", "Huile d’olive vierge extra 75\u00A0cl", "groceries", 840, U'\U0001FAD2', true, false},
    {"dry-chickpeas", "Pois chiches secs 500\u00A0g", "groceries", 190, U'\U0001FAD8', true, false},
    {"lentils", "Lentilles vertes", "bulk", 390, U'\U0001FADB', true, true},
    {"rice", "Riz de Camargue 1\u00A0kg", "groceries", 260, U'🍚', true, false},
    {"spaghetti", "Spaghetti 500\u00A0g", "groceries", 130, U'🍝', true, false},
    {"flour", "Farine de blé T80 1\u00A0kg", "groceries", 170, U'🌾', true, false},
    {"tomatoes", "Tomates pelées 400\u00A0g", "cans", 110, U'🥫', true, false},
    {"eggs", "Œufs plein air × 6", "fresh", 210, U'🥚', true, false},
    {"soap", "Savon de Marseille 300\u00A0g", "hygiene", 220, U'🧼', true, false},
    {"honey", "Miel de fleurs 250\u00A0g", "groceries", 490, U'🍯', true, false},
    {"apples", "Pommes Gala bio", "fruits", 240, U'🍎', true, true},
    {"carrots", "Carottes bio", "vegetables", 160, U'🥕', false, true},
    {"milk", "Lait demi-écrémé 1\u00A0l", "fresh", 105, U'🥛', false, false},
    {"coffee", "Café moulu équitable 250\u00A0g", "groceries", 380, U'☕', false, false},
    {"paper", "Papier toilette × 6", "hygiene", 290, U'🧻', false, false},
    {"chickpeas", "Pois chiches en vrac", "bulk", 320, U'\U0001FAD8', false, true},
};

struct Family {
    const char* id;
    const char* name;
    char32_t picture;
};
constexpr Family families[] = {
    {"vegetables", "Légumes", U'🥕'}, {"fruits", "Fruits", U'🍎'},   {"groceries", "Épicerie", U'🌾'},
    {"cans", "Conserves", U'🥫'},     {"fresh", "Frais", U'🥛'},     {"bulk", "Vrac", U'\U0001FAD9'},
    {"drinks", "Boissons", U'🧃'},    {"hygiene", "Hygiène", U'🧼'}, {"baby", "Bébé", U'🍼'},
};

pricing::Programme share(std::string id, std::int64_t member_bp, const char* tag, std::int64_t cap_cents) {
    pricing::Programme programme;
    programme.id = std::move(id);
    programme.name = programme.id;
    programme.eligible.tiers = std::vector<std::string>{"A"};
    programme.eligible.product_tags = std::vector<std::string>{tag};
    programme.member_share = pricing::PercentShare{BasisPoints{member_bp}};
    programme.funders = {{"town", pricing::Funder::Remainder{}}};
    if (cap_cents > 0) {
        programme.cap = pricing::Cap{.subsidy = Money::from_cents(cap_cents), .period = pricing::CapPeriod::Month};
    }
    return programme;
}

session::Member member(std::string id, std::string name, std::string card, const char* tier, pricing::Household home) {
    using namespace std::chrono;
    session::Member someone;
    someone.id = std::move(id);
    someone.display_name = std::move(name);
    someone.cards = {std::move(card)};
    someone.tiers = {{tier, 2026y / January / 1, std::nullopt}};
    someone.household = home;
    someone.membership_until = 2027y / March / 31;
    return someone;
}

}  // namespace

std::shared_ptr<const session::Catalogue> sample_catalogue() {
    std::vector<Product> products;
    for (const Row& row : rows) {
        Product product;
        product.id = row.id;
        product.name = row.name;
        product.category = row.category;
        product.unit = row.by_weight ? Unit::Kilogram : Unit::Piece;
        product.price = Money::from_cents(row.cents);
        const bool food = product.category != "hygiene";
        product.vat = {{std::nullopt, BasisPoints{food ? 550 : 2000}}};
        product.meal_voucher = {{std::nullopt, food}};
        product.tags = food ? std::vector<std::string>{"food", "food_voucher"} : std::vector<std::string>{"care"};
        product.picture = row.picture;
        product.favourite = row.favourite;
        if (row.by_weight && product.category == "bulk") {
            product.tare = Quantity::from_milli(246);
        }
        products.push_back(std::move(product));
    }
    products.front().barcodes = {{"3560070123452", Quantity::from_milli(1000)}};
    std::vector<session::Category> categories;
    for (const Family& family : families) {
        categories.push_back({family.id, family.name, family.picture, static_cast<int>(categories.size())});
    }
    return std::make_shared<const session::Catalogue>(session::PackedProducts{products}, std::move(categories));
}

std::shared_ptr<const session::Members> sample_members() {
    std::vector<session::Member> members;
    members.push_back(member("m-samira", "Samira B.", "M000017", "A", {2, 3}));
    members.push_back(member("m-samuel", "Samuel D.", "M000021", "B", {1, 0}));
    members.push_back(member("m-samy", "Samy K.", "M000034", "A", {2, 1}));
    members.back().membership_until = std::chrono::year{2026} / 6 / 30;
    members.push_back(member("m-elodie", "Élodie R.", "M000040", "C", {1, 2}));
    return std::make_shared<const session::Members>(session::PackedMembers{members});
}

std::shared_ptr<const std::vector<pricing::Programme>> sample_programmes() {
    std::vector<pricing::Programme> programmes;
    programmes.push_back(share("food-share", 4000, "food", 9000));
    programmes.push_back(share("care-share", 6000, "care", 0));
    pricing::Programme choice = share("choice", 0, "never", 0);
    choice.eligible = {};
    choice.eligible.products = std::vector<std::string>{"honey"};
    choice.member_share = pricing::FreeChoiceShare{BasisPoints{5000}, BasisPoints{10000}, "solidarity"};
    programmes.push_back(std::move(choice));
    return std::make_shared<const std::vector<pricing::Programme>>(std::move(programmes));
}

}  // namespace ecot::test
