#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Which devices the till works with, as a manager chooses them.

[[nodiscard]] Answer handle(Turn& turn, const UseDevice& intent);
[[nodiscard]] Answer handle(Turn& turn, const SetScannerCountry& intent);
[[nodiscard]] Answer handle(Turn& turn, const SetPrinterModel& intent);
[[nodiscard]] Answer handle(Turn& turn, const SetDrawerLevel& intent);
[[nodiscard]] Answer handle(Turn& turn, const SetScaleProtocol& intent);
[[nodiscard]] Answer handle(Turn& turn, const PrintTestPage& intent);

void test_page_done(Turn& turn, const TestPageDone& event);

/// On the screen of devices a scan is shown and sells nothing.
void show_scan(Turn& turn, ScanSeen seen);

}  // namespace ecot::session
