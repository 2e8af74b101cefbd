#include "pos/ctl/import_command.hpp"

#include <array>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "pos/ctl/site_day.hpp"
#include "pos/store/clock.hpp"
#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/files.hpp"
#include "pos/store/import.hpp"
#include "pos/store/journal_store.hpp"

namespace ecot::ctl {
namespace {

struct ImportAsked {
    store::ImportKind kind = store::ImportKind::Products;
    std::string file;
    std::string data;
    bool dry_run = false;
};

int tell(const ImportAsked& asked, const store::ImportOutcome& outcome) {
    for (const std::string& remark : outcome.remarks) {
        std::cerr << asked.file << ": " << remark << "\n";
    }
    for (const std::string& problem : outcome.problems) {
        std::cerr << asked.file << ": " << problem << "\n";
    }
    if (!outcome.problems.empty()) {
        return fail("Nothing was imported: put right " + std::to_string(outcome.problems.size()) +
                    (outcome.problems.size() == 1 ? " problem" : " problems") + " in " + asked.file + ".");
    }
    std::cout << store::to_string(asked.kind) << ": " << outcome.rows
              << (asked.dry_run ? " would be imported (" : " imported (") << outcome.added << " new, "
              << outcome.rows - outcome.added << " changed).\n";
    return 0;
}

// Looks at the file beside what is there, and writes nothing; works while the till runs.
int try_out(const ImportAsked& asked, const store::DataDirectory& directory, store::ImportOrder order,
            const store::Pepper& pepper) {
    auto database = store::Database::open_for_reading(directory.database());
    if (!database) {
        return fail(database.error().detail);
    }
    order.dry_run = true;
    const auto outcome = store::import_file(*database, order, pepper, nullptr);
    return outcome ? tell(asked, *outcome) : fail(outcome.error().detail);
}

int write(const ImportAsked& asked, const store::DataDirectory& directory, const store::ImportOrder& order,
          const store::Pepper& pepper) {
    const store::SystemClock clock;
    auto journal = store::JournalStore::open(directory, clock, {});
    if (!journal) {
        return fail(journal.error().detail);
    }
    const auto record = [&](const session::EventRecord& event,
                            const std::function<void(store::Database&)>& also) -> store::Expected<void> {
        const auto written = (*journal)->append(event, also);
        if (!written) {
            return tl::make_unexpected(written.error());
        }
        return {};
    };
    const auto outcome = store::import_file((*journal)->database(), order, pepper, record);
    // A till that was closed well stays so: its next start looks for `stop` at the journal's end. It is there still
    // where nothing was written.
    const bool stop_needed = !(*journal)->start_report().unclean_stop && !(*journal)->ends_in_order();
    const auto stopped = stop_needed ? record(session::EventRecord{.code = "stop"}, nullptr) : store::Expected<void>{};
    if (!outcome || !stopped) {
        return fail(outcome ? stopped.error().detail : outcome.error().detail);
    }
    return tell(asked, *outcome);
}

int import(const ImportAsked& asked) {
    const auto bytes = store::read_file(asked.file);
    if (!bytes) {
        return fail(bytes.error().detail);
    }
    const auto directory = asked.dry_run ? store::DataDirectory::open_for_reading(asked.data)
                                         : store::DataDirectory::open_for_writing(asked.data);
    if (!directory) {
        return fail(directory.error().detail);
    }
    const auto pepper = store::Pepper::load(store::Pepper::file_in(directory->keys()));
    if (!pepper) {
        return fail(pepper.error().detail);
    }
    const auto today = site_today(directory->config().timezone);
    if (!today) {
        return fail(today.error().detail);
    }
    const store::ImportOrder order{.kind = asked.kind, .bytes = *bytes, .today = *today, .dry_run = asked.dry_run};
    return asked.dry_run ? try_out(asked, *directory, order, *pepper) : write(asked, *directory, order, *pepper);
}

}  // namespace

void add_import_command(CLI::App& app, Action& action) {
    CLI::App& group = add_command(app, {"import", "Fill the till's tables from a file, whole or not at all",
                                        "ecotctl import products prices.csv --data /var/lib/ecot --dry-run"});
    group.require_subcommand(1);
    struct Kind {
        store::ImportKind kind;
        const char* does;
        const char* file;
    };
    constexpr std::array kinds = {
        Kind{store::ImportKind::Products,
             "Products, from CSV: id,name,category,unit,price_eur,vat_percent,barcodes, ...", "prices.csv"},
        Kind{store::ImportKind::Members, "Members, from CSV: card,name,tier,tier_from,tier_to,groups,adults, ...",
             "members.csv"},
        Kind{store::ImportKind::Operators, "Those who serve, from CSV: id,name,role,pin", "team.csv"},
        Kind{store::ImportKind::Programmes, "Programmes, from a JSON list as in a pricing request", "programmes.json"},
        Kind{store::ImportKind::Envelopes, "Envelopes, from a JSON list: id, granted_cents or remaining_cents, name",
             "envelopes.json"}};
    for (const Kind& kind : kinds) {
        const std::string name = store::to_string(kind.kind);
        CLI::App& command =
            add_command(group, {name, kind.does, "ecotctl import " + name + " " + kind.file + " --data /var/lib/ecot"});
        const auto asked = std::make_shared<ImportAsked>();
        asked->kind = kind.kind;
        command.add_option("file", asked->file, "The file")->required();
        command.add_option("--data", asked->data, "The till's data directory")->required();
        command.add_flag("--dry-run", asked->dry_run, "Look at the file and write nothing");
        command.callback([asked, &action] { action = [asked] { return import(*asked); }; });
    }
}

}  // namespace ecot::ctl
