#pragma once

#include <string>

#include "pricing/programme.hpp"

namespace ecot::ctl {

/// Today where the till stands. Sets the time zone of this process, so it is called before any thread starts.
[[nodiscard]] pricing::Date site_today(const std::string& timezone);

}  // namespace ecot::ctl
