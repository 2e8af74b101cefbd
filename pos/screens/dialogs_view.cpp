#include <algorithm>

#include <fmt/core.h>

#include "pos/screens/device_words.hpp"
#include "pos/screens/dialogs.hpp"
#include "pos/session/clock.hpp"
#include "pos/session/turn.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

namespace {

using session::Notice;
using session::RefusalCode;

constexpr std::int64_t toast_ms = 3000;

DialogView printer_dialog(const TillState& state, const Texts& texts) {
    DialogView view;
    view.kind = DialogView::Kind::Printer;
    view.icon = ui::Icon::PrinterOff;
    view.saying = {texts.get("The receipt does not come out"),
                   texts.get("Look at the paper and the cover. Then try again.")};
    if (state.printer_trouble != session::DeviceTrouble::None) {
        view.saying = device_words(session::DeviceKind::Printer, state.printer_trouble, texts);
        view.saying.text += " " + texts.get("Receipts that wait then come out by themselves.");
    }
    view.other =
        DialogButton{texts.get("Without receipt"), ui::Icon::None, {session::WithoutReceipt{}}, Opens::Nothing};
    view.main = {texts.get("Try again"), ui::Icon::Sync, {session::RetryPrint{}}, Opens::Nothing};
    return view;
}

// Whether the clock is right, for a manager to say. Why it is asked and what else may be done are the caller's.
DialogView clock_question(const TillState& state, const Texts& texts) {
    DialogView view;
    view.kind = DialogView::Kind::Clock;
    view.icon = ui::Icon::Clock;
    view.saying.title = texts.format("Is it {date}, {time}?",
                                     fmt::arg("date", texts::format_full_date(state.now.wall_date, texts.language())),
                                     fmt::arg("time", clock_text(state.now)));
    view.main = {texts.get("The time is right"), ui::Icon::Check, {session::ConfirmClock{true}}, Opens::Nothing};
    return view;
}

// Nobody has to stop for it: the till goes by the day of its records until a manager comes.
DialogView clock_behind_dialog(const TillState& state, const Texts& texts) {
    DialogView view = clock_question(state, texts);
    view.kind = DialogView::Kind::ClockBehind;
    view.saying.text = texts.get("The last sales bear a later day. A manager says whether the clock is right.");
    view.other = DialogButton{texts.get("Sell all the same"), ui::Icon::None, {}, Opens::Nothing};
    return view;
}

DialogView clock_dialog(const TillState& state, const Texts& texts) {
    DialogView view = clock_question(state, texts);
    view.saying.text = texts.get("The clock jumped. A manager says whether it is right.");
    view.other =
        DialogButton{texts.get("The time is wrong"), ui::Icon::None, {session::ConfirmClock{false}}, Opens::Nothing};
    return view;
}

std::optional<DialogView> unknown_code_dialog(const TillState& state, const Texts& texts) {
    if (state.unknown_codes.empty() || state.screen == session::Screen::SignIn) {
        return std::nullopt;
    }
    DialogView view;
    view.kind = DialogView::Kind::Unknown;
    view.icon = ui::Icon::QrCode;
    view.saying = refusal_words({.code = RefusalCode::UnknownCode, .about = state.unknown_codes.front()}, texts);
    view.other = DialogButton{texts.get("Put aside"), ui::Icon::None, {session::Dismiss{}}, Opens::Nothing};
    view.main = {texts.get("Look for it"), ui::Icon::Search, {session::Dismiss{}}, Opens::Search};
    return view;
}

std::string past_date_title(session::PastDate::Kind kind, const Texts& texts) {
    switch (kind) {
        case session::PastDate::Kind::UseBy:
            return texts.get("The use-by date is over");
        case session::PastDate::Kind::SellBy:
            return texts.get("The sell-by date is over");
        case session::PastDate::Kind::BestBefore:
            return texts.get("The best-before date is over");
    }
    return {};
}

// What must not be eaten any more is put aside by the main button; what only lost its best is for the person to choose.
std::optional<DialogView> past_date_dialog(const TillState& state, const Texts& texts) {
    if (state.past_dates.empty() || state.screen == session::Screen::SignIn) {
        return std::nullopt;
    }
    const session::PastDate& past = state.past_dates.front();
    const auto index = state.catalogue->find(past.product);
    DialogView view;
    view.kind = DialogView::Kind::PastDate;
    view.icon = ui::Icon::Calendar;
    const bool use_by = past.kind == session::PastDate::Kind::UseBy;
    view.tone = use_by ? ui::Tone::Danger : ui::Tone::Warn;
    const std::string text = use_by ? texts.get("{product}: {date}. It must not be eaten any more. Put it aside.")
                                    : texts.get("{product}: {date}. Show the date to the person; they choose.");
    view.saying = {past_date_title(past.kind, texts),
                   fmt::format(fmt::runtime(text),
                               fmt::arg("product", index ? state.catalogue->product(*index).name : past.product),
                               fmt::arg("date", texts::format_full_date(past.date, texts.language())))};
    const DialogButton aside{texts.get("Put aside"), ui::Icon::None, {session::AnswerPastDate{false}}, Opens::Nothing};
    const DialogButton add{texts.get("Add anyway"), ui::Icon::None, {session::AnswerPastDate{true}}, Opens::Nothing};
    view.other = use_by ? add : aside;
    view.main = use_by ? aside : add;
    return view;
}

std::optional<DialogView> refusal_dialog(const TillState& state, const Texts& texts) {
    if (!state.refusal || state.screen == session::Screen::SignIn) {
        return std::nullopt;
    }
    DialogView view;
    view.saying = refusal_words(*state.refusal, texts);
    switch (state.refusal->code) {
        case RefusalCode::DiskFull:
        case RefusalCode::StoreFailed:
        case RefusalCode::ClockWrong:
            view.kind = DialogView::Kind::Store;
            view.icon = ui::Icon::Error;
            view.tone = ui::Tone::Danger;
            view.main = {texts.get("Understood"), ui::Icon::None, {session::Dismiss{}}, Opens::Nothing};
            return view;
        default:
            return std::nullopt;
    }
}

// Asked once for a line that has just come in; later the line itself says "Full price".
std::optional<DialogView> full_price_dialog(const TillState& state, const Texts& texts, const DialogsLocal& local) {
    if (state.screen != session::Screen::Checkout) {
        return std::nullopt;
    }
    const auto& lines = state.cart.lines;
    const auto line = std::find_if(lines.rbegin(), lines.rend(), [&](const session::PricedLine& priced) {
        return state.cart.last_line == priced.line.id;
    });
    if (line == lines.rend() || !line->share_unavailable || local.full_price_kept.contains(line->line.id)) {
        return std::nullopt;
    }
    DialogView view;
    view.kind = DialogView::Kind::ShareUnavailable;
    view.icon = ui::Icon::People;
    view.tone = ui::Tone::Collectif;
    view.line = line->line.id;
    view.saying = {texts.get("The community’s share is not available"),
                   texts.format("{product} stays at the full price: {amount}.",
                                fmt::arg("product", state.catalogue->product(line->product).name),
                                fmt::arg("amount", amount(line->quote.member, texts)))};
    view.other =
        DialogButton{texts.get("Remove"), ui::Icon::None, {session::RemoveLine{line->line.id}}, Opens::Nothing};
    view.main = {texts.get("Keep"), ui::Icon::None, {}, Opens::Nothing};
    return view;
}

std::optional<DialogView> offline_dialog(const TillState& state, const Texts& texts, const DialogsLocal& local) {
    if (!state.link.has_office || state.link.online || local.offline_told || !state.operator_in) {
        return std::nullopt;
    }
    DialogView view;
    view.kind = DialogView::Kind::Offline;
    view.icon = ui::Icon::CloudOff;
    view.tone = ui::Tone::Info;
    view.saying = {texts.get("Offline. Selling goes on."),
                   texts.get("Sales are kept on this till. They leave by themselves later.")};
    view.main = {texts.get("Go on"), ui::Icon::None, {}, Opens::Nothing};
    return view;
}

struct ToastLook {
    ui::Icon icon;
    ui::Tone tone;
};

ToastLook look_of(Notice::Kind kind) {
    switch (kind) {
        case Notice::Kind::Added:
        case Notice::Kind::Removed:
        case Notice::Kind::MemberChosen:
        case Notice::Kind::HeldAs:
        case Notice::Kind::Recalled:
        case Notice::Kind::SettingsKept:
        case Notice::Kind::LockoutLifted:
        case Notice::Kind::DeviceBack:
            return {ui::Icon::CheckCircle, ui::Tone::Primary};
        case Notice::Kind::CartBack:
        case Notice::Kind::TrainingOn:
        case Notice::Kind::TrainingOff:
        case Notice::Kind::ReceiptWaits:
            return {ui::Icon::Info, ui::Tone::Info};
        case Notice::Kind::ProductsGone:
        case Notice::Kind::TailLost:
        case Notice::Kind::SavingFailed:
        case Notice::Kind::DrawerShut:
            return {ui::Icon::Warning, ui::Tone::Warn};
        case Notice::Kind::DeviceGone:
            return {ui::Icon::Error, ui::Tone::Danger};
    }
    return {ui::Icon::Info, ui::Tone::Info};
}

// A new line is answered in the cart itself, where it opens and flashes; a setting by the screen that changes. What was
// removed is spoken of where it can be put back. A device that comes and goes is seen at once where devices are listed.
bool spoken(const TillState& state, const Notice& notice) {
    switch (notice.kind) {
        case Notice::Kind::Added:
        case Notice::Kind::SettingsKept:
            return false;
        case Notice::Kind::Removed:
            return state.screen == session::Screen::Checkout && state.cart.undo;
        case Notice::Kind::DeviceGone:
        case Notice::Kind::DeviceBack:
            return state.screen != session::Screen::SignIn && state.screen != session::Screen::Devices;
        default:
            return true;
    }
}

// Without a scanner codes are typed, without a scale weights are; a printer is only waited for.
void offer_typing(ToastView& toast, session::DeviceKind device, const TillState& state, const Texts& texts) {
    toast.does = session::Dismiss{};
    if (device == session::DeviceKind::Printer || !state.operator_in || !state.open_session) {
        toast.action = texts.get("Understood");
        return;
    }
    toast.action = texts.get("Type it");
    toast.opens = device == session::DeviceKind::Scanner ? Opens::Search : Opens::Weighed;
}

}  // namespace

std::optional<DialogView> dialog_view(const TillState& state, const Texts& texts, const DialogsLocal& local) {
    if (state.clock_needs_manager && state.operator_in) {
        const bool told_wrong = state.refusal && state.refusal->code == RefusalCode::ClockWrong;
        return told_wrong ? refusal_dialog(state, texts) : clock_dialog(state, texts);
    }
    if (state.printer_question) {
        return printer_dialog(state, texts);
    }
    if (auto refusal = refusal_dialog(state, texts)) {
        return refusal;
    }
    if (auto past = past_date_dialog(state, texts)) {
        return past;
    }
    if (auto unknown = unknown_code_dialog(state, texts)) {
        return unknown;
    }
    if (auto line = full_price_dialog(state, texts, local)) {
        return line;
    }
    if (session::clock_is_behind(state) && state.operator_in && !local.clock_behind_told) {
        return clock_behind_dialog(state, texts);
    }
    return offline_dialog(state, texts, local);
}

std::optional<ApprovalView> approval_view(const TillState& state, const Texts& texts) {
    if (!state.approval) {
        return std::nullopt;
    }
    ApprovalView view;
    view.title = texts.get("A manager’s code is needed");
    view.ask = texts.get("The manager touches their name and types their code.");
    view.cancel = texts.get("Do without");
    view.next_page = texts.get("Next");
    view.keys = key_words(texts);
    for (const session::Operator& person : state.operators) {
        if (person.role == session::Role::Manager) {
            view.managers.push_back({person.id, person.name, operator_avatar(state, person.id)});
        }
    }
    view.checking = state.approval->checking;
    view.checking_words = texts.get("One moment…");
    if (state.approval->refusal) {
        const Saying saying = refusal_words(*state.approval->refusal, texts);
        view.trouble = saying.title + ". " + saying.text;
    }
    return view;
}

std::optional<ToastView> toast_view(const TillState& state, const Texts& texts, const DialogsLocal& local) {
    ToastView toast;
    toast.at_top = state.screen == session::Screen::Paid;
    if (!local.refusal_toast.empty()) {
        toast.icon = ui::Icon::Info;
        toast.saying.title = local.refusal_toast;
        return toast;
    }
    if (state.refusal && state.screen != session::Screen::SignIn && !state.approval &&
        state.refusal->code != RefusalCode::UnknownCode && !refusal_dialog(state, texts)) {
        toast.icon = ui::Icon::Warning;
        toast.tone = ui::Tone::Warn;
        toast.saying = refusal_words(*state.refusal, texts);
        toast.action = texts.get("Understood");
        toast.does = session::Dismiss{};
        toast.stays = true;
        return toast;
    }
    if (!state.notice || state.notice->since_ms == local.notice_closed_ms || !spoken(state, *state.notice)) {
        return std::nullopt;
    }
    const ToastLook look = look_of(state.notice->kind);
    toast.icon = look.icon;
    toast.tone = look.tone;
    toast.saying = notice_words(*state.notice, texts);
    toast.since_ms = state.notice->since_ms;
    if (state.notice->kind == Notice::Kind::Removed) {
        toast.action = texts.get("Undo");
        toast.does = session::Undo{};
    } else if (state.notice->kind == Notice::Kind::DeviceGone) {
        offer_typing(toast, state.notice->device, state, texts);
    } else if (session::stays(state.notice->kind)) {
        toast.action = texts.get("Understood");
        toast.does = session::Dismiss{};
    }
    toast.stays = !toast.action.empty();
    toast.left_ms = toast_ms - (state.now.steady_ms - toast.since_ms);
    if (!toast.stays && toast.left_ms <= 0) {
        return std::nullopt;
    }
    return toast;
}

}  // namespace ecot::screens
