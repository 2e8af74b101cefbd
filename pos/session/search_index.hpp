#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "pos/session/word_index.hpp"

namespace ecot::session {

/// Finds texts (names of products, of members) by the beginnings of their words. In memory only (reliability.md S12),
/// immutable once made.
///
/// Best first: texts that begin with what was typed; then those where the typed words follow each other; then those
/// that have them in any order; last those where letters typed as one word run over several (run_over.hpp). Within
/// each, by name, then by the order given.
class SearchIndex {
public:
    explicit SearchIndex(std::span<const std::string_view> texts) : index_{texts} {}

    /// Positions of the texts found, at most `limit`. An empty query finds nothing.
    [[nodiscard]] std::vector<std::size_t> search(std::string_view query, std::size_t limit) const;

    /// Positions of all texts, by name.
    [[nodiscard]] std::span<const std::uint32_t> by_name() const { return index_.by_name(); }

private:
    [[nodiscard]] std::pair<Rank, Rank> beginning(std::span<const std::string_view> typed,
                                                  std::span<const WordRange> ranges) const;
    [[nodiscard]] Rank first_not_before(std::span<const WordId> words) const;
    [[nodiscard]] RankSet candidates(std::span<const WordRange> ranges, Part part) const;
    [[nodiscard]] bool follow_each_other(std::span<const WordId> words, std::span<const WordRange> ranges) const;
    template <class Take>
    bool each_with_word(WordRange range, const Take& take) const;
    template <class Take>
    bool each_with_words(std::span<const WordRange> ranges, const Take& take) const;
    template <class Take>
    void each_run_over(std::span<const std::string_view> typed, std::span<const WordRange> ranges,
                       const Take& take) const;
    void mark_run_over(std::string_view typed, std::span<const WordRange> others, Part part, RankSet& found) const;

    WordIndex index_;
};

}  // namespace ecot::session
