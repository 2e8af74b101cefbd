#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hardware/print_job.hpp"

namespace ecot::hardware {

/// Print jobs as text, to be kept in a file: a JSON list of jobs, each a list of items, each a list that begins with
/// the item's word. Bytes of a text that are no UTF-8 come back as U+FFFD.
[[nodiscard]] std::string to_text(const std::vector<PrintJob>& jobs);

/// The jobs of such a text. Nothing when it is none, is cut short, or holds an item that no printer could take.
[[nodiscard]] std::optional<std::vector<PrintJob>> print_jobs_from_text(std::string_view text);

}  // namespace ecot::hardware
