#include "pos/session/word_index.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <compare>

#include "pos/session/open_hash.hpp"
#include "pos/session/search_text.hpp"

namespace ecot::session {
namespace {

constexpr Rank texts_in_one_part_max = 50'000;

// Words that a person leaves out when running words together.
constexpr std::array<std::string_view, 16> small_words = {"a",  "au", "aux", "d",  "de",  "des", "du", "en",
                                                          "et", "l",  "la",  "le", "les", "s",   "un", "une"};

}  // namespace

// The texts as read: distinct words in the order met, and each text as a list of them.
struct WordIndex::Reading {
    std::string letters;
    std::vector<std::uint32_t> word_begin{0};
    std::vector<WordId> words;
    std::vector<std::uint32_t> text_begin{0};

    [[nodiscard]] std::string_view word(WordId id) const {
        return std::string_view{letters}.substr(word_begin[id], word_begin[id + 1] - word_begin[id]);
    }

    void read(std::span<const std::string_view> texts) {
        OpenHash known{1024};
        std::string folded;
        text_begin.reserve(texts.size() + 1);
        words.reserve(texts.size() * 4);
        for (const std::string_view text : texts) {
            fold_into(text, folded);
            for (std::string_view rest = folded; !rest.empty();) {
                const std::size_t end = std::min(rest.find(' '), rest.size());
                words.push_back(number(rest.substr(0, end), known));
                rest.remove_prefix(std::min(end + 1, rest.size()));
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
        known.insert_growing(hash, id, [&](std::uint32_t other) { return hash_of(word(other)); });
        return id;
    }
};

WordIndex::WordIndex(std::span<const std::string_view> texts) {
    Reading reading;
    reading.read(texts);
    number_words(reading);
    rank_texts(reading);
    post();
}

// Renumbers the words in alphabetical order.
void WordIndex::number_words(Reading& reading) {
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
        small_[number] = std::find(small_words.begin(), small_words.end(), word(number)) != small_words.end() ? 1U : 0U;
    }
    for (WordId& id : reading.words) {
        id = number_of[id];
    }
}

// Sorts the texts by name: comparing word numbers is comparing words. Two words are compared at once, the rest only
// when those are the same.
void WordIndex::rank_texts(const Reading& reading) {
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
        return std::is_neq(order) ? std::is_lt(order) : a.text < b.text;
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
void WordIndex::post() {
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
    first_part_ = texts() > texts_in_one_part_max ? texts() / 16 : texts();
    for (Rank rank = 0; rank < texts(); ++rank) {
        if (rank == first_part_) {
            post_rest_ = filled;
        }
        WordId next = no_word;
        WordId next_large = no_word;
        for (std::uint32_t at = text_begin_[rank + 1]; at-- > text_begin_[rank];) {
            const WordId word = text_words_[at];
            const std::uint32_t slot = filled[word]++;
            post_rank_[slot] = rank;
            post_next_[slot] = next;
            post_jump_[slot] = next != no_word && small(next) ? next_large : no_word;
            next = word;
            next_large = small(word) ? next_large : word;
        }
    }
    if (first_part_ == texts()) {
        post_rest_ = std::move(filled);
    }
}

WordRange WordIndex::narrowed(WordRange range, std::string_view prefix) const {
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

WordRange WordIndex::whole_word(std::string_view spelt) const {
    const WordRange range = narrowed(all_words(), spelt);
    const bool there = !range.empty() && word(range.begin) == spelt;
    return there ? WordRange{.begin = range.begin, .end = range.begin + 1} : WordRange{};
}

void WordIndex::mark(WordRange range, Part part, RankSet& found) const {
    for (WordId word = range.begin; word < range.end; ++word) {
        const auto [begin, end] = slots(word, part);
        for (std::uint32_t slot = begin; slot < end; ++slot) {
            found.set(post_rank_[slot]);
        }
    }
}

}  // namespace ecot::session
