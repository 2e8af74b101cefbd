#include "pos/ctl/init_command.hpp"

#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "pos/ctl/site_day.hpp"
#include "pos/store/init.hpp"
#include "pos/store/pins.hpp"
#include "pos/store/utf8.hpp"
#include "sync/journal/record.hpp"

namespace ecot::ctl {
namespace {

struct InitAsked {
    std::string data;
    std::string till;
    std::string site;
    std::string manager;
    bool demo = false;
};

// The manager's PIN: one line, so that it stands in no command line that others can list.
std::string read_pin() {
    std::string pin;
    std::getline(std::cin, pin);
    if (!pin.empty() && pin.back() == '\r') {
        pin.pop_back();
    }
    return pin;
}

// Names go into config.toml, onto the screen and onto paper.
std::string is_name(const std::string& text) {
    bool control = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        // In UTF-8, C2 80 to C2 9F are the control characters beyond ASCII.
        const bool beyond_ascii = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        control = control || byte < 0x20 || byte == 0x7F || beyond_ascii;
    }
    return control || !store::is_utf8(text) ? "a name is UTF-8 text without control characters" : "";
}

int init(const InitAsked& asked) {
    store::NewTill till;
    const auto today = site_today(store::Config{}.timezone);
    if (!today) {
        return fail(today.error().detail);
    }
    if (asked.demo) {
        till = store::demo_till(*today);
    } else {
        till.config = store::new_config(asked.till, asked.site);
        const std::string id = store::id_of_name(asked.manager);
        if (till.config.site.id.empty() || id.empty()) {
            return fail("The names of the site and of the manager need at least one letter or digit.");
        }
        const std::string pin = read_pin();
        if (!store::is_pin(pin)) {
            return fail("The PIN on standard input must be six digits.");
        }
        till.people = {{.person = {.id = id, .name = asked.manager, .role = session::Role::Manager}, .pin = pin}};
        till.today = *today;
    }
    const auto made = store::make_till(asked.data, till);
    if (!made) {
        return fail(made.error().detail);
    }
    std::cout << "The till " << till.config.site.till << " of " << till.config.site.name << " is ready in "
              << asked.data << ".\n";
    std::cout << "Sign in as";
    for (const store::FirstPerson& first : till.people) {
        std::cout << (&first == &till.people.front() ? " " : ", ") << first.person.id;
    }
    std::cout << (asked.demo ? " with PIN 123456.\n" : ".\n");
    return 0;
}

}  // namespace

void add_init_command(CLI::App& app, Action& action) {
    CLI::App& command = add_command(
        app, {"init", "Make a till: its keys, its database, its manager; or a demonstration grocery",
              "echo 481516 | ecotctl init --data /var/lib/ecot --till T1 --site \"L'Amandier\" --manager Nadia"});
    const auto asked = std::make_shared<InitAsked>();
    command.add_option("--data", asked->data, "The directory to make; it must not exist or be empty")
        ->required()
        ->check([](const std::string& text) { return text.empty() ? "a directory is needed" : ""; });
    CLI::Option* const demo = command.add_flag("--demo", asked->demo, "Fill it with a demonstration grocery");
    const auto real = [&](const char* name, std::string& value, const char* help) {
        return command.add_option(name, value, help)->excludes(demo);
    };
    real("--till", asked->till, "Its id: 1 to 12 capital letters, digits or hyphens, such as T1")
        ->check([](const std::string& text) {
            return sync::is_till_id(text) ? "" : "a till's id is 1 to 12 capital letters, digits or hyphens";
        });
    real("--site", asked->site, "The name of the place, as receipts print it")->check(is_name);
    real("--manager", asked->manager, "The name of the first manager; their PIN is read from standard input")
        ->check(is_name);
    command.callback([asked, &action] {
        if (!asked->demo && (asked->till.empty() || asked->site.empty() || asked->manager.empty())) {
            throw CLI::RequiredError("--till, --site and --manager (or --demo)");
        }
        action = [asked] { return init(*asked); };
    });
}

}  // namespace ecot::ctl
