// One till, one sale: what kill_test.cpp kills at every step. Says "ready" when the store is open and "ack NUMBER" once
// the sale is acknowledged.
#include <string>

#include <unistd.h>

#include "pos/store/data_directory.hpp"
#include "pos/store/journal_store.hpp"
#include "tests/store/fake_clock.hpp"
#include "tests/store/sample_sale.hpp"

namespace {

void say(const std::string& line) {
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) {
        ::_exit(3);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    const auto directory = ecot::store::DataDirectory::open_for_writing(argv[1]);
    if (!directory) {
        say(directory.error().detail + "\n");
        return 1;
    }
    const ecot::store::test::FakeClock clock;
    const auto store = ecot::store::JournalStore::open(*directory, clock, {});
    if (!store) {
        say(store.error().detail + "\n");
        return 1;
    }
    say("ready\n");
    const auto sold = (*store)->append(ecot::store::test::lentils());
    if (!sold) {
        say(sold.error().detail + "\n");
        return 1;
    }
    say("ack " + sold->number + "\n");
    return 0;
}
