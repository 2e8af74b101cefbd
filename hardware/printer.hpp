#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace ecot::hardware {

/// Why nothing was printed. All of them are ordinary days, and worth another try later.
enum class PrintErrorKind {
    DiskFull,
    NotWritable,
    Offline,  ///< it does not answer, or says that it does not print
    PaperOut,
    CoverOpen,
    CutterJammed,
    Broken,        ///< it says so: to be switched off and on, then repaired
    Unplugged,     ///< no such printer is there
    NoPermission,  ///< this user may not open it
    Busy,          ///< another program has it
    BadCable,      ///< what is sent does not get through whole
};

/// Why a request was not printed, for the log and for what the screen says of it.
struct PrintError {
    PrintErrorKind kind = PrintErrorKind::Offline;
    int system_error = 0;  ///< errno where the system said one, else 0
    /// How many bytes of the request the device has for good. They may be on the paper, or in its memory.
    std::size_t taken = 0;
    /// Some of the request may be on paper, or all of it: what is printed next must say so (F10).
    bool maybe_on_paper = false;
    friend bool operator==(const PrintError&, const PrintError&) = default;
};

/// The stable word of a kind, for logs: "disk_full".
[[nodiscard]] const char* to_string(PrintErrorKind kind);

/// What a printer says of itself now.
struct PrinterStatus {
    bool ready = true;
    bool paper_low = false;
    PrintErrorKind trouble = PrintErrorKind::Offline;  ///< read only when not ready
    std::optional<bool> drawer_open;                   ///< nothing where the printer does not say
    friend bool operator==(const PrinterStatus&, const PrinterStatus&) = default;
};

/// Bytes for a printer, named after what they are (a receipt's number).
struct PrintRequest {
    std::string name;
    std::string bytes;
    bool leaves_paper = true;  ///< false: an impulse, of which nobody wants to find one file each
    /// What is printed in place of `bytes` once some of them may be on paper: the same ticket, marked as possibly
    /// printed twice (F10). Empty: `bytes` again.
    std::string bytes_again = {};
    /// What `bytes` and `bytes_again` were made from, in the words of who made them: kept with what waits, so that they
    /// can be made anew for another printer. Empty: they stay as they are.
    std::string source = {};
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

    /// Prints the whole request. After an error it counts as not printed and may be asked again, from its beginning;
    /// how much of it may be on paper nevertheless, the error says.
    [[nodiscard]] virtual tl::expected<void, PrintError> print(const PrintRequest& request) = 0;

    [[nodiscard]] virtual PrinterStatus status() = 0;
};

}  // namespace ecot::hardware
