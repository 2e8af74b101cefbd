#include "tests/bench/made_names.hpp"

#include <array>
#include <random>
#include <string_view>

namespace ecot::bench {
namespace {

constexpr std::array<std::string_view, 96> syllables = {
    "pois",  "chi",  "che",   "len",    "til",   "hui", "le",   "oli",  "ver",  "far",  "ri",    "caf", "thé", "sar",
    "di",    "ne",   "to",    "ma",     "te",    "ca",  "rot",  "poi",  "reau", "pom",  "me",    "ter", "re",  "sa",
    "von",   "mar",  "sei",   "miel",   "fleur", "beu", "rre",  "crè",  "fra",  "œuf",  "plein", "air", "jam", "bon",
    "fro",   "mage", "blanc", "yaourt", "na",    "tu",  "cho",  "co",   "lat",  "bis",  "cuit",  "pâ",  "coq", "quil",
    "let",   "nou",  "il",    "se",     "mou",   "qui", "noa",  "boul", "gour", "a",    "man",   "de",  "noi", "sette",
    "rai",   "sin",  "sec",   "abri",   "cot",   "gra", "tour", "sol",  "les",  "si",   "ve",    "cou", "che", "lin",
    "gette", "bé",   "bio",   "do",     "mé",    "nec", "tar",  "cit",  "ron",  "oran", "ge",    "ju"};

// The same on every machine: the standard's distributions are not.
std::size_t below(std::mt19937_64& random, std::size_t bound) {
    return static_cast<std::size_t>(random() % bound);
}

// Squared twice: a tenth of the words makes half of the names.
std::size_t common_below(std::mt19937_64& random, std::size_t bound) {
    std::size_t value = below(random, bound);
    for (int turn = 0; turn < 2; ++turn) {
        value = value * below(random, bound) / bound;
    }
    return value;
}

std::vector<std::string> made_words(std::mt19937_64& random, std::size_t count) {
    std::vector<std::string> words;
    while (words.size() < count) {
        std::string word;
        for (std::size_t left = 2 + below(random, 3); left > 0; --left) {
            word += syllables.at(below(random, syllables.size()));
        }
        words.push_back(word);
    }
    return words;
}

}  // namespace

std::vector<std::string> made_product_names(std::size_t count) {
    std::mt19937_64 random{7};
    const std::vector<std::string> words = made_words(random, 8000);
    constexpr std::array<std::string_view, 6> small = {" de ", " d'", " à la ", " ", " ", " en "};
    constexpr std::array<std::string_view, 8> sizes = {"500 g", "1 kg", "75 cl", "250 g", "× 6", "1 l", "bio", "400 g"};
    std::vector<std::string> names;
    names.reserve(count);
    while (names.size() < count) {
        std::string name = words[common_below(random, words.size())];
        for (std::size_t left = 1 + below(random, 3); left > 0; --left) {
            name += small.at(below(random, small.size()));
            name += words[common_below(random, words.size())];
        }
        name += " ";
        name += sizes.at(below(random, sizes.size()));
        names.push_back(std::move(name));
    }
    return names;
}

std::vector<std::string> made_member_names(std::size_t count) {
    std::mt19937_64 random{11};
    const std::vector<std::string> words = made_words(random, 3000);
    std::vector<std::string> names;
    names.reserve(count);
    while (names.size() < count) {
        std::string name = words[common_below(random, words.size())] + " ";
        name.push_back(static_cast<char>('A' + below(random, 26)));
        names.push_back(name + ".");
    }
    return names;
}

}  // namespace ecot::bench
