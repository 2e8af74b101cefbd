// Files that people import: whatever the bytes, rows are whole, problems have a line, and nothing crashes.

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pos/store/csv.hpp"
#include "pos/store/import_csv.hpp"
#include "pos/store/import_json.hpp"
#include "pos/store/import_people.hpp"
#include "pos/store/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace store = ecot::store;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const store::CsvTable table = store::read_csv(bytes);
    for (const store::CsvRow& row : table.rows) {
        assert(row.cells.size() == table.header.size() && row.line > 0);
        for (const std::string& cell : row.cells) {
            assert(store::is_utf8(cell));
        }
    }
    const store::ProductsFile products = store::read_products(table, {});
    assert(!products.problems.empty() || products.rows.size() == table.rows.size());
    (void)store::read_members(table, {});
    (void)store::read_operators(table, {});
    (void)store::read_envelopes(bytes);
    return 0;
}
