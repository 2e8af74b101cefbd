#include "pos/ctl/test_print.hpp"

#include <cassert>
#include <chrono>
#include <memory>
#include <mutex>
#include <ostream>
#include <utility>
#include <vector>

#include "hardware/escpos/encoder.hpp"
#include "hardware/escpos/profiles.hpp"
#include "hardware/escpos/test_page.hpp"
#include "hardware/usb/device_identity.hpp"
#include "hardware/usb/inbox.hpp"
#include "hardware/usb/usb_bus.hpp"
#include "hardware/usb/usb_printer.hpp"
#include "pos/app/stop_signals.hpp"
#include "pos/ctl/device_words.hpp"

namespace ecot::ctl {

namespace {

using namespace hardware;

/// From being plugged in to being open and asked: far more than it takes.
constexpr std::chrono::seconds ready_patience{10};

/// What the bus tells, kept until there is a driver to tell it to.
class PrinterEvents {
public:
    void tell(const UsbEvent& event) {
        const std::lock_guard lock{mutex_};
        if (printer_ != nullptr) {
            printer_->tell(event);
        } else {
            kept_.push_back(event);
        }
    }
    void pass_on_to(UsbPrinter& printer) {
        const std::lock_guard lock{mutex_};
        printer_ = &printer;
        for (const UsbEvent& event : kept_) {
            printer.tell(event);
        }
        kept_.clear();
    }

private:
    std::mutex mutex_;
    UsbPrinter* printer_ = nullptr;
    std::vector<UsbEvent> kept_;
};

[[nodiscard]] bool is_called(const DeviceFacts& facts, const std::string& word) {
    const std::string identity = to_text(identity_of(facts));
    return word.empty() || word == identity || word == facts.port || word == identity.substr(0, identity.find(' ')) ||
           (word == facts.serial && !facts.serial.empty());
}

[[nodiscard]] std::string titles(const std::vector<DeviceFacts>& printers) {
    std::string text;
    for (const DeviceFacts& facts : printers) {
        text += (text.empty() ? "" : "; ") + title_of(facts);
    }
    return text;
}

/// The printer that is meant, or a sentence why it is not clear.
[[nodiscard]] tl::expected<DeviceFacts, std::string> chosen_printer(const UsbBus& bus, const std::string& word) {
    std::vector<DeviceFacts> printers;
    std::vector<DeviceFacts> meant;
    for (const DeviceFacts& facts : by_socket(bus.devices())) {
        if (facts.find(DeviceUse::Printer) != nullptr) {
            printers.push_back(facts);
            if (is_called(facts, word)) {
                meant.push_back(facts);
            }
        }
    }
    if (printers.empty()) {
        return tl::unexpected(std::string{
            "No receipt printer is plugged in. Plug its USB cable in, switch it on, and look at its lamps."});
    }
    if (meant.empty()) {
        return tl::unexpected("No printer is \"" + word + "\"; plugged in: " + titles(printers) + ".");
    }
    if (meant.size() > 1) {
        return tl::unexpected("Several printers are plugged in: " + titles(meant) +
                              ". Say which with --device, by the model or the socket in brackets.");
    }
    return meant.front();
}

/// Why the page is not on paper; empty when it is.
[[nodiscard]] std::string print_page(UsbPrinter& printer, Inbox<DeviceStanding>& standings,
                                     const escpos::PrinterModel& model) {
    const auto standing = standings.take(std::chrono::steady_clock::now() + ready_patience);
    if (standing && standing->state == DeviceStanding::State::Troubled) {
        return std::string{trouble_of(standing->error.kind)};
    }
    if (!standing || standing->state == DeviceStanding::State::Left) {
        return std::string{trouble_of(standing ? UsbErrorKind::Gone : UsbErrorKind::TimedOut)};
    }
    const auto printed =
        printer.print({"test-page", escpos::encode(escpos::test_page(model.name, model.profile), model.profile)});
    return printed ? std::string{} : std::string{trouble_of(printed.error().kind)};
}

}  // namespace

int print_test(const PrintTestRequest& request, std::ostream& out, std::ostream& errors) {
    // Ctrl-C waits for the page: the printer goes back to the system first.
    const app::StopSignals signals;
    const escpos::PrinterModel* model = escpos::find_printer_model(request.model);
    assert(model != nullptr);
    auto bus = UsbBus::open();
    if (!bus) {
        errors << "ecotctl: This machine shows no USB to programs (" << to_string(bus.error().kind) << ").\n";
        return 1;
    }
    PrinterEvents events;
    bus->start([&events](const UsbEvent& event) { events.tell(event); });
    bus->wait_until_told();
    const auto facts = chosen_printer(*bus, request.device);
    if (!facts) {
        bus->stop();
        errors << "ecotctl: " << facts.error() << "\n";
        return 1;
    }
    Inbox<DeviceStanding> standings;
    std::string trouble;
    {
        UsbPrinter printer{*bus,
                           {.paired = identity_of(*facts), .language = model->profile.language},
                           PrinterListener{},
                           [&standings](const DeviceStanding& standing) { standings.push(standing); }};
        events.pass_on_to(printer);
        trouble = print_page(printer, standings, *model);
        bus->stop();
    }
    if (!trouble.empty()) {
        errors << "ecotctl: " << title_of(*facts) << ": " << trouble << "\n";
        return 1;
    }
    out << "The test page for " << model->name << " is printed on " << title_of(*facts)
        << ".\nEach row of digits has to fill one line exactly, and every letter has to be right; else choose another "
           "--model.\n";
    return 0;
}

}  // namespace ecot::ctl
