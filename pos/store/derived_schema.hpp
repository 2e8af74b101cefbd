#pragma once

#include "pos/store/schema.hpp"

namespace ecot::store {

/// What a funder grants; what is left of it is `granted_cents` less its row of envelope_use. Without a head office the
/// site owns its envelopes: import writes them, a sale never spends more (issue of the till, section 3).
///
/// `table_versions` counts the imports of each kind of master data, so that a sale can say which rules it was made
/// under.
///
/// The tables below them hold nothing but what the journal says: written in the transaction of each record, and again,
/// from nothing, by `ecotctl journal rebuild`. Few tables, since each one a sale touches is a page in its commit:
/// `session_figures` holds tenders by kind, VAT by rate in basis points, and sales and voids by operator. Days are
/// local days "2026-11-21" of the effective time.
inline constexpr Migration derived_tables = {"derived", R"sql(
CREATE TABLE envelopes (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    granted_cents INTEGER NOT NULL CHECK (granted_cents >= 0),
    complement_taxable INTEGER NOT NULL DEFAULT 1 CHECK (complement_taxable IN (0, 1)),
    valid_from TEXT,
    valid_to TEXT
) STRICT;

CREATE TABLE table_versions (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE record_counts (
    kind TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    grand_total_cents INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE envelope_use (
    envelope TEXT PRIMARY KEY,
    spent_cents INTEGER NOT NULL,
    credited_cents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE usage (
    member TEXT NOT NULL,
    programme TEXT NOT NULL,
    day TEXT NOT NULL,
    subsidy_cents INTEGER NOT NULL,
    quantity_milli INTEGER NOT NULL,
    PRIMARY KEY (member, programme, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE meal_voucher_use (
    member TEXT NOT NULL,
    day TEXT NOT NULL,
    cents INTEGER NOT NULL,
    PRIMARY KEY (member, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_totals (
    session INTEGER PRIMARY KEY,
    float_cents INTEGER NOT NULL DEFAULT 0,
    sales INTEGER NOT NULL DEFAULT 0,
    reference_cents INTEGER NOT NULL DEFAULT 0,
    member_cents INTEGER NOT NULL DEFAULT 0,
    funded_cents INTEGER NOT NULL DEFAULT 0,
    surplus_cents INTEGER NOT NULL DEFAULT 0,
    round_up_cents INTEGER NOT NULL DEFAULT 0,
    change_cents INTEGER NOT NULL DEFAULT 0,
    voids INTEGER NOT NULL DEFAULT 0,
    void_cents INTEGER NOT NULL DEFAULT 0,
    first_ms INTEGER NOT NULL,
    last_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE session_figures (
    session INTEGER NOT NULL,
    figure TEXT NOT NULL,
    name TEXT NOT NULL,
    count INTEGER NOT NULL,
    cents INTEGER NOT NULL,
    vat_cents INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (session, figure, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_figures (
    member TEXT PRIMARY KEY,
    sales INTEGER NOT NULL,
    reference_cents INTEGER NOT NULL,
    member_cents INTEGER NOT NULL,
    funded_cents INTEGER NOT NULL,
    last_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql"};

}  // namespace ecot::store
