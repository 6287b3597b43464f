#pragma once
// One run of the command: its options, its console, the pipeline when it is needed, and the count
// of what was done and what failed. The commands share it.

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/environment.hpp"
#include "cli/in_order.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "dateline/base/result.hpp"
#include "dateline/pipeline.hpp"

namespace dateline::cli {

class Session {
 public:
  Session(const Options& options, const Environment& environment);

  [[nodiscard]] const Options& options() const { return options_; }
  [[nodiscard]] const Environment& environment() const { return environment_; }
  [[nodiscard]] const Console& console() const { return console_; }
  [[nodiscard]] Tally& tally() { return tally_; }

  // Made at the first call, by whichever thread: a case that is only drawn needs none. Errors: the
  // user's knowledge files.
  [[nodiscard]] Result<const Pipeline*> pipeline();

  // Warns of what was read badly; documents without a publication date are collected, for one
  // warning at the end.
  void note(const DocumentNote& note);
  void warn_of_missing_dates() const;

  // False, with the error reported and kept for exit_code(), when standard output takes no more.
  [[nodiscard]] bool print(std::string_view bytes);
  // An error that is not one of an input: an output, a knowledge file, a bug.
  void fail(const Error& error);
  [[nodiscard]] int exit_code() const;

  // `work` on every item, several at once; `take` gets the results in the order of the items, with
  // the failed ones reported and counted. `take` returns false to stop.
  template <class T>
  void for_each(Cut cut, std::function<ItemResult<T>(const Item&)> work,
                std::function<bool(ItemResult<T>)> take);

 private:
  [[nodiscard]] Result<Pipeline> create_pipeline() const;
  [[nodiscard]] unsigned threads(Cut cut) const;

  const Options& options_;
  const Environment& environment_;
  Console console_;
  Tally tally_;
  std::once_flag pipeline_made_;
  std::optional<Result<Pipeline>> pipeline_;
  std::vector<std::string> undated_;  // the first ones, for the warning
  std::size_t undated_count_ = 0;
  std::optional<int> failure_;
};

template <class T>
void Session::for_each(Cut cut, std::function<ItemResult<T>(const Item&)> work,
                       std::function<bool(ItemResult<T>)> take) {
  ItemSource source(options_, cut);
  in_order<Item, ItemResult<T>>(
      threads(cut), [&source] { return source.next(); },
      [&work](const Item& item) { return work(item); },
      [this, &take](ItemResult<T> result) {
        if (result)
          tally_.done();
        else
          tally_.failed(result.error().error.code);
        return take(std::move(result));
      });
}

}  // namespace dateline::cli
