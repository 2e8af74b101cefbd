#include "pos/app/print_desk.hpp"

#include <chrono>
#include <utility>
#include <variant>

#include "hardware/drawer.hpp"
#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/encoder.hpp"
#include "hardware/escpos/profiles.hpp"
#include "hardware/escpos/test_page.hpp"
#include "hardware/print_job_text.hpp"
#include "pos/app/device_words.hpp"
#include "pos/receipt/preview.hpp"
#include "pos/receipt/receipt.hpp"
#include "pos/receipt/sale_facts.hpp"
#include "pos/store/time_zone.hpp"

namespace ecot::app {

namespace {

hardware::escpos::TestPageWords test_page_words(const texts::Texts& texts) {
    return {.title = texts.get("Test page"),
            .columns = texts.get("Columns"),
            .small_columns = texts.get("Columns of the small font"),
            .page = texts.get("Code page"),
            .width = texts.get("Dots"),
            .ruler = texts.get("Each row of digits fills one line:"),
            .letters = texts.get("Letters:"),
            .replaced = texts.get("Printed in another way:"),
            .bold = texts.get("Bold"),
            .tall = texts.get("Tall"),
            .wide = texts.get("Wide"),
            .large = texts.get("Large"),
            .small = texts.get("Small"),
            .centre = texts.get("Centred"),
            .right = texts.get("Right"),
            .goods = texts.get("Chickpeas 0,734 kg"),
            .picture = texts.get("A frame with its corners joined:"),
            .no_picture = texts.get("No pictures on this model."),
            .no_qr = texts.get("No QR codes on this model."),
            .no_cutter = texts.get("No cutter: tear here.")};
}

}  // namespace

PrintDesk::PrintDesk(TillPrinter& printer, PrintDeskSettings settings, texts::Texts texts)
    : printer_{printer},
      current_{printer.in_use()},
      tickets_{settings.waiting},
      queue_{current_, settings.waiting.empty() ? nullptr : &tickets_},
      settings_{std::move(settings)},
      texts_{std::move(texts)} {}

hardware::PrintJob PrintDesk::receipt_of(const session::Print& print, bool duplicate) const {
    const store::LocalTime wall = store::local_time(print.written.time_ms);
    receipt::ReceiptData data = receipt::receipt_data(print.sale, print.written, settings_.site,
                                                      {.date = wall.date, .minute_of_day = wall.minute_of_day});
    data.program_version = settings_.program_version;
    data.offline = print.offline;
    data.discreet = print.discreet;
    data.detail = print.detail;
    data.duplicate = duplicate;
    data.site.logo = settings_.logo;
    return receipt::sale_receipt(data, texts_);
}

hardware::PrintRequest PrintDesk::request_of(const std::string& name,
                                             const std::vector<hardware::PrintJob>& jobs) const {
    return {.name = name,
            .bytes = hardware::escpos::encode(jobs.front(), current_.profile()),
            .bytes_again = hardware::escpos::encode(jobs.back(), current_.profile()),
            .source = hardware::to_text(jobs)};
}

std::vector<session::Event> PrintDesk::perform(const session::Effect& effect) {
    if (const auto* print = std::get_if<session::Print>(&effect)) {
        follow_printer();
        const std::string& number = print->written.number;
        const bool waits = queue_.waits(number);
        if (print->retry && !waits) {
            return {session::PrintDone{.number = number}};  // it came out meanwhile, and was said to
        }
        if (!waits) {
            queue_.add(request_of(number, {receipt_of(*print, false), receipt_of(*print, true)}));
        }
        queue_.retry_now();
        said_.reset();
        return print_waiting();
    }
    if (const auto* preview = std::get_if<session::Preview>(&effect)) {
        const session::Print as_print{.sale = preview->sale,
                                      .written = preview->written,
                                      .offline = false,
                                      .discreet = preview->discreet,
                                      .detail = preview->detail};
        const std::string bytes = hardware::escpos::encode(receipt_of(as_print, false),
                                                           hardware::escpos::like_epson(printer_.in_use().profile));
        return {receipt::preview_of(preview->written.number, hardware::escpos::decode(bytes))};
    }
    if (const auto* test = std::get_if<session::PrintTest>(&effect)) {
        return {print_test(*test)};
    }
    if (std::holds_alternative<session::OpenDrawer>(effect)) {
        follow_printer();
        const hardware::PrintJob impulse{{hardware::DrawerPulse{}}};
        hardware::PrinterDrawer drawer{current_, hardware::escpos::encode(impulse, current_.profile())};
        // A drawer that stays shut is opened with its key; it is never tried again later.
        const auto opened = drawer.open();
        current_.let_go();
        return {session::DrawerTried{opened ? session::DeviceTrouble::None : trouble_of(opened.error().kind)}};
    }
    return {};
}

// Asked by who stands before the printer: it comes out now, or the reason is said.
session::Event PrintDesk::print_test(const session::PrintTest& test) {
    follow_printer();
    const hardware::escpos::PrinterProfile profile = current_.profile();
    const auto* const model = hardware::escpos::find_printer_model(test.model);
    const std::string name = model != nullptr ? std::string{model->name} : texts_.get("As set at installation");
    const auto page = hardware::escpos::test_page(name, profile, test_page_words(texts_));
    const auto printed =
        current_.print({.name = "test-page", .bytes = hardware::escpos::encode(page, profile), .leaves_paper = true});
    current_.let_go();
    return session::TestPageDone{printed ? session::DeviceTrouble::None : trouble_of(printed.error().kind)};
}

std::vector<session::Event> PrintDesk::retry() {
    follow_printer();
    if (printer_.take_ready()) {
        queue_.retry_now();
    }
    return print_waiting();
}

// What waits is made anew for the printer that is there now.
void PrintDesk::follow_printer() {
    const hardware::escpos::PrinterProfile before = current_.profile();
    current_.follow(printer_.in_use());
    if (!std::exchange(follows_, true) || current_.profile() != before) {
        queue_.make_anew([this](const hardware::PrintRequest& waiting) {
            const auto jobs = hardware::print_jobs_from_text(waiting.source);
            return jobs && jobs->size() == 2 ? request_of(waiting.name, *jobs) : waiting;
        });
    }
}

// That a ticket waits is said once for each reason, and each time it broke off.
std::vector<session::Event> PrintDesk::print_waiting() {
    std::vector<session::Event> events;
    const std::vector<hardware::PrintOutcome> outcomes = queue_.print_waiting(std::chrono::steady_clock::now());
    current_.let_go();
    for (const hardware::PrintOutcome& outcome : outcomes) {
        if (!outcome.error) {
            said_.reset();
            events.emplace_back(session::PrintDone{.number = outcome.name, .again = outcome.again});
            continue;
        }
        const session::DeviceTrouble trouble = trouble_of(outcome.error->kind);
        const bool torn = outcome.error->maybe_on_paper;
        if (std::exchange(said_, trouble) == trouble && !torn) {
            continue;
        }
        for (const std::string& name : queue_.waiting_names()) {
            events.emplace_back(
                session::PrintWaits{.number = name, .trouble = trouble, .torn = torn && name == outcome.name});
        }
    }
    return events;
}

}  // namespace ecot::app
