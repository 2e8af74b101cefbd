#include "pos/app/workers.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

namespace ecot::app {
namespace {

using session::Effect;
using session::Event;

/// A gate that a performer waits at until the test opens it.
class Gate {
public:
    void open() {
        {
            const std::lock_guard lock{mutex_};
            open_ = true;
        }
        wake_.notify_all();
    }
    void pass() {
        std::unique_lock lock{mutex_};
        wake_.wait(lock, [this] { return open_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable wake_;
    bool open_ = false;
};

std::vector<Event> nothing(const Effect& /*effect*/) {
    return {};
}

session::SaveCarts carts_with_hold(std::int64_t number) {
    session::SaveCarts save;
    save.carts.holds_given = number;
    return save;
}

TEST(Workers, GiveBackWhatEachLaneAnsweredInTheOrderItWasAsked) {
    Inbox inbox{{}};
    {
        Workers workers{{.store =
                             [](const Effect& effect) {
                                 const auto& load = std::get<session::LoadMember>(effect);
                                 return std::vector<Event>{session::MemberLoaded{load.member, {}}};
                             },
                         .pin = nothing,
                         .printer = nothing},
                        inbox};
        workers.start({session::LoadMember{"m-1", {}}, session::LoadMember{"m-2", {}}, session::LoadMember{"m-3", {}}});
    }
    std::vector<std::string> members;
    for (const Event& event : inbox.take_all()) {
        members.push_back(std::get<session::MemberLoaded>(event).member);
    }
    EXPECT_EQ(members, (std::vector<std::string>{"m-1", "m-2", "m-3"}));
}

TEST(Workers, KeepSellingWhileThePrinterHangs) {
    Gate printer;
    Inbox inbox{{}};
    std::atomic<int> written = 0;
    Gate store_done;
    {
        Workers workers{{.store =
                             [&](const Effect&) {
                                 if (++written == 3) {
                                     store_done.open();
                                 }
                                 return std::vector<Event>{};
                             },
                         .pin = nothing,
                         .printer =
                             [&](const Effect&) {
                                 printer.pass();
                                 return std::vector<Event>{session::PrintDone{"T1-2026-000001"}};
                             }},
                        inbox};
        workers.start({session::Print{}, session::WriteRecord{}, session::WriteRecord{}, session::WriteRecord{}});
        store_done.pass();
        EXPECT_EQ(written, 3);
        EXPECT_TRUE(inbox.take_all().empty()) << "the printer is still hanging";
        printer.open();
    }
    EXPECT_EQ(inbox.take_all().size(), 1U);
}

TEST(Workers, SaveOnlyTheLatestCartsOfThoseThatWait) {
    Gate first;
    Inbox inbox{{}};
    std::vector<std::int64_t> saved;
    std::atomic<bool> begun = false;
    Gate has_begun;
    {
        Workers workers{{.store =
                             [&](const Effect& effect) {
                                 if (!begun.exchange(true)) {
                                     has_begun.open();
                                     first.pass();
                                 }
                                 saved.push_back(std::get<session::SaveCarts>(effect).carts.holds_given);
                                 return std::vector<Event>{};
                             },
                         .pin = nothing,
                         .printer = nothing},
                        inbox};
        workers.start({carts_with_hold(1)});
        has_begun.pass();
        workers.start({carts_with_hold(2)});
        workers.start({carts_with_hold(3)});
        workers.start({carts_with_hold(4)});
        first.open();
    }
    EXPECT_EQ(saved, (std::vector<std::int64_t>{1, 4}));
}

TEST(Workers, TellTheStoreWhenItMayTidyUp) {
    Inbox inbox{{}};
    Gate idle;
    std::atomic<int> pauses = 0;
    {
        Workers::Performers performers{.store = nothing, .pin = nothing, .printer = nothing};
        performers.store_idle.work = [&] {
            ++pauses;
            idle.open();
            return std::vector<Event>{};
        };
        Workers workers{std::move(performers), inbox};
        workers.start({session::LoadMember{}});
        idle.pass();
    }
    EXPECT_EQ(pauses, 1) << "once per pause";
}

TEST(Workers, TryAgainWhatWaitsForThePrinterUntilItIsOut) {
    Inbox inbox{{}};
    Gate printed;
    int tries = 0;
    const auto try_again = [&] {
        std::vector<Event> events;
        if (++tries == 3) {
            events.emplace_back(session::PrintDone{"T1-2026-000001"});
            printed.open();
        }
        return events;
    };
    const auto again = [&]() -> std::optional<std::chrono::milliseconds> {
        return tries < 3 ? std::optional{std::chrono::milliseconds{1}} : std::nullopt;
    };
    {
        Workers::Performers performers{.store = nothing, .pin = nothing, .printer = [](const Effect&) {
                                           return std::vector<Event>{session::PrintWaits{"T1-2026-000001"}};
                                       }};
        performers.printer_idle = {.work = try_again, .again = again};
        Workers workers{std::move(performers), inbox};
        workers.start({session::Print{}});
        printed.pass();
    }
    const std::vector<Event> events = inbox.take_all();
    ASSERT_EQ(events.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<session::PrintWaits>(events[0]));
    EXPECT_TRUE(std::holds_alternative<session::PrintDone>(events[1]));
    EXPECT_EQ(tries, 3);
}

TEST(Inbox, WakesTheFrameLoopForEachEventAndLosesNoneFromSeveralThreads) {
    std::atomic<std::size_t> woken = 0;
    Inbox inbox{[&] { ++woken; }};
    constexpr std::size_t each = 500;
    constexpr std::size_t posters = 4;
    std::vector<std::thread> threads;
    threads.reserve(posters);
    while (threads.size() < posters) {
        threads.emplace_back([&] {
            for (std::size_t i = 0; i < each; ++i) {
                inbox.post(session::Ticked{});
            }
        });
    }
    std::size_t taken = 0;
    while (taken < posters * each) {
        taken += inbox.take_all().size();
        std::this_thread::yield();
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(woken, posters * each);
    EXPECT_TRUE(inbox.take_all().empty());
}

}  // namespace
}  // namespace ecot::app
