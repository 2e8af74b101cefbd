#include "pos/session/search_index.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <limits>
#include <optional>

#include "pos/session/open_hash.hpp"
#include "pos/session/search_text.hpp"

namespace ecot::session {
namespace {

constexpr std::uint32_t no_word = std::numeric_limits<std::uint32_t>::max();

// Beyond these a query is no name any more; what is typed further is not looked at.
constexpr std::size_t typed_words_max = 8;
constexpr std::size_t typed_letters_max = 40;

// Words that a person leaves out when running words together.
constexpr std::array<std::string_view, 16> small_words = {"a",  "au", "aux", "d",  "de",  "des", "du", "en",
                                                          "et", "l",  "la",  "le", "les", "s",   "un", "une"};

std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a
    for (const char letter : word) {
        hash = (hash ^ static_cast<std::uint8_t>(letter)) * 0x100000001B3ULL;
    }
    return hash;
}

std::size_t letters_agreed(std::string_view word, std::string_view typed) {
    const auto [end, unused] = std::mismatch(
        word.begin(), word.begin() + static_cast<std::ptrdiff_t>(std::min(word.size(), typed.size())), typed.begin());
    return static_cast<std::size_t>(end - word.begin());
}

bool continues_letter(char byte) {
    return (static_cast<std::uint8_t>(byte) & 0xC0U) == 0x80U;
}

std::vector<std::string_view> split_words(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty() && words.size() < typed_words_max) {
        const std::size_t end = std::min(folded.find(' '), folded.size());
        words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

}  // namespace

// A set of ranks.
class SearchIndex::Bits {
public:
    explicit Bits(std::size_t count) : blocks_((count + 63) / 64) {}
    void set(Rank rank) { blocks_[rank / 64] |= 1ULL << (rank % 64); }
    [[nodiscard]] bool has(Rank rank) const { return ((blocks_[rank / 64] >> (rank % 64)) & 1U) != 0; }
    void keep_only(const Bits& other) {
        for (std::size_t index = 0; index < blocks_.size(); ++index) {
            blocks_[index] &= other.blocks_[index];
        }
    }
    // Calls `take` with each rank in order, until it says false.
    template <class Take>
    void each(const Take& take) const {
        for (std::size_t index = 0; index < blocks_.size(); ++index) {
            for (std::uint64_t block = blocks_[index]; block != 0; block &= block - 1) {
                if (!take(static_cast<Rank>(index * 64 + static_cast<std::size_t>(std::countr_zero(block))))) {
                    return;
                }
            }
        }
    }

private:
    std::vector<std::uint64_t> blocks_;
};

// The texts as read: distinct words in the order met, and each text as a list of them.
struct SearchIndex::Reading {
    std::string letters;
    std::vector<std::uint32_t> word_begin{0};
    std::vector<WordId> words;
    std::vector<std::uint32_t> text_begin{0};

    [[nodiscard]] std::string_view word(WordId id) const {
        return std::string_view{letters}.substr(word_begin[id], word_begin[id + 1] - word_begin[id]);
    }

    void read(std::span<const std::string_view> texts) {
        std::optional<OpenHash> known{std::in_place, 1024};
        std::size_t room = 1024;
        std::string folded;
        text_begin.reserve(texts.size() + 1);
        words.reserve(texts.size() * 4);
        for (const std::string_view text : texts) {
            fold_into(text, folded);
            for (std::string_view rest = folded; !rest.empty();) {
                const std::size_t end = std::min(rest.find(' '), rest.size());
                words.push_back(number(rest.substr(0, end), *known));
                rest.remove_prefix(std::min(end + 1, rest.size()));
                if (word_begin.size() > room) {
                    room *= 4;
                    known.emplace(room);
                    for (WordId id = 0; id + 1 < word_begin.size(); ++id) {
                        known->insert(hash_of(word(id)), id);
                    }
                }
            }
            text_begin.push_back(static_cast<std::uint32_t>(words.size()));
        }
        assert(words.size() < no_word && letters.size() < no_word);
    }

    WordId number(std::string_view spelt, OpenHash& known) {
        const std::uint64_t hash = hash_of(spelt);
        const auto found = known.find(hash, [&](std::uint32_t id) { return word(id) == spelt; });
        if (found) {
            return *found;
        }
        const auto id = static_cast<WordId>(word_begin.size() - 1);
        letters += spelt;
        word_begin.push_back(static_cast<std::uint32_t>(letters.size()));
        known.insert(hash, id);
        return id;
    }
};

SearchIndex::SearchIndex(std::span<const std::string_view> texts) {
    Reading reading;
    reading.read(texts);
    number_words(reading);
    rank_texts(reading);
    post();
}

// Renumbers the words in alphabetical order.
void SearchIndex::number_words(Reading& reading) {
    const std::size_t count = reading.word_begin.size() - 1;
    std::vector<WordId> order(count);
    for (WordId id = 0; id < count; ++id) {
        order[id] = id;
    }
    std::sort(order.begin(), order.end(), [&](WordId a, WordId b) { return reading.word(a) < reading.word(b); });
    std::vector<WordId> number_of(count);
    letters_.reserve(reading.letters.size());
    word_begin_.reserve(count + 1);
    for (WordId number = 0; number < count; ++number) {
        number_of[order[number]] = number;
        word_begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
        letters_ += reading.word(order[number]);
    }
    word_begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
    small_.resize(count);
    for (WordId number = 0; number < count; ++number) {
        small_[number] = std::find(small_words.begin(), small_words.end(), word(number)) != small_words.end();
    }
    for (WordId& id : reading.words) {
        id = number_of[id];
    }
}

// Sorts the texts by name: comparing word numbers is comparing words. Two words are compared at once, the rest only
// when those are the same.
void SearchIndex::rank_texts(const Reading& reading) {
    struct Key {
        std::uint64_t first_two;
        std::uint32_t text;
    };
    const std::size_t count = reading.text_begin.size() - 1;
    const auto words_at = [&](std::uint32_t text) {
        return std::span{reading.words}.subspan(reading.text_begin[text],
                                                reading.text_begin[text + 1] - reading.text_begin[text]);
    };
    std::vector<Key> keys(count);
    for (std::uint32_t text = 0; text < count; ++text) {
        const auto words = words_at(text);
        const std::uint64_t first = words.empty() ? 0 : words[0] + 1;
        const std::uint64_t second = words.size() < 2 ? 0 : words[1] + 1;
        keys[text] = {.first_two = (first << 32U) | second, .text = text};
    }
    std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
        if (a.first_two != b.first_two) {
            return a.first_two < b.first_two;
        }
        const auto left = words_at(a.text);
        const auto right = words_at(b.text);
        const auto order = std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end());
        return order != 0 ? order < 0 : a.text < b.text;
    });
    text_of_rank_.reserve(count);
    text_begin_.reserve(count + 1);
    text_words_.reserve(reading.words.size());
    for (const Key& key : keys) {
        text_of_rank_.push_back(key.text);
        text_begin_.push_back(static_cast<std::uint32_t>(text_words_.size()));
        const auto words = words_at(key.text);
        text_words_.insert(text_words_.end(), words.begin(), words.end());
    }
    text_begin_.push_back(static_cast<std::uint32_t>(text_words_.size()));
}

// Writes down for each word the texts that have it. The postings of a prefix are one stretch of memory, since its words
// are neighbours; the word that follows stands beside each, so that run-over words are found without looking at texts.
void SearchIndex::post() {
    post_begin_.assign(small_.size() + 1, 0);
    for (const WordId word : text_words_) {
        ++post_begin_[word + 1];
    }
    for (std::size_t word = 1; word < post_begin_.size(); ++word) {
        post_begin_[word] += post_begin_[word - 1];
    }
    post_rank_.resize(text_words_.size());
    post_next_.resize(text_words_.size());
    post_jump_.resize(text_words_.size());
    std::vector<std::uint32_t> filled(post_begin_.begin(), post_begin_.end());
    for (Rank rank = 0; rank < text_of_rank_.size(); ++rank) {
        WordId next = no_word;
        WordId next_large = no_word;
        for (std::uint32_t at = text_begin_[rank + 1]; at-- > text_begin_[rank];) {
            const WordId word = text_words_[at];
            const std::uint32_t slot = filled[word]++;
            post_rank_[slot] = rank;
            post_next_[slot] = next;
            post_jump_[slot] = next != no_word && small_[next] ? next_large : no_word;
            next = word;
            next_large = small_[word] ? next_large : word;
        }
    }
}

std::string_view SearchIndex::word(WordId id) const {
    return std::string_view{letters_}.substr(word_begin_[id], word_begin_[id + 1] - word_begin_[id]);
}

// The words of `range` that begin with `prefix`.
SearchIndex::WordRange SearchIndex::narrowed(WordRange range, std::string_view prefix) const {
    const auto first = [&](WordId begin, const auto& before) {
        WordId end = range.end;
        while (begin < end) {
            const WordId middle = begin + (end - begin) / 2;
            if (before(word(middle).substr(0, prefix.size()))) {
                begin = middle + 1;
            } else {
                end = middle;
            }
        }
        return begin;
    };
    const WordId begin = first(range.begin, [&](std::string_view head) { return head < prefix; });
    return {.begin = begin, .end = first(begin, [&](std::string_view head) { return head == prefix; })};
}

std::span<const SearchIndex::WordId> SearchIndex::words_of(Rank rank) const {
    return std::span{text_words_}.subspan(text_begin_[rank], text_begin_[rank + 1] - text_begin_[rank]);
}

std::vector<std::size_t> SearchIndex::search(std::string_view query, std::size_t limit) const {
    const std::string typed_text = folded(query);
    const std::vector<std::string_view> typed = split_words(typed_text);
    std::vector<std::size_t> found;
    if (typed.empty() || limit == 0 || text_of_rank_.empty()) {
        return found;
    }
    const WordRange all{.begin = 0, .end = static_cast<WordId>(small_.size())};
    std::vector<WordRange> ranges;
    for (const std::string_view word : typed) {
        ranges.push_back(narrowed(all, word));
    }
    const auto [first, last] = beginning(typed, ranges);
    for (Rank rank = first; rank < last && found.size() < limit; ++rank) {
        found.push_back(text_of_rank_[rank]);
    }
    if (found.size() == limit) {
        return found;
    }

    const std::size_t count = text_of_rank_.size();
    Bits taken{count};
    for (Rank rank = first; rank < last; ++rank) {
        taken.set(rank);
    }
    const auto take = [&](const Bits& bits) {
        bits.each([&](Rank rank) {
            if (!taken.has(rank)) {
                taken.set(rank);
                found.push_back(text_of_rank_[rank]);
            }
            return found.size() < limit;
        });
        return found.size() == limit;
    };
    if (typed.size() > 1) {
        Bits following{count};
        mark_following(ranges, following);
        if (take(following)) {
            return found;
        }
    }
    std::vector<Bits> by_word;
    Bits every = Bits{count};
    mark_word(ranges[0], every);
    by_word.push_back(every);
    for (std::size_t index = 1; index < typed.size(); ++index) {
        mark_word(ranges[index], by_word.emplace_back(count));
        every.keep_only(by_word.back());
    }
    if (take(every)) {
        return found;
    }
    mark_run_over(typed[0], by_word[0]);
    for (std::size_t index = 1; index < typed.size(); ++index) {
        mark_run_over(typed[index], by_word[index]);
        by_word[0].keep_only(by_word[index]);
    }
    take(by_word[0]);
    return found;
}

// The ranks of the texts that begin with the typed words, the last one perhaps unfinished.
std::pair<SearchIndex::Rank, SearchIndex::Rank> SearchIndex::beginning(std::span<const std::string_view> typed,
                                                                       std::span<const WordRange> ranges) const {
    std::vector<WordId> bound;
    for (std::size_t index = 0; index + 1 < typed.size(); ++index) {
        if (ranges[index].empty() || word(ranges[index].begin) != typed[index]) {
            return {0, 0};
        }
        bound.push_back(ranges[index].begin);
    }
    bound.push_back(ranges.back().begin);
    const Rank first = first_not_before(bound);
    bound.back() = ranges.back().end;
    return {first, first_not_before(bound)};
}

SearchIndex::Rank SearchIndex::first_not_before(std::span<const WordId> words) const {
    Rank begin = 0;
    auto end = static_cast<Rank>(text_of_rank_.size());
    while (begin < end) {
        const Rank middle = begin + (end - begin) / 2;
        const auto there = words_of(middle);
        if (std::lexicographical_compare(there.begin(), there.end(), words.begin(), words.end())) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

void SearchIndex::mark_word(WordRange range, Bits& found) const {
    for (std::uint32_t slot = post_begin_[range.begin]; slot < post_begin_[range.end]; ++slot) {
        found.set(post_rank_[slot]);
    }
}

// Marks the texts in which words of these ranges follow each other, small words jumped over.
void SearchIndex::mark_following(std::span<const WordRange> ranges, Bits& found) const {
    if (std::any_of(ranges.begin(), ranges.end(), [](WordRange range) { return range.empty(); })) {
        return;
    }
    for (std::uint32_t slot = post_begin_[ranges[0].begin]; slot < post_begin_[ranges[0].end]; ++slot) {
        if (!ranges[1].has(post_next_[slot]) && !ranges[1].has(post_jump_[slot])) {
            continue;
        }
        const Rank rank = post_rank_[slot];
        if (ranges.size() == 2 || runs_on(words_of(rank), ranges)) {
            found.set(rank);
        }
    }
}

bool SearchIndex::runs_on(std::span<const WordId> words, std::span<const WordRange> ranges) const {
    for (std::size_t start = 0; start < words.size(); ++start) {
        std::size_t part = 0;
        for (std::size_t at = start; at < words.size() && part < ranges.size(); ++at) {
            if (ranges[part].has(words[at])) {
                ++part;
            } else if (part == 0 || !small_[words[at]]) {
                break;
            }
        }
        if (part == ranges.size()) {
            return true;
        }
    }
    return false;
}

// Marks the texts over whose words the typed letters run.
//
// The words that begin with the first two letters are neighbours, so that their postings are one stretch. For each such
// word the letters are cut after every length that it agrees with, and the word beside the posting must begin with the
// two letters after the cut: so few are left that the whole of the letters can be compared.
void SearchIndex::mark_run_over(std::string_view typed, Bits& found) const {
    if (typed.size() < 3 || typed.size() > typed_letters_max) {
        return;
    }
    const WordRange all{.begin = 0, .end = static_cast<WordId>(small_.size())};
    struct Next {
        WordRange words;       // begin with the letters after the cut, two of them if there are
        WordRange one_letter;  // is the letter after the cut
    };
    std::vector<Next> next_after(typed.size());
    for (std::size_t cut = 1; cut < typed.size(); ++cut) {
        if (!continues_letter(typed[cut])) {
            next_after[cut] = {.words = narrowed(all, typed.substr(cut, 2)),
                               .one_letter = whole_word(typed.substr(cut, 1))};
        }
    }
    const auto mark_after = [&](WordId first, std::size_t cut) {
        const Next next = next_after[cut];
        if (next.words.empty() && next.one_letter.empty()) {
            return;
        }
        const auto may_be = [&](WordId word) { return next.words.has(word) || next.one_letter.has(word); };
        for (std::uint32_t slot = post_begin_[first]; slot < post_begin_[first + 1]; ++slot) {
            if (!may_be(post_next_[slot]) && !may_be(post_jump_[slot])) {
                continue;
            }
            const Rank rank = post_rank_[slot];
            if (!found.has(rank) && runs_over(words_of(rank), typed)) {
                found.set(rank);
            }
        }
    };
    const WordRange one_letter = whole_word(typed.substr(0, 1));
    if (!one_letter.empty()) {
        mark_after(one_letter.begin, 1);
    }
    const WordRange firsts = narrowed(all, typed.substr(0, 2));
    for (WordId first = firsts.begin; first < firsts.end; ++first) {
        const std::size_t agreed = std::min(letters_agreed(word(first), typed), typed.size() - 1);
        for (std::size_t cut = 2; cut <= agreed; ++cut) {
            mark_after(first, cut);
        }
    }
}

// The word itself, or nothing.
SearchIndex::WordRange SearchIndex::whole_word(std::string_view spelt) const {
    const WordRange range = narrowed({.begin = 0, .end = static_cast<WordId>(small_.size())}, spelt);
    const bool there = !range.empty() && word(range.begin) == spelt;
    return there ? WordRange{.begin = range.begin, .end = range.begin + 1} : WordRange{};
}

bool SearchIndex::runs_over(std::span<const WordId> words, std::string_view typed) const {
    // Whether the letters from `from` on run over the words from `at` on.
    const auto runs = [&](const auto& self, std::size_t at, std::size_t from) -> bool {
        const std::string_view here = word(words[at]);
        const std::size_t agreed = letters_agreed(here, typed.substr(from));
        if (from + agreed == typed.size()) {
            return from > 0;
        }
        for (std::size_t length = agreed; length > 0; --length) {
            if (continues_letter(typed[from + length]) || (length < 2 && here.size() > 1)) {
                continue;
            }
            for (std::size_t next = at + 1; next < words.size(); ++next) {
                if (self(self, next, from + length)) {
                    return true;
                }
                if (!small_[words[next]]) {
                    break;
                }
            }
        }
        return false;
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (runs(runs, at, 0)) {
            return true;
        }
    }
    return false;
}

}  // namespace ecot::session
