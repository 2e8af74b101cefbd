#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "pos/ctl/drive/command.hpp"
#include "pos/session/update.hpp"

namespace ecot::ctl {

/// The till without its screen: one command in, one answer out. The session is the one the screen uses; what it wants
/// done outside is done at once, before the answer, so that an `ok` means what it says.
class Drive {
public:
    using Perform = std::function<std::vector<session::Event>(const session::Effect&)>;
    /// What time it is, not before that of the last record (milliseconds UTC).
    using Clock = std::function<session::Moment(std::int64_t recorded_ms)>;

    Drive(session::Loaded loaded, Perform perform, Clock clock);

    /// Answers one line, whatever its bytes; without the line's end.
    [[nodiscard]] std::string answer(std::string_view line);

    /// Something happened outside: the disk is low, the clock jumped.
    void happen(const std::vector<session::Event>& events);

    /// The input has ended: an open cart is voided and journaled (fiscal.md F23).
    void end();

    [[nodiscard]] const session::TillState& state() const { return state_; }

private:
    void ask(const session::Intent& intent);
    void carry_out(session::Effects effects);
    [[nodiscard]] std::optional<session::Refusal> do_it(const session::Intent& intent,
                                                        const std::optional<ManagerWord>& manager);
    [[nodiscard]] std::optional<session::Refusal> ask_manager(const std::optional<ManagerWord>& manager);
    void name_line(session::Intent& intent) const;
    [[nodiscard]] std::optional<session::Refusal> complete(session::Intent& intent, bool quantity_left_out) const;
    [[nodiscard]] nlohmann::ordered_json reply(const Command& command);
    [[nodiscard]] nlohmann::ordered_json reply_to_intent(session::Intent intent, const Command& command);
    void add_outcome(nlohmann::ordered_json& json, const session::Intent& intent) const;

    Perform perform_;
    Clock clock_;
    session::TillState state_;
};

}  // namespace ecot::ctl
