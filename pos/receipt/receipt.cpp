#include "pos/receipt/receipt.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "pos/texts/format.hpp"
#include "pos/texts/texts.hpp"

namespace ecot::receipt {
namespace {

using hardware::Align;
using hardware::ColumnsLine;
using hardware::Cut;
using hardware::DrawerPulse;
using hardware::PrintJob;
using hardware::QrCode;
using hardware::RuleLine;
using hardware::TextLine;
using hardware::TextStyle;
using pricing::Money;

constexpr int qr_module_size = 4;
/// The two columns right of an amount that carries no VAT letter.
constexpr std::string_view no_letter = "  ";
/// Columns of each amount of the VAT table.
constexpr std::size_t vat_columns = 9;

constexpr TextStyle loud_centred{.bold = true, .tall = true, .align = Align::Centre};
constexpr TextStyle loud{.bold = true, .tall = true};
constexpr TextStyle centred{.align = Align::Centre};

/// Letters of UTF-8 text: all that amounts are made of takes one column each on paper.
std::size_t letter_count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// A rate with at least one decimal: "5,5 %", "20,0 %", "8,75 %".
std::string rate_text(pricing::BasisPoints rate, texts::Language language) {
    const char point = language == texts::Language::French ? ',' : '.';
    const std::int64_t hundredths = rate.value % 100;
    return hundredths % 10 == 0 ? fmt::format("{}{}{} %", rate.value / 100, point, hundredths / 10)
                                : fmt::format("{}{}{:02} %", rate.value / 100, point, hundredths);
}

class Writer {
public:
    Writer(const ReceiptData& data, const texts::Texts& texts)
        : data_{data}, texts_{texts}, language_{texts.language()} {
        job_.items.reserve(data.lines.size() * 2 + 32);
    }

    PrintJob run() {
        if (data_.open_drawer) {
            job_.items.emplace_back(DrawerPulse{});
        }
        training();
        duplicate();
        heading();
        rule('-');
        number();
        rule('-');
        for (const ReceiptLine& line : data_.lines) {
            sold(line);
        }
        rule('-');
        totals();
        tenders();
        vat();
        training();
        duplicate();
        footer();
        job_.items.emplace_back(Cut{});
        return std::move(job_);
    }

private:
    void training() {
        if (data_.training) {
            text(texts_.get("*** TRAINING, NO VALUE ***"), loud_centred);
        }
    }

    void duplicate() {
        if (data_.duplicate) {
            text(texts_.get("DUPLICATE"), loud_centred);
            text(texts_.get("This receipt may have been printed before."), centred);
        }
    }

    void heading() {
        if (data_.site.logo) {
            job_.items.emplace_back(*data_.site.logo);
        }
        text(data_.site.name, {.tall = true, .wide = true, .align = Align::Centre});
        for (const std::string& line : data_.site.heading) {
            if (!line.empty()) {
                text(line, centred);
            }
        }
    }

    void number() {
        columns(texts_.format("Receipt {number}", fmt::arg("number", data_.number)),
                fmt::format("{} {}", texts::format_numeric_date(data_.date),
                            texts::format_time(std::chrono::minutes{data_.minute_of_day})));
        columns(texts_.format("Till {name}", fmt::arg("name", data_.till)),
                texts_.format("Served by {name}", fmt::arg("name", data_.operator_name)));
    }

    void sold(const ReceiptLine& line) {
        const Money shown = data_.discreet ? line.reference - line.covered + line.surplus : line.reference;
        std::string right = amount(shown) + letter_of(line.vat);
        const std::string detail = quantity_and_price(line);
        if (detail.empty()) {
            columns(line.name, std::move(right));
        } else {
            text(line.name, {});
            columns("  " + detail, std::move(right));
        }
        if (line.tare > pricing::Quantity{}) {
            text("  " + texts_.format("container {weight} taken off",
                                      fmt::arg("weight", texts::format_quantity(line.tare, line.unit, language_))),
                 {});
        }
        if (data_.detail && !data_.discreet) {
            amount_line_unless_zero("  " + texts_.get("covered by the community"), -line.covered);
            amount_line_unless_zero("  " + texts_.get("solidarity contribution"), line.surplus);
        }
    }

    /// What stands between the name and the amount; nothing for one piece at its price. A full price of one would tell
    /// what was covered.
    [[nodiscard]] std::string quantity_and_price(const ReceiptLine& line) const {
        const bool piece = line.unit == pricing::Unit::Piece;
        if (piece && line.quantity == pricing::Quantity::from_milli(1000)) {
            return {};
        }
        if (line.label_price && !data_.discreet) {
            return texts_.get("price on the label");
        }
        std::string quantity = texts::format_quantity(line.quantity, line.unit, language_);
        if (line.by_hand) {
            quantity = texts_.format("{weight} (typed)", fmt::arg("weight", quantity));
        }
        if (data_.discreet) {
            return quantity;
        }
        return quantity.append(" × ").append(piece ? amount(line.price)
                                                   : texts::format_unit_price(line.price, line.unit, language_));
    }

    void totals() {
        text(texts_.plural("{n} item", "{n} items", item_count()), {});
        if (!data_.discreet) {
            amount_line(texts_.get("Full price"), data_.totals.reference);
            amount_line_unless_zero(texts_.get("Covered by the community"), -data_.totals.funded);
            amount_line_unless_zero(texts_.get("Solidarity contribution"), data_.totals.surplus);
        }
        if (data_.round_up != Money{}) {
            amount_line(texts_.get("To pay"), data_.totals.member);
            amount_line(texts_.get("Solidarity round-up (gift)"), data_.round_up);
        }
        rule('=');
        job_.items.emplace_back(
            ColumnsLine{.left = data_.round_up != Money{} ? texts_.get("TOTAL") : texts_.get("TO PAY"),
                        .right = texts::format_amount(data_.totals.member + data_.round_up, language_),
                        .style = loud});
        rule('=');
    }

    /// Pieces count one by one, whatever is weighed or measured counts once.
    [[nodiscard]] std::int64_t item_count() const {
        std::int64_t count = 0;
        for (const ReceiptLine& line : data_.lines) {
            const std::int64_t milli = line.quantity.milli();
            count += line.unit == pricing::Unit::Piece && milli % 1000 == 0 ? milli / 1000 : 1;
        }
        return count;
    }

    void tenders() {
        for (const ReceiptTender& tender : data_.tenders) {
            amount_line(tender_word(tender.kind), tender.amount);
        }
        amount_line_unless_zero(texts_.get("Change", "receipt"), data_.change);
        if (!data_.tenders.empty()) {
            rule('-');
        }
    }

    [[nodiscard]] std::string tender_word(ReceiptTenderKind kind) const {
        switch (kind) {
            case ReceiptTenderKind::Cash:
                return texts_.get("Cash", "receipt");
            case ReceiptTenderKind::Card:
                return texts_.get("Card", "receipt");
            case ReceiptTenderKind::Cheque:
                return texts_.get("Cheque", "receipt");
            case ReceiptTenderKind::FoodVoucher:
                return texts_.get("Voucher", "receipt");
            case ReceiptTenderKind::MealVoucher:
                return texts_.get("Meal voucher", "receipt");
        }
        return {};
    }

    void vat() {
        if (data_.site.vat_mention) {
            text(*data_.site.vat_mention, {});
        } else {
            vat_row(texts_.get("VAT included", "receipt"), texts_.get("Net", "receipt"), texts_.get("VAT", "receipt"),
                    texts_.get("Gross", "receipt"));
            for (const pricing::VatRow& row : data_.vat) {
                vat_row(fmt::format("{} {}", letter_of(row.rate)[1], rate_text(row.rate, language_)),
                        amount(row.taxable - row.vat), amount(row.vat), amount(row.taxable));
            }
        }
        if (data_.offline) {
            text(texts_.get("Recorded on this till, sent later"), {});
        }
        rule('-');
    }

    void vat_row(const std::string& label, const std::string& net, const std::string& vat, const std::string& gross) {
        std::string cells;
        for (const std::string& cell : {net, vat, gross}) {
            // A very large amount takes the room it needs, and still stands apart.
            const std::size_t count = letter_count(cell);
            cells.append(count < vat_columns ? vat_columns - count : 1, ' ');
            cells += cell;
        }
        columns(label, cells);
    }

    void footer() {
        text(texts_.get("Thank you and see you soon!"), centred);
        for (const std::string& line : data_.site.footer) {
            if (!line.empty()) {
                text(line, centred);
            }
        }
        text({}, {});
        text(texts_.format("Écot {version}   fingerprint {code}", fmt::arg("version", data_.program_version),
                           fmt::arg("code", data_.short_hash)),
             {.small = true});
        job_.items.emplace_back(QrCode{.data = control_code(data_), .module_size = qr_module_size});
    }

    /// " A" for the first rate of the VAT table; blanks where there is no VAT.
    [[nodiscard]] std::string letter_of(pricing::BasisPoints rate) const {
        const auto row = std::find_if(data_.vat.begin(), data_.vat.end(),
                                      [rate](const pricing::VatRow& known) { return known.rate == rate; });
        const auto index = row - data_.vat.begin();
        if (data_.site.vat_mention || row == data_.vat.end() || index >= 26) {
            return std::string{no_letter};
        }
        return {' ', static_cast<char>('A' + index)};
    }

    [[nodiscard]] std::string amount(Money money) const { return texts::format_plain_amount(money, language_); }

    void columns(std::string left, std::string right) {
        job_.items.emplace_back(ColumnsLine{.left = std::move(left), .right = std::move(right), .style = {}});
    }

    /// An amount without a VAT letter keeps the letter's columns free, so that all amounts stand below each other.
    void amount_line(std::string left, Money money) { columns(std::move(left), amount(money).append(no_letter)); }

    void amount_line_unless_zero(std::string left, Money money) {
        if (money != Money{}) {
            amount_line(std::move(left), money);
        }
    }

    void text(std::string line, TextStyle style) {
        job_.items.emplace_back(TextLine{.text = std::move(line), .style = style});
    }

    void rule(char mark) { job_.items.emplace_back(RuleLine{mark}); }

    const ReceiptData& data_;
    const texts::Texts& texts_;
    texts::Language language_;
    PrintJob job_;
};

}  // namespace

PrintJob sale_receipt(const ReceiptData& data, const texts::Texts& texts) {
    return Writer{data, texts}.run();
}

std::string control_code(const ReceiptData& data) {
    std::string code =
        fmt::format("ECOT1/{}/{}/{}/{:04}{:02}{:02}T{:02}{:02}/", data.till, data.segment, data.seq,
                    static_cast<int>(data.date.year()), static_cast<unsigned>(data.date.month()),
                    static_cast<unsigned>(data.date.day()), data.minute_of_day / 60, data.minute_of_day % 60);
    const char* comma = "";
    for (const pricing::VatRow& row : data.vat) {
        code += fmt::format("{}{}={}", comma, row.rate.value, row.taxable.cents());
        comma = ",";
    }
    return code + "/" + data.short_hash;
}

}  // namespace ecot::receipt
