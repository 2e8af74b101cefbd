#include "pos/session/run_over.hpp"

#include <algorithm>

namespace ecot::session {
namespace {

// Fewer letters are a word's beginning, and more are no name any more.
constexpr std::size_t typed_letters_min = 3;
constexpr std::size_t typed_letters_max = 40;

std::size_t letters_agreed(std::string_view word, std::string_view typed) {
    const auto [end, unused] = std::mismatch(
        word.begin(), word.begin() + static_cast<std::ptrdiff_t>(std::min(word.size(), typed.size())), typed.begin());
    return static_cast<std::size_t>(end - word.begin());
}

bool continues_letter(char byte) {
    return (static_cast<std::uint8_t>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

RunOver::RunOver(const WordIndex& index, std::string_view typed) : index_{index}, typed_{typed} {
    if (typed.size() < typed_letters_min || typed.size() > typed_letters_max) {
        return;
    }
    after_.resize(typed.size());
    for (std::size_t cut = typed.size() - 1; cut > 0; --cut) {
        if (!continues_letter(typed[cut])) {
            after_[cut] = continuation(cut);
        }
    }
}

// What may follow a cut, when it is known what may follow the later ones.
RunOver::Continuation RunOver::continuation(std::size_t cut) const {
    Continuation next;
    if (cut + 1 < typed_.size() && !after_[cut + 1].none()) {
        next.one_letter = index_.whole_word(typed_.substr(cut, 1));
    }
    WordRange range = index_.all_words();
    for (std::size_t length = 1; cut + length <= typed_.size() && !range.empty(); ++length) {
        range = index_.narrowed(range, typed_.substr(cut, length));
        if (cut + length == typed_.size()) {
            next.all = range;
        } else if (length > 1 && next.part.empty() && !after_[cut + length].none()) {
            next.part = range;  // longer beginnings are in it
        }
    }
    return next;
}

WordRange RunOver::Continuation::cover() const {
    WordRange cover;
    for (const WordRange range : {all, part, one_letter}) {
        if (!range.empty()) {
            cover = cover.empty()
                        ? range
                        : WordRange{.begin = std::min(cover.begin, range.begin), .end = std::max(cover.end, range.end)};
        }
    }
    return cover;
}

// Small words are left out when words are run together, and are everywhere; only what an apostrophe follows may begin.
bool RunOver::may_begin(WordId id) const {
    return !index_.small(id) || (index_.word(id).size() == 1 && index_.word(id) != "a");
}

// Marks the texts over whose words the typed letters run.
//
// The words that begin with the first two letters are neighbours, so that their postings are one stretch. For each such
// word the letters are cut after every length that it agrees with, and the word noted beside the posting must go on
// with the letters after the cut. Most cuts are given up at once, since no word at all begins with what comes after
// them.
void RunOver::mark(Part part, const RankSet* among, RankSet& found) const {
    if (!possible()) {
        return;
    }
    const auto mark_after = [&](WordId first, const Continuation& next) {
        const WordRange may_be = next.cover();
        const auto [begin, end] = index_.slots(first, part);
        for (std::uint32_t slot = begin; slot < end; ++slot) {
            const auto [rank, beside, beyond] = index_.posting(slot);
            if (!may_be.has(beside) && !may_be.has(beyond)) {
                continue;
            }
            if (found.has(rank) || (among != nullptr && !among->has(rank))) {
                continue;
            }
            if (next.all.has(beside) || next.all.has(beyond) || runs_over(index_.words_of(rank))) {
                found.set(rank);
            }
        }
    };
    if (const WordRange elided = index_.whole_word(typed_.substr(0, 1)); !elided.empty() && may_begin(elided.begin)) {
        mark_after(elided.begin, after_[1]);
    }
    const WordRange firsts = index_.narrowed(index_.all_words(), typed_.substr(0, 2));
    for (WordId first = firsts.begin; first < firsts.end; ++first) {
        const std::size_t agreed = std::min(letters_agreed(index_.word(first), typed_), typed_.size() - 1);
        for (std::size_t cut = 2; cut <= agreed; ++cut) {
            if (!after_[cut].none() && may_begin(first)) {
                mark_after(first, after_[cut]);
            }
        }
    }
}

bool RunOver::runs_over(std::span<const WordId> words) const {
    for (std::size_t at = 0; possible() && at < words.size(); ++at) {
        if (may_begin(words[at]) && runs(words, at, 0)) {
            return true;
        }
    }
    return false;
}

// Whether the letters from `from` on run over the words from `at` on.
bool RunOver::runs(std::span<const WordId> words, std::size_t at, std::size_t from) const {
    const std::string_view here = index_.word(words[at]);
    const std::size_t agreed = letters_agreed(here, typed_.substr(from));
    if (from + agreed == typed_.size()) {
        return from > 0;
    }
    for (std::size_t length = agreed; length > 0; --length) {
        if (continues_letter(typed_[from + length]) || (length < 2 && here.size() > 1)) {
            continue;
        }
        for (std::size_t next = at + 1; next < words.size(); ++next) {
            if (runs(words, next, from + length)) {
                return true;
            }
            if (!index_.small(words[next])) {
                break;
            }
        }
    }
    return false;
}

}  // namespace ecot::session
