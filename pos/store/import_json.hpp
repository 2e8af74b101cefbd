#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pos/store/programmes.hpp"

namespace ecot::store {

/// What is wrong with a JSON file that someone wants to import.
struct JsonProblem {
    std::string at;  ///< pointer into the file: "/3/funders/0/bp"; empty: the file as a whole
    std::string what;
    friend bool operator==(const JsonProblem&, const JsonProblem&) = default;
};

/// What a file of programmes says; to be written only when there is no problem.
struct ProgrammesFile {
    std::vector<pricing::Programme> programmes;
    std::vector<JsonProblem> problems;
};

/// What programmes may name.
struct KnownIds {
    std::set<std::string> envelopes;
    std::set<std::string> products;
};

/// Reads a list of programmes as in a pricing request, with everything that pricing would refuse; the envelopes and
/// products they name must be known. A cap on quantity is at most 10^13 thousandths, as amounts are in cents.
[[nodiscard]] ProgrammesFile read_programmes(std::string_view text, const KnownIds& known);

/// An envelope as a file gives it: with what is granted for its whole time, or with what it shall hold from now on.
struct EnvelopeCells {
    GrantedEnvelope envelope;     ///< `granted` is the amount given
    bool amount_is_left = false;  ///< the file says `remaining_cents`
};

/// What a file of envelopes says; to be written only when there is no problem.
struct EnvelopesFile {
    std::vector<EnvelopeCells> envelopes;
    std::vector<JsonProblem> problems;
};

/// Reads a list of objects with `id`, `granted_cents` or `remaining_cents`, and if wished `name` and
/// `complement_taxable` (true when left out). Any other field is a problem.
[[nodiscard]] EnvelopesFile read_envelopes(std::string_view text);

}  // namespace ecot::store
