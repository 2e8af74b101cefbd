#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// The receipt of the sale just finished, on paper when it is asked for. A printer never delays or undoes a sale.

[[nodiscard]] Answer handle(Turn& turn, const PrintReceipt& intent);
[[nodiscard]] Answer handle(Turn& turn, const ShowReceipt& intent);
[[nodiscard]] Answer handle(Turn& turn, const SetReceiptDetail& intent);
[[nodiscard]] Answer handle(Turn& turn, const RetryPrint& intent);
[[nodiscard]] Answer handle(Turn& turn, const WithoutReceipt& intent);

void print_done(Turn& turn, const PrintDone& event);
void print_waits(Turn& turn, const PrintWaits& event);
void preview_ready(Turn& turn, const PreviewReady& event);

}  // namespace ecot::session
