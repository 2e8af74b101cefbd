#include "pos/app/print_desk.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "hardware/drawer.hpp"
#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/encoder.hpp"
#include "pos/receipt/preview.hpp"
#include "pos/receipt/receipt.hpp"
#include "pos/receipt/sale_facts.hpp"
#include "pos/store/time_zone.hpp"

namespace ecot::app {

PrintDesk::PrintDesk(hardware::Printer& printer, PrintDeskSettings settings, texts::Texts texts)
    : printer_{printer}, queue_{printer}, settings_{std::move(settings)}, texts_{std::move(texts)} {}

std::string PrintDesk::receipt_bytes(const session::Print& print) const {
    const store::LocalTime wall = store::local_time(print.written.time_ms);
    receipt::ReceiptData data = receipt::receipt_data(print.sale, print.written, settings_.site,
                                                      {.date = wall.date, .minute_of_day = wall.minute_of_day});
    data.program_version = settings_.program_version;
    data.offline = print.offline;
    data.discreet = print.discreet;
    data.detail = print.detail;
    return hardware::escpos::encode(receipt::sale_receipt(data, texts_), settings_.profile);
}

std::vector<session::Event> PrintDesk::perform(const session::Effect& effect) {
    if (const auto* print = std::get_if<session::Print>(&effect)) {
        const std::string& number = print->written.number;
        if (std::find(waiting_names_.begin(), waiting_names_.end(), number) == waiting_names_.end()) {
            queue_.add({.name = number, .bytes = receipt_bytes(*print)});
            waiting_names_.push_back(number);
        }
        queue_.retry_now();
        return print_waiting();
    }
    if (const auto* preview = std::get_if<session::Preview>(&effect)) {
        const std::string bytes = receipt_bytes({.sale = preview->sale,
                                                 .written = preview->written,
                                                 .offline = false,
                                                 .discreet = preview->discreet,
                                                 .detail = preview->detail});
        return {receipt::preview_of(preview->written.number, hardware::escpos::decode(bytes))};
    }
    if (std::holds_alternative<session::OpenDrawer>(effect)) {
        const hardware::PrintJob impulse{{hardware::DrawerPulse{}}};
        hardware::PrinterDrawer drawer{printer_, hardware::escpos::encode(impulse, settings_.profile)};
        // A drawer that stays shut is opened with its key; it is never tried again later.
        (void)drawer.open();
    }
    return {};
}

std::vector<session::Event> PrintDesk::retry() {
    std::vector<session::Event> events = print_waiting();
    // That a receipt still waits was said already.
    std::erase_if(events,
                  [](const session::Event& event) { return std::holds_alternative<session::PrintWaits>(event); });
    return events;
}

std::vector<session::Event> PrintDesk::print_waiting() {
    std::vector<session::Event> events;
    for (const hardware::PrintOutcome& outcome : queue_.print_waiting(std::chrono::steady_clock::now())) {
        if (!outcome.error) {
            std::erase(waiting_names_, outcome.name);
            events.emplace_back(session::PrintDone{outcome.name});
        }
    }
    for (const std::string& name : waiting_names_) {
        events.emplace_back(session::PrintWaits{name});
    }
    return events;
}

}  // namespace ecot::app
