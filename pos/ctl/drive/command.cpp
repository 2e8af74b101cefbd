#include "pos/ctl/drive/command.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

namespace ecot::ctl {

namespace {

using session::Intent;
using Object = nlohmann::json;
using What = decltype(Command::what);
using Read = tl::expected<What, DriveError>;

constexpr std::int64_t limit_max = 1000;

DriveError bad_field(const std::string& name, const char* what) {
    return {.code = "bad_value", .message = "\"" + name + "\" has to be " + what + "."};
}

/// The fields of a command. What is missing or of another kind is noted once and makes the whole command wrong.
class Fields {
public:
    explicit Fields(const Object& json) : json_{json} {}

    [[nodiscard]] bool has(const char* name) const { return json_.contains(name) && !json_[name].is_null(); }
    [[nodiscard]] bool is_null(const char* name) const { return json_.contains(name) && json_[name].is_null(); }

    std::string text(const char* name) {
        if (!json_.contains(name) || !json_[name].is_string()) {
            fail(name, "a text");
            return {};
        }
        return json_[name].get<std::string>();
    }
    std::string text_or_empty(const char* name) { return has(name) ? text(name) : std::string{}; }

    std::int64_t integer(const char* name) {
        if (!json_.contains(name) || !fits(json_[name])) {
            fail(name, "a whole number");
            return 0;
        }
        return json_[name].get<std::int64_t>();
    }
    std::int64_t integer_or(const char* name, std::int64_t otherwise) { return has(name) ? integer(name) : otherwise; }

    bool boolean(const char* name) {
        if (!json_.contains(name) || !json_[name].is_boolean()) {
            fail(name, "true or false");
            return false;
        }
        return json_[name].get<bool>();
    }
    bool boolean_or_false(const char* name) { return has(name) && boolean(name); }

    pricing::Money cents(const char* name) { return pricing::Money::from_cents(integer(name)); }
    pricing::Quantity milli(const char* name) { return pricing::Quantity::from_milli(integer(name)); }
    pricing::Quantity milli_or_zero(const char* name) { return pricing::Quantity::from_milli(integer_or(name, 0)); }

    /// A place in a list, 0 the first. One that no list has stands for any that is too large.
    std::uint32_t place(const char* name) {
        const std::int64_t number = integer(name);
        if (number < 0) {
            fail(name, "0 or more");
            return 0;
        }
        constexpr std::int64_t last = std::numeric_limits<std::uint32_t>::max();
        return static_cast<std::uint32_t>(number < last ? number : last);
    }

    void fail(const char* name, const char* what) {
        if (!error_) {
            error_ = bad_field(name, what);
        }
    }
    [[nodiscard]] const std::optional<DriveError>& error() const { return error_; }

private:
    // Quantities and amounts out of 64 bits are no numbers here; 1.0 and 1e3 are no whole ones.
    static bool fits(const Object& value) {
        return value.is_number_integer() &&
               (!value.is_number_unsigned() ||
                value.get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    }

    const Object& json_;
    std::optional<DriveError> error_;
};

std::size_t read_limit(Fields& fields) {
    const std::int64_t limit = fields.integer_or("limit", 40);
    if (limit < 1 || limit > limit_max) {
        fields.fail("limit", "from 1 to 1000");
        return 1;
    }
    return static_cast<std::size_t>(limit);
}

Intent read_member(Fields& fields) {
    if (fields.is_null("card")) {
        return session::ForgetMember{};
    }
    if (fields.has("id")) {
        return session::ChooseMember{.id = fields.text("id")};
    }
    return session::ChooseCard{.card = fields.text("card")};
}

Intent read_choice(Fields& fields) {
    session::ChooseAmount choice{.line = fields.place("line")};
    if (!fields.is_null("cents")) {
        choice.amount = fields.cents("cents");
    }
    return choice;
}

Intent read_pay(Fields& fields) {
    const auto kind = session::tender_kind(fields.text("tender"));
    if (!kind) {
        fields.fail("tender", "cash, card, cheque, food_voucher or meal_voucher");
    }
    return session::Pay{.tender = {.kind = kind.value_or(session::TenderKind::Cash),
                                   .amount = fields.cents("cents"),
                                   .reference = fields.text_or_empty("reference")}};
}

Intent read_round_up(Fields& fields) {
    session::RoundUp round_up;
    if (fields.has("cents")) {
        round_up.amount = fields.cents("cents");
    }
    return round_up;
}

Intent read_sign_in(Fields& fields) {
    return session::SignIn{.operator_id = fields.text("operator"), .pin = fields.text("pin")};
}

Intent read_add(Fields& fields) {
    return session::AddProduct{.product = fields.text("product"),
                               .quantity = fields.milli_or_zero("quantity_milli"),
                               .tare = fields.milli_or_zero("tare_milli"),
                               .by_hand = fields.boolean_or_false("by_hand")};
}

Intent read_set_quantity(Fields& fields) {
    return session::SetQuantity{.line = fields.place("line"),
                                .quantity = fields.milli("quantity_milli"),
                                .tare = fields.milli_or_zero("tare_milli")};
}

Intent read_drawer(Fields& fields) {
    const auto reason = session::drawer_reason(fields.text("reason"));
    if (!reason) {
        fields.fail("reason", "change, count, correction or stuck");
    }
    return session::AskDrawer{.reason = reason.value_or(session::DrawerReason::Change)};
}

struct Word {
    const char* word;
    What (*read)(Fields&);
};

// The commands of interfaces.md, "drive"; those of goods, people and money first.
constexpr std::array<Word, 32> words{{
    {"sign_in", [](Fields& f) -> What { return read_sign_in(f); }},
    {"sign_out", [](Fields&) -> What { return Intent{session::SignOut{}}; }},
    {"open", [](Fields& f) -> What { return Intent{session::OpenTill{.float_amount = f.cents("float_cents")}}; }},
    {"scan", [](Fields& f) -> What { return Intent{session::Scan{.candidates = {f.text("code")}}}; }},
    {"past_date", [](Fields& f) -> What { return Intent{session::AnswerPastDate{.add = f.boolean("add")}}; }},
    {"add", [](Fields& f) -> What { return read_add(f); }},
    {"set_quantity", [](Fields& f) -> What { return read_set_quantity(f); }},
    {"remove", [](Fields& f) -> What { return Intent{session::RemoveLine{.line = f.place("line")}}; }},
    {"choice", [](Fields& f) -> What { return read_choice(f); }},
    {"undo", [](Fields&) -> What { return Intent{session::Undo{}}; }},
    {"member", [](Fields& f) -> What { return read_member(f); }},
    {"hold", [](Fields&) -> What { return Intent{session::Hold{}}; }},
    {"recall", [](Fields& f) -> What { return Intent{session::Recall{.hold = f.integer("hold")}}; }},
    {"void", [](Fields&) -> What { return Intent{session::VoidCart{}}; }},
    {"round_up", [](Fields& f) -> What { return read_round_up(f); }},
    {"pay", [](Fields& f) -> What { return read_pay(f); }},
    {"unpay", [](Fields& f) -> What { return Intent{session::Unpay{.tender = f.place("tender")}}; }},
    {"finish", [](Fields&) -> What { return Intent{session::Finish{}}; }},
    {"print", [](Fields&) -> What { return Intent{session::PrintReceipt{}}; }},
    {"receipt_detail", [](Fields& f) -> What { return Intent{session::SetReceiptDetail{.on = f.boolean("on")}}; }},
    {"training", [](Fields& f) -> What { return Intent{session::SetTraining{.on = f.boolean("on")}}; }},
    {"discreet", [](Fields& f) -> What { return Intent{session::SetDiscreet{.on = f.boolean("on")}}; }},
    {"unlock", [](Fields& f) -> What { return Intent{session::LiftLockout{.operator_id = f.text("operator")}}; }},
    {"confirm_clock", [](Fields& f) -> What { return Intent{session::ConfirmClock{.right = f.boolean("right")}}; }},
    {"member_page", [](Fields& f) -> What { return Intent{session::ShowMember{.id = f.text("id")}}; }},
    {"allowance", [](Fields&) -> What { return Intent{session::RevealAllowance{.shown = true}}; }},
    {"rights", [](Fields&) -> What { return Intent{session::RevealRights{.shown = true}}; }},
    {"drawer", [](Fields& f) -> What { return read_drawer(f); }},
    {"next_person", [](Fields&) -> What { return Intent{session::NextPerson{}}; }},
    {"products", [](Fields& f) -> What { return ProductSearch{.text = f.text("search"), .limit = read_limit(f)}; }},
    {"members", [](Fields& f) -> What { return MemberSearch{.text = f.text("search"), .limit = read_limit(f)}; }},
    {"status", [](Fields&) -> What { return StatusQuestion{}; }},
}};

std::optional<ManagerWord> read_manager(const Object& json, Fields& fields) {
    if (!fields.has("manager")) {
        return std::nullopt;
    }
    if (!json["manager"].is_object()) {
        fields.fail("manager", "an object with operator and pin");
        return std::nullopt;
    }
    Fields inner{json["manager"]};
    ManagerWord manager{.operator_id = inner.text("operator"), .pin = inner.text("pin")};
    if (inner.error()) {
        fields.fail("manager", "an object with operator and pin");
    }
    return manager;
}

}  // namespace

tl::expected<Command, DriveError> read_command(std::string_view line) {
    if (line.size() > command_bytes_max) {
        return tl::unexpected(DriveError{.code = "bad_json", .message = "A command is at most 64 KiB long."});
    }
    const Object json = Object::parse(line, nullptr, false);
    if (!json.is_object()) {
        return tl::unexpected(DriveError{.code = "bad_json", .message = "A command is one JSON object on one line."});
    }
    if (!json.contains("do") || !json["do"].is_string()) {
        return tl::unexpected(
            DriveError{.code = "unknown_command", .message = "\"do\" has to say which command is meant."});
    }
    Command command;
    command.word = json["do"].get<std::string>();
    for (const Word& known : words) {
        if (command.word == known.word) {
            Fields fields{json};
            command.what = known.read(fields);
            command.manager = read_manager(json, fields);
            command.quantity_left_out = !fields.has("quantity_milli");
            if (fields.error()) {
                return tl::unexpected(*fields.error());
            }
            return command;
        }
    }
    return tl::unexpected(
        DriveError{.code = "unknown_command", .message = "There is no command \"" + command.word + "\"."});
}

}  // namespace ecot::ctl
