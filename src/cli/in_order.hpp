#pragma once
// Work on many items at once with the results handed on in the order of the items, and only a few
// items held at a time.
//
//   in_order<std::string, Answer>(threads, next_line, work_on, take_answer);
//
// `next` gives the next item or nothing; it and `take` are never called by two threads at once.
// `take` returns false to end the run early. An exception of any of the three ends the run and is
// thrown again here.

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace dateline::cli {

template <class Item, class Answer>
class InOrder {
 public:
  using Next = std::function<std::optional<Item>()>;
  using Work = std::function<Answer(Item)>;
  using Take = std::function<bool(Answer)>;

  InOrder(Next next, Work work, Take take)
      : next_(std::move(next)), work_(std::move(work)), take_(std::move(take)) {}

  void run(unsigned threads) {
    window_ = std::size_t{4} * threads;
    std::vector<std::thread> workers;
    try {
      for (unsigned i = 1; i < threads; ++i) workers.emplace_back([this] { run_guarded(); });
    } catch (const std::system_error&) {
      // The system gives no more threads: fewer do the same work.
    }
    run_guarded();
    for (std::thread& worker : workers) worker.join();
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void run_guarded() {
    try {
      while (step()) {
      }
    } catch (...) {
      const std::lock_guard lock(output_);
      if (!error_) error_ = std::current_exception();
      stopped_ = true;
      room_.notify_all();
    }
  }

  bool step() {
    std::optional<Item> item;
    std::size_t number = 0;
    {
      const std::lock_guard lock(input_);
      if (is_stopped() || exhausted_) return false;
      item = next_();
      exhausted_ = !item;
      if (exhausted_) return false;
      number = count_++;
    }
    return hand_on(number, work_(std::move(*item)));
  }

  bool is_stopped() {
    const std::lock_guard lock(output_);
    return stopped_;
  }

  // A thread that is far ahead waits, so that one slow item does not let results pile up.
  bool hand_on(std::size_t number, Answer answer) {
    std::unique_lock lock(output_);
    room_.wait(lock, [&] { return stopped_ || number < taken_ + window_; });
    ready_.emplace(number, std::move(answer));
    while (!stopped_ && !ready_.empty() && ready_.begin()->first == taken_) {
      stopped_ = !take_(std::move(ready_.begin()->second));
      ready_.erase(ready_.begin());
      ++taken_;
    }
    room_.notify_all();
    return !stopped_;
  }

  Next next_;
  Work work_;
  Take take_;
  std::size_t window_ = 4;

  std::mutex input_;  // guards next_, count_, exhausted_
  std::size_t count_ = 0;
  bool exhausted_ = false;

  std::mutex output_;  // guards take_ and what follows
  std::condition_variable room_;
  std::map<std::size_t, Answer> ready_;
  std::size_t taken_ = 0;
  bool stopped_ = false;
  std::exception_ptr error_;
};

template <class Item, class Answer>
void in_order(unsigned threads, typename InOrder<Item, Answer>::Next next,
              typename InOrder<Item, Answer>::Work work,
              typename InOrder<Item, Answer>::Take take) {
  InOrder<Item, Answer>(std::move(next), std::move(work), std::move(take)).run(threads);
}

}  // namespace dateline::cli
