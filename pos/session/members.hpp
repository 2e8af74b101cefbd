#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "pos/session/membership.hpp"
#include "pos/session/packed_members.hpp"

namespace ecot::session {

/// All members, in memory. Immutable once made; shared by threads.
class Members {
public:
    explicit Members(PackedMembers members);
    ~Members();
    Members(const Members&) = delete;
    Members& operator=(const Members&) = delete;

    /// How many members there are; their indices go from 0 on.
    [[nodiscard]] std::size_t size() const { return members_.size(); }
    /// A copy of all that is known of a member.
    [[nodiscard]] Member member(MemberIndex index) const { return members_.member(index); }
    [[nodiscard]] std::optional<MemberIndex> find(std::string_view id) const;
    [[nodiscard]] std::optional<MemberIndex> find_card(std::string_view card) const;

    /// Whether so much was typed that a search answers: three characters, so that nobody leafs through the members
    /// (reliability.md S12).
    [[nodiscard]] static bool long_enough(std::string_view text);

    /// Members whose display name or card begins with what was typed; accents and case do not matter. Nobody unless
    /// that is long_enough(). At most `limit`.
    [[nodiscard]] std::vector<MemberIndex> search(std::string_view text, std::size_t limit) const;

private:
    struct Index;
    PackedMembers members_;
    std::unique_ptr<const Index> index_;
};

}  // namespace ecot::session
