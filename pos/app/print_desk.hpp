#pragma once

#include <string>
#include <vector>

#include "hardware/escpos/profile.hpp"
#include "hardware/print_queue.hpp"
#include "pos/session/effect.hpp"
#include "pos/session/event.hpp"
#include "pos/session/state.hpp"
#include "pos/texts/texts.hpp"

namespace ecot::app {

/// What a print desk knows besides the sale.
struct PrintDeskSettings {
    session::Site site;
    hardware::escpos::PrinterProfile profile;
    std::string program_version;
};

/// Makes receipts and has them printed. A receipt that does not come out waits here and is tried again; nothing that
/// happens here touches the sale, which is on the disk before (fiscal.md F6). Printer's thread only.
class PrintDesk {
public:
    /// `printer` outlives the desk. `texts` are those of the site's receipts, whatever the screen speaks.
    PrintDesk(hardware::Printer& printer, PrintDeskSettings settings, texts::Texts texts);

    /// Print, Preview and OpenDrawer; anything else does nothing.
    std::vector<session::Event> perform(const session::Effect& effect);

    /// Tries again what waits, when it is time to.
    std::vector<session::Event> retry();
    [[nodiscard]] bool waiting() const { return queue_.waiting_count() > 0; }

private:
    [[nodiscard]] std::string receipt_bytes(const session::Print& print) const;
    std::vector<session::Event> print_waiting();

    hardware::Printer& printer_;
    hardware::PrintQueue queue_;
    PrintDeskSettings settings_;
    texts::Texts texts_;
    std::vector<std::string> waiting_names_;
};

}  // namespace ecot::app
