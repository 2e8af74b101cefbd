#include "pos/store/loading.hpp"

#include <memory>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "hardware/barcode/barcode.hpp"
#include "pos/store/carts.hpp"
#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/members.hpp"
#include "pos/store/operators.hpp"
#include "pos/store/products.hpp"
#include "pos/store/programmes.hpp"
#include "pos/store/settings.hpp"

namespace ecot::store {
namespace {

// Puts what was read where it belongs; the first error stays.
class TableReader {
public:
    template <class T, class Target>
    void take(Expected<T> read, Target& target) {
        if (!read) {
            if (!error_) {
                error_ = read.error();
            }
            return;
        }
        target = std::move(*read);
    }
    [[nodiscard]] const std::optional<StoreError>& error() const { return error_; }

private:
    std::optional<StoreError> error_;
};

// Filling the tables and their indexes frees what was needed on the way, and SQLite keeps the pages it read last. The C
// library would keep the room for the next such work, and there is none: a till loads once.
Expected<void> give_back_memory(Database& database) {
    auto done = database.run([&] { database.execute("PRAGMA shrink_memory"); });
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    return done;
}

}  // namespace

Expected<session::Loaded> load_till(Database& database, const Config& config) {
    session::Loaded loaded;
    loaded.site = config.site;
    loaded.barcode_rules = std::make_shared<const hardware::barcode::BarcodeRules>(config.barcodes);
    std::vector<pricing::Programme> programmes;
    TableReader reader;
    reader.take(load_catalogue(database), loaded.catalogue);
    reader.take(load_membership(database), loaded.members);
    reader.take(load_programmes(database), programmes);
    reader.take(load_envelopes(database), loaded.envelopes);
    reader.take(load_operators(database), loaded.operators);
    reader.take(load_voucher_rules(database), loaded.voucher_rules);
    reader.take(load_comfort(database), loaded.comfort);
    reader.take(load_devices(database), loaded.devices);
    reader.take(load_lockouts(database), loaded.lockouts);
    if (auto carts = load_carts(database); carts || carts.error().kind != StoreError::Kind::Invalid) {
        reader.take(std::move(carts), loaded.carts);
    }
    if (reader.error()) {
        return tl::make_unexpected(*reader.error());
    }
    loaded.programmes = std::make_shared<const std::vector<pricing::Programme>>(std::move(programmes));
    if (auto done = give_back_memory(database); !done) {
        return tl::make_unexpected(done.error());
    }
    return loaded;
}

}  // namespace ecot::store
