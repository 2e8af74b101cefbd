#include "pos/store/derived.hpp"

#include <array>
#include <map>

#include "pos/store/database.hpp"
#include "pos/store/time_zone.hpp"

namespace ecot::store {

namespace {

// Every kind a journal may hold: after a loss each skips the numbers that may be on a receipt somewhere.
constexpr std::array<std::string_view, 14> kinds = {
    "till_init",   "session_open", "sale",    "refund",   "training", "cash_move",  "session_close",
    "month_close", "year_close",   "reprint", "handover", "stock_in", "attendance", "event"};

void set_count(Database& database, std::string_view kind, std::int64_t count, std::int64_t added_cents) {
    database
        .query(
            "INSERT INTO record_counts VALUES (?1, ?2, ?3) ON CONFLICT (kind) DO UPDATE SET count = excluded.count, "
            "grand_total_cents = grand_total_cents + excluded.grand_total_cents")
        .with(kind, count, added_cents)
        .done();
}

struct SessionFigure {
    std::int64_t session;
    const char* figure;
    std::string_view name;
    std::int64_t cents;
    std::int64_t vat_cents = 0;
};

void add_figure(Database& database, const SessionFigure& figure) {
    database
        .query(
            "INSERT INTO session_figures VALUES (?1, ?2, ?3, 1, ?4, ?5) ON CONFLICT (session, figure, name) DO UPDATE "
            "SET count = count + 1, cents = cents + excluded.cents, vat_cents = vat_cents + excluded.vat_cents")
        .with(figure.session, figure.figure, figure.name, figure.cents, figure.vat_cents)
        .done();
}

/// The session that is open, or was open last; 0 before the first.
std::int64_t latest_session(Database& database) {
    Query query = database.query("SELECT coalesce(max(session), 0) FROM session_totals");
    query.step();
    return query.integer(0);
}

void add_envelope_use(Database& database, const session::SaleRecord& sale) {
    struct Use {
        std::int64_t spent = 0;
        std::int64_t credited = 0;
    };
    std::map<std::string_view, Use> uses;
    for (const session::SaleLine& line : sale.lines) {
        for (const pricing::QuotePart& part : line.parts) {
            for (const pricing::FunderShare& funder : part.funders) {
                uses[funder.envelope].spent += funder.amount.cents();
            }
            if (part.surplus_to && part.surplus != pricing::Money{}) {
                uses[*part.surplus_to].credited += part.surplus.cents();
            }
        }
    }
    for (const auto& [envelope, use] : uses) {
        database
            .query(
                "INSERT INTO envelope_use VALUES (?1, ?2, ?3) ON CONFLICT (envelope) DO UPDATE SET "
                "spent_cents = spent_cents + excluded.spent_cents, "
                "credited_cents = credited_cents + excluded.credited_cents")
            .with(envelope, use.spent, use.credited)
            .done();
    }
}

/// What the household received: a part counts in quantity only when funders gave something (pricing.md, "One line").
void add_usage(Database& database, const session::SaleRecord& sale, const std::string& member, const std::string& day) {
    struct Received {
        std::int64_t subsidy = 0;
        std::int64_t quantity = 0;
    };
    std::map<std::string_view, Received> programmes;
    for (const session::SaleLine& line : sale.lines) {
        for (const pricing::QuotePart& part : line.parts) {
            std::int64_t given = 0;
            for (const pricing::FunderShare& funder : part.funders) {
                given += funder.amount.cents();
            }
            if (part.programme && given != 0) {
                Received& received = programmes[*part.programme];
                received.subsidy += given;
                received.quantity += part.quantity.milli();
            }
        }
    }
    for (const auto& [programme, received] : programmes) {
        database
            .query(
                "INSERT INTO usage VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (member, programme, day) DO UPDATE SET "
                "subsidy_cents = subsidy_cents + excluded.subsidy_cents, "
                "quantity_milli = quantity_milli + excluded.quantity_milli")
            .with(member, programme, day, received.subsidy, received.quantity)
            .done();
    }
}

void add_member_figures(Database& database, const session::SaleRecord& sale, const std::string& member,
                        const std::string& day) {
    database
        .query(
            "INSERT INTO member_figures VALUES (?1, 1, ?2, ?3, ?4, ?5) ON CONFLICT (member) DO UPDATE SET "
            "sales = sales + 1, reference_cents = reference_cents + excluded.reference_cents, "
            "member_cents = member_cents + excluded.member_cents, "
            "funded_cents = funded_cents + excluded.funded_cents, last_day = excluded.last_day")
        .with(member, sale.totals.reference.cents(), sale.totals.member.cents(), sale.totals.funded.cents(), day)
        .done();
    std::int64_t vouchers = 0;
    for (const session::Tender& tender : sale.tenders) {
        vouchers += tender.kind == session::TenderKind::MealVoucher ? tender.amount.cents() : 0;
    }
    if (vouchers != 0) {
        database
            .query(
                "INSERT INTO meal_voucher_use VALUES (?1, ?2, ?3) ON CONFLICT (member, day) DO UPDATE SET "
                "cents = cents + excluded.cents")
            .with(member, day, vouchers)
            .done();
    }
}

void add_session_totals(Database& database, const session::SaleRecord& sale, std::int64_t time_ms) {
    database
        .query(
            "INSERT INTO session_totals (session, sales, reference_cents, member_cents, funded_cents, surplus_cents, "
            "round_up_cents, change_cents, first_ms, last_ms) VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8) "
            "ON CONFLICT (session) DO UPDATE SET sales = sales + 1, "
            "reference_cents = reference_cents + excluded.reference_cents, "
            "member_cents = member_cents + excluded.member_cents, "
            "funded_cents = funded_cents + excluded.funded_cents, "
            "surplus_cents = surplus_cents + excluded.surplus_cents, "
            "round_up_cents = round_up_cents + excluded.round_up_cents, "
            "change_cents = change_cents + excluded.change_cents, last_ms = excluded.last_ms")
        .with(sale.session, sale.totals.reference.cents(), sale.totals.member.cents(), sale.totals.funded.cents(),
              sale.totals.surplus.cents(), sale.round_up.cents(), sale.change.cents(), time_ms)
        .done();
    for (const session::Tender& tender : sale.tenders) {
        add_figure(database, {.session = sale.session,
                              .figure = "tender",
                              .name = session::to_string(tender.kind),
                              .cents = tender.amount.cents()});
    }
    for (const pricing::VatRow& row : sale.vat) {
        const std::string rate = std::to_string(row.rate.value);
        add_figure(database, {.session = sale.session,
                              .figure = "vat",
                              .name = rate,
                              .cents = row.taxable.cents(),
                              .vat_cents = row.vat.cents()});
    }
    add_figure(database, {.session = sale.session,
                          .figure = "operator_sales",
                          .name = sale.operator_id,
                          .cents = sale.totals.reference.cents()});
}

void apply_sale(Database& database, const session::SaleRecord& sale, const AppliedRecord& record) {
    add_envelope_use(database, sale);
    if (sale.member) {
        const std::string day = local_day(record.time_ms, offset_of_local_text(record.stamp->at).value_or(0));
        add_usage(database, sale, *sale.member, day);
        add_member_figures(database, sale, *sale.member, day);
    }
    add_session_totals(database, sale, record.time_ms);
}

void apply_opening(Database& database, const session::OpeningRecord& opening, const AppliedRecord& record) {
    database
        .query(
            "INSERT INTO session_totals (session, float_cents, first_ms, last_ms) VALUES (?1, ?2, ?3, ?3) "
            "ON CONFLICT (session) DO UPDATE SET float_cents = excluded.float_cents")
        .with(record.stamp->count, opening.float_amount.cents(), record.time_ms)
        .done();
}

/// A basket given up after its first line counts for its session and its operator (F23).
void apply_event(Database& database, const session::EventRecord& event) {
    if (event.code != "basket_abandoned") {
        return;
    }
    const auto fact = [&event](const char* name, std::int64_t otherwise) {
        const auto found = event.facts.find(name);
        return found == event.facts.end() ? otherwise : found->second;
    };
    if (fact("training", 0) != 0) {
        return;  // F12: training leaves every total as it is
    }
    const std::int64_t cents = fact("amount_cents", 0);
    const std::int64_t session = fact("session", latest_session(database));
    database.query("UPDATE session_totals SET voids = voids + 1, void_cents = void_cents + ?2 WHERE session = ?1")
        .with(session, cents)
        .done();
    add_figure(database, {.session = session, .figure = "operator_voids", .name = event.operator_id, .cents = cents});
}

/// The first record of a segment behind a loss: every kind skips what may have been given away.
void apply_init(Database& database, const TillInit& init) {
    if (init.count_gap == 0) {
        return;
    }
    for (const std::string_view kind : kinds) {
        if (kind != "till_init") {
            set_count(database, kind, counted(database, kind).count + init.count_gap, 0);
        }
    }
}

}  // namespace

void apply_derived(Database& database, const AppliedRecord& record) {
    const auto* sale = record.content == nullptr ? nullptr : std::get_if<session::SaleRecord>(record.content);
    const bool counts = sale != nullptr && !sale->training;
    set_count(database, record.kind, record.stamp->count,
              counts ? sale->totals.reference.cents() + sale->totals.surplus.cents() : 0);
    if (record.content == nullptr) {
        return;
    }
    struct Apply {
        Database& database;
        const AppliedRecord& record;
        void operator()(const session::SaleRecord& sale) const {
            if (!sale.training) {  // F12: training leaves every total as it is
                apply_sale(database, sale, record);
            }
        }
        void operator()(const session::OpeningRecord& opening) const { apply_opening(database, opening, record); }
        void operator()(const session::EventRecord& event) const { apply_event(database, event); }
        void operator()(const TillInit& init) const { apply_init(database, init); }
    };
    std::visit(Apply{database, record}, *record.content);
}

void clear_derived(Database& database) {
    database.execute(
        "DELETE FROM record_counts; DELETE FROM envelope_use; DELETE FROM usage; DELETE FROM meal_voucher_use;"
        "DELETE FROM session_totals; DELETE FROM session_figures; DELETE FROM member_figures;");
}

std::optional<std::string> overdrawn_envelope(Database& database, const session::SaleRecord& sale) {
    std::map<std::string_view, std::int64_t> credited;
    std::map<std::string_view, std::int64_t> spent;
    for (const session::SaleLine& line : sale.lines) {
        for (const pricing::QuotePart& part : line.parts) {
            for (const pricing::FunderShare& funder : part.funders) {
                spent[funder.envelope] += funder.amount.cents();
            }
            if (part.surplus_to) {
                credited[*part.surplus_to] += part.surplus.cents();
            }
        }
    }
    for (const auto& [envelope, cents] : spent) {
        Query query = database.query(
            "SELECT granted_cents + credited_cents - ?2 - spent_cents FROM envelopes JOIN envelope_use "
            "ON envelope = id WHERE id = ?1");
        query.with(envelope, credited[envelope]);
        if (cents > 0 && (!query.step() || query.integer(0) < 0)) {
            return std::string{envelope};
        }
    }
    return std::nullopt;
}

Counted counted(Database& database, std::string_view kind) {
    Query query = database.query("SELECT count, grand_total_cents FROM record_counts WHERE kind = ?1");
    query.with(kind);
    return query.step() ? Counted{query.integer(0), query.integer(1)} : Counted{};
}

}  // namespace ecot::store
