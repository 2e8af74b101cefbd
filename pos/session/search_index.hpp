#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecot::session {

/// Finds texts (names of products, of members) by the beginnings of their words. In memory only (reliability.md S12),
/// immutable once made.
///
/// Best first: texts that begin with what was typed; then those where the typed words follow each other; then those
/// that have them in any order; last those where letters typed as one word run over several ("poichi" and "Pois
/// chiches"). Within each, by name, then by the order given. Every part but the last of a run-over word is at least two
/// letters or a whole word, and small words ("de", "la") may be jumped over.
class SearchIndex {
public:
    explicit SearchIndex(std::span<const std::string_view> texts);

    /// Positions of the texts found, at most `limit`. An empty query finds nothing.
    [[nodiscard]] std::vector<std::size_t> search(std::string_view query, std::size_t limit) const;

    /// Positions of all texts, by name.
    [[nodiscard]] std::span<const std::uint32_t> by_name() const { return text_of_rank_; }

private:
    using WordId = std::uint32_t;  // words are numbered in alphabetical order, so that a prefix is a range
    using Rank = std::uint32_t;    // texts are numbered by name
    struct WordRange {
        WordId begin = 0;
        WordId end = 0;
        [[nodiscard]] bool empty() const { return begin == end; }
        [[nodiscard]] bool has(WordId word) const { return word >= begin && word < end; }
    };
    class Bits;
    struct Reading;

    void number_words(Reading& reading);
    void rank_texts(const Reading& reading);
    void post();

    [[nodiscard]] std::string_view word(WordId id) const;
    [[nodiscard]] WordRange narrowed(WordRange range, std::string_view prefix) const;
    [[nodiscard]] std::span<const WordId> words_of(Rank rank) const;
    [[nodiscard]] Rank first_not_before(std::span<const WordId> words) const;
    [[nodiscard]] bool runs_on(std::span<const WordId> words, std::span<const WordRange> ranges) const;

    [[nodiscard]] bool runs_over(std::span<const WordId> words, std::string_view typed) const;
    [[nodiscard]] WordRange whole_word(std::string_view spelt) const;

    [[nodiscard]] std::pair<Rank, Rank> beginning(std::span<const std::string_view> typed,
                                                  std::span<const WordRange> ranges) const;
    void mark_following(std::span<const WordRange> ranges, Bits& found) const;
    void mark_word(WordRange range, Bits& found) const;
    void mark_run_over(std::string_view typed, Bits& found) const;

    std::string letters_;                    // all distinct words, one after the other
    std::vector<std::uint32_t> word_begin_;  // into letters_, and one past the end
    std::vector<bool> small_;                // by word: may be jumped over
    std::vector<std::uint32_t> text_of_rank_;
    std::vector<WordId> text_words_;         // the words of all texts, in rank order
    std::vector<std::uint32_t> text_begin_;  // into text_words_, by rank, and one past the end
    std::vector<std::uint32_t> post_begin_;  // into the three below, by word, and one past the end
    std::vector<Rank> post_rank_;            // texts that have the word
    std::vector<WordId> post_next_;          // the word after it there
    std::vector<WordId> post_jump_;          // the next one after small words; no_word when there is none between
};

}  // namespace ecot::session
