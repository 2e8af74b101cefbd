#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "pos/store/clock_watch.hpp"
#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/disk_room.hpp"
#include "pos/store/head_file.hpp"
#include "pos/store/journal_store.hpp"
#include "pos/store/record_json.hpp"
#include "sync/journal/chain.hpp"
#include "sync/journal/key.hpp"
#include "sync/journal/record.hpp"

namespace ecot::store {

/// What a JournalStore works with. Its own files alone include this: journal_start.cpp opens a journal and judges what
/// it finds, journal_store.cpp appends to it.
struct JournalStore::Parts {
    Parts(const DataDirectory& home, const Clock& time, Options chosen, sync::JournalKey signing, Database opened)
        : directory{home},
          clock{time},
          options{std::move(chosen)},
          key{std::move(signing)},
          database{std::move(opened)},
          head{home.head()},
          room{home.ballast(),
               options.free_bytes ? options.free_bytes : std::function<std::int64_t()>{[path = home.path()] {
                   return DiskRoom::free_bytes_of(path);
               }}} {}

    /// A record made in the open transaction, and what its count and number are.
    struct Made {
        sync::Record record;
        std::int64_t count = 0;
        std::string number;
    };

    [[nodiscard]] ClockWatch::Reading reading() const { return {clock.utc_ms(), clock.steady_ms()}; }
    [[nodiscard]] std::int64_t floor_ms() const { return last ? last->time_ms : 0; }

    Expected<void> start();
    Expected<void> check_key();
    Expected<bool> rest_verifies(const StartCheck& check);
    Expected<void> begin_segment(const StartCheck& check);
    Expected<void> tell_clock();
    Expected<void> read_end();
    std::int64_t clock_of_last();
    void read_tables();
    std::optional<std::int64_t> open_session();
    Expected<Made> put(const JournalContent& content, const sync::Place& place, std::int64_t not_before);
    Expected<Made> write(const JournalContent& content, const Also& also);
    Expected<Made> after_failure(const StoreError& error);
    Expected<void> mend();
    Expected<void> check_recent(const sync::Record& known);
    std::optional<Made> kept_after_all(const JournalContent& content);
    session::Written accept(Made made);
    [[nodiscard]] Expected<void> name_last_in_head() { return head.replace({last->segment, last->seq, last->hash}); }

    const DataDirectory& directory;
    const Clock& clock;
    Options options;
    sync::JournalKey key;
    Database database;
    HeadFile head;
    DiskRoom room;
    std::optional<ClockWatch> watch;
    std::optional<ClockJump> jump;  ///< seen while appending, told at the next watch_clock()
    std::optional<sync::Record> last;
    std::int64_t last_clock_ms = 0;                  ///< what the wall clock showed for it
    std::optional<Made> in_doubt;                    ///< what a failed commit may have left behind
    std::optional<JournalContent> refused_in_doubt;  ///< what it was asked for, when nobody could read whether it did
    std::string tables = "{}";
    StartReport report;
};

}  // namespace ecot::store
