#include "pos/store/import.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "pos/store/database.hpp"
#include "pos/store/date_text.hpp"
#include "pos/store/import_csv.hpp"
#include "pos/store/import_json.hpp"
#include "pos/store/import_people.hpp"
#include "pos/store/members.hpp"
#include "pos/store/operators.hpp"
#include "pos/store/products.hpp"
#include "pos/store/programmes.hpp"
#include "sync/journal/digest.hpp"

namespace ecot::store {
namespace {

// A file that was read: what came of it, and how to write it (nothing to write when there are problems).
struct Prepared {
    ImportOutcome outcome;
    std::map<std::string, std::string> told = {};  // what the journal's event says beside counts
    std::function<void(Database&)> write;
};

std::vector<std::string> sentences(const std::vector<LineProblem>& problems) {
    std::vector<std::string> list;
    list.reserve(problems.size());
    for (const LineProblem& problem : problems) {
        list.push_back((problem.line == 0 ? std::string{"the file"} : "line " + std::to_string(problem.line)) + ": " +
                       problem.what);
    }
    return list;
}

std::vector<std::string> sentences(const std::vector<JsonProblem>& problems) {
    std::vector<std::string> list;
    list.reserve(problems.size());
    for (const JsonProblem& problem : problems) {
        list.push_back((problem.at.empty() ? std::string{"the file"} : problem.at) + ": " + problem.what);
    }
    return list;
}

/// The products that get another rate, with both, so that the journal alone tells each change of the table (V1):
/// "vat_550_to_2000" is a list of ids, `from` the day it is in force.
std::map<std::string, std::string> rate_changes(const StoredProducts& stored, const std::vector<ProductRow>& rows,
                                                pricing::Date today) {
    std::map<std::string_view, std::optional<pricing::BasisPoints>> rates;
    for (const session::Product& product : stored.products) {
        rates.emplace(product.id, session::in_force(product.vat, today));
    }
    std::map<std::string, std::string> told;
    for (const ProductRow& row : rows) {
        const auto known = rates.find(row.id);
        if (known == rates.end() || !known->second || *known->second == row.vat) {
            continue;
        }
        std::string& ids = told["vat_" + std::to_string(known->second->value) + "_to_" + std::to_string(row.vat.value)];
        ids += (ids.empty() ? "" : " ") + row.id;
    }
    if (!told.empty()) {
        told["from"] = to_text(today);
    }
    return told;
}

template <class Rows, class IsKnown>
std::size_t count_new(const Rows& rows, const IsKnown& is_known) {
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), std::not_fn(is_known)));
}

Expected<Prepared> prepare_products(Database& database, const ImportOrder& order) {
    auto stored = load_products(database);
    if (!stored) {
        return tl::make_unexpected(stored.error());
    }
    ProductsFile file = read_products(read_csv(order.bytes), *stored);
    std::map<std::string, bool> known;
    for (const session::Product& product : stored->products) {
        known.emplace(product.id, true);
    }
    Prepared prepared;
    prepared.outcome = {.problems = sentences(file.problems),
                        .remarks = sentences(file.remarks),
                        .rows = file.rows.size(),
                        .added = count_new(file.rows, [&](const ProductRow& row) { return known.contains(row.id); })};
    prepared.told = rate_changes(*stored, file.rows, order.today);
    prepared.write = [file = std::move(file), today = order.today](Database& out) {
        write_categories(out, file.new_categories);
        write_products(out, file.rows, today);
    };
    return prepared;
}

Expected<Prepared> prepare_members(Database& database, const ImportOrder& order) {
    auto stored = load_members(database);
    if (!stored) {
        return tl::make_unexpected(stored.error());
    }
    const MembersFile file = read_members(read_csv(order.bytes), *stored);
    std::map<std::string, const session::Member*> by_card;
    for (const session::Member& member : *stored) {
        for (const std::string& card : member.cards) {
            by_card.emplace(card, &member);
        }
    }
    std::vector<session::Member> members;
    Prepared prepared;
    prepared.outcome = {.problems = sentences(file.problems), .remarks = {}, .rows = file.rows.size(), .added = 0};
    for (const MemberRow& row : file.rows) {
        session::Member member;
        for (const std::string& card : row.cards) {
            if (const auto found = by_card.find(card); found != by_card.end()) {
                member = *found->second;
            }
        }
        if (member.id.empty()) {
            auto id = new_member_id();
            if (!id) {
                return tl::make_unexpected(id.error());
            }
            member.id = std::move(*id);
            ++prepared.outcome.added;
        }
        members.push_back(imported_member(std::move(member), row, order.today));
    }
    prepared.write = [members = std::move(members)](Database& out) { write_members(out, members); };
    return prepared;
}

Expected<Prepared> prepare_operators(Database& database, const ImportOrder& order, const Pepper& pepper) {
    const auto stored = load_operators(database);
    if (!stored) {
        return tl::make_unexpected(stored.error());
    }
    const OperatorsFile file = read_operators(read_csv(order.bytes), *stored);
    Prepared prepared;
    prepared.outcome = {.problems = sentences(file.problems),
                        .remarks = {},
                        .rows = file.rows.size(),
                        .added = count_new(file.rows, [&](const OperatorCells& row) {
                            return std::any_of(stored->begin(), stored->end(), [&](const session::Operator& person) {
                                return person.id == row.person.id;
                            });
                        })};
    std::vector<OperatorRow> rows;
    for (const OperatorCells& cells :
         file.problems.empty() && !order.dry_run ? file.rows : std::vector<OperatorCells>{}) {
        OperatorRow& row = rows.emplace_back(OperatorRow{.person = cells.person, .kept_pin = {}});
        if (!cells.pin.empty()) {
            auto kept = pin_hash(cells.pin, pepper);
            if (!kept) {
                return tl::make_unexpected(kept.error());
            }
            row.kept_pin = std::move(*kept);
        }
    }
    prepared.write = [rows = std::move(rows)](Database& out) { write_operators(out, rows); };
    return prepared;
}

Expected<Prepared> prepare_programmes(Database& database, const ImportOrder& order) {
    const auto envelopes = load_envelopes(database);
    const auto stored = load_programmes(database);
    const auto goods = load_products(database);
    if (!envelopes || !stored || !goods) {
        return tl::make_unexpected(!envelopes ? envelopes.error() : !stored ? stored.error() : goods.error());
    }
    KnownIds known;
    for (const pricing::Envelope& envelope : *envelopes) {
        known.envelopes.insert(envelope.id);
    }
    for (const session::Product& product : goods->products) {
        known.products.insert(product.id);
    }
    ProgrammesFile file = read_programmes(order.bytes, known);
    Prepared prepared;
    prepared.outcome = {.problems = sentences(file.problems),
                        .remarks = {},
                        .rows = file.programmes.size(),
                        .added = count_new(file.programmes, [&](const pricing::Programme& programme) {
                            return std::any_of(stored->begin(), stored->end(), [&](const pricing::Programme& there) {
                                return there.id == programme.id;
                            });
                        })};
    prepared.write = [file = std::move(file)](Database& out) { write_programmes(out, file.programmes); };
    return prepared;
}

Expected<Prepared> prepare_envelopes(Database& database, const ImportOrder& order) {
    const auto stored = load_envelopes(database);
    if (!stored) {
        return tl::make_unexpected(stored.error());
    }
    EnvelopesFile file = read_envelopes(order.bytes);
    std::vector<GrantedEnvelope> envelopes;
    Prepared prepared;
    prepared.outcome = {.problems = sentences(file.problems), .remarks = {}, .rows = file.envelopes.size(), .added = 0};
    for (const EnvelopeCells& cells : file.envelopes) {
        GrantedEnvelope envelope = cells.envelope;
        const auto used = envelope_used(database, envelope.id);
        if (!used) {
            return tl::make_unexpected(used.error());
        }
        if (cells.amount_is_left) {
            envelope.granted = std::max(envelope.granted + *used, pricing::Money{});
        } else if (envelope.granted < *used) {
            prepared.outcome.remarks.push_back(envelope.id +
                                               ": sales already took more than is granted; nothing is left.");
        }
        prepared.outcome.added += std::none_of(stored->begin(), stored->end(),
                                               [&](const pricing::Envelope& there) { return there.id == envelope.id; })
                                      ? 1U
                                      : 0U;
        envelopes.push_back(std::move(envelope));
    }
    prepared.write = [envelopes = std::move(envelopes)](Database& out) { write_envelopes(out, envelopes); };
    return prepared;
}

Expected<Prepared> prepare(Database& database, const ImportOrder& order, const Pepper& pepper) {
    switch (order.kind) {
        case ImportKind::Members:
            return prepare_members(database, order);
        case ImportKind::Operators:
            return prepare_operators(database, order, pepper);
        case ImportKind::Programmes:
            return prepare_programmes(database, order);
        case ImportKind::Envelopes:
            return prepare_envelopes(database, order);
        case ImportKind::Products:
            break;
    }
    return prepare_products(database, order);
}

session::EventRecord event_of(const ImportOrder& order, Prepared& prepared) {
    session::EventRecord event;
    event.code = std::string{to_string(order.kind)} + "_imported";
    event.facts = {{"count", static_cast<std::int64_t>(prepared.outcome.rows)},
                   {"added", static_cast<std::int64_t>(prepared.outcome.added)}};
    event.words = std::move(prepared.told);
    // Not of people: from the digest of a short file a name or a PIN could be guessed.
    if (order.kind != ImportKind::Members && order.kind != ImportKind::Operators) {
        event.words["file_sha256"] = sync::to_hex(sync::sha256(order.bytes));
    }
    return event;
}

}  // namespace

const char* to_string(ImportKind kind) {
    switch (kind) {
        case ImportKind::Members:
            return "members";
        case ImportKind::Operators:
            return "operators";
        case ImportKind::Programmes:
            return "programmes";
        case ImportKind::Envelopes:
            return "envelopes";
        case ImportKind::Products:
            break;
    }
    return "products";
}

Expected<ImportOutcome> import_file(Database& database, const ImportOrder& order, const Pepper& pepper,
                                    const ImportJournal& journal) {
    auto prepared = prepare(database, order, pepper);
    if (!prepared) {
        return tl::make_unexpected(prepared.error());
    }
    if (!prepared->outcome.problems.empty() || order.dry_run) {
        return std::move(prepared->outcome);
    }
    const std::string table = to_string(order.kind);
    const auto written = journal(event_of(order, *prepared), [&](Database& out) {
        prepared->write(out);
        count_version(out, table);
    });
    if (!written) {
        return tl::make_unexpected(written.error());
    }
    return std::move(prepared->outcome);
}

}  // namespace ecot::store
