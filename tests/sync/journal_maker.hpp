#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sync/journal/key.hpp"
#include "sync/journal/record.hpp"
#include "sync/journal/verify.hpp"

namespace ecot::sync::test {

/// Makes a whole journal in memory, signed with a fresh key, so that tests can break it.
class JournalMaker {
public:
    JournalMaker();

    /// Opens a segment; `follows` is JSON text.
    void begin_segment(std::int64_t segment, const std::string& follows = "null");
    /// Appends a record; `fields` is JSON text put behind count and at: `"code":"start"`.
    void add(const std::string& kind, const std::string& fields);
    void add_event(const std::string& code) { add("event", "\"code\":\"" + code + "\""); }
    /// A sale of 5,00 €: member 1,00, funder 4,00; tendered 2,00, change 1,00.
    void add_sale() { add_sale_with(sale_fields()); }
    /// A sale of 5,00 € with other fields; grand total and number are added.
    void add_sale_with(const std::string& fields);
    static std::string sale_fields();

    /// Takes the first `count` records away from the end, as a torn write-ahead log would.
    void lose(std::size_t count);

    std::vector<Record> records;
    std::int64_t time_ms = 1'795'258'000'000;  // 2026-11-21T10:46:40+01:00
    JournalKey key = JournalKey::make();
    std::map<std::string, std::int64_t> counts;
    std::int64_t grand_total = 0;
    std::string head_text;

    /// Writes hash and signature of a changed record anew, as somebody with a copy of the key would.
    void remake(Record& record);
};

/// The lines that verify says, the summary last.
std::vector<std::string> verify_lines(const std::vector<Record>& records, VerifyOptions options);
/// The same with the maker's head file and key.
std::vector<std::string> verify_lines(const JournalMaker& maker);

}  // namespace ecot::sync::test
