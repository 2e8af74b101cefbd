#include "pos/store/loading.hpp"

#include <memory>
#include <utility>

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

}  // namespace

Expected<session::Loaded> load_till(Database& database, const Config& config) {
    session::Loaded loaded;
    loaded.site = config.site;
    std::vector<pricing::Programme> programmes;
    TableReader reader;
    reader.take(load_catalogue(database), loaded.catalogue);
    reader.take(load_membership(database), loaded.members);
    reader.take(load_programmes(database), programmes);
    reader.take(load_envelopes(database), loaded.envelopes);
    reader.take(load_operators(database), loaded.operators);
    reader.take(load_voucher_rules(database), loaded.voucher_rules);
    reader.take(load_comfort(database), loaded.comfort);
    reader.take(load_lockouts(database), loaded.lockouts);
    if (auto carts = load_carts(database); carts || carts.error().kind != StoreError::Kind::Invalid) {
        reader.take(std::move(carts), loaded.carts);
    }
    if (reader.error()) {
        return tl::make_unexpected(*reader.error());
    }
    loaded.programmes = std::make_shared<const std::vector<pricing::Programme>>(std::move(programmes));
    return loaded;
}

}  // namespace ecot::store
