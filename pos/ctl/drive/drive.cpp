#include "pos/ctl/drive/drive.hpp"

#include <deque>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

#include "pos/ctl/drive/answer.hpp"

namespace ecot::ctl {

namespace {

using namespace session;
using Json = nlohmann::ordered_json;

// Whether a person would look at the cart after this.
bool touches_cart(const Intent& intent) {
    return std::visit(
        [](const auto& asked) {
            using Asked = std::decay_t<decltype(asked)>;
            return !(std::is_same_v<Asked, SignIn> || std::is_same_v<Asked, SignOut> ||
                     std::is_same_v<Asked, OpenTill> || std::is_same_v<Asked, SetTraining> ||
                     std::is_same_v<Asked, LiftLockout> || std::is_same_v<Asked, ConfirmClock> ||
                     std::is_same_v<Asked, PrintReceipt> || std::is_same_v<Asked, ShowMember> ||
                     std::is_same_v<Asked, RevealAllowance> || std::is_same_v<Asked, RevealRights> ||
                     std::is_same_v<Asked, SetReceiptDetail> || std::is_same_v<Asked, AskDrawer>);
        },
        intent);
}

Json refusal_json(const Refusal& refusal) {
    return error_json({.code = to_string(refusal.code), .message = sentence(refusal)});
}

Refusal refusal_of(RefusalCode code, std::string about = {}) {
    return {.code = code, .about = std::move(about)};
}

}  // namespace

Drive::Drive(Loaded loaded, Perform perform, Clock clock) : perform_{std::move(perform)}, clock_{std::move(clock)} {
    Effects effects;
    const Moment now = clock_(loaded.recorded_ms);
    state_ = start(std::move(loaded), now, effects);
    carry_out(std::move(effects));
}

std::string Drive::answer(std::string_view line) {
    const auto command = read_command(line);
    return one_line(command ? reply(*command) : error_json(command.error()));
}

void Drive::happen(const std::vector<Event>& events) {
    for (const Event& event : events) {
        Effects effects;
        update(state_, event, clock_(state_.recorded_ms), effects);
        carry_out(std::move(effects));
    }
}

void Drive::end() {
    Effects effects;
    abandon(state_, clock_(state_.recorded_ms), effects);
    carry_out(std::move(effects));
}

void Drive::ask(const Intent& intent) {
    Effects effects;
    update(state_, intent, clock_(state_.recorded_ms), effects);
    carry_out(std::move(effects));
}

void Drive::carry_out(Effects effects) {
    std::deque<Effect> undone{std::make_move_iterator(effects.begin()), std::make_move_iterator(effects.end())};
    while (!undone.empty()) {
        const Effect effect = std::move(undone.front());
        undone.pop_front();
        for (const Event& event : perform_(effect)) {
            Effects more;
            update(state_, event, clock_(state_.recorded_ms), more);
            undone.insert(undone.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
    }
}

std::optional<Refusal> Drive::do_it(const Intent& intent, const std::optional<ManagerWord>& manager) {
    state_.approval.reset();
    ask(intent);
    return state_.approval ? ask_manager(manager) : state_.refusal;
}

std::optional<Refusal> Drive::ask_manager(const std::optional<ManagerWord>& manager) {
    std::optional<Refusal> refusal = state_.refusal;
    if (manager) {
        ask(GiveManagerPin{.operator_id = manager->operator_id, .pin = manager->pin});
        refusal = state_.approval ? state_.approval->refusal : state_.refusal;
    }
    if (state_.approval) {
        ask(GiveUpApproval{});
    }
    return refusal;
}

void Drive::name_line(Intent& intent) const {
    std::uint32_t* line = nullptr;
    if (auto* set = std::get_if<SetQuantity>(&intent)) {
        line = &set->line;
    } else if (auto* remove = std::get_if<RemoveLine>(&intent)) {
        line = &remove->line;
    } else if (auto* choice = std::get_if<ChooseAmount>(&intent)) {
        line = &choice->line;
    }
    if (line != nullptr) {
        // No line has the id 0: the session says that there is none, after it looked at who asks.
        const auto& lines = state_.cart.content.lines;
        *line = *line < lines.size() ? lines[*line].id : 0;
    }
}

std::optional<Refusal> Drive::complete(Intent& intent, bool quantity_left_out) const {
    name_line(intent);
    auto* add = std::get_if<AddProduct>(&intent);
    if (add == nullptr || !quantity_left_out || !state_.operator_in || !state_.open_session) {
        return std::nullopt;
    }
    const auto index = state_.catalogue->find(add->product);
    if (!index) {
        return std::nullopt;
    }
    const Product& product = state_.catalogue->product(*index);
    if (product.unit != pricing::Unit::Piece) {
        return refusal_of(RefusalCode::QuantityNeeded, product.name);
    }
    add->quantity = pricing::Quantity::from_milli(1000);
    return std::nullopt;
}

Json Drive::reply(const Command& command) {
    if (const auto* intent = std::get_if<Intent>(&command.what)) {
        return reply_to_intent(*intent, command);
    }
    if (std::holds_alternative<StatusQuestion>(command.what)) {
        return status_json(state_);
    }
    if (!state_.operator_in) {
        return refusal_json(refusal_of(RefusalCode::NotSignedIn));
    }
    if (const auto* products = std::get_if<ProductSearch>(&command.what)) {
        return products_json(state_, *products);
    }
    const auto& members = std::get<MemberSearch>(command.what);
    if (!Members::long_enough(members.text)) {
        return refusal_json(refusal_of(RefusalCode::SearchTooShort));
    }
    return members_json(state_, members);
}

Json Drive::reply_to_intent(Intent intent, const Command& command) {
    std::optional<Refusal> refusal = complete(intent, command.quantity_left_out);
    if (!refusal) {
        refusal = do_it(intent, command.manager);
    }
    // The screen would ask for the weight now.
    if (!refusal && std::holds_alternative<Scan>(intent) && state_.weighing) {
        refusal = refusal_of(RefusalCode::QuantityNeeded, state_.catalogue->product(*state_.weighing).name);
    }
    Json json;
    if (refusal) {
        json = refusal_json(*refusal);
        if (refusal->code == RefusalCode::QuantityNeeded && state_.weighing) {
            json["error"]["product"] = state_.catalogue->product(*state_.weighing).id;
        }
    } else {
        json["ok"] = true;
        add_outcome(json, intent);
    }
    if (touches_cart(intent)) {
        json["cart"] = cart_json(state_);
    }
    return json;
}

void Drive::add_outcome(Json& json, const Intent& intent) const {
    if (!state_.past_dates.empty() && touches_cart(intent)) {
        json["past_date"] = {{"product", state_.past_dates.front().product},
                             {"kind", to_string(state_.past_dates.front().kind)}};
    }
    if (std::holds_alternative<SignIn>(intent) && state_.operator_in) {
        json["operator"] = state_.operator_in->id;
        json["role"] = state_.operator_in->role == Role::Manager ? "manager" : "volunteer";
    } else if (std::holds_alternative<OpenTill>(intent) && state_.open_session) {
        json["session"] = *state_.open_session;
    } else if (std::holds_alternative<SetTraining>(intent)) {
        json["training"] = state_.training;
    } else if (std::holds_alternative<Hold>(intent)) {
        json["hold"] = state_.holds_given;
    } else if (std::holds_alternative<RevealAllowance>(intent) && state_.member_shown_facts) {
        json["usage"] = Json::array();
        for (const pricing::Usage& usage : state_.member_shown_facts->usage) {
            json["usage"].push_back({{"programme", usage.programme},
                                     {"subsidy_cents", usage.subsidy.cents()},
                                     {"quantity_milli", usage.quantity.milli()}});
        }
    } else if (std::holds_alternative<RevealRights>(intent) && state_.member_rights_shown) {
        if (const auto index = state_.members->find(*state_.member_shown)) {
            const pricing::Member today = priced_member(state_.members->member(*index), state_.now.date);
            json["tier"] = today.tier ? Json(*today.tier) : Json();
            json["groups"] = today.groups;
        }
    } else if (std::holds_alternative<Finish>(intent) && state_.last_sale) {
        const FinishedSale& sale = *state_.last_sale;
        json["sale"]["number"] = sale.written.number;
        json["sale"]["segment"] = sale.written.segment;
        json["sale"]["seq"] = sale.written.seq;
        json["sale"]["change_cents"] = sale.sale.change.cents();
    }
}

}  // namespace ecot::ctl
