#pragma once

#include <cstddef>
#include <cstdint>

#include "pos/store/database.hpp"

namespace ecot::bench {

/// Writes so many products, in nine families, and members into a till's tables; says on the way out what failed.
void fill(store::Database& database, std::size_t products, std::size_t members);

/// Steps through the rows a till reads at its start, looks at them and keeps nothing; the bytes seen.
std::int64_t bare_reading(store::Database& database);

}  // namespace ecot::bench
