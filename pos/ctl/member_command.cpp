#include "pos/ctl/member_command.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "pos/store/carts.hpp"
#include "pos/store/clock.hpp"
#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/journal_store.hpp"
#include "pos/store/members.hpp"

namespace ecot::ctl {
namespace {

struct EraseAsked {
    std::string card;
    std::string data;
};

int erase(const EraseAsked& asked) {
    const auto directory = store::DataDirectory::open_for_writing(asked.data);
    if (!directory) {
        return fail(directory.error().detail);
    }
    const store::SystemClock clock;
    const auto journal = store::JournalStore::open(*directory, clock, {});
    if (!journal) {
        return fail(journal.error().detail);
    }
    const auto member = store::member_with_card((*journal)->database(), asked.card);
    if (!member) {
        return fail(member.error().detail);
    }
    if (!*member) {
        return fail("Nobody has the card " + asked.card + "; nothing was changed.");
    }
    const auto carts = store::load_carts((*journal)->database());
    if (!carts) {
        return fail(carts.error().detail);
    }
    const bool held = std::any_of(carts->holds.begin(), carts->holds.end(),
                                  [&](const session::HeldCart& cart) { return cart.content.member == **member; });
    if (held || carts->current.member == **member) {
        return fail("A cart waits for the member with the card " + asked.card + "; finish or void it first.");
    }
    // The record says that somebody was erased, not who (V9, V11).
    const auto written = (*journal)->append(
        session::EventRecord{.code = "members_erased", .operator_id = {}, .facts = {{"count", 1}}, .words = {}},
        [&](store::Database& database) { store::erase_member(database, **member); });
    if (!written) {
        return fail(written.error().detail);
    }
    if (!(*journal)->start_report().unclean_stop) {
        if (const auto stopped =
                (*journal)->append(session::EventRecord{.code = "stop", .operator_id = {}, .facts = {}, .words = {}});
            !stopped) {
            return fail(stopped.error().detail);
        }
    }
    std::cout << "The member with the card " << asked.card << " is erased; the journal keeps sales that name nobody.\n";
    return 0;
}

}  // namespace

void add_member_command(CLI::App& app, Action& action) {
    CLI::App& group = add_group(app, "member", "The people a till knows");
    CLI::App& command =
        add_command(group, {"erase", "Take a member away, with name, cards and codes; the till must be closed",
                            "ecotctl member erase M000017 --data /var/lib/ecot"});
    const auto asked = std::make_shared<EraseAsked>();
    command.add_option("card", asked->card, "One of their cards")->required();
    command.add_option("--data", asked->data, "The till's data directory")->required();
    command.callback([asked, &action] { action = [asked] { return erase(*asked); }; });
}

}  // namespace ecot::ctl
