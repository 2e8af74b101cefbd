#include "tests/support/fake_till.hpp"

#include <algorithm>
#include <utility>

namespace ecot::test {

namespace {

using namespace session;
using pricing::Money;

constexpr const char* pin = "123456";

pricing::Programme programme(std::string id, std::int64_t priority, std::vector<std::string> products,
                             pricing::MemberShare share) {
    pricing::Programme made;
    made.id = std::move(id);
    made.priority = priority;
    made.eligible.products = std::move(products);
    made.member_share = std::move(share);
    return made;
}

std::vector<pricing::Programme> programmes() {
    pricing::Programme rice = programme("rice", 10, {"rice"}, pricing::PercentShare{.share = {3000}});
    rice.eligible.tiers = {"A"};
    rice.funders = {{.envelope = "town", .rule = pricing::Funder::Remainder{}}};

    pricing::Programme basket = programme("basket", 10, {"basket"}, pricing::PercentShare{.share = {1000}});
    basket.eligible.tiers = {"A"};
    basket.funders = {{.envelope = "town", .rule = pricing::Funder::Remainder{}}};
    basket.cap = pricing::Cap{.quantity = milli(1000)};

    pricing::Programme jam =
        programme("jam", 20, {"jam"},
                  pricing::FreeChoiceShare{.minimum = {5000}, .by_default = {10000}, .surplus_to = "solidarity"});
    jam.funders = {{.envelope = "town", .rule = pricing::Funder::Remainder{}}};
    return {rice, basket, jam};
}

Product product(std::string id, std::string name, pricing::Unit unit, std::int64_t price) {
    Product made;
    made.id = std::move(id);
    made.name = std::move(name);
    made.category = "all";
    made.unit = unit;
    made.price = cents(price);
    made.vat = {{.value = {550}}};
    return made;
}

std::vector<Product> products() {
    Product rice = product("rice", "Riz", pricing::Unit::Piece, 150);
    rice.barcodes = {{.code = rice_code}, {.code = rice_pack_code, .quantity = milli(6000)}};
    rice.tags = {"food_voucher"};
    rice.meal_voucher = {{.value = true}};

    Product chickpeas = product("chickpeas", "Pois chiches", pricing::Unit::Kilogram, 400);
    chickpeas.barcodes = {{.code = chickpeas_code},
                          {.code = chickpeas_bag_code, .quantity = milli(500)},
                          {.code = "2112345000008"},
                          {.code = "2212345000005"}};
    chickpeas.tags = {"food_voucher"};
    // Any food until the end of the year, as the law stands (fiscal.md V6).
    chickpeas.meal_voucher = {{.value = true}, {.from = std::chrono::year{2027} / 1 / 1, .value = false}};

    Product soap = product("soap", "Savon", pricing::Unit::Piece, 320);
    soap.vat = {{.value = {2000}}};

    Product basket = product("basket", "Panier", pricing::Unit::Piece, 1500);
    basket.barcodes = {{.code = "2254321000005"}};
    basket.meal_voucher = {{.value = true}};

    Product jam = product("jam", "Confiture", pricing::Unit::Piece, 400);
    return {rice, chickpeas, soap, basket, jam};
}

std::vector<Member> members() {
    Member samira;
    samira.id = "m-17";
    samira.display_name = "Samira B.";
    samira.cards = {samira_card};
    samira.tiers = {{.code = "A"}};
    samira.household = {.adults = 2, .children = 1};
    Member denis;
    denis.id = "m-18";
    denis.display_name = "Denis P.";
    denis.cards = {"M000018"};
    denis.household = {.adults = 1};
    return {samira, denis};
}

std::string euros(Money amount) {
    const std::int64_t count = amount.cents();
    const std::string digits = std::to_string(count % 100);
    return std::to_string(count / 100) + "," + (digits.size() < 2 ? "0" : "") + digits;
}

// What a real till's store keeps of its envelopes.
void draw(std::vector<pricing::Envelope>& envelopes, const SaleRecord& sale) {
    const auto add = [&](const std::string& id, Money amount) {
        std::ranges::find(envelopes, id, &pricing::Envelope::id)->remaining += amount;
    };
    for (const SaleLine& line : sale.lines) {
        for (const pricing::QuotePart& part : line.parts) {
            for (const pricing::FunderShare& share : part.funders) {
                add(share.envelope, -share.amount);
            }
            if (part.surplus_to) {
                add(*part.surplus_to, part.surplus);
            }
        }
    }
}

std::string kind_of(const Record& record) {
    if (const auto* sale = std::get_if<SaleRecord>(&record)) {
        return sale->training ? "training" : "sale";
    }
    return std::holds_alternative<OpeningRecord>(record) ? "session_open" : "event";
}

}  // namespace

Loaded fake_world() {
    Loaded world;
    world.site = {.id = "loos", .name = "L'Amandier", .till = "T1"};
    world.catalogue = std::make_shared<const Catalogue>(PackedProducts{products()},
                                                        std::vector<Category>{{.id = "all", .name = "Tout"}});
    world.members = std::make_shared<const Members>(PackedMembers{members()});
    world.programmes = std::make_shared<const std::vector<pricing::Programme>>(programmes());
    world.envelopes = {{.id = "town", .remaining = cents(10000)},
                       {.id = "solidarity", .remaining = cents(0), .complement_taxable = false}};
    world.operators = {{.id = "amina", .name = "Amina"},
                       {.id = "paul", .name = "Paul"},
                       {.id = "nadia", .name = "Nadia", .role = Role::Manager}};
    world.voucher_rules.meal_voucher_day_max = {{.from = std::chrono::year{2022} / 10 / 1, .value = cents(2500)}};
    return world;
}

FakeTill::FakeTill(Loaded loaded) : world{std::move(loaded)}, saved{world.carts} {
    restart();
}

FakeTill FakeTill::open() {
    FakeTill till;
    till.ask(SignIn{.operator_id = "amina", .pin = pin});
    till.ask(OpenTill{.float_amount = cents(10000)});
    return till;
}

void FakeTill::ask(const Intent& intent) {
    Effects effects;
    update(state, intent, now, effects);
    carry_out(std::move(effects));
}

void FakeTill::happen(const Event& event) {
    Effects effects;
    update(state, event, now, effects);
    carry_out(std::move(effects));
}

void FakeTill::carry_out(Effects effects) {
    undone.insert(undone.end(), std::make_move_iterator(effects.begin()), std::make_move_iterator(effects.end()));
    if (!slow) {
        settle();
    }
}

void FakeTill::settle() {
    while (!undone.empty()) {
        const Effect effect = std::move(undone.front());
        undone.pop_front();
        for (const Event& event : perform(effect)) {
            Effects more;
            update(state, event, now, more);
            undone.insert(undone.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
    }
}

void FakeTill::pass(std::int64_t ms) {
    now.steady_ms += ms;
    now.utc_ms += ms;
}

void FakeTill::pass_and_tick(std::int64_t ms) {
    pass(ms);
    happen(Ticked{});
}

void FakeTill::restart() {
    Loaded loaded = world;
    loaded.carts = saved;
    loaded.lockouts = lockouts;
    for (const Record& record : journal) {
        if (std::holds_alternative<OpeningRecord>(record)) {
            loaded.open_session = loaded.open_session.value_or(0) + 1;
        }
    }
    undone.clear();
    Effects effects;
    state = start(std::move(loaded), now, effects);
    carry_out(std::move(effects));
}

std::vector<Event> FakeTill::write(const WriteRecord& effect) {
    if (write_error) {
        return {RecordRefused{.record = effect.record, .error = *write_error, .envelopes = true_envelopes}};
    }
    journal.push_back(effect.record);
    if (effect.carts) {
        saved = *effect.carts;
    }
    const std::string kind = kind_of(effect.record);
    if (kind == "sale") {
        draw(world.envelopes, std::get<SaleRecord>(effect.record));
    }
    Written written{.segment = 1,
                    .seq = static_cast<std::int64_t>(journal.size()),
                    .time_ms = now.utc_ms,
                    .count = ++counts_[kind]};
    if (kind == "sale" || kind == "training") {
        const std::string count = std::to_string(written.count);
        written.number = (kind == "sale" ? "T1-2026-" : "ECOLE-T1-2026-") + std::string(6 - count.size(), '0') + count;
    }
    return {RecordWritten{.record = effect.record, .written = written}};
}

std::vector<Event> FakeTill::perform(const Effect& effect) {
    if (const auto* check = std::get_if<CheckPin>(&effect)) {
        ++pins_checked;
        const bool known =
            std::ranges::find(world.operators, check->operator_id, &Operator::id) != world.operators.end();
        return {PinChecked{
            .operator_id = check->operator_id, .right = known && check->pin == pin, .purpose = check->purpose}};
    }
    if (const auto* load = std::get_if<LoadMember>(&effect)) {
        if (members_unreadable) {
            return {MemberNotLoaded{.member = load->member}};
        }
        return {MemberLoaded{.member = load->member, .facts = facts[load->member]}};
    }
    if (const auto* record = std::get_if<WriteRecord>(&effect)) {
        return write(*record);
    }
    if (const auto* carts = std::get_if<SaveCarts>(&effect)) {
        saved = carts->carts;
    } else if (const auto* locks = std::get_if<SaveLockouts>(&effect)) {
        lockouts = locks->lockouts;
    } else if (const auto* comfort = std::get_if<SaveComfort>(&effect)) {
        comfort_saved = comfort->comfort;
    } else if (const auto* print = std::get_if<Print>(&effect)) {
        prints.push_back(*print);
        if (paper_out) {
            return {PrintWaits{.number = print->written.number, .trouble = DeviceTrouble::PaperOut}};
        }
        return {PrintDone{.number = print->written.number}};
    } else if (std::holds_alternative<OpenDrawer>(effect)) {
        ++drawer_pulses;
        return {DrawerTried{paper_out ? DeviceTrouble::PaperOut : DeviceTrouble::None}};
    } else if (std::holds_alternative<ZeroScale>(effect)) {
        ++zeros_asked;
    } else if (std::holds_alternative<LookForDevices>(effect)) {
        ++looks_for_devices;
    } else if (const auto* shown = std::get_if<ShowOnScale>(&effect)) {
        shown_on_scale = shown->unit_price;
    } else if (const auto* save = std::get_if<SaveDevices>(&effect)) {
        devices_saved = save->setup;
    } else if (const auto* apply = std::get_if<ApplyDevices>(&effect)) {
        devices_applied = apply->setup;
    } else if (std::holds_alternative<PrintTest>(effect)) {
        ++test_pages;
        return {TestPageDone{paper_out ? DeviceTrouble::PaperOut : DeviceTrouble::None}};
    } else if (const auto* preview = std::get_if<Preview>(&effect)) {
        return {PreviewReady{.number = preview->written.number, .lines = {{.text = "Merci"}}}};
    }
    return {};
}

std::optional<RefusalCode> FakeTill::refusal() const {
    return state.refusal ? std::optional{state.refusal->code} : std::nullopt;
}

std::string FakeTill::cart_text() const {
    std::string text;
    const Cart& cart = state.cart;
    if (cart.content.member) {
        text += *cart.content.member + "\n";
    }
    for (const PricedLine& line : cart.lines) {
        text += line.line.product + " " + std::to_string(line.line.quantity.milli());
        if (line.line.tare != pricing::Quantity{}) {
            text += " tare " + std::to_string(line.line.tare.milli());
        }
        if (line.line.by_hand) {
            text += " by hand";
        }
        text += " " + euros(line.quote.reference) + " = member " + euros(line.quote.member);
        for (const pricing::QuotePart& part : line.quote.parts) {
            for (const pricing::FunderShare& share : part.funders) {
                text += " + " + share.envelope + " " + euros(share.amount);
            }
        }
        text += line.share_unavailable ? " (share unavailable)\n" : "\n";
    }
    text += "due " + euros(cart.due());
    if (cart.content.round_up != Money{}) {
        text += " with " + euros(cart.content.round_up) + " on top";
    }
    for (const Tender& tender : cart.content.tenders) {
        text += std::string{" · "} + to_string(tender.kind) + " " + euros(tender.amount);
    }
    if (!cart.content.tenders.empty()) {
        text += " · left " + euros(cart.left()) + " · change " + euros(cart.change());
    }
    return text;
}

std::vector<std::string> FakeTill::journal_text() const {
    std::vector<std::string> rows;
    for (const Record& record : journal) {
        const auto* event = std::get_if<EventRecord>(&record);
        if (event == nullptr) {
            rows.push_back(kind_of(record));
            continue;
        }
        std::string row = event->code;
        if (!event->operator_id.empty()) {
            row += " " + event->operator_id;
        }
        for (const auto& [name, value] : event->facts) {
            row += " " + name + "=" + std::to_string(value);
        }
        for (const auto& [name, value] : event->words) {
            row += " " + name + "=" + value;
        }
        rows.push_back(row);
    }
    return rows;
}

const SaleRecord& FakeTill::last_sale_record() const {
    for (auto record = journal.rbegin(); record != journal.rend(); ++record) {
        if (const auto* sale = std::get_if<SaleRecord>(&*record)) {
            return *sale;
        }
    }
    static const SaleRecord none;
    return none;
}

}  // namespace ecot::test
