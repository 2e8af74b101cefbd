#include "tests/sync/journal_maker.hpp"

#include <utility>

#include "sync/journal/chain.hpp"
#include "sync/journal/head.hpp"

namespace ecot::sync::test {

JournalMaker::JournalMaker() {
    begin_segment(1);
}

void JournalMaker::begin_segment(std::int64_t segment, const std::string& follows) {
    const std::string payload = "{\"count\":" + std::to_string(++counts["till_init"]) +
                                ",\"at\":\"2026-11-21T10:46:40.000+01:00\",\"public_key\":\"" +
                                key.public_key().base64() +
                                "\",\"site\":\"loos\",\"program\":\"test\",\"follows\":" + follows + "}";
    const Place place = first_place("T1", segment, key.public_key().base64());
    records.push_back(signed_record(place, time_ms, "till_init", payload, key));
    head_text = to_text(Head{segment, 1, records.back().hash});
}

void JournalMaker::add(const std::string& kind, const std::string& fields) {
    time_ms += 1000;
    const std::string payload =
        "{\"count\":" + std::to_string(++counts[kind]) + ",\"at\":\"2026-11-21T10:46:40.000+01:00\"," + fields + "}";
    records.push_back(signed_record(place_after(records.back()), time_ms, kind, payload, key));
    head_text = to_text(Head{records.back().segment, records.back().seq, records.back().hash});
}

std::string JournalMaker::sale_fields() {
    return R"("session":1,"operator":"amina","member":"m-17",
"lines":[{"product":"lentils","name":"Lentilles","unit":"kg","price_cents":500,"quantity_milli":1000,"tare_milli":0,
"by_hand":false,"vat_bp":550,"reference_cents":500,"member_cents":100,"parts":[{"programme":"cocagne",
"quantity_milli":1000,"reference_cents":500,"member_cents":100,"surplus_cents":0,
"funders":[{"envelope":"ccas","cents":400,"taxable":true}]}]}],
"totals":{"reference_cents":500,"member_cents":100,"funded_cents":400,"surplus_cents":0},
"vat":[{"vat_bp":550,"taxable_cents":500,"vat_cents":26}],
"tenders":[{"kind":"cash","cents":200,"reference":""}],"change_cents":100,"round_up_cents":0)";
}

void JournalMaker::add_sale_with(const std::string& fields) {
    grand_total += 500;
    std::string number = std::to_string(counts["sale"] + 1);
    number.insert(0, 6 - number.size(), '0');
    add("sale",
        "\"number\":\"T1-2026-" + number + "\"," + fields + ",\"grand_total_cents\":" + std::to_string(grand_total));
}

void JournalMaker::lose(std::size_t count) {
    records.resize(records.size() - count);
}

void JournalMaker::remake(Record& record) {
    record = signed_record({record.till, record.segment, record.seq, record.prev}, record.time_ms, record.kind,
                           record.payload, key);
}

std::vector<std::string> verify_lines(const std::vector<Record>& records, VerifyOptions options) {
    std::vector<std::string> lines;
    options.each = [&lines](const Break& found) { lines.push_back(to_line(found)); };
    Verifier verifier{std::move(options)};
    for (const Record& record : records) {
        verifier.take({record, {}});
    }
    lines.push_back(to_line(verifier.finish()));
    return lines;
}

std::vector<std::string> verify_lines(const JournalMaker& maker) {
    VerifyOptions options;
    options.till = "T1";
    options.head_text = maker.head_text;
    options.trusted.push_back(maker.key.public_key().copy());
    return verify_lines(maker.records, std::move(options));
}

}  // namespace ecot::sync::test
