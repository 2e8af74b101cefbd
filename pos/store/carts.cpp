#include "pos/store/carts.hpp"

#include <cstdint>
#include <optional>

#include <nlohmann/json.hpp>

#include "pos/store/database.hpp"

namespace ecot::store {
namespace {

using nlohmann::json;
using pricing::Money;
using pricing::Quantity;

json to_json(const session::CartLine& line) {
    json value = {{"id", line.id},
                  {"product", line.product},
                  {"quantity_milli", line.quantity.milli()},
                  {"tare_milli", line.tare.milli()},
                  {"by_hand", line.by_hand}};
    if (line.amount) {
        value["amount_cents"] = line.amount->cents();
    }
    if (line.choice) {
        value["choice_cents"] = line.choice->cents();
    }
    return value;
}

json to_json(const session::CartContent& content) {
    json lines = json::array();
    for (const session::CartLine& line : content.lines) {
        lines.push_back(to_json(line));
    }
    json tenders = json::array();
    for (const session::Tender& tender : content.tenders) {
        tenders.push_back({{"kind", session::to_string(tender.kind)},
                           {"cents", tender.amount.cents()},
                           {"reference", tender.reference}});
    }
    return {{"lines", lines},
            {"member", content.member ? json(*content.member) : json()},
            {"tenders", tenders},
            {"round_up_cents", content.round_up.cents()},
            {"lines_most", content.lines_most},
            {"amount_most_cents", content.amount_most.cents()}};
}

// The readers below throw json::exception on what is not ours; carts_from_json() catches it.

std::optional<Money> optional_money(const json& value, const char* name) {
    return value.contains(name) ? std::optional{Money::from_cents(value.at(name).get<std::int64_t>())} : std::nullopt;
}

session::CartLine line_from(const json& value) {
    session::CartLine line;
    line.id = value.at("id").get<std::uint32_t>();
    line.product = value.at("product").get<std::string>();
    line.quantity = Quantity::from_milli(value.at("quantity_milli").get<std::int64_t>());
    line.tare = Quantity::from_milli(value.at("tare_milli").get<std::int64_t>());
    line.by_hand = value.at("by_hand").get<bool>();
    line.amount = optional_money(value, "amount_cents");
    line.choice = optional_money(value, "choice_cents");
    return line;
}

std::optional<session::CartContent> content_from(const json& value) {
    session::CartContent content;
    for (const json& line : value.at("lines")) {
        content.lines.push_back(line_from(line));
    }
    if (!value.at("member").is_null()) {
        content.member = value.at("member").get<std::string>();
    }
    for (const json& tender : value.at("tenders")) {
        const auto kind = session::tender_kind(tender.at("kind").get<std::string>());
        if (!kind) {
            return std::nullopt;
        }
        content.tenders.push_back({.kind = *kind,
                                   .amount = Money::from_cents(tender.at("cents").get<std::int64_t>()),
                                   .reference = tender.at("reference").get<std::string>()});
    }
    content.round_up = Money::from_cents(value.at("round_up_cents").get<std::int64_t>());
    // Carts saved before these were kept have neither.
    content.lines_most = value.value("lines_most", content.lines.size());
    content.amount_most = Money::from_cents(value.value("amount_most_cents", std::int64_t{0}));
    return content;
}

}  // namespace

std::string carts_to_json(const session::SavedCarts& carts) {
    json holds = json::array();
    for (const session::HeldCart& held : carts.holds) {
        holds.push_back(
            {{"number", held.number}, {"held_utc_ms", held.held_utc_ms}, {"content", to_json(held.content)}});
    }
    const json all = {{"current", to_json(carts.current)},
                      {"holds", holds},
                      {"holds_given", carts.holds_given},
                      {"training", carts.training}};
    return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<session::SavedCarts> carts_from_json(std::string_view text) {
    try {
        const json all = json::parse(text);
        session::SavedCarts carts;
        auto current = content_from(all.at("current"));
        if (!current) {
            return std::nullopt;
        }
        carts.current = std::move(*current);
        for (const json& held : all.at("holds")) {
            auto content = content_from(held.at("content"));
            if (!content) {
                return std::nullopt;
            }
            carts.holds.push_back({.number = held.at("number").get<std::int64_t>(),
                                   .held_utc_ms = held.at("held_utc_ms").get<std::int64_t>(),
                                   .content = std::move(*content)});
        }
        carts.holds_given = all.at("holds_given").get<std::int64_t>();
        carts.training = all.value("training", false);
        return carts;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

Expected<session::SavedCarts> load_carts(Database& database) {
    return database.run([&]() -> Expected<session::SavedCarts> {
        Query rows = database.query("SELECT json FROM carts");
        if (!rows.step()) {
            return session::SavedCarts{};
        }
        auto carts = carts_from_json(rows.text(0));
        if (!carts) {
            return store_error(StoreError::Kind::Invalid, "The saved carts do not read as such.");
        }
        return std::move(*carts);
    });
}

void write_carts(Database& database, const session::SavedCarts& carts) {
    const std::string json = carts_to_json(carts);
    database.query("INSERT INTO carts (only_row, json) VALUES (1, ?1) ON CONFLICT (only_row) DO UPDATE SET json = ?1")
        .with(json)
        .done();
}

Expected<void> save_carts(Database& database, const session::SavedCarts& carts) {
    return database.transaction([&] { write_carts(database, carts); });
}

}  // namespace ecot::store
