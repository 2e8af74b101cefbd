#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>

#include "pos/texts/catalogue.hpp"

/// A catalogue of any bytes is refused or answers from within them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(data, data + size);
    const auto catalogue = ecot::texts::Catalogue::read(bytes);
    if (catalogue) {
        for (const char* key : {"", "Hold", "{n} item"}) {
            for (std::size_t form = 0; form < 3; ++form) {
                const auto text = catalogue->find(key, form);
                assert(!text || text->size() <= size);
            }
        }
    }
    return 0;
}
