#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "pos/session/records.hpp"
#include "pos/store/clock.hpp"
#include "pos/store/clock_watch.hpp"
#include "pos/store/database.hpp"
#include "pos/store/start_check.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

class DataDirectory;

/// What was found when the journal was opened.
struct StartReport {
    StartCheck::Verdict verdict = StartCheck::Verdict::Empty;
    std::int64_t missing = 0;                  ///< records that the head file knows and the journal does not hold (R3)
    bool unclean_stop = false;                 ///< the till ran before, and its last record is not the event `stop`
    bool clock_needs_manager = false;          ///< it is more than 400 days after the last record (R6)
    std::optional<std::int64_t> open_session;  ///< number of the till session that is open
};

/// The till's journal, for writing: the one connection, the key, the head file, the clock. Journal thread only.
class JournalStore {
public:
    struct Options {
        std::string program;                       ///< recorded in `till_init`; empty: this build
        std::string vfs;                           ///< another SQLite file layer, for tests
        std::function<std::int64_t()> free_bytes;  ///< of the disk; empty: asks it
    };

    /// Opens the journal of a directory that is locked for writing: brings the schema up to date, tries the key,
    /// compares the head file with the journal's end. What is lost is declared in a new segment and told in the report,
    /// so that selling goes on and nothing is silent (R3). An empty journal gets its `till_init`. A clock that went
    /// back since the last record is journaled as `clock_changed`. Makes the site's time zone that of the process.
    ///
    /// `directory` and `clock` must outlive it.
    [[nodiscard]] static Expected<std::unique_ptr<JournalStore>> open(const DataDirectory& directory,
                                                                      const Clock& clock, Options options);
    ~JournalStore();
    JournalStore(const JournalStore&) = delete;
    JournalStore& operator=(const JournalStore&) = delete;

    [[nodiscard]] const StartReport& start_report() const;

    /// Writes a record and all that follows from it in one transaction, signed, and names it in the head file. When it
    /// answers Written the record is on the disk: a power cut after it keeps the record. An error means that nothing
    /// was kept: `Overdrawn` (an envelope holds less), `Clock` (a manager must look at the clock; events are still
    /// taken), `Full` (also after the ballast was given up, R4), `InputOutput`.
    ///
    /// After an I/O error the database is closed, opened again and read, and what is read decides: Written when the
    /// record is there, `InputOutput` when it is not or cannot be read (R5). Each call first tries mend(); a record
    /// that could not be read, is there after all and is asked for again is answered, not written twice.
    ///
    /// `also` writes further tables in the same transaction, after what follows from the record; it may be empty.
    using Also = std::function<void(Database&)>;
    [[nodiscard]] Expected<session::Written> append(session::Record record, const Also& also = nullptr);

    /// Whether the next start would take the last record for the end of a till that was closed well.
    [[nodiscard]] bool ends_in_order() const;

    /// What session::WriteError an error of append() is.
    [[nodiscard]] static session::WriteError write_error(const StoreError& error);

    /// Looks at the clocks; answers once for each jump (R6). To be asked when idle and before each intent.
    [[nodiscard]] std::optional<ClockJump> watch_clock();
    [[nodiscard]] bool clock_needs_manager() const;

    /// The time records bear: never before the last record, and not the wall clock while a manager is needed.
    [[nodiscard]] std::int64_t time_ms() const;

    /// After an I/O error in anything that uses database(): closes it, opens it again and reads whether the journal is
    /// whole; `Corrupt` when records that were acknowledged are gone. Does nothing while all is well.
    [[nodiscard]] Expected<void> mend();

    /// What is better done when nobody waits: mend(), checkpoint, ballast, a head file that could not be synced.
    [[nodiscard]] Expected<void> idle();

    /// Whether money should no longer be taken, because little room is left (R4).
    [[nodiscard]] bool disk_low() const;

    /// The till's one read-write connection, for the other tables. Stays the same object over an I/O error.
    [[nodiscard]] Database& database();

    /// Waits until the head file is on the disk too.
    void flush_head();

private:
    struct Parts;
    explicit JournalStore(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace ecot::store
