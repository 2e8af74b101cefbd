#pragma once

#include <string>

#include <tl/expected.hpp>

namespace ecot::store {

/// What went wrong between the till and its disk. No exception of a library leaves this folder.
struct StoreError {
    enum class Kind {
        Full,         ///< no room on the disk; nothing was kept
        InputOutput,  ///< the disk failed; nothing more is written until the store was closed, reopened and read (R5)
        Busy,         ///< another program holds the database for longer than we wait
        Corrupt,      ///< the database does not read as one
        ReadOnly,     ///< asked to write where only reading is allowed
        Refused,      ///< a constraint or a trigger of the schema said no
        Missing,      ///< a file, a directory or a row that must be there is not
        Locked,       ///< a till is running on this directory
        Overdrawn,    ///< an envelope holds less than the record would spend
        Clock,        ///< the clock needs a manager's word first (R6)
        Stopped,      ///< an earlier InputOutput or Corrupt error: close, reopen, verify
        Invalid       ///< a file or setting that does not mean what it must
    };
    Kind kind = Kind::Invalid;
    std::string detail;  ///< one plain sentence for a log or a command

    friend bool operator==(const StoreError&, const StoreError&) = default;
};

template <class T>
using Expected = tl::expected<T, StoreError>;

[[nodiscard]] inline tl::unexpected<StoreError> store_error(StoreError::Kind kind, std::string detail) {
    return tl::make_unexpected(StoreError{kind, std::move(detail)});
}

}  // namespace ecot::store
