#pragma once

#include <memory>
#include <vector>

#include "pos/session/catalogue.hpp"
#include "pos/session/members.hpp"

namespace ecot::test {

// What the sample grocery sells, to whom, and how it is shared: food 60 % covered, care 40 %, honey at a free price.

[[nodiscard]] std::shared_ptr<const session::Catalogue> sample_catalogue();
[[nodiscard]] std::shared_ptr<const session::Members> sample_members();
[[nodiscard]] std::shared_ptr<const std::vector<pricing::Programme>> sample_programmes();

}  // namespace ecot::test
