#include "tests/store/fault_vfs.hpp"

#include <cassert>
#include <cstring>

#include <sqlite3.h>

namespace ecot::store::test {

namespace {

FaultVfs* current = nullptr;
sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs fault_vfs;
sqlite3_io_methods fault_methods;

/// What SQLite opens: our methods first, the real file behind them.
struct FaultFile {
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_file* real_file(sqlite3_file* file) {
    return reinterpret_cast<FaultFile*>(file)->real;
}

int asked(FaultVfs::Operation operation) {
    if (current == nullptr) {
        return SQLITE_OK;
    }
    const std::int64_t before = current->operations++;
    current->syncs += operation == FaultVfs::Operation::Sync ? 1 : 0;
    return current->decide ? current->decide(operation, before) : SQLITE_OK;
}

int close_file(sqlite3_file* file) {
    return real_file(file)->pMethods->xClose(real_file(file));
}

int write_file(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
    const int failure = asked(FaultVfs::Operation::Write);
    return failure != SQLITE_OK ? failure : real_file(file)->pMethods->xWrite(real_file(file), data, size, at);
}

int sync_file(sqlite3_file* file, int flags) {
    const int failure = asked(FaultVfs::Operation::Sync);
    return failure != SQLITE_OK ? failure : real_file(file)->pMethods->xSync(real_file(file), flags);
}

// Everything else goes straight on.
int read_file(sqlite3_file* f, void* data, int size, sqlite3_int64 at) {
    return real_file(f)->pMethods->xRead(real_file(f), data, size, at);
}
int truncate_file(sqlite3_file* f, sqlite3_int64 size) {
    return real_file(f)->pMethods->xTruncate(real_file(f), size);
}
int size_of_file(sqlite3_file* f, sqlite3_int64* size) {
    return real_file(f)->pMethods->xFileSize(real_file(f), size);
}
int lock_file(sqlite3_file* f, int level) {
    return real_file(f)->pMethods->xLock(real_file(f), level);
}
int unlock_file(sqlite3_file* f, int level) {
    return real_file(f)->pMethods->xUnlock(real_file(f), level);
}
int check_lock(sqlite3_file* f, int* held) {
    return real_file(f)->pMethods->xCheckReservedLock(real_file(f), held);
}
int control_file(sqlite3_file* f, int what, void* with) {
    return real_file(f)->pMethods->xFileControl(real_file(f), what, with);
}
int sector_size(sqlite3_file* f) {
    return real_file(f)->pMethods->xSectorSize(real_file(f));
}
int characteristics(sqlite3_file* f) {
    return real_file(f)->pMethods->xDeviceCharacteristics(real_file(f));
}
int map_shared(sqlite3_file* f, int page, int size, int extend, void volatile** at) {
    return real_file(f)->pMethods->xShmMap(real_file(f), page, size, extend, at);
}
int lock_shared(sqlite3_file* f, int from, int count, int flags) {
    return real_file(f)->pMethods->xShmLock(real_file(f), from, count, flags);
}
void shared_barrier(sqlite3_file* f) {
    real_file(f)->pMethods->xShmBarrier(real_file(f));
}
int unmap_shared(sqlite3_file* f, int remove) {
    return real_file(f)->pMethods->xShmUnmap(real_file(f), remove);
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* const ours = reinterpret_cast<FaultFile*>(file);
    ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
    ours->base.pMethods = nullptr;
    const int code = real_vfs->xOpen(real_vfs, name, ours->real, flags, out_flags);
    if (code == SQLITE_OK) {
        ours->base.pMethods = &fault_methods;
    }
    return code;
}

}  // namespace

FaultVfs::FaultVfs() : name_{"ecot-fault"} {
    assert(current == nullptr);
    current = this;
    real_vfs = sqlite3_vfs_find(nullptr);
    fault_methods = {.iVersion = 2,
                     .xClose = close_file,
                     .xRead = read_file,
                     .xWrite = write_file,
                     .xTruncate = truncate_file,
                     .xSync = sync_file,
                     .xFileSize = size_of_file,
                     .xLock = lock_file,
                     .xUnlock = unlock_file,
                     .xCheckReservedLock = check_lock,
                     .xFileControl = control_file,
                     .xSectorSize = sector_size,
                     .xDeviceCharacteristics = characteristics,
                     .xShmMap = map_shared,
                     .xShmLock = lock_shared,
                     .xShmBarrier = shared_barrier,
                     .xShmUnmap = unmap_shared,
                     .xFetch = nullptr,
                     .xUnfetch = nullptr};
    fault_vfs = *real_vfs;
    fault_vfs.zName = name_.c_str();
    fault_vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + real_vfs->szOsFile;
    fault_vfs.xOpen = open_file;
    fault_vfs.pNext = nullptr;
    sqlite3_vfs_register(&fault_vfs, 0);
}

FaultVfs::~FaultVfs() {
    sqlite3_vfs_unregister(&fault_vfs);
    current = nullptr;
}

}  // namespace ecot::store::test
