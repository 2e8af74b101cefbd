#include "pos/store/products.hpp"

#include <algorithm>
#include <utility>

#include "pos/store/database.hpp"
#include "pos/store/date_text.hpp"
#include "pos/store/rows.hpp"
#include "pos/store/word_list.hpp"
#include "pricing/unit_word.hpp"

namespace ecot::store {
namespace {

std::vector<session::Category> read_categories(Database& database) {
    std::vector<session::Category> categories;
    Rows rows{database, "SELECT id, name, picture, tint FROM categories ORDER BY place, id"};
    while (rows.next()) {
        session::Category& category = categories.emplace_back();
        category.id = rows.text(0);
        category.name = rows.text(1);
        category.picture = static_cast<char32_t>(rows.integer(2));
        category.tint = static_cast<int>(rows.integer(3));
    }
    return categories;
}

// Reads the products in the order of their numbers and gives each to `take`, always the same object: what it holds is
// written anew in the memory that it has. Answers the indices of the favourites, by their place.
template <class Take>
std::vector<session::ProductIndex> read_products(Database& database, const Take& take) {
    struct Favourite {
        std::int64_t place;
        session::ProductIndex index;
    };
    std::vector<Favourite> favourites;
    session::Product product;
    session::ProductIndex index = 0;
    Rows rows{database,
              "SELECT number, id, name, category, unit, price_cents, tags, supplier, origin, tare_milli, picture, "
              "favourite FROM products ORDER BY number"};
    RowsBeside vat{database, "SELECT product, from_date, bp FROM product_vat ORDER BY product, from_date"};
    RowsBeside meal_voucher{
        database, "SELECT product, from_date, eligible FROM product_meal_voucher ORDER BY product, from_date"};
    RowsBeside barcodes{database, "SELECT product, code, quantity_milli FROM product_barcodes ORDER BY product, code"};
    for (; rows.next(); ++index) {
        const std::int64_t number = rows.integer(0);
        product.id = rows.text(1);
        product.name = rows.text(2);
        product.category = rows.text(3);
        product.unit = pricing::unit_of(rows.text(4)).value_or(pricing::Unit::Piece);
        product.price = pricing::Money::from_cents(rows.integer(5));
        words_into(rows.text(6), product.tags);
        product.supplier = rows.text(7);
        product.origin = rows.text(8);
        product.tare = pricing::Quantity::from_milli(rows.integer(9));
        product.picture = static_cast<char32_t>(rows.integer(10));
        const std::int64_t place = rows.integer(11);
        product.favourite = place > 0;
        if (product.favourite) {
            favourites.push_back({.place = place, .index = index});
        }
        product.vat.clear();
        vat.each_of(number, [&](const Rows& row) {
            product.vat.push_back({.from = date_from_text(row.text(1)), .value = pricing::BasisPoints{row.integer(2)}});
        });
        product.meal_voucher.clear();
        meal_voucher.each_of(number, [&](const Rows& row) {
            product.meal_voucher.push_back({.from = date_from_text(row.text(1)), .value = row.integer(2) != 0});
        });
        product.barcodes.clear();
        barcodes.each_of(number, [&](const Rows& row) {
            session::Barcode& barcode = product.barcodes.emplace_back();
            barcode.code = row.text(1);
            barcode.quantity = pricing::Quantity::from_milli(row.integer(2));
        });
        take(static_cast<const session::Product&>(product));
    }
    std::ranges::stable_sort(favourites, {}, &Favourite::place);
    std::vector<session::ProductIndex> first;
    first.reserve(favourites.size());
    for (const Favourite& favourite : favourites) {
        first.push_back(favourite.index);
    }
    return first;
}

// The product's number, and whether it was there before.
struct Place {
    std::int64_t number = 0;
    bool known = false;
};

Place write_product(Database& database, const ProductRow& row) {
    Query find = database.query("SELECT number FROM products WHERE id = ?1");
    const bool known = find.with(row.id).step();
    const std::string tags = joined(row.tags);
    const std::optional<std::int64_t> picture =
        row.picture ? std::optional<std::int64_t>{static_cast<std::int64_t>(*row.picture)} : std::nullopt;
    Query write = database.query(
        "INSERT INTO products (id, name, category, unit, price_cents, tags, supplier, origin, tare_milli, picture, "
        "favourite) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, coalesce(?10, 0), coalesce(?11, 0)) "
        "ON CONFLICT (id) DO UPDATE SET name = ?2, category = ?3, unit = ?4, price_cents = ?5, tags = ?6, "
        "supplier = ?7, origin = ?8, tare_milli = ?9, picture = coalesce(?10, picture), "
        "favourite = coalesce(?11, favourite) RETURNING number");
    write.with(row.id, row.name, row.category, word_of(row.unit), row.price.cents(), tags, row.supplier, row.origin,
               row.tare.milli(), picture, row.favourite);
    write.step();
    return {.number = write.integer(0), .known = known};
}

// Adds a dated row when `value` is not what the last row up to today says.
void write_dated(Database& database, std::string_view read, std::string_view write, Place place, std::int64_t value,
                 const std::string& today) {
    Query current = database.query(read);
    const bool there = current.with(place.number, today).step();
    if (there && current.integer(0) == value) {
        return;
    }
    const std::string from = there ? today : std::string{};
    database.query(write).with(place.number, from, value).done();
}

}  // namespace

Expected<StoredProducts> load_products(Database& database) {
    return database.run([&] {
        StoredProducts stored;
        stored.categories = read_categories(database);
        std::vector<session::Product> products;
        const auto first =
            read_products(database, [&](const session::Product& product) { products.push_back(product); });
        stored.products.reserve(products.size());
        for (const session::ProductIndex index : first) {
            stored.products.push_back(std::move(products[index]));
        }
        for (session::Product& product : products) {
            if (!product.favourite) {
                stored.products.push_back(std::move(product));
            }
        }
        return stored;
    });
}

Expected<std::shared_ptr<const session::Catalogue>> load_catalogue(Database& database) {
    session::PackedProducts products;
    auto categories = database.run([&] {
        products.put_first(read_products(database, [&](const session::Product& product) { products.add(product); }));
        return read_categories(database);
    });
    if (!categories) {
        return tl::make_unexpected(categories.error());
    }
    return std::make_shared<const session::Catalogue>(std::move(products), std::move(*categories));
}

void write_categories(Database& database, const std::vector<session::Category>& categories) {
    for (const session::Category& category : categories) {
        database
            .query(
                "INSERT INTO categories (id, name, picture, tint, place) "
                "VALUES (?1, ?2, ?3, ?4, (SELECT count(*) FROM categories)) "
                "ON CONFLICT (id) DO UPDATE SET name = ?2, picture = ?3, tint = ?4")
            .with(category.id, category.name, static_cast<std::int64_t>(category.picture), category.tint)
            .done();
    }
}

void write_products(Database& database, const std::vector<ProductRow>& rows, pricing::Date today) {
    const std::string day = to_text(today);
    std::vector<std::int64_t> numbers;
    for (const ProductRow& row : rows) {
        const Place place = write_product(database, row);
        numbers.push_back(place.number);
        write_dated(database,
                    "SELECT bp FROM product_vat WHERE product = ?1 AND from_date <= ?2 ORDER BY from_date DESC LIMIT 1",
                    "INSERT INTO product_vat (product, from_date, bp) VALUES (?1, ?2, ?3) "
                    "ON CONFLICT (product, from_date) DO UPDATE SET bp = ?3",
                    place, row.vat.value, day);
        write_dated(database,
                    "SELECT eligible FROM product_meal_voucher WHERE product = ?1 AND from_date <= ?2 "
                    "ORDER BY from_date DESC LIMIT 1",
                    "INSERT INTO product_meal_voucher (product, from_date, eligible) VALUES (?1, ?2, ?3) "
                    "ON CONFLICT (product, from_date) DO UPDATE SET eligible = ?3",
                    place, row.meal_voucher ? 1 : 0, day);
        if (place.known) {
            database.query("DELETE FROM product_barcodes WHERE product = ?1").with(place.number).done();
        }
    }
    // All old codes are gone before new ones come: a code may move from one product to another.
    for (std::size_t index = 0; index < rows.size(); ++index) {
        for (const session::Barcode& barcode : rows[index].barcodes) {
            database.query("INSERT INTO product_barcodes (product, code, quantity_milli) VALUES (?1, ?2, ?3)")
                .with(numbers[index], barcode.code, barcode.quantity.milli())
                .done();
        }
    }
}

}  // namespace ecot::store
