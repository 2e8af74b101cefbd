#pragma once

#include <string>

#include "pos/store/store_error.hpp"
#include "pricing/programme.hpp"

namespace ecot::ctl {

/// Today where the till stands; an error when its time zone is not known. Sets the time zone of this process, so it is
/// called before any thread starts.
[[nodiscard]] store::Expected<pricing::Date> site_today(const std::string& timezone);

}  // namespace ecot::ctl
