#include "pos/session/search_index.hpp"

#include <algorithm>

#include "pos/session/run_over.hpp"
#include "pos/session/search_text.hpp"

namespace ecot::session {
namespace {

constexpr std::size_t typed_words_max = 8;  // what is typed further is not looked at
constexpr std::uint32_t look_ups_max = 1024;

std::vector<std::string_view> split_words(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty() && words.size() < typed_words_max) {
        const std::size_t end = std::min(folded.find(' '), folded.size());
        words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

bool has_all(std::span<const WordId> words, std::span<const WordRange> ranges) {
    return std::all_of(ranges.begin(), ranges.end(), [&](WordRange range) {
        return std::any_of(words.begin(), words.end(), [&](WordId word) { return range.has(word); });
    });
}

}  // namespace

std::vector<std::size_t> SearchIndex::search(std::string_view query, std::size_t limit) const {
    const std::string typed_text = folded(query);
    const std::vector<std::string_view> typed = split_words(typed_text);
    std::vector<std::size_t> found;
    if (typed.empty() || limit == 0 || index_.texts() == 0) {
        return found;
    }
    std::vector<WordRange> ranges;
    ranges.reserve(typed.size());
    for (const std::string_view word : typed) {
        ranges.push_back(index_.narrowed(index_.all_words(), word));
    }
    const auto [first, last] = beginning(typed, ranges);
    for (Rank rank = first; rank < last && found.size() < limit; ++rank) {
        found.push_back(index_.by_name()[rank]);
    }
    if (found.size() == limit) {
        return found;
    }
    RankSet taken{index_.texts()};
    for (Rank rank = first; rank < last; ++rank) {
        taken.set(rank);
    }
    const auto take = [&](Rank rank) {
        if (!taken.has(rank)) {
            taken.set(rank);
            found.push_back(index_.by_name()[rank]);
        }
        return found.size() < limit;
    };
    const bool room_left = typed.size() == 1 ? each_with_word(ranges[0], take) : each_with_words(ranges, take);
    if (room_left) {
        each_run_over(typed, ranges, take);
    }
    return found;
}

// Calls `take` with the texts that have a word of the range, by name, until it says false.
template <class Take>
bool SearchIndex::each_with_word(WordRange range, const Take& take) const {
    for (const Part part : {Part::First, Part::Rest}) {
        RankSet found{index_.texts()};
        index_.mark(range, part, found);
        if (!found.each(take)) {
            return false;
        }
    }
    return true;
}

// The texts of a part that may have a word of every range: common words are left to be looked up in each text when few
// texts are left, since marking them all would take longer.
RankSet SearchIndex::candidates(std::span<const WordRange> ranges, Part part) const {
    constexpr std::uint64_t marks_per_look_up = 16;
    std::vector<WordRange> rarest_first{ranges.begin(), ranges.end()};
    std::sort(rarest_first.begin(), rarest_first.end(),
              [&](WordRange a, WordRange b) { return index_.postings(a) < index_.postings(b); });
    RankSet left{index_.texts()};
    index_.mark(rarest_first[0], part, left);
    std::uint64_t count = index_.postings(rarest_first[0]);
    for (std::size_t index = 1; index < rarest_first.size(); ++index) {
        if (index_.postings(rarest_first[index]) > count * marks_per_look_up) {
            break;
        }
        RankSet others{index_.texts()};
        index_.mark(rarest_first[index], part, others);
        left.keep_only(others);
        count = left.count();
    }
    return left;
}

// The same for texts that have a word of every range: first those in which the words follow each other.
template <class Take>
bool SearchIndex::each_with_words(std::span<const WordRange> ranges, const Take& take) const {
    std::vector<Rank> any_order;
    for (const Part part : {Part::First, Part::Rest}) {
        const bool room_left = candidates(ranges, part).each([&](Rank rank) {
            const std::span<const WordId> words = index_.words_of(rank);
            if (follow_each_other(words, ranges)) {
                return take(rank);
            }
            if (has_all(words, ranges)) {
                any_order.push_back(rank);
            }
            return true;
        });
        if (!room_left) {
            return false;
        }
    }
    return std::all_of(any_order.begin(), any_order.end(), take);
}

// The same for texts in which one typed word runs over several, and which have the other typed words.
template <class Take>
void SearchIndex::each_run_over(std::span<const std::string_view> typed, std::span<const WordRange> ranges,
                                const Take& take) const {
    for (const Part part : {Part::First, Part::Rest}) {
        RankSet found{index_.texts()};
        for (std::size_t index = 0; index < typed.size(); ++index) {
            std::vector<WordRange> others{ranges.begin(), ranges.end()};
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(index));
            mark_run_over(typed[index], others, part, found);
        }
        if (!found.each(take)) {
            return;
        }
    }
}

// Marks the texts over whose words the typed letters run and which have a word of each of the others' ranges.
void SearchIndex::mark_run_over(std::string_view typed, std::span<const WordRange> others, Part part,
                                RankSet& found) const {
    const RunOver letters{index_, typed};
    if (others.empty()) {
        letters.mark(part, nullptr, found);
        return;
    }
    const RankSet with_others = candidates(others, part);
    const bool few = with_others.count() <= look_ups_max;
    RankSet run_over{index_.texts()};
    if (!few) {
        letters.mark(part, &with_others, run_over);
    }
    (few ? with_others : run_over).each([&](Rank rank) {
        const std::span<const WordId> words = index_.words_of(rank);
        if (has_all(words, others) && (!few || letters.runs_over(words))) {
            found.set(rank);
        }
        return true;
    });
}

// The ranks of the texts that begin with the typed words, the last one perhaps unfinished.
std::pair<Rank, Rank> SearchIndex::beginning(std::span<const std::string_view> typed,
                                             std::span<const WordRange> ranges) const {
    std::vector<WordId> bound;
    for (std::size_t index = 0; index + 1 < typed.size(); ++index) {
        if (ranges[index].empty() || index_.word(ranges[index].begin) != typed[index]) {
            return {0, 0};
        }
        bound.push_back(ranges[index].begin);
    }
    bound.push_back(ranges.back().begin);
    const Rank first = first_not_before(bound);
    bound.back() = ranges.back().end;
    return {first, first_not_before(bound)};
}

Rank SearchIndex::first_not_before(std::span<const WordId> words) const {
    Rank begin = 0;
    auto end = index_.texts();
    while (begin < end) {
        const Rank middle = begin + (end - begin) / 2;
        const auto there = index_.words_of(middle);
        if (std::lexicographical_compare(there.begin(), there.end(), words.begin(), words.end())) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

// Whether words of these ranges follow each other, small words jumped over.
bool SearchIndex::follow_each_other(std::span<const WordId> words, std::span<const WordRange> ranges) const {
    for (std::size_t start = 0; start < words.size(); ++start) {
        std::size_t part = 0;
        for (std::size_t at = start; at < words.size() && part < ranges.size(); ++at) {
            if (ranges[part].has(words[at])) {
                ++part;
            } else if (part == 0 || !index_.small(words[at])) {
                break;
            }
        }
        if (part == ranges.size()) {
            return true;
        }
    }
    return false;
}

}  // namespace ecot::session
