#pragma once
// A digest: many articles of one topic to a dated list of sentences, each verbatim from an article.
//
//   Digest digest({from, to, "oil spill gulf", {}, {}});
//   for (...) digest.add({published, {{"The rig sank on Thursday.", {day}}, ...}});
//   std::string json = write_digest(digest.finish());
//
// Articles are added one at a time and in any order of date; each is reduced to counts and terms,
// so that what stays in memory is the candidate sentences. The order of `add` breaks ties, so keep
// it. One Digest belongs to one thread.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dateline/base/calendar.hpp"

namespace dateline {

struct DigestSentence {
  std::string text;       // verbatim, without line breaks at its ends
  std::vector<Day> days;  // the single days its time expressions name; a month is not a day
};

struct DigestArticle {
  std::optional<Day> published;
  std::vector<DigestSentence> sentences;  // in text order, boilerplate left out
};

struct DigestOptions {
  std::optional<Day> from;  // days outside are left out
  std::optional<Day> to;
  std::string query;                    // the topic's words; empty: every sentence is on topic
  std::optional<std::size_t> dates;     // how many days; else the digest chooses
  std::optional<std::size_t> per_date;  // sentences a day at most; else the digest chooses
};

struct DigestEntry {
  Day date;
  std::vector<std::string> text;
  friend bool operator==(const DigestEntry&, const DigestEntry&) = default;
};

class Digest {
 public:
  explicit Digest(DigestOptions options);
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;
  ~Digest();

  void add(const DigestArticle& article);
  // In date order, one entry a day, each with at least one sentence. Ends the collecting.
  [[nodiscard]] std::vector<DigestEntry> finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// [{"date": "2010-04-20", "text": ["..."]}, ...] and a final newline.
[[nodiscard]] std::string write_digest(const std::vector<DigestEntry>& entries);

}  // namespace dateline
