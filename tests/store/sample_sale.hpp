#pragma once

#include <string>

#include "pos/session/records.hpp"

namespace ecot::store::test {

/// A kilogram of lentils at 5,00 €: member m-17 pays 1,00 with 2,00 in cash, ccas gives 4,00.
[[nodiscard]] session::SaleRecord lentils();
[[nodiscard]] session::EventRecord event(const std::string& code);

}  // namespace ecot::store::test
