#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hardware/escpos/profile.hpp"
#include "hardware/print_job.hpp"
#include "hardware/print_queue.hpp"
#include "hardware/waiting_tickets.hpp"
#include "pos/app/till_printer.hpp"
#include "pos/session/effect.hpp"
#include "pos/session/event.hpp"
#include "pos/session/state.hpp"
#include "pos/texts/texts.hpp"

namespace ecot::app {

/// What a print desk knows besides the sale.
struct PrintDeskSettings {
    session::Site site;
    std::string program_version;
    std::optional<hardware::Picture> logo = {};  ///< of the site
    std::filesystem::path waiting = {};          ///< where tickets that wait outlive the till; empty: nowhere
};

/// Makes receipts and has them printed. A receipt that does not come out waits here and is tried again, marked as a
/// duplicate once some of it may be on paper (fiscal.md F10); nothing that happens here touches the sale, which is on
/// the disk before (F6). Printer's thread only.
class PrintDesk {
public:
    /// `printer` outlives the desk. `texts` are those of the site's receipts, whatever the screen speaks.
    PrintDesk(TillPrinter& printer, PrintDeskSettings settings, texts::Texts texts);
    PrintDesk(const PrintDesk&) = delete;
    PrintDesk& operator=(const PrintDesk&) = delete;
    ~PrintDesk() = default;

    /// Print, Preview, PrintTest and OpenDrawer; anything else does nothing.
    std::vector<session::Event> perform(const session::Effect& effect);

    /// Tries again what waits, when it is time to; also what an earlier run left.
    std::vector<session::Event> retry();
    [[nodiscard]] bool waiting() const { return queue_.waiting_count() > 0; }

private:
    [[nodiscard]] hardware::PrintJob receipt_of(const session::Print& print, bool duplicate) const;
    /// For the printer of the moment.
    [[nodiscard]] hardware::PrintRequest request_of(const std::string& name,
                                                    const std::vector<hardware::PrintJob>& jobs) const;
    std::vector<session::Event> print_waiting();
    void follow_printer();
    [[nodiscard]] session::Event print_test(const session::PrintTest& test);

    /// The printer of the moment, for the queue: it stays the same while something is printed. It has none before the
    /// first follow() and after let_go().
    class Current final : public hardware::Printer {
    public:
        explicit Current(PrinterInUse in_use) : in_use_{std::move(in_use)} {}
        void follow(PrinterInUse in_use) { in_use_ = std::move(in_use); }
        /// Until follow(): a printer that is given up ends, and its threads with it.
        void let_go() { in_use_.printer.reset(); }
        [[nodiscard]] const hardware::escpos::PrinterProfile& profile() const { return in_use_.profile; }
        [[nodiscard]] tl::expected<void, hardware::PrintError> print(const hardware::PrintRequest& request) override {
            return in_use_.printer->print(request);
        }
        [[nodiscard]] hardware::PrinterStatus status() override { return in_use_.printer->status(); }

    private:
        PrinterInUse in_use_;
    };

    TillPrinter& printer_;
    Current current_;
    hardware::WaitingTickets tickets_;
    hardware::PrintQueue queue_;
    PrintDeskSettings settings_;
    texts::Texts texts_;
    bool follows_ = false;                        // what an earlier run left was made anew
    std::optional<session::DeviceTrouble> said_;  // why the first one waits
};

}  // namespace ecot::app
