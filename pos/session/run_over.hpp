#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "pos/session/word_index.hpp"

namespace ecot::session {

/// Letters typed as one word that run over several: "poichi" and "Pois chiches".
///
/// Every part but the last is at least two letters or a whole word; small words may be jumped over, and only an elided
/// one
/// ("d") may come first. A value for one query; `index` and `typed` must outlive it.
class RunOver {
public:
    RunOver(const WordIndex& index, std::string_view typed);

    /// Marks the texts of a part over whose words the letters run; of those `among`, unless it is null.
    void mark(Part part, const RankSet* among, RankSet& found) const;

    /// Whether the letters run over these words of a text.
    [[nodiscard]] bool runs_over(std::span<const WordId> words) const;

private:
    // The words that may follow a cut of the typed letters.
    struct Continuation {
        WordRange all;         // begin with all letters after the cut
        WordRange part;        // begin with some of them, two at least, and others may go on
        WordRange one_letter;  // is the one letter after the cut, and others may go on
        [[nodiscard]] WordRange cover() const;
        [[nodiscard]] bool none() const { return all.empty() && part.empty() && one_letter.empty(); }
    };
    [[nodiscard]] bool possible() const { return !after_.empty(); }
    [[nodiscard]] Continuation continuation(std::size_t cut) const;
    [[nodiscard]] bool may_begin(WordId id) const;
    [[nodiscard]] bool runs(std::span<const WordId> words, std::size_t at, std::size_t from) const;

    const WordIndex& index_;
    std::string_view typed_;
    std::vector<Continuation> after_;  // by cut, as far as all words taken together can tell
};

}  // namespace ecot::session
