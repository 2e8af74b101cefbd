#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace ecot::store::test {

/// A SQLite file layer between the database and the disk, which fails when it is told to. Only one at a time.
class FaultVfs {
public:
    enum class Operation { Write, Sync };

    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }

    /// Asked before every write and sync of the database's files with how many came before; answers the SQLite code to
    /// fail with, or 0. Stays until it is replaced.
    std::function<int(Operation operation, std::int64_t before)> decide;

    /// How many writes and syncs there were since the last reset().
    std::int64_t operations = 0;
    std::int64_t syncs = 0;
    void reset() { operations = syncs = 0; }

private:
    std::string name_;
};

}  // namespace ecot::store::test
