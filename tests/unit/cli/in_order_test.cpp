#include "cli/in_order.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace dateline::cli {
namespace {

std::function<std::optional<int>()> count_to(int end, int& next) {
  return [end, &next]() -> std::optional<int> {
    if (next == end) return std::nullopt;
    return next++;
  };
}

// Uneven work, so that threads overtake each other.
int spin(int item) {
  std::atomic<unsigned> sum = 0;
  const int rounds = (item * 7919) % 1000;
  for (int i = 0; i < rounds; ++i) sum.fetch_add(1);
  return item;
}

TEST_CASE("results come in the order of the items, for any number of threads") {
  for (const unsigned threads : {1u, 2u, 3u, 8u, 32u}) {
    for (const int count : {0, 1, 2, 31, 500}) {
      CAPTURE(threads);
      CAPTURE(count);
      int next = 0;
      std::vector<int> taken;
      in_order<int, int>(threads, count_to(count, next), spin, [&taken](int answer) {
        taken.push_back(answer);
        return true;
      });
      REQUIRE(taken.size() == static_cast<std::size_t>(count));
      for (int i = 0; i < count; ++i) CHECK(taken[static_cast<std::size_t>(i)] == i);
    }
  }
}

TEST_CASE("few items are held at a time, however slow the first is") {
  constexpr unsigned kThreads = 3;
  int next = 0;
  std::atomic<int> begun = 0;
  std::atomic<int> handed_on = 0;
  std::atomic<int> most_held = 0;
  in_order<int, int>(
      kThreads, count_to(300, next),
      [&](int item) {
        const int held = ++begun - handed_on;
        for (int seen = most_held; held > seen && !most_held.compare_exchange_weak(seen, held);) {
        }
        return spin(item);
      },
      [&handed_on](int) { return ++handed_on, true; });
  CHECK(handed_on == 300);
  CHECK(most_held <= static_cast<int>(5 * kThreads));
}

TEST_CASE("the run ends early when the taker says so") {
  for (const unsigned threads : {1u, 4u}) {
    CAPTURE(threads);
    int next = 0;
    int taken = 0;
    in_order<int, int>(threads, count_to(1000000, next), spin,
                       [&taken](int) { return ++taken < 10; });
    CHECK(taken == 10);
    CHECK(next < 1000);
  }
}

TEST_CASE("an exception of the work, the source or the taker is thrown again, once") {
  for (const unsigned threads : {1u, 4u}) {
    CAPTURE(threads);
    int next = 0;
    const auto fail_at_7 = [](int item) {
      if (item == 7) throw std::runtime_error("seven");
      return item;
    };
    CHECK_THROWS_AS((in_order<int, int>(threads, count_to(1000, next), fail_at_7,
                                        [](int) { return true; })),
                    std::runtime_error);
    next = 0;
    CHECK_THROWS_AS((in_order<int, int>(
                        threads, []() -> std::optional<int> { throw std::bad_alloc(); }, spin,
                        [](int) { return true; })),
                    std::bad_alloc);
    CHECK_THROWS_AS((in_order<int, int>(threads, count_to(1000, next), spin,
                                        [](int answer) -> bool {
                                          if (answer == 3) throw std::runtime_error("three");
                                          return true;
                                        })),
                    std::runtime_error);
  }
}

}  // namespace
}  // namespace dateline::cli
