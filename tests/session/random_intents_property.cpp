#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "tests/support/fake_till.hpp"

// Anybody may touch anything in any order: whatever is asked, the sums hold, what is saved is what is shown, and what
// is refused changes nothing. A failing run prints its seed and the shortest list of steps that fails.

namespace {

using namespace ecot;
using namespace ecot::session;

/// One step: which of the things below is done, and with what.
struct Step {
    int what = 0;
    int which = 0;
    int amount = 0;
};

std::ostream& operator<<(std::ostream& out, const Step& step) {
    return out << "{" << step.what << ", " << step.which << ", " << step.amount << "}";
}

template <class T>
const T& pick(const std::vector<T>& all, int which) {
    return all[static_cast<std::size_t>(which) % all.size()];
}

const std::vector<std::string> goods{"rice", "chickpeas", "soap", "basket", "jam", "caviar"};
const std::vector<std::string> codes{
    test::rice_code, test::rice_pack_code, test::chickpeas_code, test::chickpeas_bag_code, test::samira_card, "M000018",
    "nothing"};
const std::vector<std::string> people{"amina", "paul", "nadia", "nobody"};
const std::vector<std::string> pins{"123456", "123456", "000000"};
const std::vector<TenderKind> kinds{TenderKind::Cash, TenderKind::Card, TenderKind::Cheque, TenderKind::FoodVoucher,
                                    TenderKind::MealVoucher};
const std::vector<std::int64_t> quantities{1000, 2000, 500, 734, 0, -1000, 100'000'000, 3000};
const std::vector<std::int64_t> amounts{0, 1, 45, 50, 100, 150, 200, 300, 500, 1000, 2000, 2500, -5, 9'999'999'999'999};
const std::vector<Screen> screens{Screen::SignIn,  Screen::Opening,    Screen::Checkout, Screen::Weighing,
                                  Screen::Payment, Screen::MemberPage, Screen::Holds,    Screen::Settings};

std::uint32_t some_line(const test::FakeTill& till, int which) {
    const auto& lines = till.state.cart.content.lines;
    return lines.empty() ? 7 : pick(lines, which).id;
}

Intent intent_of(const test::FakeTill& till, const Step& step) {
    const auto amount = test::cents(pick(amounts, step.amount));
    const auto quantity = test::milli(pick(quantities, step.amount));
    switch (step.what) {
        case 0:
        case 1:
        case 2:
            return test::scan(pick(codes, step.which));
        case 3:
        case 4:
            return AddProduct{.product = pick(goods, step.which), .quantity = quantity};
        case 5:
            return AddProduct{.product = pick(goods, step.which),
                              .quantity = quantity,
                              .tare = test::milli(pick(quantities, step.which)),
                              .by_hand = true};
        case 6:
            return SetQuantity{.line = some_line(till, step.which), .quantity = quantity};
        case 7:
            return RemoveLine{.line = some_line(till, step.which)};
        case 8:
            return ChooseAmount{.line = some_line(till, step.which), .amount = amount};
        case 9:
            return Undo{};
        case 10:
            return ChooseMember{.id = step.which % 2 == 0 ? "m-17" : "m-18"};
        case 11:
            return ForgetMember{};
        case 12:
            return Hold{};
        case 13:
            return Recall{.hold = step.which % 5};
        case 14:
            return VoidCart{};
        case 15:
            return StartPayment{};
        case 16:
            return step.which % 2 == 0 ? RoundUp{} : RoundUp{.amount = amount};
        case 17:
        case 18:
        case 19:
            return test::pay(pick(kinds, step.which), amount.cents());
        case 20:
            // What is left, to the cent: sales come to their end.
            return test::pay(pick(kinds, step.which), till.state.cart.left().cents());
        case 21:
            return Unpay{.tender = static_cast<std::size_t>(step.which % 3)};
        case 22:
        case 23:
            return Finish{};
        case 24:
            return NextPerson{};
        case 25:
            return SignIn{.operator_id = pick(people, step.which), .pin = pick(pins, step.amount)};
        case 26:
            return step.which % 2 == 0 ? Intent{SignOut{}} : Intent{Lock{}};
        case 27:
            return SetTraining{.on = step.which % 2 == 0};
        case 28:
            return GiveManagerPin{.operator_id = pick(people, step.which), .pin = pick(pins, step.amount)};
        case 29:
            return GiveUpApproval{};
        case 30:
            return Go{.screen = pick(screens, step.which)};
        case 31:
            return ShowMember{.id = "m-17"};
        case 32:
            return RevealAllowance{.shown = step.which % 2 == 0};
        case 33:
            return LiftLockout{.operator_id = pick(people, step.which)};
        case 34:
            return PrintReceipt{};
        case 35:
            return ConfirmClock{.right = step.which % 2 == 0};
        case 36:
            return OpenTill{.float_amount = amount};
        default:
            return Dismiss{};
    }
}

constexpr int intents_known = 38;
constexpr int steps_known = 46;

/// How often each step is drawn: mostly goods and money, people often enough that somebody stands at the till.
std::vector<int> mix() {
    std::vector<int> steps;
    for (int what = 0; what < steps_known; ++what) {
        int weight = 2;
        if (what <= 5 || (what >= 15 && what <= 19)) {
            weight = 4;
        } else if (what == 20 || what == 22 || what == 25 || what == 38) {
            weight = 12;
        } else if (what >= 26) {
            weight = 1;
        }
        steps.insert(steps.end(), static_cast<std::size_t>(weight), what);
    }
    return steps;
}

/// What a refused intent must leave as it was.
struct Kept {
    CartContent content;
    pricing::Quote quote;
    std::vector<HeldCart> holds;
    Screen screen = Screen::SignIn;
    bool training = false;
    std::vector<pricing::Envelope> envelopes;
    std::size_t journal = 0;
    friend bool operator==(const Kept&, const Kept&) = default;
};

Kept kept(const test::FakeTill& till) {
    return {.content = till.state.cart.content,
            .quote = till.state.cart.quote,
            .holds = till.state.holds,
            .screen = till.state.screen,
            .training = till.state.training,
            .envelopes = till.state.envelopes,
            .journal = till.journal.size()};
}

/// Refusals that come with something else: the price was looked at anew, or a PIN was counted.
bool is_pure(RefusalCode code) {
    return code != RefusalCode::PriceChanged && code != RefusalCode::WrongPin && code != RefusalCode::ManagerNeeded;
}

void do_step(test::FakeTill& till, const Step& step) {
    till.pass(400);
    if (step.what < intents_known) {
        const Kept before = kept(till);
        const std::size_t undone = till.undone.size();
        till.slow = true;
        till.ask(intent_of(till, step));
        const bool refused = till.state.refusal && is_pure(till.state.refusal->code);
        if (refused) {
            RC_ASSERT(kept(till) == before);
            RC_ASSERT(till.undone.size() == undone);
        }
        till.slow = false;
        if (step.amount % 4 != 0) {
            till.settle();
        }
        return;
    }
    switch (step.what) {
        case 38:
            till.settle();
            return;
        case 39:
            till.pass_and_tick(step.which % 2 == 0 ? 1000 : 200'000);
            return;
        case 40:
            till.settle();
            till.restart();
            return;
        case 41:
            till.now.date = std::chrono::year_month_day{std::chrono::sys_days{till.now.date} + std::chrono::days{1}};
            return;
        case 42:
            till.write_error = step.which % 6 == 0 ? std::optional{WriteError::DiskFull} : std::nullopt;
            return;
        case 43:
            till.happen(ClockJumped{.before_ms = 0, .after_ms = step.which * 2'000'000LL});
            return;
        case 44:
            till.happen(DiskLow{.low = step.which % 8 == 0});
            return;
        default:
            till.facts["m-17"].meal_vouchers_today = test::cents(pick(amounts, step.which) >= 0 ? 500 : 0);
            return;
    }
}

pricing::Money sum(const std::vector<Tender>& tenders, bool cash) {
    pricing::Money total;
    for (const Tender& tender : tenders) {
        if ((tender.kind == TenderKind::Cash) == cash) {
            total += tender.amount;
        }
    }
    return total;
}

void check_cart(const Cart& cart) {
    const pricing::Money cash = sum(cart.content.tenders, true);
    const pricing::Money other = sum(cart.content.tenders, false);
    RC_ASSERT(cart.tendered() == cash + other);
    RC_ASSERT(cart.due() == cart.quote.totals.member + cart.content.round_up);
    RC_ASSERT(cart.due() + cart.change() == cart.tendered() + cart.left());
    RC_ASSERT(cart.change() == pricing::Money{} || cart.left() == pricing::Money{});
    RC_ASSERT(cart.lines.size() == cart.content.lines.size());
    RC_ASSERT(cart.quote.lines.size() == cart.content.lines.size());
    for (std::size_t i = 0; i < cart.lines.size(); ++i) {
        RC_ASSERT(cart.lines[i].line == cart.content.lines[i]);
        RC_ASSERT(cart.quote.lines[i].product == cart.content.lines[i].product);
    }
}

void check_sale(const SaleRecord& sale) {
    pricing::Money line_sum;
    for (const SaleLine& line : sale.lines) {
        pricing::Money paid;
        for (const pricing::QuotePart& part : line.parts) {
            paid += part.member - part.surplus;
            for (const pricing::FunderShare& share : part.funders) {
                paid += share.amount;
            }
        }
        RC_ASSERT(paid == line.reference);
        line_sum += line.reference;
    }
    RC_ASSERT(line_sum == sale.totals.reference);
    RC_ASSERT(sale.totals.member + sale.totals.funded == sale.totals.reference + sale.totals.surplus);
    const pricing::Money given = sum(sale.tenders, true) + sum(sale.tenders, false);
    RC_ASSERT(given - sale.change == sale.totals.member + sale.round_up);
    RC_ASSERT(sale.change <= sum(sale.tenders, true));
}

void check(const test::FakeTill& till) {
    check_cart(till.state.cart);
    for (const pricing::Envelope& envelope : till.state.envelopes) {
        RC_ASSERT(envelope.remaining >= pricing::Money{});
    }
    if (till.undone.empty()) {
        RC_ASSERT(till.saved.current == till.state.cart.content);
        RC_ASSERT(till.saved.holds == till.state.holds);
        RC_ASSERT(!till.state.writing);
        RC_ASSERT(!till.state.pin_checking);
        RC_ASSERT(!till.state.cart.member_loading);
    }
    if (!till.state.operator_in) {
        RC_ASSERT(till.state.screen == Screen::SignIn);
    }
}

/// Envelopes at the end: what they held, less what every sale drew, plus every surplus.
void check_envelopes(const test::FakeTill& till) {
    std::map<std::string, pricing::Money> left;
    for (const pricing::Envelope& envelope : test::fake_world().envelopes) {
        left[envelope.id] = envelope.remaining;
    }
    for (const Record& record : till.journal) {
        const auto* sale = std::get_if<SaleRecord>(&record);
        if (sale == nullptr) {
            continue;
        }
        check_sale(*sale);
        if (sale->training) {
            continue;
        }
        for (const SaleLine& line : sale->lines) {
            for (const pricing::QuotePart& part : line.parts) {
                for (const pricing::FunderShare& share : part.funders) {
                    left[share.envelope] -= share.amount;
                }
                if (part.surplus_to) {
                    left[*part.surplus_to] += part.surplus;
                }
            }
        }
    }
    for (const pricing::Envelope& envelope : till.state.envelopes) {
        RC_ASSERT(envelope.remaining == left[envelope.id]);
    }
}

}  // namespace

namespace rc {
template <>
struct Arbitrary<Step> {
    static Gen<Step> arbitrary() {
        return gen::build<Step>(gen::set(&Step::what, gen::elementOf(mix())),
                                gen::set(&Step::which, gen::inRange(0, 64)),
                                gen::set(&Step::amount, gen::inRange(0, 64)));
    }
};
}  // namespace rc

int main() {
    const bool holds = rc::check("whatever is asked in any order, the sums hold and what is refused changes nothing",
                                 [](const std::vector<Step>& steps) {
                                     test::FakeTill till = test::FakeTill::open();
                                     for (const Step& step : steps) {
                                         do_step(till, step);
                                         check(till);
                                     }
                                     till.settle();
                                     check(till);
                                     check_envelopes(till);
                                     RC_CLASSIFY(!till.last_sale_record().lines.empty(), "something was sold");
                                 });
    return holds ? EXIT_SUCCESS : EXIT_FAILURE;
}
