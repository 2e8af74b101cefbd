#pragma once

#include "pricing/json_reader.hpp"
#include "pricing/json_writer.hpp"
#include "pricing/programme.hpp"

namespace ecot::pricing {

/// Reads one programme of a request. Fields it does not know are errors: a typo must not open a programme to everyone.
[[nodiscard]] bool read(const Source& source, Programme& target);

/// Writes a programme as a request has it. What may be left out and has its usual value is left out.
void write(JsonWriter& json, const Programme& programme);

}  // namespace ecot::pricing
