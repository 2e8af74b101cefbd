#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "sync/journal/json_view.hpp"
#include "sync/journal/record.hpp"

namespace ecot::sync {

/// Why a record, or the place where one should be, is not as it must be. to_string() gives the word that verify prints.
enum class BreakReason { Hash, Prev, Sig, Seq, Time, Sum, Format, Tail };
[[nodiscard]] const char* to_string(BreakReason reason);

/// What is wrong with one record.
struct Fault {
    BreakReason reason;
    std::string detail;  ///< one plain sentence without a full stop
};

/// What a `till_init` says of the records that the segment before should still have.
struct Follows {
    std::int64_t segment = 0;
    std::int64_t seq = 0;
    std::string hash;  ///< empty when nothing of that segment is left
    std::optional<std::int64_t> missing_from;
    std::optional<std::int64_t> missing_to;
    friend bool operator==(const Follows&, const Follows&) = default;
    [[nodiscard]] std::int64_t missing() const { return missing_from ? *missing_to - *missing_from + 1 : 0; }
};

/// The `follows` of a till_init payload: absent when null, a fault when it is malformed.
[[nodiscard]] std::optional<Follows> follows_of(const JsonView::Value& payload, std::optional<Fault>& fault);

/// Follows the figures through a journal: counts of each kind, sums within a sale, the grand total (F7, interfaces.md).
class FigureCheck {
public:
    /// Checks one record and takes its figures as the new base. At most one fault, the first found.
    [[nodiscard]] std::optional<Fault> check(const Record& record, const JsonView::Value& payload);

    /// Records were lost without a word: the next figures are taken as they stand.
    void forget();

    /// A till_init declared `missing` records: each kind may skip as many numbers, once, so that none is given twice.
    void allow_gap(std::int64_t missing);

private:
    struct Counter {
        std::int64_t last = 0;
        std::int64_t slack = 0;
    };
    std::optional<Fault> check_count(const Record& record, const JsonView::Value& payload);
    std::optional<Fault> check_grand_total(const JsonView::Value& payload);

    std::map<std::string, Counter, std::less<>> counters_;
    std::int64_t unseen_slack_ = 0;
    bool unseen_known_ = true;
    std::optional<std::int64_t> grand_total_ = 0;
};

}  // namespace ecot::sync
