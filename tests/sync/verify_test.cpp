#include "sync/journal/verify.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/journal/chain.hpp"
#include "tests/sync/journal_maker.hpp"

namespace ecot::sync {
namespace {

using test::JournalMaker;
using test::verify_lines;
using testing::ElementsAre;
using testing::StartsWith;

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

/// T1/1/1 till_init, 2 start, 3 session_open, 4 sale, 5 sale.
JournalMaker day() {
    JournalMaker maker;
    maker.add_event("start");
    maker.add("session_open", "\"operator\":\"amina\",\"float_cents\":10000");
    maker.add_sale();
    maker.add_sale();
    return maker;
}

TEST(Verify, IsContentWithAWholeJournal) {
    EXPECT_THAT(verify_lines(day()), ElementsAre("ok 5 records"));
}

TEST(Verify, NamesTheKeyItFound) {
    const JournalMaker maker = day();
    Verifier verifier{{.till = {}, .trusted = {}, .kept = {}, .head_text = {}, .head_expected = false, .each = {}}};
    for (const Record& record : maker.records) {
        verifier.take({record, {}});
    }
    const VerifyReport report = verifier.finish();
    EXPECT_TRUE(report.good());
    ASSERT_EQ(report.keys.size(), 1U);
    EXPECT_EQ(report.keys[0].fingerprint, maker.key.public_key().fingerprint());
}

TEST(Verify, NamesTheRecordOfWhichOneByteIsFlipped) {
    JournalMaker maker;
    maker.add_sale();
    maker.add_event("stop");
    const auto texts = {&Record::till, &Record::kind, &Record::payload, &Record::prev, &Record::hash, &Record::sig};
    for (std::size_t i = 0; i < maker.records.size(); ++i) {
        const std::string name = "bad T1/1/" + std::to_string(i + 1) + ' ';
        for (std::string Record::*const field : texts) {
            for (std::size_t at = 0; at < (maker.records[i].*field).size(); ++at) {
                JournalMaker broken;
                broken.records = maker.records;
                broken.head_text = maker.head_text;
                char& byte = (broken.records[i].*field)[at];
                byte = static_cast<char>(byte ^ 0x01);
                VerifyOptions options;
                options.till = "T1";
                options.kept.emplace(1, maker.key.public_key().copy());
                options.head_text = maker.head_text;
                ASSERT_THAT(verify_lines(broken.records, std::move(options)),
                            ElementsAre(StartsWith(name), "3 records, 1 bad"))
                    << "byte " << at;
            }
        }
        for (int bit = 0; bit < 63; ++bit) {
            JournalMaker broken;
            broken.records = maker.records;
            broken.records[i].time_ms ^= std::int64_t{1} << bit;
            VerifyOptions options;
            options.till = "T1";
            options.head_text = maker.head_text;
            options.kept.emplace(1, maker.key.public_key().copy());
            ASSERT_THAT(verify_lines(broken.records, std::move(options)),
                        ElementsAre(StartsWith(name), "3 records, 1 bad"))
                << "bit " << bit;
        }
    }
}

TEST(Verify, SaysHashWhenThePayloadWasChanged) {
    JournalMaker maker = day();
    maker.records[3].payload = changed(maker.records[3].payload, "\"cents\":200", "\"cents\":100");
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/1/4 hash: the bytes do not give the stored hash", "5 records, 1 bad"));
}

TEST(Verify, SaysSigAndPrevWhenTheHashWasMadeAnewWithoutTheKey) {
    JournalMaker maker = day();
    maker.records[3].payload = changed(maker.records[3].payload, "\"reference\":\"\"", "\"reference\":\"x\"");
    maker.records[3].hash = hash_of(maker.records[3]);
    EXPECT_THAT(verify_lines(maker),
                ElementsAre(StartsWith("bad T1/1/4 sig: "), StartsWith("bad T1/1/5 prev: "), "5 records, 2 bad"));
}

TEST(Verify, SaysPrevWhenARecordWasReplacedWithTheKey) {
    JournalMaker maker = day();
    maker.records[3].payload = changed(maker.records[3].payload, "\"reference\":\"\"", "\"reference\":\"x\"");
    maker.remake(maker.records[3]);
    EXPECT_THAT(verify_lines(maker), ElementsAre(StartsWith("bad T1/1/5 prev: "), "5 records, 1 bad"));
}

TEST(Verify, SaysSeqWhenARecordIsMissing) {
    JournalMaker maker = day();
    maker.records.erase(maker.records.begin() + 2);
    EXPECT_THAT(verify_lines(maker), ElementsAre("bad T1/1/4 seq: 3 is missing", "4 records, 1 bad"));
    maker.records.erase(maker.records.begin());
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/1/2 seq: 1 is missing", "bad T1/1/4 seq: 3 is missing", "3 records, 2 bad"));
}

TEST(Verify, SaysTailWhenTheHeadFileKnowsMore) {
    JournalMaker maker = day();
    maker.lose(2);
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/1/5 tail: the head file knows this record, the journal ends at T1/1/3",
                            "3 records, 1 bad"));
}

TEST(Verify, AcceptsAHeadFileThatIsOneRecordBehind) {
    JournalMaker maker = day();
    const std::string head = maker.head_text;
    maker.add_sale();
    maker.head_text = head;
    EXPECT_THAT(verify_lines(maker), ElementsAre("ok 6 records"));
}

TEST(Verify, SaysTailWhenTheHeadFileKnowsAnotherHash) {
    JournalMaker maker = day();
    maker.head_text = "1 4 " + std::string(64, 'a') + "\n";
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/1/4 tail: the head file knows this record with another hash", "5 records, 1 bad"));
}

TEST(Verify, SaysTailWhenTheHeadFileIsMissingOrNoHead) {
    const JournalMaker maker = day();
    VerifyOptions options;
    EXPECT_THAT(verify_lines(maker.records, std::move(options)),
                ElementsAre("bad T1/1/5 tail: the head file is missing", "5 records, 1 bad"));
    options = VerifyOptions{};
    options.head_text = "";
    EXPECT_THAT(verify_lines(maker.records, std::move(options)),
                ElementsAre("bad T1/1/5 tail: the head file cannot be read", "5 records, 1 bad"));
}

TEST(Verify, SaysTimeWhenARecordIsEarlierThanTheOneBefore) {
    JournalMaker maker = day();
    maker.time_ms -= 60'000;
    maker.add_event("start");
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/1/6 time: it is earlier than the record before", "6 records, 1 bad"));
}

TEST(Verify, LetsAManagerCorrectTheClock) {
    JournalMaker maker = day();
    maker.time_ms -= 60'000;
    maker.add("event",
              "\"code\":\"clock_corrected\",\"operator\":\"nadia\",\"facts\":{},\"words\":{\"manager\":\"nadia\"}");
    EXPECT_THAT(verify_lines(maker), ElementsAre("ok 6 records"));
    maker.time_ms -= 60'000;
    maker.add("event", "\"code\":\"clock_corrected\",\"operator\":\"amina\",\"facts\":{},\"words\":{}");
    EXPECT_THAT(verify_lines(maker), ElementsAre(StartsWith("bad T1/1/7 time: "), "7 records, 1 bad"));
}

TEST(Verify, RefusesAnotherKeyThanTheOneGiven) {
    const JournalMaker maker = day();
    VerifyOptions options;
    options.head_text = maker.head_text;
    options.trusted.push_back(JournalKey::make().public_key().copy());
    const std::vector<std::string> lines = verify_lines(maker.records, std::move(options));
    EXPECT_EQ(lines.size(), 6U);
    EXPECT_THAT(lines.front(), StartsWith("bad T1/1/1 sig: "));
    EXPECT_EQ(lines.back(), "5 records, 5 bad");
}

TEST(Verify, ListsEveryBreakAndGoesOn) {
    JournalMaker maker = day();
    maker.records[1].sig = maker.records[2].sig;
    maker.records[3].payload += ' ';
    maker.lose(1);
    EXPECT_THAT(verify_lines(maker), ElementsAre(StartsWith("bad T1/1/2 sig: "), StartsWith("bad T1/1/4 hash: "),
                                                 StartsWith("bad T1/1/5 tail: "), "4 records, 3 bad"));
}

TEST(Verify, SaysFormatForWhatAJournalDoesNotHold) {
    JournalMaker maker;
    maker.add_event("start");
    maker.records[1].payload = "[]";
    maker.remake(maker.records[1]);
    maker.head_text = "1 2 " + maker.records[1].hash + "\n";
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/1/2 format: the payload is not a JSON object", "2 records, 1 bad"));
    maker.records[1].payload = R"({"count":1,"at":"yesterday","code":"start"})";
    maker.remake(maker.records[1]);
    maker.head_text = "1 2 " + maker.records[1].hash + "\n";
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/1/2 format: at is not a local time with offset", "2 records, 1 bad"));
}

TEST(Verify, SaysFormatForAWrongStorageType) {
    const JournalMaker maker = day();
    Verifier verifier{
        {.till = "T1", .trusted = {}, .kept = {}, .head_text = maker.head_text, .head_expected = true, .each = {}}};
    for (const Record& record : maker.records) {
        verifier.take({record, record.seq == 3 ? "payload is stored as a blob" : ""});
    }
    EXPECT_EQ(verifier.finish().bad, 1);
}

struct WrongSale {
    const char* from;
    const char* to;
    const char* said;
};

void PrintTo(const WrongSale& wrong, std::ostream* out) {
    *out << wrong.to;
}

class VerifySums : public testing::TestWithParam<WrongSale> {};

TEST_P(VerifySums, NamesASaleWhoseFiguresDoNotAddUp) {
    JournalMaker maker;
    maker.add_sale_with(changed(JournalMaker::sale_fields(), GetParam().from, GetParam().to));
    EXPECT_THAT(verify_lines(maker), ElementsAre(std::string{"bad T1/1/2 "} + GetParam().said, "2 records, 1 bad"));
}

INSTANTIATE_TEST_SUITE_P(
    Figures, VerifySums,
    testing::Values(
        WrongSale{"\"change_cents\":100", "\"change_cents\":50",
                  "sum: tenders less change is 150 where 100 is expected"},
        WrongSale{"\"round_up_cents\":0", "\"round_up_cents\":20",
                  "sum: tenders less change is 100 where 120 is expected"},
        WrongSale{"\"cents\":400", "\"cents\":300",
                  "sum: line 0, part 0: what member and funders pay is 400 where 500 is expected"},
        WrongSale{"\"vat_bp\":550,\"reference_cents\":500", "\"vat_bp\":550,\"reference_cents\":400",
                  "sum: line 0: the reference is 400 where 500 is expected"},
        WrongSale{"\"quantity_milli\":1000,\"tare", "\"quantity_milli\":900,\"tare",
                  "sum: line 0: the quantity is 900 where 1000 is expected"},
        WrongSale{"\"funded_cents\":400", "\"funded_cents\":300", "sum: the total funded is 300 where 400 is expected"},
        WrongSale{"\"member_cents\":100,\"funded", "\"member_cents\":200,\"funded",
                  "sum: the total of the member is 200 where 100 is expected"},
        WrongSale{"\"vat_cents\":26", "\"vat_cents\":27",
                  "sum: the VAT row of 550 basis points: the VAT is 27 where 26 is expected"},
        WrongSale{"\"taxable_cents\":500", "\"taxable_cents\":100",
                  "sum: the VAT row of 550 basis points: the taxable amount is 100 where 500 is expected"},
        WrongSale{"\"change_cents\":100", "\"change_cents\":100.0", "format: change_cents is not an integer"},
        WrongSale{"\"tenders\"", "\"tender\"", "format: tenders is not a list"}));

TEST(Verify, FollowsTheGrandTotal) {
    JournalMaker maker;
    maker.add_sale();
    maker.grand_total += 1;
    maker.add_sale();
    maker.add_sale();
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/1/3 sum: the grand total is 1001 where 1000 is expected", "4 records, 1 bad"));
}

TEST(Verify, FollowsTheCountOfEachKind) {
    JournalMaker maker;
    maker.add_sale();
    ++maker.counts["sale"];
    maker.add_sale();
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/1/3 sum: the count of kind sale is 3 where 2 is expected", "3 records, 1 bad"));
}

TEST(Verify, KnowsTheNumberOfASaleFromItsCount) {
    JournalMaker maker;
    maker.grand_total = 500;
    maker.add("sale", "\"number\":\"T1-2026-000002\"," + JournalMaker::sale_fields() + ",\"grand_total_cents\":500");
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/1/2 format: number T1-2026-000002 is not that of count 1", "2 records, 1 bad"));
}

/// Loses the two sales and opens segment 2, which says so; sales go on with a number that no receipt can bear.
JournalMaker declared_loss() {
    JournalMaker maker = day();
    maker.lose(2);
    maker.grand_total = 0;
    maker.counts["sale"] = 2;
    const std::string hash = maker.records.back().hash;
    maker.begin_segment(2, "{\"segment\":1,\"seq\":3,\"hash\":\"" + hash + "\",\"missing_from\":4,\"missing_to\":5}");
    maker.add_sale();
    return maker;
}

TEST(Verify, IsContentWithALossThatTheNextSegmentDeclares) {
    EXPECT_THAT(verify_lines(declared_loss()), ElementsAre("ok 5 records, 2 declared missing"));
    JournalMaker maker = declared_loss();
    maker.head_text = "1 5 " + std::string(64, 'a') + "\n";
    EXPECT_THAT(verify_lines(maker), ElementsAre("ok 5 records, 2 declared missing"));
}

TEST(Verify, SaysTailWhenASegmentLostMoreThanWasDeclared) {
    JournalMaker maker = declared_loss();
    maker.records.erase(maker.records.begin() + 2);
    EXPECT_THAT(
        verify_lines(maker),
        ElementsAre("bad T1/2/1 tail: the segment follows T1/1/3, the record before it is T1/1/2", "4 records, 1 bad"));
}

TEST(Verify, SaysPrevWhenASegmentDoesNotSayWhatItFollows) {
    JournalMaker maker = day();
    maker.begin_segment(2);
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/2/1 prev: the segment does not say what it follows", "6 records, 1 bad"));
}

TEST(Verify, IsContentWhenAWholeSegmentIsDeclaredLost) {
    JournalMaker maker = day();
    const std::string hash = maker.records.back().hash;
    maker.begin_segment(3,
                        "{\"segment\":2,\"seq\":0,\"hash\":null,\"missing_from\":1,\"missing_to\":4,"
                        "\"earlier\":{\"segment\":1,\"seq\":5,\"hash\":\"" +
                            hash + "\"}}");
    EXPECT_THAT(verify_lines(maker), ElementsAre("ok 6 records, 4 declared missing"));
}

TEST(Verify, SaysSeqWhenTheFirstSegmentIsMissing) {
    JournalMaker maker = declared_loss();
    maker.records.erase(maker.records.begin(), maker.records.begin() + 3);
    EXPECT_THAT(verify_lines(maker),
                ElementsAre("bad T1/2/1 tail: the segment follows T1/1/3, the record before it is missing",
                            "2 records, 1 bad"));
}

}  // namespace
}  // namespace ecot::sync
