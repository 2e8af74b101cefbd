#include "sync/journal/figures.hpp"

#include <string_view>
#include <utility>

#include "sync/journal/digest.hpp"

namespace ecot::sync {

namespace {

using Json = JsonView::Value;

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
    std::int64_t integer(const Json& object, const char* field, std::int64_t max = cents_max) {
        const auto found = object.find(field);
        const auto value = found ? found->integer() : std::nullopt;
        if (!value) {
            note(field, " is not an integer");
            return 0;
        }
        if (*value > max || *value < -max) {
            note(field, " is out of range");
            return 0;
        }
        return *value;
    }

    bool boolean(const Json& object, const char* field) {
        const auto found = object.find(field);
        const auto value = found ? found->boolean() : std::nullopt;
        if (!value) {
            note(field, " is not true or false");
        }
        return value.value_or(false);
    }

    template <class Each>
    void list(const Json& object, const char* field, Each each) {
        const auto found = object.find(field);
        if (!found || found->type() != JsonView::Type::List) {
            note(field, " is not a list");
            return;
        }
        for (auto one = found->first(); one && !fault_; one = found->next(*one)) {
            each(*one);
        }
    }

    std::optional<Json> object(const Json& object, const char* field) {
        auto found = object.find(field);
        if (!found || !found->is_object()) {
            note(field, " is not an object");
            return std::nullopt;
        }
        return found;
    }

    /// A fault of the figures; the first one of all is what is told.
    void wrong(Fault fault) {
        if (!fault_) {
            fault_ = std::move(fault);
        }
    }
    void equal(std::int64_t found, std::int64_t expected, const std::string& what) {
        if (found != expected) {
            wrong(sum_fault(what, expected, found));
        }
    }

    [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }

private:
    void note(const char* field, const char* what) { wrong(format_fault(std::string{field} + what)); }
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

Amounts part_amounts(Reader& read, const Json& part) {
    Amounts amounts{.reference = read.integer(part, "reference_cents"),
                    .member = read.integer(part, "member_cents"),
                    .surplus = read.integer(part, "surplus_cents"),
                    .quantity = read.integer(part, "quantity_milli")};
    amounts.taxable = amounts.member;
    read.list(part, "funders", [&](const Json& funder) {
        const std::int64_t cents = read.integer(funder, "cents");
        amounts.funded += cents;
        amounts.taxable += read.boolean(funder, "taxable") ? cents : 0;
    });
    if (amounts.surplus != 0 && read.boolean(part, "surplus_taxable")) {
        amounts.taxable -= amounts.surplus;
    }
    return amounts;
}

using TaxableByRate = std::map<std::int64_t, std::int64_t>;

void check_line(Reader& read, const Json& line, std::size_t index, Amounts& sale, TaxableByRate& taxable_by_rate) {
    const auto at = [index] { return "line " + std::to_string(index); };
    Amounts sum;
    std::size_t part_index = 0;
    read.list(line, "parts", [&](const Json& part) {
        const Amounts amounts = part_amounts(read, part);
        if (amounts.member + amounts.funded != amounts.reference + amounts.surplus) {
            read.wrong(sum_fault(at() + ", part " + std::to_string(part_index) + ": what member and funders pay",
                                 amounts.reference + amounts.surplus, amounts.member + amounts.funded));
        }
        sum.add(amounts);
        ++part_index;
    });
    const std::int64_t reference = read.integer(line, "reference_cents");
    const std::int64_t quantity = read.integer(line, "quantity_milli");
    const std::int64_t rate = read.integer(line, "vat_bp", 10'000);
    if (sum.reference != reference) {
        read.wrong(sum_fault(at() + ": the reference", sum.reference, reference));
    }
    if (sum.quantity != quantity) {
        read.wrong(sum_fault(at() + ": the quantity", sum.quantity, quantity));
    }
    taxable_by_rate[rate] += sum.taxable;
    sale.add(sum);
}

void check_vat_row(Reader& read, const Json& row, const TaxableByRate& taxable_by_rate) {
    const std::int64_t rate = read.integer(row, "vat_bp", 10'000);
    const std::int64_t taxable = read.integer(row, "taxable_cents");
    const std::int64_t vat = read.integer(row, "vat_cents");
    const auto expected = taxable_by_rate.find(rate);
    const std::string what = "the VAT row of " + std::to_string(rate) + " basis points: ";
    if (expected == taxable_by_rate.end()) {
        read.wrong(sum_fault(what + "its number of lines", 1, 0));
        return;
    }
    read.equal(taxable, expected->second, what + "the taxable amount");
    const std::int64_t divisor = 10'000 + rate;
    if (taxable >= 0) {
        read.equal(vat, (2 * taxable * rate + divisor) / (2 * divisor), what + "the VAT");
    }
}

void check_vat(Reader& read, const Json& payload, const TaxableByRate& taxable_by_rate) {
    std::int64_t rows = 0;
    read.list(payload, "vat", [&](const Json& row) {
        check_vat_row(read, row, taxable_by_rate);
        ++rows;
    });
    read.equal(rows, static_cast<std::int64_t>(taxable_by_rate.size()), "the number of VAT rows");
}

void check_totals(Reader& read, const Json& payload, const Amounts& sale) {
    const std::optional<Json> totals = read.object(payload, "totals");
    if (!totals) {
        return;
    }
    read.equal(read.integer(*totals, "reference_cents"), sale.reference, "the total reference");
    read.equal(read.integer(*totals, "member_cents"), sale.member, "the total of the member");
    read.equal(read.integer(*totals, "funded_cents"), sale.funded, "the total funded");
    read.equal(read.integer(*totals, "surplus_cents"), sale.surplus, "the total surplus");
}

void check_tenders(Reader& read, const Json& payload, const Amounts& sale) {
    std::int64_t tendered = 0;
    read.list(payload, "tenders", [&](const Json& tender) { tendered += read.integer(tender, "cents"); });
    const std::int64_t change = read.integer(payload, "change_cents");
    read.equal(tendered - change, sale.member + read.integer(payload, "round_up_cents"), "tenders less change");
}

std::optional<Fault> check_sale(const Json& payload) {
    Reader read;
    Amounts sale;
    TaxableByRate taxable_by_rate;
    std::size_t index = 0;
    read.list(payload, "lines", [&](const Json& line) { check_line(read, line, index++, sale, taxable_by_rate); });
    check_totals(read, payload, sale);
    check_vat(read, payload, taxable_by_rate);
    check_tenders(read, payload, sale);
    return read.fault();
}

std::optional<std::int64_t> positive(const Json& object, const char* field) {
    const auto found = object.find(field);
    const auto value = found ? found->integer() : std::nullopt;
    return value && *value >= 1 ? value : std::nullopt;
}

std::optional<std::string> text_of(const Json& object, const char* field) {
    const auto found = object.find(field);
    return found ? found->text() : std::nullopt;
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

std::optional<Fault> check_number(const Record& record, const Json& payload, std::int64_t count) {
    std::string digits = std::to_string(count);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    const std::string start = (record.kind == "training" ? "ECOLE-" : "") + record.till + '-';
    const std::optional<std::string> number = text_of(payload, "number");
    if (!number) {
        return format_fault("number is not a text");
    }
    const std::string& text = *number;
    if (text.size() != start.size() + 5 + digits.size() || text.compare(0, start.size(), start) != 0 ||
        !all_digits(std::string_view{text}.substr(start.size(), 4)) ||
        text.compare(start.size() + 4, std::string::npos, '-' + digits) != 0) {
        return format_fault("number " + text + " is not that of count " + std::to_string(count));
    }
    return std::nullopt;
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

std::optional<Follows> follows_of(const Json& payload, std::optional<Fault>& fault) {
    const std::optional<Json> found = payload.find("follows");
    if (!found) {
        fault = format_fault("follows is missing");
        return std::nullopt;
    }
    if (found->is_null()) {
        return std::nullopt;
    }
    Follows follows;
    const auto segment = positive(*found, "segment");
    const auto seq_field = found->find("seq");
    const auto seq = seq_field ? seq_field->integer() : std::nullopt;
    if (!segment || !seq || *seq < 0) {
        fault = format_fault("follows has no segment, seq and hash");
        return std::nullopt;
    }
    follows.segment = *segment;
    follows.seq = *seq;
    const std::optional<std::string> hash = text_of(*found, "hash");
    if (hash && digest_from_hex(*hash)) {
        follows.hash = *hash;
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

std::optional<Fault> FigureCheck::check(const Record& record, const Json& payload) {
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

std::optional<Fault> FigureCheck::check_count(const Record& record, const Json& payload) {
    const std::optional<std::int64_t> count = positive(payload, "count");
    if (!count) {
        return format_fault("count is not a number from 1");
    }
    const std::optional<std::string> at = text_of(payload, "at");
    if (!at || !is_local_time(*at)) {
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

std::optional<Fault> FigureCheck::check_grand_total(const Json& payload) {
    Reader read;
    const std::optional<Json> totals = read.object(payload, "totals");
    const std::int64_t added =
        totals ? read.integer(*totals, "reference_cents") + read.integer(*totals, "surplus_cents") : 0;
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
