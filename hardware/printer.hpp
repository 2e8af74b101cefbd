#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace ecot::hardware {

/// Why nothing was printed. All of them are ordinary days, and worth another try later.
enum class PrintErrorKind { DiskFull, NotWritable, Offline, PaperOut, CoverOpen };

/// Why a request was not printed, for the log and for what the screen says of it.
struct PrintError {
    PrintErrorKind kind = PrintErrorKind::Offline;
    int system_error = 0;  ///< errno where the system said one, else 0
    friend bool operator==(const PrintError&, const PrintError&) = default;
};

/// The stable word of a kind, for logs: "disk_full".
[[nodiscard]] const char* to_string(PrintErrorKind kind);

/// What a printer says of itself now.
struct PrinterStatus {
    bool ready = true;
    bool paper_low = false;
    PrintErrorKind trouble = PrintErrorKind::Offline;  ///< read only when not ready
    friend bool operator==(const PrinterStatus&, const PrinterStatus&) = default;
};

/// Bytes for a printer, named after what they are (a receipt's number).
struct PrintRequest {
    std::string name;
    std::string bytes;
    bool leaves_paper = true;  ///< false: an impulse, of which nobody wants to find one file each
    friend bool operator==(const PrintRequest&, const PrintRequest&) = default;
};

/// Something that takes a printer's bytes. Used by one thread at a time; may wait for the device, so never the
/// screen's.
class Printer {
public:
    Printer() = default;
    Printer(const Printer&) = delete;
    Printer& operator=(const Printer&) = delete;
    virtual ~Printer() = default;

    /// Prints the whole request. After an error nothing of it counts as printed and it may be asked again.
    [[nodiscard]] virtual tl::expected<void, PrintError> print(const PrintRequest& request) = 0;

    [[nodiscard]] virtual PrinterStatus status() = 0;
};

}  // namespace ecot::hardware
