#pragma once

#include <string>
#include <vector>

#include "pos/session/catalogue.hpp"
#include "pos/store/csv.hpp"
#include "pos/store/products.hpp"

namespace ecot::store {

/// A products file as understood. Nothing of it may be written while `problems` is not empty.
struct ProductsFile {
    std::vector<ProductRow> rows;
    std::vector<session::Category> new_categories;
    std::vector<LineProblem> problems;
    std::vector<LineProblem> remarks;  ///< what someone may want to look at, and is imported all the same
};

/// Reads a table with the columns `id,name,category,unit,price_eur,vat_percent` and, if wished,
/// `barcodes,tags,supplier, origin,meal_voucher,tare_g,picture,favourite`.
///
/// - `category` is an id or a name that is there; any other makes a new category.
/// - `unit` is piece, kg or l; `price_eur` "12,50"; `vat_percent` "5,5".
/// - `barcodes` and `tags` are separated by spaces; "13560070123459*6" is a pack of six.
/// - `meal_voucher` is yes or no; `tare_g` whole grams; `picture` one emoji; `favourite` a place on the first page.
///
/// An id or a barcode may stand once in the file, and a barcode may not belong to a product that the file leaves alone.
[[nodiscard]] ProductsFile read_products(CsvTable table, const StoredProducts& stored);

}  // namespace ecot::store
