#include "pos/screens/words.hpp"

#include <array>
#include <chrono>

#include <fmt/core.h>

#include "pos/screens/device_words.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

namespace {

using session::Notice;
using session::Refusal;
using session::RefusalCode;
using texts::tr;

struct SayingIds {
    const char* title;
    const char* text;
};

// One row a code. `{about}`, `{amount}` and `{time}` are filled from the refusal.
SayingIds refusal_ids(RefusalCode code) {
    switch (code) {
        case RefusalCode::NotSignedIn:
            return {tr("Nobody is at the till"), tr("Touch your name, then type your code.")};
        case RefusalCode::AlreadySignedIn:
            return {tr("Somebody is already at the till"), tr("Lock the till first, then sign in.")};
        case RefusalCode::WrongPin:
            return {tr("This code does not match"), tr("Take your time and type it again.")};
        case RefusalCode::LockedOut:
            return {tr("A short break"), tr("Try again in {time}, or ask a manager.")};
        case RefusalCode::UnknownOperator:
            return {tr("This person is not on the list"), tr("Choose a name shown on the screen.")};
        case RefusalCode::NotOpen:
            return {tr("The till is not open yet"), tr("Count the float, then open the till.")};
        case RefusalCode::AlreadyOpen:
            return {tr("The till is already open"), tr("You can sell right away.")};
        case RefusalCode::UnknownCode:
            return {tr("Unknown product"), tr("Code {about}. Look for the product, or put it aside.")};
        case RefusalCode::UnknownProduct:
            return {tr("This product is no longer sold here"), tr("Look for another one by its name.")};
        case RefusalCode::UnknownMember:
            return {tr("Card not found"), tr("Scan it once more, or look for the name.")};
        case RefusalCode::MemberNotLoaded:
            return {tr("This member could not be read"), tr("Choose them again, or go on without.")};
        case RefusalCode::UnknownLine:
            return {tr("This line is no longer there"), tr("Touch another line of the basket.")};
        case RefusalCode::UnknownHold:
            return {tr("This basket is no longer on hold"), tr("Choose another one in the list.")};
        case RefusalCode::UnknownTender:
            return {tr("This payment is no longer there"), tr("Look at the payments already received.")};
        case RefusalCode::BadQuantity:
            return {tr("This quantity does not fit"), tr("Type another quantity.")};
        case RefusalCode::BadAmount:
            return {tr("This amount does not fit"), tr("Type another amount.")};
        case RefusalCode::BadValue:
            return {tr("This could not be read"), tr("Type it once more.")};
        case RefusalCode::QuantityNeeded:
            return {tr("{about} is sold by weight"), tr("Touch “Weigh” and type the weight.")};
        case RefusalCode::ChoiceBelowMinimum:
            return {tr("The lowest price is {amount}"), tr("Choose this price or a higher one.")};
        case RefusalCode::ChoiceNotOffered:
            return {tr("This product has one price"), tr("It stays in the basket at its price.")};
        case RefusalCode::EmptyCart:
            return {tr("The basket is empty"), tr("Scan a product or touch a category.")};
        case RefusalCode::CartNotEmpty:
            return {tr("A basket is already open"), tr("Finish it, or put it on hold first.")};
        case RefusalCode::PaymentStarted:
            return {tr("A payment was already received"), tr("Remove it first, then change the basket.")};
        case RefusalCode::AmountShort:
            return {tr("{amount} still to pay"), tr("Add a payment, then confirm.")};
        case RefusalCode::AmountTooHigh:
            return {tr("{amount} at most"), tr("Type this amount or a lower one.")};
        case RefusalCode::TenderNotAllowed:
            return {tr("This payment does not suit these products"), tr("Choose another way to pay.")};
        case RefusalCode::ReferenceNeeded:
            return {tr("The cheque has no number yet"), tr("Type the number of the cheque.")};
        case RefusalCode::ManagerNeeded:
            return {tr("A manager’s code is needed"), tr("Ask a manager to come to the till.")};
        case RefusalCode::Busy:
            return {tr("One moment"), tr("The till is writing. Try again in a moment.")};
        case RefusalCode::PriceChanged:
            return {tr("The amount to pay has changed"), tr("Tell the new amount, then confirm.")};
        case RefusalCode::DiskFull:
            return {tr("The till has no room left"), tr("Nothing was recorded. Call a manager.")};
        case RefusalCode::StoreFailed:
            return {tr("The till cannot record"),
                    tr("Nothing was recorded. Note what is on the screen, then restart the till.")};
        case RefusalCode::ClockWrong:
            return {tr("The till’s clock must be checked"),
                    tr("Set the time of the machine, then start the till again.")};
        case RefusalCode::SearchTooShort:
            return {tr("Type at least three letters"), tr("The names then appear by themselves.")};
        case RefusalCode::NothingToUndo:
            return {tr("There is nothing to take back"), tr("Change the basket line by line.")};
        case RefusalCode::CodeMisread:
            return {tr("The label was not read well"), tr("Scan it once more, or look for the product.")};
        case RefusalCode::ScannerCountry:
            return {tr("The scanner speaks another keyboard"),
                    tr("Set it to this country with its own sheet of codes.")};
        case RefusalCode::WeightNotReady:
            return {tr("The weight is not stable yet"), tr("Wait a moment, then add it.")};
        case RefusalCode::NotGoods:
            return {tr("This code is not of a product"), tr("It belongs to an order or a receipt.")};
        case RefusalCode::AlreadyPrinted:
            return {tr("The receipt is already printed"), tr("Look near the printer.")};
    }
    return {tr("This could not be read"), tr("Type it once more.")};
}

SayingIds notice_ids(Notice::Kind kind) {
    switch (kind) {
        case Notice::Kind::Added:
            return {tr("Added: {about}"), ""};
        case Notice::Kind::Removed:
            return {tr("Removed: {about}"), tr("Touch “Undo” to put it back.")};
        case Notice::Kind::MemberChosen:
            return {tr("{about} is at the till"), tr("The basket has the right prices.")};
        case Notice::Kind::HeldAs:
            return {tr("Basket {number} is on hold"), tr("Find it again with the hold button.")};
        case Notice::Kind::Recalled:
            return {tr("Basket {number} is back"), tr("Go on where you stopped.")};
        case Notice::Kind::CartBack:
            return {tr("The basket is here again"), tr("Check it with the person, then go on.")};
        case Notice::Kind::ProductsGone:
            return {tr("Some products are no longer sold"), tr("They were taken out. Check the basket.")};
        case Notice::Kind::ReceiptWaits:
            return {tr("The receipt is waiting"), tr("It prints by itself as soon as possible.")};
        case Notice::Kind::SettingsKept:
            return {tr("Settings kept"), ""};
        case Notice::Kind::LockoutLifted:
            return {tr("{about} can sign in again"), ""};
        case Notice::Kind::TailLost:
            return {tr("The latest records are missing"), tr("Selling goes on. Tell a manager today.")};
        case Notice::Kind::TrainingOn:
            return {tr("Training mode is on"), tr("Nothing counts: try everything.")};
        case Notice::Kind::TrainingOff:
            return {tr("Training mode is off"), tr("Sales count again.")};
        case Notice::Kind::SavingFailed:
            return {tr("The latest changes are not kept"), tr("Selling goes on. Tell a manager today.")};
        case Notice::Kind::DrawerShut:
            return {tr("The drawer did not open"), tr("Open it with its key.")};
        case Notice::Kind::DeviceGone:
            break;  // in the words of its device
        case Notice::Kind::DeviceBack:
            return {tr("Back again: {about}"), ""};
    }
    return {};
}

// The next whole character of a UTF-8 text.
std::string_view first_character(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
        ++length;
    }
    return text.substr(0, length);
}

// ASCII and Latin-1 letters; other scripts are shown as they are.
std::string capital(std::string_view character) {
    std::string result{character};
    if (result.size() == 1 && result[0] >= 'a' && result[0] <= 'z') {
        result[0] = static_cast<char>(result[0] - 'a' + 'A');
    } else if (result.size() == 2 && result[0] == '\xC3' && static_cast<unsigned char>(result[1]) >= 0xA0U &&
               result[1] != '\xB7' && result[1] != '\xBF') {
        result[1] = static_cast<char>(static_cast<unsigned char>(result[1]) - 0x20U);
    }
    return result;
}

}  // namespace

Saying refusal_words(const Refusal& refusal, const Texts& texts) {
    const SayingIds ids = refusal_ids(refusal.code);
    const std::string about = refusal.code == RefusalCode::UnknownCode ? grouped_code(refusal.about) : refusal.about;
    const auto fill = [&](const char* id) {
        return texts.format(id, fmt::arg("about", about), fmt::arg("amount", amount(refusal.amount, texts)),
                            fmt::arg("time", waiting_time(refusal.delay_ms, texts)));
    };
    return {fill(ids.title), fill(ids.text)};
}

Saying notice_words(const Notice& notice, const Texts& texts) {
    if (notice.kind == Notice::Kind::DeviceGone) {
        return device_words(notice.device, session::DeviceTrouble::Unplugged, texts);
    }
    const SayingIds ids = notice_ids(notice.kind);
    const auto fill = [&](const char* id) {
        return *id == '\0' ? std::string{}
                           : texts.format(id, fmt::arg("about", notice.about), fmt::arg("number", notice.number));
    };
    return {fill(ids.title), fill(ids.text)};
}

std::string_view town_alone(std::string_view town) {
    const std::size_t name = town.find_first_not_of("0123456789 ");
    return name == std::string_view::npos ? town : town.substr(name);
}

std::string amount(pricing::Money money, const Texts& texts) {
    return texts::format_amount(money, texts.language());
}

std::string waiting_time(std::int64_t milliseconds, const Texts& texts) {
    const std::int64_t seconds = milliseconds <= 0 ? 0 : (milliseconds + 999) / 1000;
    if (seconds < 60) {
        return texts.format("{seconds} s", fmt::arg("seconds", seconds));
    }
    return texts.format("{minutes} min", fmt::arg("minutes", (seconds + 59) / 60));
}

std::string tender_name(session::TenderKind kind, const Texts& texts) {
    switch (kind) {
        case session::TenderKind::Cash:
            return texts.get("Cash");
        case session::TenderKind::Card:
            return texts.get("Card");
        case session::TenderKind::Cheque:
            return texts.get("Cheque");
        case session::TenderKind::FoodVoucher:
            return texts.get("Food voucher");
        case session::TenderKind::MealVoucher:
            return texts.get("Meal voucher");
    }
    return {};
}

std::string tender_name_for_all(session::TenderKind kind, const Texts& texts) {
    return kind == session::TenderKind::FoodVoucher ? texts.get("Voucher") : tender_name(kind, texts);
}

std::string role_name(session::Role role, const Texts& texts) {
    return role == session::Role::Manager ? texts.get("Manager") : texts.get("Volunteer");
}

std::string initials(std::string_view name) {
    std::string result;
    int words = 0;
    bool at_start = true;
    while (!name.empty() && words < 2) {
        const std::string_view character = first_character(name);
        if (character == " " || character == "-") {
            at_start = true;
        } else if (at_start) {
            result += capital(character);
            ++words;
            at_start = false;
        }
        name.remove_prefix(character.size());
    }
    return result;
}

KeyWords key_words(const Texts& texts) {
    return {texts.get("Erase"),
            texts.get("Clear all"),
            texts.get("Space"),
            texts.get("Capital letter"),
            texts.get("Hide the keyboard"),
            texts.language() == texts::Language::English ? "." : ","};
}

unsigned int avatar_hue(std::string_view id) {
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char letter : id) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    }
    return hash % 8U;
}

std::string grouped_code(std::string_view code) {
    if (code.size() != 13) {
        return std::string{code};
    }
    constexpr std::string_view thin = "\u00A0";
    return fmt::format("{}{}{}{}{}", code.substr(0, 1), thin, code.substr(1, 6), thin, code.substr(7));
}

std::string clock_text(const session::Moment& now) {
    return texts::format_time(std::chrono::minutes{now.minute_of_day});
}

texts::Language text_language(session::Language language) {
    return language == session::Language::English ? texts::Language::English : texts::Language::French;
}

}  // namespace ecot::screens
