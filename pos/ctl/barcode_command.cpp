#include "pos/ctl/barcode_command.hpp"

#include <iostream>
#include <memory>
#include <streambuf>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "hardware/barcode/barcode.hpp"
#include "hardware/barcode/barcode_json.hpp"

namespace ecot::ctl {
namespace {

using namespace hardware::barcode;

/// Reads a line into `line`, but keeps no more than `length_max` characters of it; false at the end of the input.
bool read_bounded_line(std::istream& in, std::string& line, std::size_t length_max) {
    using Traits = std::istream::traits_type;
    line.clear();
    std::streambuf* const buffer = in.rdbuf();
    bool some = false;
    for (auto next = buffer->sbumpc(); !Traits::eq_int_type(next, Traits::eof()); next = buffer->sbumpc()) {
        some = true;
        const char letter = Traits::to_char_type(next);
        if (letter == '\n') {
            return true;
        }
        if (line.size() < length_max) {
            line += letter;
        }
    }
    return some;
}

/// The site's year is the machine's: it only settles the century of two digits.
std::chrono::year current_year() {
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return std::chrono::year_month_day{today}.year();
}

}  // namespace

bool barcode_lines(std::istream& in, std::ostream& out, const BarcodeRules& rules, std::chrono::year year) {
    // The longest scan, an AIM identifier, a terminator, and room to see that a line was longer.
    constexpr std::size_t kept_max = scan_length_max + 8;
    std::string scan;
    while (out && read_bounded_line(in, scan, kept_max)) {
        // Of a line that was cut off, what was kept may look like a scan of its own.
        const bool whole = scan.size() < kept_max;
        out << to_json_line(whole ? read_barcode(scan, rules, year) : tl::unexpected(RefusedCode{})) << '\n';
    }
    return static_cast<bool>(out.flush());
}

void add_barcode_command(CLI::App& app, Action& action) {
    CLI::App& command =
        add_command(app, {"barcode", "Say what scanned codes mean: one scan a line in, one JSON answer a line out",
                          "ecotctl barcode < scans.txt"});
    const auto rules = std::make_shared<BarcodeRules>();
    command
        .add_option_function<std::vector<std::string>>(
            "--in-store",
            [rules](const std::vector<std::string>& lines) {
                for (const std::string& line : lines) {
                    if (!rules->in_store.set_line(line)) {
                        throw CLI::ValidationError{"--in-store", "cannot be \"" + line + "\""};
                    }
                }
            },
            "what a prefix of this site holds, such as \"20 price 5 4 2 verifier\" (item digits, value digits, "
            "decimals) or \"26 none\"; French custom where nothing is said")
        ->type_name("LINE");
    command.callback([rules, &action] {
        action = [rules] {
            std::cin.tie(nullptr);
            if (!barcode_lines(std::cin, std::cout, *rules, current_year())) {
                std::cerr << "ecotctl: The answers could not be written; check what standard output goes to.\n";
                return 1;
            }
            return 0;
        };
    });
}

}  // namespace ecot::ctl
