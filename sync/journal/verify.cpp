#include "sync/journal/verify.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "sync/journal/chain.hpp"
#include "sync/journal/digest.hpp"

namespace ecot::sync {

namespace {

using Json = JsonView::Value;

/// The one exception to time that never goes back: a manager corrected the clock (R6).
bool corrects_clock(const Record& record, const Json& payload) {
    const auto code = payload.find("code");
    const auto words = payload.find("words");
    const auto manager = words ? words->find("manager") : std::nullopt;
    const auto name = manager ? manager->text() : std::nullopt;
    return record.kind == "event" && code && code->text() == "clock_corrected" && name && !name->empty();
}

Head head_of(const Json& object) {
    const auto segment = object.find("segment");
    const auto seq = object.find("seq");
    const auto hash = object.find("hash");
    return {segment ? segment->integer().value_or(0) : 0, seq ? seq->integer().value_or(0) : 0,
            hash ? hash->text().value_or("") : ""};
}

}  // namespace

std::string to_line(const Break& found) {
    return "bad " + name_of(found.till, found.segment, found.seq) + ' ' + to_string(found.reason) + ": " + found.detail;
}

std::string to_line(const VerifyReport& report) {
    const std::string records = std::to_string(report.records) + " records";
    if (!report.good()) {
        return records + ", " + std::to_string(report.bad) + " bad";
    }
    const std::string missing =
        report.declared_missing > 0 ? ", " + std::to_string(report.declared_missing) + " declared missing" : "";
    return "ok " + records + missing;
}

class Verifier::Work {
public:
    explicit Work(VerifyOptions options) : options_{std::move(options)}, till_{options_.till} {
        if (options_.head_text) {
            head_ = head_from_text(*options_.head_text);
        }
    }

    void take(const StoredRecord& stored);
    VerifyReport finish();

private:
    struct Last {
        Record record;
        std::string true_hash;
    };

    std::optional<Fault> fault_of(const StoredRecord& stored, const std::string& bytes_hash, const Digest& digest,
                                  const Json* payload);
    std::optional<Fault> place_fault(const Record& record, const Json* payload);
    std::optional<Fault> start_fault(const Record& record, const Json* payload);
    std::optional<Fault> follows_fault(const Record& record, const Json& payload);
    std::optional<Fault> begin_key(const Record& record, const Json& payload);
    void fall_back(std::int64_t segment);
    std::optional<Fault> signature_fault(const Record& record, const Digest& digest);
    void note_head(const Record& record, const std::string& true_hash);
    void say(const Record& record, const Fault& fault);

    VerifyOptions options_;
    std::string till_;
    std::optional<Head> head_;
    bool head_met_ = false;
    std::optional<Last> last_;
    std::int64_t time_floor_ = INT64_MIN;  ///< time of the last record whose hash is right
    std::optional<PublicKey> key_;
    FigureCheck figures_;
    VerifyReport report_;
};

void Verifier::Work::say(const Record& record, const Fault& fault) {
    ++report_.bad;
    if (options_.each) {
        options_.each({.till = till_.empty() ? record.till : till_,
                       .segment = record.segment,
                       .seq = record.seq,
                       .reason = fault.reason,
                       .detail = fault.detail});
    }
}

void Verifier::Work::take(const StoredRecord& stored) {
    const Record& record = stored.record;
    ++report_.records;
    if (till_.empty() && is_till_id(record.till)) {
        till_ = record.till;
    }
    const Digest digest = sha256(bytes_to_hash(record));
    const std::string true_hash = to_hex(digest);
    const std::optional<JsonView> json = JsonView::parse(record.payload);
    const std::optional<Json> object = json && json->root().is_object() ? std::optional{json->root()} : std::nullopt;
    const Json* const payload = object ? &*object : nullptr;

    if (const std::optional<Fault> fault = fault_of(stored, true_hash, digest, payload)) {
        say(record, *fault);
    }
    note_head(record, true_hash);
    if (record.hash == true_hash) {
        time_floor_ = record.time_ms;
    }
    last_ = Last{record, true_hash};
}

std::optional<Fault> Verifier::Work::fault_of(const StoredRecord& stored, const std::string& true_hash,
                                              const Digest& digest, const Json* payload) {
    const Record& record = stored.record;
    // Place and figures are followed even through a damaged record, so that its neighbours are judged by what is there.
    const bool begins = !last_ || record.segment != last_->record.segment;
    std::optional<Fault> place;
    if (begins) {
        if (payload != nullptr && record.hash == true_hash) {
            place = begin_key(record, *payload);
        } else {
            fall_back(record.segment);
        }
    }
    if (const std::optional<Fault> found = place_fault(record, payload)) {
        place = place ? place : found;
    }
    std::optional<Fault> figures;
    if (record.hash != true_hash) {
        figures_.forget();
    } else if (payload != nullptr) {
        figures = figures_.check(record, *payload);
    } else {
        figures_.forget();
        figures = Fault{BreakReason::Format, "the payload is not a JSON object"};
    }
    if (!stored.defect.empty()) {
        return Fault{BreakReason::Format, stored.defect};
    }
    if (record.till != till_ || !is_till_id(record.till)) {
        return Fault{record.hash == true_hash ? BreakReason::Format : BreakReason::Hash, "it names another till"};
    }
    if (!digest_from_hex(record.hash) || !digest_from_hex(record.prev)) {
        return Fault{BreakReason::Format, "hash or prev is not 64 lower-case hex characters"};
    }
    if (record.hash != true_hash) {
        return Fault{BreakReason::Hash, "the bytes do not give the stored hash"};
    }
    if (std::optional<Fault> fault = signature_fault(record, digest)) {
        return fault;
    }
    if (!is_record_kind(record.kind)) {
        return Fault{BreakReason::Format, "the kind is not one a journal holds"};
    }
    if (place) {
        return place;
    }
    return figures;
}

std::optional<Fault> Verifier::Work::place_fault(const Record& record, const Json* payload) {
    const bool begins = !last_ || record.segment != last_->record.segment;
    if (begins) {
        return start_fault(record, payload);
    }
    const std::optional<LinkFault> link = link_fault(last_->record, last_->true_hash, record);
    if (link == LinkFault::Seq) {
        figures_.forget();
        const std::int64_t expected = last_->record.seq + 1;
        if (record.seq < expected) {
            return Fault{BreakReason::Seq, "it stands behind " + std::to_string(last_->record.seq)};
        }
        return Fault{BreakReason::Seq,
                     record.seq == expected + 1
                         ? std::to_string(expected) + " is missing"
                         : std::to_string(expected) + " to " + std::to_string(record.seq - 1) + " are missing"};
    }
    if (link == LinkFault::Prev) {
        return Fault{BreakReason::Prev, "prev is not the hash of the record before"};
    }
    if (record.time_ms < time_floor_ && !(payload != nullptr && corrects_clock(record, *payload))) {
        return Fault{BreakReason::Time, "it is earlier than the record before"};
    }
    return std::nullopt;
}

/// The first record met of a segment: it must be seq 1, a till_init, chained on the genesis, behind what it follows.
std::optional<Fault> Verifier::Work::start_fault(const Record& record, const Json* payload) {
    if (record.seq != 1) {
        figures_.forget();
        return Fault{BreakReason::Seq,
                     record.seq == 2 ? "1 is missing" : "1 to " + std::to_string(record.seq - 1) + " are missing"};
    }
    if (record.kind != "till_init" || payload == nullptr) {
        return Fault{BreakReason::Format, "the first record of a segment is not a till_init"};
    }
    if (key_ && record.prev != genesis(till_, record.segment, key_->base64())) {
        return Fault{BreakReason::Prev, "prev is not the genesis of this till, segment and key"};
    }
    std::optional<Fault> fault = follows_fault(record, *payload);
    if (fault) {
        figures_.forget();
        return fault;
    }
    if (record.time_ms < time_floor_) {
        return Fault{BreakReason::Time, "it is earlier than the record before"};
    }
    return std::nullopt;
}

std::optional<Fault> Verifier::Work::follows_fault(const Record& record, const Json& payload) {
    std::optional<Fault> fault;
    const std::optional<Follows> follows = follows_of(payload, fault);
    if (fault) {
        return fault;
    }
    if (!follows) {
        if (record.segment == 1 && !last_) {
            return std::nullopt;
        }
        return Fault{BreakReason::Prev, "the segment does not say what it follows"};
    }
    if (follows->segment >= record.segment) {
        return Fault{BreakReason::Prev, "the segment follows one that is not before it"};
    }
    // When nothing is left of the segment before, `earlier` names the last record that still is.
    Head end{follows->segment, follows->seq, follows->hash};
    if (follows->seq == 0) {
        const auto earlier = payload.find("follows")->find("earlier");
        end = earlier ? head_of(*earlier) : Head{};
    }
    const Head found = last_ ? Head{last_->record.segment, last_->record.seq, last_->record.hash} : Head{};
    // A damaged end is named at its own record; the segment may know it by the hash it once had.
    const bool same =
        found == end || (last_ && found.segment == end.segment && found.seq == end.seq && end.hash == last_->true_hash);
    if (!same) {
        const bool shorter = found.segment < end.segment || (found.segment == end.segment && found.seq < end.seq);
        return Fault{shorter ? BreakReason::Tail : BreakReason::Prev,
                     "the segment follows " + name_of(till_, end.segment, end.seq) + ", the record before it is " +
                         (last_ ? name_of(till_, found.segment, found.seq) : std::string{"missing"})};
    }
    report_.declared_missing += follows->missing();
    const auto gap = payload.find("count_gap");
    figures_.allow_gap(std::max<std::int64_t>(gap ? gap->integer().value_or(0) : follows->missing(), 0));
    if (head_ && !head_met_ && head_->segment == follows->segment && head_->seq > follows->seq &&
        head_->seq <= follows->seq + follows->missing()) {
        head_met_ = true;
    }
    return std::nullopt;
}

std::optional<Fault> Verifier::Work::begin_key(const Record& record, const Json& payload) {
    if (record.seq != 1) {
        fall_back(record.segment);
        return std::nullopt;
    }
    const auto field = payload.find("public_key");
    const auto named = field ? field->text() : std::nullopt;
    if (!named) {
        fall_back(record.segment);
        return Fault{BreakReason::Format, "the first record of a segment names no public key"};
    }
    auto key = PublicKey::from_base64(*named);
    if (!key) {
        fall_back(record.segment);
        return Fault{BreakReason::Format, "the public key is not a P-256 key in base64 of DER"};
    }
    key_ = std::move(*key);
    const bool trusted = options_.trusted.empty() ||
                         std::any_of(options_.trusted.begin(), options_.trusted.end(),
                                     [this](const PublicKey& one) { return one.base64() == key_->base64(); });
    if (!trusted) {
        key_ = options_.trusted.front().copy();
        return Fault{BreakReason::Sig, "the segment is signed with another key than the one given"};
    }
    report_.keys.push_back({record.segment, key_->fingerprint()});
    return std::nullopt;
}

/// The record that names the segment's key is missing or damaged: the given key, the kept one, or the one before.
void Verifier::Work::fall_back(std::int64_t segment) {
    const auto kept = options_.kept.find(segment);
    if (!options_.trusted.empty()) {
        key_ = options_.trusted.front().copy();
    } else if (kept != options_.kept.end()) {
        key_ = kept->second.copy();
    }
}

std::optional<Fault> Verifier::Work::signature_fault(const Record& record, const Digest& digest) {
    const std::optional<Bytes> signature = from_base64(record.sig);
    if (!signature) {
        return Fault{BreakReason::Format, "the signature is not plain base64"};
    }
    if (!key_) {
        return Fault{BreakReason::Sig, "there is no key to check the signature with"};
    }
    if (!key_->verifies(digest, *signature)) {
        return Fault{BreakReason::Sig, "the signature is not that of the journal's key"};
    }
    return std::nullopt;
}

void Verifier::Work::note_head(const Record& record, const std::string& true_hash) {
    if (!head_ || head_->segment != record.segment || head_->seq != record.seq) {
        return;
    }
    head_met_ = true;
    if (head_->hash != record.hash && head_->hash != true_hash) {
        say(record, {BreakReason::Tail, "the head file knows this record with another hash"});
    }
}

VerifyReport Verifier::Work::finish() {
    const Record end = last_ ? last_->record : Record{};
    if (options_.head_expected && !options_.head_text) {
        say(end, {BreakReason::Tail, "the head file is missing"});
    } else if (options_.head_expected && !head_) {
        say(end, {BreakReason::Tail, "the head file cannot be read"});
    } else if (head_ && !head_met_) {
        Record lost = end;
        lost.segment = head_->segment;
        lost.seq = head_->seq;
        const std::string journal_end = last_ ? "ends at " + name_of(till_, end.segment, end.seq) : "is empty";
        const bool beyond = head_->segment > end.segment || (head_->segment == end.segment && head_->seq > end.seq);
        say(lost, {BreakReason::Tail, beyond ? "the head file knows this record, the journal " + journal_end
                                             : "the head file knows this record, the journal does not hold it"});
    }
    return report_;
}

Verifier::Verifier(VerifyOptions options) : work_{std::make_unique<Work>(std::move(options))} {}
Verifier::~Verifier() = default;
void Verifier::take(const StoredRecord& stored) {
    work_->take(stored);
}
VerifyReport Verifier::finish() {
    return work_->finish();
}

}  // namespace ecot::sync
