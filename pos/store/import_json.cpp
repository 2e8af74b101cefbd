#include "pos/store/import_json.hpp"

#include <functional>
#include <optional>

#include <nlohmann/json.hpp>

#include "pricing/quote_json.hpp"

namespace ecot::store {
namespace {

using nlohmann::json;

std::optional<std::string> surplus_envelope(const pricing::Programme& programme) {
    if (const auto* markup = std::get_if<pricing::MarkupShare>(&programme.member_share)) {
        return markup->surplus_to;
    }
    if (const auto* choice = std::get_if<pricing::FreeChoiceShare>(&programme.member_share)) {
        return choice->surplus_to;
    }
    return std::nullopt;
}

void check_envelopes_of(const pricing::Programme& programme, const std::string& at, const std::set<std::string>& known,
                        std::vector<JsonProblem>& problems) {
    const auto check = [&](const std::string& envelope, const std::string& where) {
        if (!known.contains(envelope)) {
            problems.push_back({at + where, "There is no envelope \"" + envelope + "\"; import the envelopes first."});
        }
    };
    for (std::size_t index = 0; index < programme.funders.size(); ++index) {
        check(programme.funders[index].envelope, "/funders/" + std::to_string(index) + "/envelope");
    }
    if (const auto envelope = surplus_envelope(programme)) {
        check(*envelope, "/member_share/surplus_to");
    }
}

void check_products_of(const pricing::Programme& programme, const std::string& at, const std::set<std::string>& known,
                       std::vector<JsonProblem>& problems) {
    const std::vector<std::string> products = programme.eligible.products.value_or(std::vector<std::string>{});
    for (std::size_t index = 0; index < products.size(); ++index) {
        if (!known.contains(products[index])) {
            problems.push_back({at + "/eligible/products/" + std::to_string(index),
                                "There is no product \"" + products[index] + "\"; import the products first."});
        }
    }
}

void check_cap_of(const pricing::Programme& programme, const std::string& at, std::vector<JsonProblem>& problems) {
    const pricing::Cap cap = programme.cap.value_or(pricing::Cap{});
    const auto check = [&](const std::optional<pricing::Quantity>& quantity, const char* field) {
        if (quantity && quantity->milli() > pricing::money_max.cents()) {
            problems.push_back({at + "/cap/" + field, "A cap must not be above 10^13 thousandths."});
        }
    };
    check(cap.quantity, "quantity_milli");
    check(cap.quantity_per_person, "quantity_milli_per_person");
}

using Refuse = std::function<void(const std::string& field, const char* sentence)>;

// Reads one envelope; what is wrong is told to `refuse(field, sentence)`.
EnvelopeCells envelope_cells(const json& value, const Refuse& refuse) {
    EnvelopeCells cells;
    if (!value.is_object()) {
        refuse("", "This is not an object.");
        return cells;
    }
    int amounts = 0;
    for (const auto& [name, field] : value.items()) {
        const std::string at = "/" + name;
        if (name == "id" || name == "name") {
            if (!field.is_string() || field.get_ref<const std::string&>().empty()) {
                refuse(at, "This must be a text that is not empty.");
                continue;
            }
            (name == "id" ? cells.envelope.id : cells.envelope.name) = field.get<std::string>();
        } else if (name == "granted_cents" || name == "remaining_cents") {
            ++amounts;
            cells.amount_is_left = name == "remaining_cents";
            const bool whole =
                field.is_number_integer() && (!field.is_number_unsigned() || field.get<std::uint64_t>() <= INT64_MAX);
            const std::int64_t cents = whole ? field.get<std::int64_t>() : -1;
            if (cents < 0 || cents > pricing::money_max.cents()) {
                refuse(at, "This must be a whole number of cents, not below zero.");
                continue;
            }
            cells.envelope.granted = pricing::Money::from_cents(cents);
        } else if (name == "complement_taxable") {
            if (!field.is_boolean()) {
                refuse(at, "This must be true or false.");
                continue;
            }
            cells.envelope.complement_taxable = field.get<bool>();
        } else {
            refuse(at, "This field is not known.");
        }
    }
    if (!value.contains("id")) {
        refuse("", "The envelope has no id.");
    }
    if (amounts != 1) {
        refuse("", "One of granted_cents and remaining_cents is needed.");
    }
    return cells;
}

}  // namespace

ProgrammesFile read_programmes(std::string_view text, const KnownIds& known) {
    ProgrammesFile file;
    auto read = pricing::programmes_from_json(text);
    if (!read) {
        for (const pricing::QuoteError& error : read.error()) {
            file.problems.push_back({error.at, error.message});
        }
        return file;
    }
    file.programmes = std::move(*read);
    for (std::size_t index = 0; index < file.programmes.size(); ++index) {
        const std::string at = "/" + std::to_string(index);
        check_products_of(file.programmes[index], at, known.products, file.problems);
        check_envelopes_of(file.programmes[index], at, known.envelopes, file.problems);
        check_cap_of(file.programmes[index], at, file.problems);
    }
    return file;
}

EnvelopesFile read_envelopes(std::string_view text) {
    EnvelopesFile file;
    const json all = json::parse(text, nullptr, false);
    if (!all.is_array()) {
        file.problems.push_back({"", "The file is not a list of envelopes in JSON."});
        return file;
    }
    std::set<std::string> ids;
    for (std::size_t index = 0; index < all.size(); ++index) {
        const std::string at = "/" + std::to_string(index);
        EnvelopeCells cells = envelope_cells(all[index], [&](const std::string& field, const char* what) {
            file.problems.push_back({at + field, what});
        });
        if (!cells.envelope.id.empty() && !ids.insert(cells.envelope.id).second) {
            file.problems.push_back({at + "/id", "The id " + cells.envelope.id + " is there twice."});
        }
        file.envelopes.push_back(std::move(cells));
    }
    return file;
}

}  // namespace ecot::store
