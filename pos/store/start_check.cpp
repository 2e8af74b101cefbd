#include "pos/store/start_check.hpp"

#include <algorithm>

#include "sync/journal/head.hpp"

namespace ecot::store {

namespace {

// How many records a database that is older by whole segments may have lost at most: a restored backup of a month.
constexpr std::int64_t unknown_loss_max = 20'000;

/// What a new segment has to say when the head file knows more than the journal.
TillInit declaration(const std::optional<sync::Record>& last, const sync::Head& head) {
    TillInit init;
    init.head = head;
    if (last && last->segment == head.segment) {
        init.follows = sync::Follows{.segment = last->segment,
                                     .seq = last->seq,
                                     .hash = last->hash,
                                     .missing_from = last->seq + 1,
                                     .missing_to = head.seq};
        init.count_gap = head.seq - last->seq;
        return init;
    }
    init.follows =
        sync::Follows{.segment = head.segment, .seq = 0, .hash = {}, .missing_from = 1, .missing_to = head.seq};
    init.count_gap = head.seq + (head.segment > 1 ? unknown_loss_max : 0);
    if (last) {
        init.earlier = sync::Head{last->segment, last->seq, last->hash};
    }
    return init;
}

/// The last record does not give its own hash. It stays as it is, nothing is signed over it (R15), and selling goes on
/// in a new segment behind the hash that was once known for it.
StartCheck check_last(const sync::Record& last, const std::optional<sync::Head>& head) {
    StartCheck check;
    check.verdict = StartCheck::Verdict::LastDamaged;
    check.next_segment_number = last.segment + 1;
    const bool known = head && head->segment == last.segment && head->seq == last.seq;
    TillInit init;
    init.head = head;
    init.follows = sync::Follows{.segment = last.segment,
                                 .seq = last.seq,
                                 .hash = known ? head->hash : sync::hash_of(last),
                                 .missing_from = std::nullopt,
                                 .missing_to = std::nullopt};
    check.next_segment = init;
    return check;
}

}  // namespace

StartCheck check_start(const std::optional<sync::Record>& last, const std::optional<std::string>& head_text,
                       const HashAt& hash_at) {
    StartCheck check;
    if (last) {
        check.next_segment_number = last->segment + 1;
    }
    const std::optional<sync::Head> head = head_text ? sync::head_from_text(*head_text) : std::nullopt;
    const bool damaged = last && sync::hash_of(*last) != last->hash;
    if (damaged && (!head || (head->segment == last->segment && head->seq <= last->seq))) {
        return check_last(*last, head);
    }
    if (!head) {
        check.verdict = last || head_text ? StartCheck::Verdict::HeadLost : StartCheck::Verdict::Empty;
        return check;
    }
    const bool beyond =
        !last || head->segment > last->segment || (head->segment == last->segment && head->seq > last->seq);
    if (beyond) {
        check.verdict = StartCheck::Verdict::TailLost;
        check.next_segment = declaration(last, *head);
        check.next_segment_number = std::max(check.next_segment_number, head->segment + 1);
        return check;
    }
    const std::optional<std::string> hash = hash_at(head->segment, head->seq);
    // A record that is not there although a newer segment is: declared missing by it, or named by verify.
    if (hash == head->hash || (!hash && head->segment < last->segment)) {
        check.verdict = StartCheck::Verdict::Whole;
        return check;
    }
    check.verdict = StartCheck::Verdict::HeadDiffers;
    TillInit init;
    init.head = head;
    init.follows = sync::Follows{.segment = last->segment,
                                 .seq = last->seq,
                                 .hash = last->hash,
                                 .missing_from = std::nullopt,
                                 .missing_to = std::nullopt};
    // The numbers of the other history may be on receipts.
    init.count_gap = unknown_loss_max;
    check.next_segment = init;
    return check;
}

const char* to_string(StartCheck::Verdict verdict) {
    switch (verdict) {
        case StartCheck::Verdict::Whole:
            return "whole";
        case StartCheck::Verdict::Empty:
            return "empty";
        case StartCheck::Verdict::HeadLost:
            return "head_lost";
        case StartCheck::Verdict::TailLost:
            return "tail_lost";
        case StartCheck::Verdict::HeadDiffers:
            return "head_differs";
        case StartCheck::Verdict::LastDamaged:
            return "last_damaged";
    }
    return "whole";
}

}  // namespace ecot::store
