#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ecot::session {

/// A set of texts, by their rank.
class RankSet {
public:
    explicit RankSet(std::size_t count) : blocks_((count + 63) / 64) {}
    void set(std::uint32_t rank) { blocks_[rank / 64] |= 1ULL << (rank % 64); }
    [[nodiscard]] bool has(std::uint32_t rank) const { return ((blocks_[rank / 64] >> (rank % 64)) & 1U) != 0; }
    void keep_only(const RankSet& other) {
        for (std::size_t index = 0; index < blocks_.size(); ++index) {
            blocks_[index] &= other.blocks_[index];
        }
    }
    [[nodiscard]] std::uint64_t count() const {
        std::uint64_t sum = 0;
        for (const std::uint64_t block : blocks_) {
            sum += static_cast<std::uint64_t>(std::popcount(block));
        }
        return sum;
    }

    /// Calls `take` with each rank in order, until it says false; whether it never did.
    template <class Take>
    bool each(const Take& take) const {
        for (std::size_t index = 0; index < blocks_.size(); ++index) {
            for (std::uint64_t block = blocks_[index]; block != 0; block &= block - 1) {
                if (!take(static_cast<std::uint32_t>(index * 64 + static_cast<std::size_t>(std::countr_zero(block))))) {
                    return false;
                }
            }
        }
        return true;
    }

private:
    std::vector<std::uint64_t> blocks_;
};

}  // namespace ecot::session
