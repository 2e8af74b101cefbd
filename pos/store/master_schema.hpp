#pragma once

#include "pos/store/schema.hpp"

namespace ecot::store {

/// The tables of master data: what the till sells, to whom, under which rules, and who may serve.
///
/// Dates are ISO text; an empty one is "since ever" or "without end", so that it can be part of a key. Money is cents,
/// quantities are thousandths. Nothing here is read by the journal: records copy what they need (fiscal.md F5). Of a
/// member there is what V10 lists, under a random id (V9), and nothing else.
inline constexpr Migration master_tables = {"master data", R"sql(
CREATE TABLE categories (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    name TEXT NOT NULL,
    picture INTEGER NOT NULL DEFAULT 0,
    tint INTEGER NOT NULL DEFAULT 0,
    place INTEGER NOT NULL
) STRICT;

CREATE TABLE products (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    category TEXT NOT NULL REFERENCES categories (id),
    unit TEXT NOT NULL CHECK (unit IN ('piece', 'kg', 'l')),
    price_cents INTEGER NOT NULL CHECK (price_cents BETWEEN 0 AND 10000000000000),
    tags TEXT NOT NULL DEFAULT '',
    supplier TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT '',
    tare_milli INTEGER NOT NULL DEFAULT 0 CHECK (tare_milli BETWEEN 0 AND 100000000),
    picture INTEGER NOT NULL DEFAULT 0,
    favourite INTEGER NOT NULL DEFAULT 0 CHECK (favourite >= 0)
) STRICT;

CREATE TABLE product_vat (
    product INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
    from_date TEXT NOT NULL,
    bp INTEGER NOT NULL CHECK (bp BETWEEN 0 AND 10000),
    PRIMARY KEY (product, from_date)
) STRICT, WITHOUT ROWID;

CREATE TABLE product_meal_voucher (
    product INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
    from_date TEXT NOT NULL,
    eligible INTEGER NOT NULL CHECK (eligible IN (0, 1)),
    PRIMARY KEY (product, from_date)
) STRICT, WITHOUT ROWID;

CREATE TABLE product_barcodes (
    product INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    quantity_milli INTEGER NOT NULL DEFAULT 1000 CHECK (quantity_milli BETWEEN 1 AND 100000000),
    PRIMARY KEY (product, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    display_name TEXT NOT NULL CHECK (display_name <> ''),
    adults INTEGER NOT NULL DEFAULT 1 CHECK (adults BETWEEN 0 AND 99),
    children INTEGER NOT NULL DEFAULT 0 CHECK (children BETWEEN 0 AND 99),
    membership_until TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE member_cards (
    member INTEGER NOT NULL REFERENCES members (number) ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    PRIMARY KEY (member, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_tiers (
    member INTEGER NOT NULL REFERENCES members (number) ON DELETE CASCADE,
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL,
    code TEXT NOT NULL CHECK (code <> ''),
    PRIMARY KEY (member, from_date)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_groups (
    member INTEGER NOT NULL REFERENCES members (number) ON DELETE CASCADE,
    code TEXT NOT NULL CHECK (code <> ''),
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL,
    PRIMARY KEY (member, code, from_date)
) STRICT, WITHOUT ROWID;

CREATE TABLE programmes (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    json TEXT NOT NULL
) STRICT;

CREATE TABLE operators (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('volunteer', 'manager')),
    pin TEXT NOT NULL CHECK (pin LIKE 'scrypt$%'),
    place INTEGER NOT NULL
) STRICT;

CREATE TABLE lockouts (
    operator TEXT PRIMARY KEY,
    failures INTEGER NOT NULL CHECK (failures > 0)
) STRICT;

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE meal_voucher_limits (
    from_date TEXT PRIMARY KEY,
    day_max_cents INTEGER NOT NULL CHECK (day_max_cents >= 0)
) STRICT;
INSERT INTO meal_voucher_limits VALUES ('2022-10-01', 2500);

CREATE TABLE carts (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    json TEXT NOT NULL
) STRICT;

CREATE TABLE orders (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    pickup_date TEXT NOT NULL,
    crate TEXT NOT NULL DEFAULT '',
    member TEXT NOT NULL,
    paid_cents INTEGER NOT NULL DEFAULT 0 CHECK (paid_cents >= 0),
    paid_on TEXT NOT NULL DEFAULT '',
    paid_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX orders_by_pickup_date ON orders (pickup_date);

CREATE TABLE order_lines (
    order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    product TEXT NOT NULL,
    quantity_milli INTEGER NOT NULL CHECK (quantity_milli > 0),
    PRIMARY KEY (order_id, line)
) STRICT, WITHOUT ROWID;
)sql"};

}  // namespace ecot::store
