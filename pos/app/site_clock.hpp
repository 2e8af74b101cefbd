#pragma once

#include <cstdint>
#include <string>

#include "pos/receipt/sale_facts.hpp"
#include "pos/session/moment.hpp"

namespace ecot::app {

/// Sets the time zone of this process ("Europe/Paris"). Called once, before any thread starts. False: the system knows
/// no such zone, and the clock says UTC.
bool set_timezone(const std::string& name);

/// Now, on the machine's clocks and on the wall of the site.
[[nodiscard]] session::Moment moment_now();
/// The same where the steady clock is the caller's: a window's frame clock, so that what is drawn fades by one clock.
[[nodiscard]] session::Moment moment_now(std::int64_t steady_ms);

/// A moment of the journal on the wall of the site; for what is printed.
[[nodiscard]] receipt::LocalTime local_time(std::int64_t utc_ms);

}  // namespace ecot::app
