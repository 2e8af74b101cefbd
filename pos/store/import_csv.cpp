#include "pos/store/import_csv.hpp"

#include <algorithm>
#include <map>

#include "pos/session/search_text.hpp"
#include "pos/store/csv_cells.hpp"
#include "pos/store/utf8.hpp"
#include "pos/store/word_list.hpp"
#include "pricing/unit_word.hpp"

namespace ecot::store {
namespace {

constexpr std::size_t id_bytes_max = 64;
constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t code_bytes_max = 48;
constexpr std::int64_t tare_grams_max = 100'000;
constexpr std::int64_t favourites_max = 1000;
constexpr char32_t basket_picture = 0x1F9FA;
constexpr int tints = 9;

bool all_digits(std::string_view code) {
    return std::all_of(code.begin(), code.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

bool is_trade_item_number(std::string_view code) {
    return (code.size() == 8 || (code.size() >= 12 && code.size() <= 14)) && all_digits(code);
}

// As the catalogue compares codes: a trade item number whatever its leading zeros.
std::string same_code_key(const std::string& code) {
    return is_trade_item_number(code) ? std::string(14 - code.size(), '0') + code : code;
}

bool check_digit_fits(std::string_view code) {
    int sum = 0;
    int weight = 1;
    for (auto digit = code.rbegin(); digit != code.rend(); ++digit) {
        sum += (*digit - '0') * weight;
        weight = 4 - weight;
    }
    return sum % 10 == 0;
}

bool is_printable_code(std::string_view code) {
    return !code.empty() && code.size() <= code_bytes_max &&
           std::all_of(code.begin(), code.end(), [](char letter) { return letter > ' ' && letter < 127; });
}

class ProductsReader {
public:
    ProductsReader(const CsvTable& table, const StoredProducts& stored, ProductsFile& file)
        : table_{table}, stored_{stored}, file_{file} {
        for (const session::Category& category : stored.categories) {
            know_category(category);
        }
    }

    void read() {
        for (const CsvRow& row : table_.rows) {
            CsvCells cells{table_, row, file_.problems};
            ProductRow product = read_row(cells);
            if (!product.id.empty() && !line_of_id_.emplace(product.id, row.line).second) {
                cells.refuse("the id " + product.id + " is also in line " + std::to_string(line_of_id_.at(product.id)));
            }
            file_.rows.push_back(std::move(product));
        }
        check_codes_of_others();
    }

private:
    void know_category(const session::Category& category) {
        category_of_.emplace(category.id, category.id);
        category_of_.emplace(session::folded(category.name), category.id);
    }

    std::string category_id(CsvCells& cells) {
        const std::string name = cells.needed_text("category", id_bytes_max);
        const std::string folded = session::folded(name);
        for (const std::string& key : {name, folded}) {
            if (const auto found = category_of_.find(key); found != category_of_.end()) {
                return found->second;
            }
        }
        if (folded.empty()) {
            if (!name.empty()) {
                cells.refuse("category \"" + name + "\" needs a letter or a digit");
            }
            return {};
        }
        session::Category category;
        category.id = folded;
        std::replace(category.id.begin(), category.id.end(), ' ', '-');
        category.name = name;
        category.picture = basket_picture;
        category.tint = static_cast<int>(stored_.categories.size() + file_.new_categories.size()) % tints;
        know_category(category);
        file_.new_categories.push_back(category);
        return category.id;
    }

    static pricing::Unit unit(CsvCells& cells) {
        const std::string& word = cells.text("unit");
        const auto unit = pricing::unit_of(word);
        if (!unit) {
            cells.refuse("unit \"" + word + "\" is none of piece, kg and l");
        }
        return unit.value_or(pricing::Unit::Piece);
    }

    std::vector<session::Barcode> barcodes(CsvCells& cells) {
        std::vector<session::Barcode> codes;
        for (const std::string& word : words_of(cells.text("barcodes"))) {
            const std::size_t star = word.find('*');
            session::Barcode barcode{.code = word.substr(0, star)};
            if (star != std::string::npos) {
                const auto pack = thousandths(std::string_view{word}.substr(star + 1));
                if (!pack) {
                    cells.refuse("barcode \"" + word + "\" does not say how many, as in 13560070123459*6");
                    continue;
                }
                barcode.quantity = pricing::Quantity::from_milli(*pack);
            }
            if (!is_printable_code(barcode.code)) {
                cells.refuse("barcode \"" + barcode.code + "\" is empty, too long or has letters no scanner sends");
                continue;
            }
            if (is_trade_item_number(barcode.code) && !check_digit_fits(barcode.code)) {
                file_.remarks.push_back(
                    {cells.line(), "barcode " + barcode.code + " has a wrong check digit; it is kept as written"});
            }
            const auto [taken, fresh] = line_of_code_.emplace(same_code_key(barcode.code), cells.line());
            if (!fresh) {
                cells.refuse("barcode " + barcode.code + " is also in line " + std::to_string(taken->second));
                continue;
            }
            codes.push_back(std::move(barcode));
        }
        return codes;
    }

    ProductRow read_row(CsvCells& cells) {
        ProductRow row;
        row.id = cells.id("id", id_bytes_max);
        row.name = cells.needed_text("name", name_bytes_max);
        row.category = category_id(cells);
        row.unit = unit(cells);
        row.price = cells.money("price_eur");
        row.vat = cells.percent("vat_percent");
        row.barcodes = barcodes(cells);
        row.tags = words_of(cells.text("tags"));
        row.supplier = cells.optional_text("supplier", name_bytes_max);
        row.origin = cells.optional_text("origin", name_bytes_max);
        row.meal_voucher = cells.yes_or_no("meal_voucher");
        row.tare = pricing::Quantity::from_milli(cells.whole("tare_g", 0, tare_grams_max, 0));
        if (const std::string& picture = cells.text("picture"); !picture.empty()) {
            row.picture = only_character(picture);
            if (*row.picture == U'\0') {
                cells.refuse("picture \"" + picture + "\" is not one character");
            }
        }
        if (!cells.text("favourite").empty()) {
            row.favourite = static_cast<int>(cells.whole("favourite", 0, favourites_max, 0));
        }
        return row;
    }

    // A code of the file that a product outside the file has.
    void check_codes_of_others() {
        for (const session::Product& product : stored_.products) {
            if (line_of_id_.contains(product.id)) {
                continue;
            }
            for (const session::Barcode& barcode : product.barcodes) {
                if (const auto taken = line_of_code_.find(same_code_key(barcode.code)); taken != line_of_code_.end()) {
                    file_.problems.push_back(
                        {taken->second, "barcode " + barcode.code + " belongs to the product " + product.id});
                }
            }
        }
    }

    const CsvTable& table_;
    const StoredProducts& stored_;
    ProductsFile& file_;
    std::map<std::string, std::string> category_of_;  // id or folded name, id
    std::map<std::string, std::size_t> line_of_id_;
    std::map<std::string, std::size_t> line_of_code_;
};

}  // namespace

ProductsFile read_products(CsvTable table, const StoredProducts& stored) {
    check_columns(table, {.needed = {"id", "name", "category", "unit", "price_eur", "vat_percent"},
                          .optional = {"barcodes", "tags", "supplier", "origin", "meal_voucher", "tare_g", "picture",
                                       "favourite"}});
    ProductsFile file;
    const bool header_fits = std::none_of(table.problems.begin(), table.problems.end(),
                                          [](const LineProblem& problem) { return problem.line <= 1; });
    if (header_fits) {
        ProductsReader{table, stored, file}.read();
    }
    file.problems.insert(file.problems.end(), table.problems.begin(), table.problems.end());
    std::stable_sort(file.problems.begin(), file.problems.end(),
                     [](const LineProblem& a, const LineProblem& b) { return a.line < b.line; });
    return file;
}

}  // namespace ecot::store
