#include "pos/app/performer.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "hardware/escpos/logo.hpp"
#include "hardware/spool_printer.hpp"
#include "pos/app/device_room.hpp"
#include "pos/app/print_desk.hpp"
#include "pos/app/till_printer.hpp"
#include "pos/app/till_store.hpp"

namespace ecot::app {

namespace {

constexpr std::chrono::milliseconds print_again_after{500};
constexpr std::chrono::milliseconds store_again_after{60'000};

hardware::escpos::PrinterProfile profile_of(const store::ReceiptSettings& settings) {
    using hardware::escpos::CodePage;
    const CodePage page = settings.code_page == "wpc1252" ? CodePage::Wpc1252 : CodePage::Pc858;
    return settings.columns == 48 ? hardware::escpos::profile_48(page) : hardware::escpos::profile_42(page);
}

// A logo that cannot be printed is left out, as `ecotctl check` says: nobody waits for it at the till.
std::optional<hardware::Picture> logo_of(const store::DataDirectory& directory) {
    const std::string& name = directory.config().receipt.logo;
    if (name.empty()) {
        return std::nullopt;
    }
    std::ifstream file{directory.path() / name, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    const auto logo = hardware::escpos::logo_from_png(bytes);
    return logo ? std::optional{*logo} : std::nullopt;
}

std::shared_ptr<hardware::Printer> first_printer(Performer::Paper paper, const std::filesystem::path& spool) {
    if (paper == Performer::Paper::Folder) {
        return std::make_shared<hardware::SpoolPrinter>(spool);
    }
    return std::make_shared<AbsentPrinter>();
}

}  // namespace

/// What receipts are printed on, nothing until the room of devices knows better; and the desk in front of it.
struct Performer::Printing {
    Printing(PrinterInUse first, PrintDeskSettings settings, texts::Language language)
        : printer{std::move(first)}, desk{printer, std::move(settings), texts::Texts{language}} {}

    TillPrinter printer;
    PrintDesk desk;
};

Performer::Performer() = default;
Performer::~Performer() = default;

tl::expected<Performer::Opened, std::string> Performer::open(const std::filesystem::path& data,
                                                             const std::string& program_version, Paper paper) {
    auto store = TillStore::open(data, program_version);
    if (!store) {
        return tl::make_unexpected(store.error());
    }
    const store::Config& config = (*store)->directory().config();
    auto loaded = (*store)->load();
    if (!loaded) {
        return tl::make_unexpected(loaded.error());
    }
    const std::filesystem::path spool = (*store)->directory().spool();
    PrintDeskSettings settings{.site = loaded->site,
                               .program_version = program_version,
                               .logo = logo_of((*store)->directory()),
                               .waiting = paper == Paper::Devices ? spool / "waiting" : std::filesystem::path{}};
    const auto language = texts::language_of(config.receipt.language).value_or(texts::Language::French);
    std::unique_ptr<Performer> performer{new Performer};
    performer->printing_ = std::make_unique<Printing>(
        PrinterInUse{first_printer(paper, spool), profile_of(config.receipt)}, std::move(settings), language);
    performer->store_ = std::move(*store);
    if (auto started = performer->store_->start(); !started) {
        return tl::make_unexpected(started.error());
    }
    return Opened{.performer = std::move(performer), .loaded = std::move(*loaded)};
}

tl::expected<void, std::string> Performer::close() {
    return store_->stop();
}

std::vector<session::Event> Performer::check_pin(const session::Effect& effect) const {
    const auto* check = std::get_if<session::CheckPin>(&effect);
    if (check == nullptr) {
        return {};
    }
    const bool right = store_->pins().right(check->operator_id, check->pin);
    return {session::PinChecked{.operator_id = check->operator_id, .right = right, .purpose = check->purpose}};
}

std::vector<session::Event> Performer::perform(const session::Effect& effect) {
    switch (lane_of(effect)) {
        case Lane::Store:
            return store_->perform(effect);
        case Lane::Pin:
            return check_pin(effect);
        case Lane::Devices:
            return {};
        case Lane::Printer:
            return printing_->desk.perform(effect);
    }
    return {};
}

std::vector<session::Event> Performer::idle() {
    std::vector<session::Event> events = store_->idle();
    for (session::Event& event : printing_->desk.retry()) {
        events.push_back(std::move(event));
    }
    return events;
}

TillPrinter& Performer::printer() {
    return printing_->printer;
}

DeviceRoomSettings Performer::device_settings() const {
    const store::DataDirectory& directory = store_->directory();
    return {.spool = directory.spool(),
            .profile = profile_of(directory.config().receipt),
            .usb_printer = directory.config().receipt.printer == "usb"};
}

Workers::Performers Performer::lanes(DeviceRoom& devices) {
    Workers::Performers performers;
    performers.store = [this](const session::Effect& effect) { return store_->perform(effect); };
    performers.pin = [this](const session::Effect& effect) { return check_pin(effect); };
    performers.printer = [this](const session::Effect& effect) { return printing_->desk.perform(effect); };
    performers.store_idle = {.work = [this] { return store_->idle(); },
                             .again = []() -> std::optional<std::chrono::milliseconds> { return store_again_after; }};
    performers.printer_idle = {.work = [this] { return printing_->desk.retry(); },
                               .again = [this]() -> std::optional<std::chrono::milliseconds> {
                                   return printing_->desk.waiting() ? std::optional{print_again_after} : std::nullopt;
                               },
                               .at_start = true};
    performers.devices_idle = {.work =
                                   [&devices] {
                                       devices.look();
                                       return std::vector<session::Event>{};
                                   },
                               .again = [&devices] { return devices.look_again(); }};
    performers.devices = [&devices](const session::Effect& effect) {
        devices.perform(effect);
        return std::vector<session::Event>{};
    };
    return performers;
}

}  // namespace ecot::app
