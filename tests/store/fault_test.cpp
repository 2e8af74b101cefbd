#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "pos/store/journal_store.hpp"
#include "pos/store/settings.hpp"
#include "tests/store/fault_vfs.hpp"
#include "tests/store/test_till.hpp"

namespace ecot::store {
namespace {

using test::event;
using test::FaultVfs;
using test::lentils;
using test::TestTill;
using testing::ElementsAre;

/// A till on the failing file layer, with one sale done.
struct FaultTill : TestTill {
    explicit FaultTill(FaultVfs& layer) {
        close();
        vfs = layer.name();
        EXPECT_TRUE(open());
        EXPECT_TRUE(store->append(lentils()));
        layer.reset();
    }
};

class DiskFault : public testing::Test {
protected:
    /// How many writes and syncs of the database a sale takes.
    std::int64_t operations_of_a_sale() {
        FaultTill till{layer_};
        EXPECT_TRUE(till.store->append(lentils()));
        return layer_.operations;
    }

    FaultVfs layer_;
};

TEST_F(DiskFault, ASaleWaitsForOneSync) {
    FaultTill till{layer_};
    for (int i = 0; i < 20; ++i) {
        layer_.reset();
        ASSERT_TRUE(till.store->append(lentils()));
        EXPECT_EQ(layer_.syncs, 1);
    }
    ASSERT_TRUE(till.store->database().checkpoint(0));
    layer_.reset();
    ASSERT_TRUE(till.store->append(lentils()));
    EXPECT_EQ(layer_.syncs, 1) << "also the first one behind a checkpoint";
}

TEST_F(DiskFault, AnIoErrorAnywhereInASaleLeavesItWholeOrAbsent) {
    const std::int64_t operations = operations_of_a_sale();
    ASSERT_GE(operations, 3);
    for (const int code : {SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC}) {
        for (std::int64_t at = 0; at < operations; ++at) {
            SCOPED_TRACE("operation " + std::to_string(at) + ", code " + std::to_string(code));
            FaultTill till{layer_};
            layer_.decide = [at, code](FaultVfs::Operation, std::int64_t before) { return before == at ? code : 0; };
            const auto sold = till.store->append(lentils());
            layer_.decide = nullptr;
            const std::vector<std::string> numbers = till.sale_numbers();
            if (sold) {
                EXPECT_EQ(sold->number, "T1-2026-000002");
                EXPECT_THAT(numbers, ElementsAre("T1-2026-000001", "T1-2026-000002"));
            } else {
                EXPECT_EQ(sold.error().kind, StoreError::Kind::InputOutput);
                EXPECT_THAT(numbers, ElementsAre("T1-2026-000001"));
            }
            EXPECT_EQ(till.number("SELECT spent_cents FROM envelope_use"), 400 * static_cast<int>(numbers.size()));
            ASSERT_TRUE(till.store->append(lentils())) << "reopened and read, the store goes on";
            EXPECT_THAT(till.verify(), ElementsAre("ok " + std::to_string(numbers.size() + 2) + " records"));
            till.close();
            ASSERT_TRUE(till.open());
            EXPECT_EQ(till.store->start_report().verdict, StartCheck::Verdict::Whole);
        }
    }
}

int broken_sync(FaultVfs::Operation operation, std::int64_t /*before*/) {
    return operation == FaultVfs::Operation::Sync ? SQLITE_IOERR_FSYNC : 0;
}

TEST_F(DiskFault, ADiskThatStaysBrokenIsWrittenAgainOnlyOnceItReadsAndSyncs) {
    FaultTill till{layer_};
    layer_.decide = broken_sync;
    for (int i = 0; i < 3; ++i) {
        const auto refused = till.store->append(event("stop"));
        ASSERT_FALSE(refused);
        EXPECT_EQ(JournalStore::write_error(refused.error()), session::WriteError::InputOutput);
        EXPECT_TRUE(till.store->database().stopped());
    }
    layer_.reset();
    till.close();
    EXPECT_EQ(layer_.operations, 0) << "nothing is written through a handle that failed, not even by closing it";
    layer_.decide = nullptr;
    ASSERT_TRUE(till.open());
    EXPECT_THAT(till.verify().back(), testing::StartsWith("ok "));
}

TEST_F(DiskFault, ASaleThatNobodyCouldReadIsNotSoldTwice) {
    FaultTill till{layer_};
    layer_.decide = broken_sync;
    ASSERT_FALSE(till.store->append(lentils())) << "the frames are there, but were never synced";
    layer_.decide = nullptr;
    const auto again = till.store->append(lentils());
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(again->number, "T1-2026-000002");
    EXPECT_THAT(till.sale_numbers(), ElementsAre("T1-2026-000001", "T1-2026-000002"));
    EXPECT_EQ(till.store->append(lentils())->number, "T1-2026-000003") << "the next one is another sale";
    EXPECT_THAT(till.verify(), ElementsAre("ok 4 records"));
}

TEST_F(DiskFault, AnIoErrorBesideTheJournalDoesNotStopTheNextSale) {
    const session::Comfort large{.text_percent = 160};
    for (const auto operation : {FaultVfs::Operation::Write, FaultVfs::Operation::Sync}) {
        FaultTill till{layer_};
        layer_.decide = [operation](FaultVfs::Operation asked, std::int64_t) {
            return asked == operation ? SQLITE_IOERR : 0;
        };
        const auto failed = save_comfort(till.store->database(), large);
        ASSERT_FALSE(failed);
        EXPECT_EQ(failed.error().kind, StoreError::Kind::InputOutput);
        layer_.decide = nullptr;
        EXPECT_EQ(save_comfort(till.store->database(), large).error().kind, StoreError::Kind::Stopped);
        const auto sold = till.store->append(lentils());
        ASSERT_TRUE(sold) << sold.error().detail;
        EXPECT_EQ(sold->number, "T1-2026-000002");
        EXPECT_TRUE(save_comfort(till.store->database(), large));
        EXPECT_THAT(till.verify(), ElementsAre("ok 3 records"));
    }
}

TEST_F(DiskFault, AnIoErrorBesideTheJournalIsMendedInAPause) {
    FaultTill till{layer_};
    layer_.decide = broken_sync;
    ASSERT_FALSE(save_comfort(till.store->database(), {}));
    EXPECT_FALSE(till.store->idle());
    EXPECT_FALSE(till.store->mend());
    layer_.decide = nullptr;
    EXPECT_TRUE(till.store->idle());
    EXPECT_TRUE(save_comfort(till.store->database(), {}));
}

TEST_F(DiskFault, AJournalThatLostARecordInTheMeantimeIsNotWrittenOver) {
    FaultTill till{layer_};
    layer_.decide = broken_sync;
    ASSERT_FALSE(save_comfort(till.store->database(), {}));
    layer_.decide = nullptr;
    till.tamper("DELETE FROM journal WHERE seq = 2");
    for (int i = 0; i < 2; ++i) {
        const auto refused = till.store->append(lentils());
        ASSERT_FALSE(refused);
        EXPECT_EQ(JournalStore::write_error(refused.error()), session::WriteError::Broken);
    }
    till.close();
    ASSERT_TRUE(till.open());
    EXPECT_EQ(till.store->start_report().verdict, StartCheck::Verdict::TailLost) << "the next start says it";
}

TEST_F(DiskFault, AFullDiskAnywhereInASaleIsMetWithTheBallast) {
    const std::int64_t operations = operations_of_a_sale();
    for (std::int64_t at = 0; at < operations; ++at) {
        SCOPED_TRACE("operation " + std::to_string(at));
        FaultTill till{layer_};
        const std::filesystem::path ballast = till.directory->ballast();
        ASSERT_TRUE(std::filesystem::exists(ballast));
        layer_.decide = [at, ballast](FaultVfs::Operation operation, std::int64_t before) {
            const bool full =
                operation == FaultVfs::Operation::Write && before >= at && std::filesystem::exists(ballast);
            return full ? SQLITE_FULL : 0;
        };
        const auto sold = till.store->append(lentils());
        ASSERT_TRUE(sold) << "money was taken: the sale is kept in the ballast's room";
        EXPECT_EQ(sold->number, "T1-2026-000002");
        if (!std::filesystem::exists(ballast)) {
            EXPECT_TRUE(till.store->disk_low()) << "no more money until there is room";
        }
        EXPECT_TRUE(till.store->append(event("basket_abandoned"))) << "a void still fits";
        layer_.decide = nullptr;
        EXPECT_THAT(till.verify(), ElementsAre("ok 4 records"));
        ASSERT_TRUE(till.store->idle());
        EXPECT_FALSE(till.store->disk_low());
    }
}

TEST_F(DiskFault, AFullDiskWithoutBallastKeepsNothingOfTheSale) {
    FaultTill till{layer_};
    std::filesystem::remove(till.directory->ballast());
    layer_.decide = [](FaultVfs::Operation operation, std::int64_t) {
        return operation == FaultVfs::Operation::Write ? SQLITE_FULL : 0;
    };
    const auto refused = till.store->append(lentils());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, StoreError::Kind::Full);
    EXPECT_EQ(JournalStore::write_error(refused.error()), session::WriteError::DiskFull);
    layer_.decide = nullptr;
    EXPECT_EQ(till.store->append(lentils())->number, "T1-2026-000002") << "the number was not used up";
    EXPECT_THAT(till.verify(), ElementsAre("ok 3 records"));
}

TEST(DiskRoom, RefusesMoneyBeforeTheDiskIsFull) {
    TestTill till;
    EXPECT_FALSE(till.store->disk_low());
    till.free_bytes = 20 << 20;
    EXPECT_TRUE(till.store->disk_low());
    EXPECT_TRUE(till.store->append(event("disk_low"))) << "an event still fits";
}

}  // namespace
}  // namespace ecot::store
