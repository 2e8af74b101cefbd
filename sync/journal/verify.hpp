#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/journal/figures.hpp"
#include "sync/journal/head.hpp"
#include "sync/journal/key.hpp"
#include "sync/journal/record.hpp"

namespace ecot::sync {

/// A record as it was found, with what is wrong with the way it is stored (a wrong storage type, bytes that are not
/// UTF-8); `defect` is empty when nothing is.
struct StoredRecord {
    Record record;
    std::string defect;
};

/// One place where a journal is broken.
struct Break {
    std::string till;
    std::int64_t segment = 0;
    std::int64_t seq = 0;
    BreakReason reason = BreakReason::Format;
    std::string detail;
};

/// "bad T1/1/17 hash: the bytes do not give the stored hash"
[[nodiscard]] std::string to_line(const Break& found);

/// What verify knows beside the records.
struct VerifyOptions {
    std::string till;                        ///< whose journal it should be; empty: that of the first record
    std::vector<PublicKey> trusted;          ///< keys a segment may be signed with; none: the one each segment names
    std::map<std::int64_t, PublicKey> kept;  ///< by segment: used where the record that names the key is damaged
    std::optional<std::string> head_text;    ///< the file `head`, read before the first record; absent: there is none
    bool head_expected = true;               ///< false for an archive or a stream, which have no head
    std::function<void(const Break&)> each;  ///< told of every break, in order; may be empty
};

/// The key a segment was found to be signed with.
struct SegmentKey {
    std::int64_t segment = 0;
    std::string fingerprint;
};

/// What verifying found. Every break counts once; records that are declared missing are none.
struct VerifyReport {
    std::int64_t records = 0;
    std::int64_t bad = 0;
    std::int64_t declared_missing = 0;
    std::vector<SegmentKey> keys;
    [[nodiscard]] bool good() const { return bad == 0; }
};

/// "ok 17 records, 2 declared missing" or "17 records, 1 bad".
[[nodiscard]] std::string to_line(const VerifyReport& report);

/// Checks a journal record by record, in the order of segment and seq, and goes on behind every break (each is named
/// once, at its own record). Looks at stored bytes only; nothing is written anew. Keeps a few counters, so that a
/// journal of any length fits.
class Verifier {
public:
    explicit Verifier(VerifyOptions options);
    ~Verifier();
    Verifier(const Verifier&) = delete;
    Verifier& operator=(const Verifier&) = delete;

    void take(const StoredRecord& stored);

    /// After the last record: the head and the end of the journal. To be called once.
    [[nodiscard]] VerifyReport finish();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

}  // namespace ecot::sync
