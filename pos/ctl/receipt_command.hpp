#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

/// What `ecotctl receipt render` was asked.
struct RenderRequest {
    std::filesystem::path file;  ///< bytes as sent to a printer
    std::optional<std::filesystem::path> png;
    bool text = false;
    bool marks = false;          ///< rows between bars, with how they look
    std::optional<int> columns;  ///< of the paper; else the narrowest that breaks no line
};

/// Shows on `out`, or as a picture, what a printer would make of the file; as text when nothing else was asked. Exit
/// status; what did not work is one sentence on `errors`.
[[nodiscard]] int render_receipt(const RenderRequest& request, std::ostream& out, std::ostream& errors);

/// `ecotctl receipt render FILE.bin [--png OUT] [--text] [--marks]`.
void add_receipt_command(CLI::App& app, Action& action);

}  // namespace ecot::ctl
