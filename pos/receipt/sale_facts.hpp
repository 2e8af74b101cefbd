#pragma once

#include <string>

#include "pos/receipt/receipt.hpp"

namespace ecot::session {
struct SaleRecord;
struct Site;
struct Written;
}  // namespace ecot::session

namespace ecot::receipt {

/// When a sale was recorded, on the wall clock of the site.
struct LocalTime {
    pricing::Date date{};
    int minute_of_day = 0;
};

/// The facts of a receipt, copied from a sale that is on the disk (`written`, F6: there is no receipt before). The
/// flags discreet, detail and offline stay false, the program's version and the drawer are the caller's.
[[nodiscard]] ReceiptData receipt_data(const session::SaleRecord& sale, const session::Written& written,
                                       const session::Site& site, LocalTime time);

}  // namespace ecot::receipt
