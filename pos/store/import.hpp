#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pos/session/records.hpp"
#include "pos/store/pins.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

class Database;

/// What a file brings in.
enum class ImportKind { Products, Members, Operators, Programmes, Envelopes };

/// The word of a kind on the command line, in table_versions and in the journal: "products".
[[nodiscard]] const char* to_string(ImportKind kind);

/// A file to import, and how.
struct ImportOrder {
    ImportKind kind = ImportKind::Products;
    std::string_view bytes;  ///< the file
    pricing::Date today{};   ///< where the till stands: changes are in force from this day on
    bool dry_run = false;
};

/// What came of a file. With a problem nothing was imported; so it is on a dry run.
struct ImportOutcome {
    std::vector<std::string> problems;  ///< "line 12: …" or "/3/funders/0/bp: …", in the order of the file
    std::vector<std::string> remarks;   ///< to be looked at, and imported all the same
    std::size_t rows = 0;
    std::size_t added = 0;  ///< of these, new
};

/// Records in the journal that a table changes (L1, V1) and calls `write` in the same transaction.
using ImportJournal =
    std::function<Expected<void>(const session::EventRecord&, const std::function<void(Database&)>& write)>;

/// Imports a file, whole or not at all, with its record in the journal: how many rows, how many new, which products get
/// another rate of VAT from which day (V1), and the digest of a file that holds nothing of people (V9). Errors are of
/// the disk; what is wrong with the file is in the outcome. PINs of people are hashed with `pepper`, half a second
/// each.
[[nodiscard]] Expected<ImportOutcome> import_file(Database& database, const ImportOrder& order, const Pepper& pepper,
                                                  const ImportJournal& journal);

}  // namespace ecot::store
