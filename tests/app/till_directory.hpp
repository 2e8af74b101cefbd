#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "pos/store/database.hpp"
#include "pos/store/init.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::app::test {

/// The demonstration grocery in a directory of its own, as of 21 November 2026. Of its people only paul is there, since
/// making a PIN takes time: 123456.
class TillDirectory {
public:
    TillDirectory() {
        store::NewTill till = store::demo_till(std::chrono::year{2026} / 11 / 21);
        till.people = {{.person = {.id = "paul", .name = "Paul", .role = session::Role::Volunteer}, .pin = "123456"}};
        const auto made = store::make_till(path(), till);
        EXPECT_TRUE(made) << made.error().detail;
    }

    [[nodiscard]] std::filesystem::path path() const { return temp_ / "till"; }

    /// The codes of all technical events in the journal, one after the other. Works while a till runs.
    [[nodiscard]] std::string events() const {
        auto database = store::Database::open_for_reading(path() / "ecot.db");
        if (!database) {
            return database.error().detail;
        }
        std::string codes;
        const auto read = database->run([&] {
            store::Query rows =
                database->query("SELECT payload ->> 'code' FROM journal WHERE kind = 'event' ORDER BY segment, seq");
            while (rows.step()) {
                codes += (codes.empty() ? "" : " ") + rows.text(0);
            }
        });
        return read ? codes : read.error().detail;
    }

private:
    ecot::test::TempDir temp_;
};

}  // namespace ecot::app::test
