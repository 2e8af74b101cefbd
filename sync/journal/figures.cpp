#include "sync/journal/figures.hpp"

#include <string_view>

#include <nlohmann/json.hpp>

#include "sync/journal/digest.hpp"

namespace ecot::sync {

namespace {

using nlohmann::json;

constexpr std::int64_t cents_max = 10'000'000'000'000;

Fault format_fault(std::string detail) {
    return {BreakReason::Format, std::move(detail)};
}
Fault sum_fault(std::string_view what, std::int64_t expected, std::int64_t found) {
    return {BreakReason::Sum,
            std::string{what} + " is " + std::to_string(found) + " where " + std::to_string(expected) + " is expected"};
}

/// Reads fields of a payload and remembers the first one that is missing or of another type.
class Reader {
public:
    std::int64_t integer(const json& object, const char* field, std::int64_t max = cents_max) {
        const auto found = object.is_object() ? object.find(field) : object.end();
        if (!object.is_object() || found == object.end() || !found->is_number_integer()) {
            note(std::string{field} + " is not an integer");
            return 0;
        }
        const auto value = found->get<std::int64_t>();
        if (value > max || value < -max) {
            note(std::string{field} + " is out of range");
            return 0;
        }
        return value;
    }

    bool boolean(const json& object, const char* field) {
        const auto found = object.is_object() ? object.find(field) : object.end();
        if (!object.is_object() || found == object.end() || !found->is_boolean()) {
            note(std::string{field} + " is not true or false");
            return false;
        }
        return found->get<bool>();
    }

    const json& list(const json& object, const char* field) {
        static const json none = json::array();
        const auto found = object.is_object() ? object.find(field) : object.end();
        if (!object.is_object() || found == object.end() || !found->is_array()) {
            note(std::string{field} + " is not a list");
            return none;
        }
        return *found;
    }

    const json& object(const json& object, const char* field) {
        static const json none = json::object();
        const auto found = object.is_object() ? object.find(field) : object.end();
        if (!object.is_object() || found == object.end() || !found->is_object()) {
            note(std::string{field} + " is not an object");
            return none;
        }
        return *found;
    }

    [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }

private:
    void note(std::string detail) {
        if (!fault_) {
            fault_ = format_fault(std::move(detail));
        }
    }
    std::optional<Fault> fault_;
};

struct Amounts {
    std::int64_t reference = 0;
    std::int64_t member = 0;
    std::int64_t funded = 0;
    std::int64_t surplus = 0;
    std::int64_t taxable = 0;
    std::int64_t quantity = 0;
    void add(const Amounts& other) {
        reference += other.reference;
        member += other.member;
        funded += other.funded;
        surplus += other.surplus;
        taxable += other.taxable;
        quantity += other.quantity;
    }
};

Amounts part_amounts(Reader& read, const json& part) {
    Amounts amounts{.reference = read.integer(part, "reference_cents"),
                    .member = read.integer(part, "member_cents"),
                    .surplus = read.integer(part, "surplus_cents"),
                    .quantity = read.integer(part, "quantity_milli")};
    amounts.taxable = amounts.member;
    for (const json& funder : read.list(part, "funders")) {
        const std::int64_t cents = read.integer(funder, "cents");
        amounts.funded += cents;
        if (read.boolean(funder, "taxable")) {
            amounts.taxable += cents;
        }
    }
    if (amounts.surplus != 0 && read.boolean(part, "surplus_taxable")) {
        amounts.taxable -= amounts.surplus;
    }
    return amounts;
}

std::optional<Fault> check_line(Reader& read, const json& line, std::size_t index, Amounts& sale,
                                std::map<std::int64_t, std::int64_t>& taxable_by_rate) {
    const std::string at = "line " + std::to_string(index);
    Amounts sum;
    std::size_t part_index = 0;
    for (const json& part : read.list(line, "parts")) {
        const Amounts amounts = part_amounts(read, part);
        if (amounts.member + amounts.funded != amounts.reference + amounts.surplus) {
            return sum_fault(at + ", part " + std::to_string(part_index) + ": what member and funders pay",
                             amounts.reference + amounts.surplus, amounts.member + amounts.funded);
        }
        sum.add(amounts);
        ++part_index;
    }
    const std::int64_t reference = read.integer(line, "reference_cents");
    const std::int64_t quantity = read.integer(line, "quantity_milli");
    const std::int64_t rate = read.integer(line, "vat_bp", 10'000);
    if (sum.reference != reference) {
        return sum_fault(at + ": the reference", sum.reference, reference);
    }
    if (sum.quantity != quantity) {
        return sum_fault(at + ": the quantity", sum.quantity, quantity);
    }
    taxable_by_rate[rate] += sum.taxable;
    sale.add(sum);
    return std::nullopt;
}

std::optional<Fault> check_vat(Reader& read, const json& payload,
                               const std::map<std::int64_t, std::int64_t>& taxable_by_rate) {
    std::size_t rows = 0;
    for (const json& row : read.list(payload, "vat")) {
        const std::int64_t rate = read.integer(row, "vat_bp", 10'000);
        const std::int64_t taxable = read.integer(row, "taxable_cents");
        const std::int64_t vat = read.integer(row, "vat_cents");
        const auto expected = taxable_by_rate.find(rate);
        const std::string what = "the VAT row of " + std::to_string(rate) + " basis points: ";
        if (expected == taxable_by_rate.end()) {
            return sum_fault(what + "its number of lines", 1, 0);
        }
        if (taxable != expected->second) {
            return sum_fault(what + "the taxable amount", expected->second, taxable);
        }
        const std::int64_t divisor = 10'000 + rate;
        const std::int64_t rounded = (2 * taxable * rate + divisor) / (2 * divisor);
        if (taxable >= 0 && vat != rounded) {
            return sum_fault(what + "the VAT", rounded, vat);
        }
        ++rows;
    }
    if (rows != taxable_by_rate.size()) {
        return sum_fault("the number of VAT rows", static_cast<std::int64_t>(taxable_by_rate.size()),
                         static_cast<std::int64_t>(rows));
    }
    return std::nullopt;
}

std::optional<Fault> check_totals(Reader& read, const json& payload, const Amounts& sale) {
    const json& totals = read.object(payload, "totals");
    const std::int64_t reference = read.integer(totals, "reference_cents");
    const std::int64_t member = read.integer(totals, "member_cents");
    const std::int64_t funded = read.integer(totals, "funded_cents");
    const std::int64_t surplus = read.integer(totals, "surplus_cents");
    if (reference != sale.reference) {
        return sum_fault("the total reference", sale.reference, reference);
    }
    if (member != sale.member) {
        return sum_fault("the total of the member", sale.member, member);
    }
    if (funded != sale.funded) {
        return sum_fault("the total funded", sale.funded, funded);
    }
    if (surplus != sale.surplus) {
        return sum_fault("the total surplus", sale.surplus, surplus);
    }
    return std::nullopt;
}

std::optional<Fault> check_tenders(Reader& read, const json& payload) {
    std::int64_t tendered = 0;
    for (const json& tender : read.list(payload, "tenders")) {
        tendered += read.integer(tender, "cents");
    }
    const std::int64_t change = read.integer(payload, "change_cents");
    const std::int64_t due =
        read.integer(read.object(payload, "totals"), "member_cents") + read.integer(payload, "round_up_cents");
    if (tendered - change != due) {
        return sum_fault("tenders less change", due, tendered - change);
    }
    return std::nullopt;
}

std::optional<Fault> check_sale(const json& payload) {
    Reader read;
    Amounts sale;
    std::map<std::int64_t, std::int64_t> taxable_by_rate;
    std::optional<Fault> wrong;
    std::size_t index = 0;
    for (const json& line : read.list(payload, "lines")) {
        wrong = check_line(read, line, index++, sale, taxable_by_rate);
        if (wrong || read.fault()) {
            break;
        }
    }
    if (!wrong && !read.fault()) {
        wrong = check_totals(read, payload, sale);
    }
    if (!wrong && !read.fault()) {
        wrong = check_vat(read, payload, taxable_by_rate);
    }
    if (!wrong && !read.fault()) {
        wrong = check_tenders(read, payload);
    }
    return read.fault() ? read.fault() : wrong;
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "2026-11-21T10:45:03.123+01:00": what `at` must look like; whether the hour exists is the clock's matter.
bool is_local_time(std::string_view text) {
    constexpr std::string_view shape = "0000-00-00T00:00:00.000+00:00";
    if (text.size() != shape.size()) {
        return false;
    }
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool sign = shape[i] == '+' && (text[i] == '+' || text[i] == '-');
        const bool digit = shape[i] == '0' && text[i] >= '0' && text[i] <= '9';
        if (!sign && !digit && (shape[i] == '0' || shape[i] == '+' || shape[i] != text[i])) {
            return false;
        }
    }
    return true;
}

std::optional<Fault> check_number(const Record& record, const json& payload, std::int64_t count) {
    std::string digits = std::to_string(count);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    const std::string start = (record.kind == "training" ? "ECOLE-" : "") + record.till + '-';
    const auto number = payload.find("number");
    if (number == payload.end() || !number->is_string()) {
        return format_fault("number is not a text");
    }
    const std::string& text = number->get_ref<const std::string&>();
    if (text.size() != start.size() + 5 + digits.size() || text.compare(0, start.size(), start) != 0 ||
        !all_digits(std::string_view{text}.substr(start.size(), 4)) ||
        text.compare(start.size() + 4, std::string::npos, '-' + digits) != 0) {
        return format_fault("number " + text + " is not that of count " + std::to_string(count));
    }
    return std::nullopt;
}

std::optional<std::int64_t> positive(const json& object, const char* field) {
    const auto found = object.find(field);
    if (found == object.end() || !found->is_number_integer() || found->get<std::int64_t>() < 1) {
        return std::nullopt;
    }
    return found->get<std::int64_t>();
}

}  // namespace

const char* to_string(BreakReason reason) {
    switch (reason) {
        case BreakReason::Hash:
            return "hash";
        case BreakReason::Prev:
            return "prev";
        case BreakReason::Sig:
            return "sig";
        case BreakReason::Seq:
            return "seq";
        case BreakReason::Time:
            return "time";
        case BreakReason::Sum:
            return "sum";
        case BreakReason::Format:
            return "format";
        case BreakReason::Tail:
            return "tail";
    }
    return "format";
}

std::optional<Follows> follows_of(const json& payload, std::optional<Fault>& fault) {
    const auto found = payload.find("follows");
    if (found == payload.end()) {
        fault = format_fault("follows is missing");
        return std::nullopt;
    }
    if (found->is_null()) {
        return std::nullopt;
    }
    Follows follows;
    const auto segment = found->is_object() ? positive(*found, "segment") : std::nullopt;
    const auto seq = found->is_object() ? found->find("seq") : found->end();
    const auto hash = found->is_object() ? found->find("hash") : found->end();
    if (!segment || seq == found->end() || !seq->is_number_integer() || seq->get<std::int64_t>() < 0 ||
        hash == found->end()) {
        fault = format_fault("follows has no segment, seq and hash");
        return std::nullopt;
    }
    follows.segment = *segment;
    follows.seq = seq->get<std::int64_t>();
    if (hash->is_string() && digest_from_hex(hash->get_ref<const std::string&>())) {
        follows.hash = hash->get<std::string>();
    }
    if (follows.hash.empty() != (follows.seq == 0)) {
        fault = format_fault("follows has a seq without its hash");
        return std::nullopt;
    }
    follows.missing_from = positive(*found, "missing_from");
    follows.missing_to = positive(*found, "missing_to");
    if (follows.missing_from.has_value() != follows.missing_to.has_value() ||
        (follows.missing_from && (*follows.missing_from != follows.seq + 1 || *follows.missing_to < follows.seq))) {
        fault = format_fault("follows does not say from where to where records are missing");
        return std::nullopt;
    }
    return follows;
}

std::optional<Fault> FigureCheck::check(const Record& record, const json& payload) {
    std::optional<Fault> fault = check_count(record, payload);
    if (record.kind == "sale" || record.kind == "training") {
        if (!fault) {
            fault = check_sale(payload);
        }
    }
    if (record.kind == "sale") {
        const std::optional<Fault> grand_total = check_grand_total(payload);
        if (!fault) {
            fault = grand_total;
        }
    }
    return fault;
}

std::optional<Fault> FigureCheck::check_count(const Record& record, const json& payload) {
    const std::optional<std::int64_t> count = positive(payload, "count");
    if (!count) {
        return format_fault("count is not a number from 1");
    }
    const auto at = payload.find("at");
    if (at == payload.end() || !at->is_string() || !is_local_time(at->get_ref<const std::string&>())) {
        return format_fault("at is not a local time with offset");
    }
    auto known = counters_.find(record.kind);
    std::optional<Fault> fault;
    if (known == counters_.end()) {
        if (unseen_known_ && (*count < 1 || *count > 1 + unseen_slack_)) {
            fault = sum_fault("the count of kind " + record.kind, 1, *count);
        }
        known = counters_.emplace(record.kind, Counter{}).first;
    } else if (*count <= known->second.last || *count > known->second.last + 1 + known->second.slack) {
        fault = sum_fault("the count of kind " + record.kind, known->second.last + 1, *count);
    }
    known->second = {.last = *count, .slack = 0};
    if (!fault && (record.kind == "sale" || record.kind == "training" || record.kind == "refund")) {
        fault = check_number(record, payload, *count);
    }
    return fault;
}

std::optional<Fault> FigureCheck::check_grand_total(const json& payload) {
    Reader read;
    const json& totals = read.object(payload, "totals");
    const std::int64_t added = read.integer(totals, "reference_cents") + read.integer(totals, "surplus_cents");
    // Never reset, so it outgrows the bound of a single amount.
    const std::int64_t found = read.integer(payload, "grand_total_cents", 9'000'000'000'000'000'000);
    if (read.fault()) {
        grand_total_.reset();
        return read.fault();
    }
    std::optional<Fault> fault;
    if (grand_total_ && found != *grand_total_ + added) {
        fault = sum_fault("the grand total", *grand_total_ + added, found);
    }
    grand_total_ = found;
    return fault;
}

void FigureCheck::forget() {
    counters_.clear();
    unseen_known_ = false;
    grand_total_.reset();
}

void FigureCheck::allow_gap(std::int64_t missing) {
    for (auto& [kind, counter] : counters_) {
        counter.slack += missing;
    }
    unseen_slack_ += missing;
    // What the lost records sold is not known; the till went on from the last total it still had.
}

}  // namespace ecot::sync
