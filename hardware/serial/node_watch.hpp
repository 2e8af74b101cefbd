#pragma once

#include <string>

namespace ecot::hardware {

/// Tells when device nodes come, go, or change their rights, without looking again and again.
class NodeWatch {
public:
    /// Watches a directory; a system that has no room for it watches nothing.
    explicit NodeWatch(const std::string& directory);
    ~NodeWatch();
    NodeWatch(const NodeWatch&) = delete;
    NodeWatch& operator=(const NodeWatch&) = delete;

    /// For poll(): readable when something happened. Negative, which poll() passes over, when nothing is watched.
    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] bool watches() const { return descriptor_ >= 0; }
    /// Takes what has happened; whether some of it was of a serial port.
    [[nodiscard]] bool take() const;

private:
    int descriptor_ = -1;
};

/// A bell that one thread rings for another that sleeps in poll().
class WakeBell {
public:
    WakeBell();
    ~WakeBell();
    WakeBell(const WakeBell&) = delete;
    WakeBell& operator=(const WakeBell&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// Any thread; never waits.
    void ring() const;
    void silence() const;

private:
    int descriptor_ = -1;
};

}  // namespace ecot::hardware
