#include "pos/ctl/quote_command.hpp"

#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "pricing/quote_json.hpp"

namespace ecot::ctl {

bool quote_lines(std::istream& in, std::ostream& out) {
    std::string request;
    while (std::getline(in, request) && out) {
        out << pricing::quote_line(request) << '\n';
    }
    return static_cast<bool>(out.flush());
}

void add_quote_command(CLI::App& app, Action& action) {
    CLI::App& command =
        add_command(app, {"quote", "Price baskets: one JSON request a line in, one JSON answer a line out",
                          "ecotctl quote < requests.ndjson"});
    command.callback([&action] {
        action = [] {
            std::cin.tie(nullptr);
            if (!quote_lines(std::cin, std::cout)) {
                std::cerr << "ecotctl: The answers could not be written; check what standard output goes to.\n";
                return 1;
            }
            return 0;
        };
    });
}

}  // namespace ecot::ctl
