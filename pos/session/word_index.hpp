#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pos/session/rank_set.hpp"

namespace ecot::session {

/// A word's number; words are numbered in alphabetical order, so that a beginning is a range.
using WordId = std::uint32_t;
/// A text's number; texts are numbered by name.
using Rank = std::uint32_t;
/// The number of no word.
inline constexpr WordId no_word = std::numeric_limits<WordId>::max();

/// The words from `begin` up to, not including, `end`.
struct WordRange {
    WordId begin = 0;
    WordId end = 0;
    [[nodiscard]] bool empty() const { return begin == end; }
    [[nodiscard]] bool has(WordId word) const { return word - begin < end - begin; }  // wraps below begin
};

/// The first texts by name, and the others. Where many texts fit a query, looking at the first ones is enough.
enum class Part : std::uint8_t { First, Rest };

/// A text that has a word: a posting.
struct Posting {
    Rank rank = 0;
    WordId next = no_word;  ///< the word after it there
    WordId jump = no_word;  ///< the next one behind small words; no_word when there are none between
};

/// The distinct folded words of many texts, and which texts have which. Immutable once made.
class WordIndex {
public:
    explicit WordIndex(std::span<const std::string_view> texts);

    [[nodiscard]] Rank texts() const { return static_cast<Rank>(text_of_rank_.size()); }
    [[nodiscard]] std::span<const std::uint32_t> by_name() const { return text_of_rank_; }
    [[nodiscard]] std::span<const WordId> words_of(Rank rank) const {
        return std::span{text_words_}.subspan(text_begin_[rank], text_begin_[rank + 1] - text_begin_[rank]);
    }

    [[nodiscard]] WordRange all_words() const { return {.begin = 0, .end = static_cast<WordId>(small_.size())}; }
    [[nodiscard]] std::string_view word(WordId id) const {
        return std::string_view{letters_}.substr(word_begin_[id], word_begin_[id + 1] - word_begin_[id]);
    }
    /// Whether people leave this word out when running words together: "de", "la".
    [[nodiscard]] bool small(WordId id) const { return small_[id] != 0; }

    /// The words of `range` that begin with `beginning`.
    [[nodiscard]] WordRange narrowed(WordRange range, std::string_view beginning) const;
    /// The word itself, or nothing.
    [[nodiscard]] WordRange whole_word(std::string_view spelt) const;

    /// How many postings the words of a range have: one stretch of memory.
    [[nodiscard]] std::uint32_t postings(WordRange range) const {
        return post_begin_[range.end] - post_begin_[range.begin];
    }
    void mark(WordRange range, Part part, RankSet& found) const;
    /// The slots of a word's postings in one part of the texts.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> slots(WordId word, Part part) const {
        return part == Part::First ? std::pair{post_begin_[word], post_rest_[word]}
                                   : std::pair{post_rest_[word], post_begin_[word + 1]};
    }
    [[nodiscard]] Posting posting(std::uint32_t slot) const {
        return {.rank = post_rank_[slot], .next = post_next_[slot], .jump = post_jump_[slot]};
    }

private:
    struct Reading;

    void number_words(Reading& reading);
    void rank_texts(const Reading& reading);
    void post();

    std::string letters_;                    // all distinct words, one after the other
    std::vector<std::uint32_t> word_begin_;  // into letters_, and one past the end
    std::vector<std::uint8_t> small_;        // by word
    std::vector<std::uint32_t> text_of_rank_;
    std::vector<WordId> text_words_;         // the words of all texts, in rank order
    std::vector<std::uint32_t> text_begin_;  // into text_words_, by rank, and one past the end
    std::vector<std::uint32_t> post_begin_;  // into the three below, by word, and one past the end
    std::vector<std::uint32_t> post_rest_;   // where the postings of the texts beyond the first part begin, by word
    Rank first_part_ = 0;
    std::vector<Rank> post_rank_;
    std::vector<WordId> post_next_;
    std::vector<WordId> post_jump_;
};

}  // namespace ecot::session
