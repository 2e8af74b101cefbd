#include "pos/store/data_directory.hpp"

#include <array>
#include <cerrno>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <toml++/toml.h>

#include "sync/journal/record.hpp"

namespace ecot::store {

namespace {

constexpr mode_t private_folder = S_IRWXU;

StoreError bad_config(const std::string& what) {
    return {StoreError::Kind::Invalid, "config.toml: " + what + "."};
}

std::string text_at(const toml::table& table, std::string_view name) {
    return table[name].value_or(std::string{});
}

Expected<ReceiptSettings> receipt_settings(const toml::table& table) {
    ReceiptSettings settings;
    const auto section = table["receipt"];
    settings.columns = section["columns"].value_or(settings.columns);
    settings.code_page = section["code_page"].value_or(settings.code_page);
    settings.language = section["language"].value_or(settings.language);
    settings.printer = section["printer"].value_or(settings.printer);
    settings.logo = section["logo"].value_or(settings.logo);
    if (settings.columns != 42 && settings.columns != 48) {
        return tl::make_unexpected(bad_config("receipt.columns must be 42 or 48"));
    }
    if (settings.code_page != "cp858" && settings.code_page != "wpc1252") {
        return tl::make_unexpected(bad_config("receipt.code_page must be \"cp858\" or \"wpc1252\""));
    }
    if (settings.language != "fr" && settings.language != "en") {
        return tl::make_unexpected(bad_config("receipt.language must be \"fr\" or \"en\""));
    }
    if (settings.printer != "usb" && settings.printer != "folder") {
        return tl::make_unexpected(bad_config("receipt.printer must be \"usb\" or \"folder\""));
    }
    return settings;
}

Expected<void> make_folder(const std::filesystem::path& path) {
    if (::mkdir(path.c_str(), private_folder) != 0 && errno != EEXIST) {
        return tl::make_unexpected(error_of_errno(errno, "The folder " + path.string() + " cannot be made"));
    }
    // An older folder with wider rights is closed: keys and members' names live here.
    if (::chmod(path.c_str(), private_folder) != 0) {
        return tl::make_unexpected(error_of_errno(errno, "The folder " + path.string() + " cannot be made private"));
    }
    return {};
}

}  // namespace

// [barcodes] in_store = ["20 weight 5 5 3", "29 none"], member = "M", order = "O": what is not said stays as it is in
// France.
Expected<hardware::barcode::BarcodeRules> barcode_rules(const toml::table& table) {
    hardware::barcode::BarcodeRules rules;
    const toml::table* const barcodes = table["barcodes"].as_table();
    if (barcodes == nullptr) {
        return rules;
    }
    if (const toml::array* const rows = (*barcodes)["in_store"].as_array()) {
        for (const toml::node& row : *rows) {
            const std::string line = row.value_or(std::string{});
            if (!rules.in_store.set_line(line)) {
                return tl::make_unexpected(
                    bad_config("barcodes.in_store has the row \"" + line +
                               "\"; write prefix, price or weight, and the digits of item, value and decimals"));
            }
        }
    }
    for (const auto& [name, letter] :
         {std::pair{"member", &rules.letters.member}, std::pair{"order", &rules.letters.order}}) {
        const std::string text = (*barcodes)[name].value_or(std::string{*letter});
        if (text.size() != 1 || text[0] < 'A' || text[0] > 'Z') {
            return tl::make_unexpected(bad_config(std::string{"barcodes."} + name + " must be one capital letter"));
        }
        *letter = text[0];
    }
    if (rules.letters.member == rules.letters.order) {
        return tl::make_unexpected(bad_config("barcodes.member and barcodes.order must be two letters"));
    }
    return rules;
}

Expected<Config> config_from_toml(const std::string& text) {
    Config config;
    try {
        const toml::table table = toml::parse(text);
        config.site.till = text_at(table, "till");
        config.timezone = table["timezone"].value_or(config.timezone);
        auto receipt = receipt_settings(table);
        if (!receipt) {
            return tl::make_unexpected(receipt.error());
        }
        config.receipt = std::move(*receipt);
        auto barcodes = barcode_rules(table);
        if (!barcodes) {
            return tl::make_unexpected(barcodes.error());
        }
        config.barcodes = *barcodes;
        const toml::table* const site = table["site"].as_table();
        if (site == nullptr) {
            return tl::make_unexpected(bad_config("the table [site] is missing"));
        }
        config.site.id = text_at(*site, "id");
        config.site.name = text_at(*site, "name");
        config.site.subtitle = text_at(*site, "subtitle");
        config.site.address = text_at(*site, "address");
        config.site.town = text_at(*site, "town");
        config.site.siret = text_at(*site, "siret");
        config.site.vat_mention = text_at(*site, "vat_mention");
        if (const toml::array* const footer = (*site)["footer"].as_array()) {
            for (const toml::node& line : *footer) {
                config.site.footer.push_back(line.value_or(std::string{}));
            }
        }
    } catch (const toml::parse_error& error) {
        return tl::make_unexpected(
            bad_config("line " + std::to_string(error.source().begin.line) + ": " + std::string{error.description()}));
    }
    if (!sync::is_till_id(config.site.till)) {
        return tl::make_unexpected(bad_config("till must be 1 to 12 capital letters, digits or hyphens"));
    }
    if (config.site.id.empty() || config.site.name.empty()) {
        return tl::make_unexpected(bad_config("the site has no id or no name"));
    }
    return config;
}

std::string to_toml(const Config& config) {
    toml::array footer;
    for (const std::string& line : config.site.footer) {
        footer.push_back(line);
    }
    const toml::table table{{"till", config.site.till},
                            {"timezone", config.timezone},
                            {"receipt", toml::table{{"columns", config.receipt.columns},
                                                    {"code_page", config.receipt.code_page},
                                                    {"language", config.receipt.language},
                                                    {"printer", config.receipt.printer},
                                                    {"logo", config.receipt.logo}}},
                            {"site", toml::table{{"id", config.site.id},
                                                 {"name", config.site.name},
                                                 {"subtitle", config.site.subtitle},
                                                 {"address", config.site.address},
                                                 {"town", config.site.town},
                                                 {"siret", config.site.siret},
                                                 {"vat_mention", config.site.vat_mention},
                                                 {"footer", footer}}}};
    std::ostringstream out;
    out << table << '\n';
    return out.str();
}

std::filesystem::path DataDirectory::public_key(std::int64_t segment) const {
    return keys() / ("journal-" + std::to_string(segment) + ".pub.pem");
}

Expected<DataDirectory> DataDirectory::create(const std::filesystem::path& path, const Config& config) {
    DataDirectory made;
    made.path_ = path;
    made.config_ = config;
    if (std::filesystem::exists(path / "config.toml") || std::filesystem::exists(made.database())) {
        return store_error(StoreError::Kind::Refused, "There is a till in " + path.string() + " already.");
    }
    for (const std::filesystem::path& folder : {path, made.keys(), made.spool(), made.log()}) {
        if (const auto done = make_folder(folder); !done) {
            return tl::make_unexpected(done.error());
        }
    }
    if (const auto locked = made.take_lock(); !locked) {
        return tl::make_unexpected(locked.error());
    }
    if (const auto written = write_file_durably(path / "config.toml", to_toml(config), private_file); !written) {
        return tl::make_unexpected(written.error());
    }
    return made;
}

Expected<DataDirectory> DataDirectory::open_for_writing(const std::filesystem::path& path) {
    auto made = open_for_reading(path);
    if (!made) {
        return made;
    }
    if (const auto locked = made->take_lock(); !locked) {
        return tl::make_unexpected(locked.error());
    }
    return made;
}

Expected<DataDirectory> DataDirectory::open_for_reading(const std::filesystem::path& path) {
    DataDirectory made;
    made.path_ = path;
    if (const auto read = made.read_config(); !read) {
        return tl::make_unexpected(read.error());
    }
    return made;
}

Expected<void> DataDirectory::read_config() {
    const auto text = read_file(path_ / "config.toml");
    if (!text) {
        return store_error(text.error().kind, "There is no till in " + path_.string() + ": " + text.error().detail);
    }
    auto config = config_from_toml(*text);
    if (!config) {
        return tl::make_unexpected(config.error());
    }
    config_ = std::move(*config);
    return {};
}

Expected<void> DataDirectory::take_lock() {
    const std::filesystem::path file = path_ / "lock";
    FileHandle lock{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, private_file)};
    if (!lock.open()) {
        return tl::make_unexpected(error_of_errno(errno, "The lock " + file.string() + " cannot be opened"));
    }
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) {
            return tl::make_unexpected(error_of_errno(errno, "The lock " + file.string() + " cannot be taken"));
        }
        const auto holder = read_file(file);
        const std::string who = holder && !holder->empty() ? " (process " + *holder + ")" : "";
        return store_error(StoreError::Kind::Locked,
                           "A till is already running on " + path_.string() + who + "; close it first.");
    }
    // Only for the sentence above: what counts is the lock, not the number.
    const std::string process = std::to_string(::getpid());
    if (::ftruncate(lock.get(), 0) != 0 || !write_all(lock.get(), process)) {
        return tl::make_unexpected(error_of_errno(errno, "The lock " + file.string() + " cannot be written"));
    }
    lock_ = std::move(lock);
    return {};
}

}  // namespace ecot::store
