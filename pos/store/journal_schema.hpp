#pragma once

#include "pos/store/schema.hpp"

namespace ecot::store {

/// The journal itself (interfaces.md, "Journal"): nothing changes a record, nothing takes one away, and a record only
/// ever goes behind the last one of its segment (F1).
inline constexpr Migration journal_table = {"journal", R"sql(
CREATE TABLE journal (
    till TEXT NOT NULL,
    segment INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    time_ms INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL,
    sig TEXT NOT NULL,
    PRIMARY KEY (segment, seq)
) STRICT;

CREATE TRIGGER journal_keeps_records BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'a journal record is never changed'); END;

CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'a journal record is never deleted'); END;

CREATE TRIGGER journal_has_no_gap BEFORE INSERT ON journal
WHEN NEW.segment < 1
    OR NEW.seq IS NOT coalesce((SELECT max(seq) FROM journal WHERE segment = NEW.segment), 0) + 1
    OR (NEW.seq = 1 AND NEW.segment <= (SELECT max(segment) FROM journal))
BEGIN SELECT raise(ABORT, 'a journal record goes behind the last one of its segment'); END;
)sql"};

}  // namespace ecot::store
