#pragma once
// An open file of the system, closed at the end of its scope; the three standard ones stay open.

#include <unistd.h>

#include <utility>

namespace dateline {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  // close() is not checked: what was written has been flushed and checked before.
  ~Descriptor() { reset(); }
  void reset(int number = -1) {
    if (number_ > STDERR_FILENO) ::close(number_);
    number_ = number;
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace dateline
