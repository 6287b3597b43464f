// Datewise selection: a day matters as much as there are articles that name it, and its summary is
// the sentences that together come nearest to all that is said of it.
//
// 1. A day's score is the number of articles that name it; one named more than a week after it
//    happened counts more, as only what mattered is recalled (Gholipour Ghalandari and Ifrim 2020).
//    Copies of an article count once.
// 2. Its candidates are the sentences that name it, and the opening sentences of the articles of
//    that day and the next that name no day at all: news leads seldom date what just happened.
// 3. Sentences without a word of the query are no candidates.
// 4. Sentences are added one by one, each time the one that brings the sum of TF-IDF vectors
// nearest
//    to the centroid of the candidates (Centroid-Opt), skipping repeats.
// Cost: linear in the text, then (sentences chosen) x (terms of the day's candidates) for each day.
#include "dateline/graph/digest.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t kLeadSentences = 5;
constexpr std::int32_t kRecalledAfterDays = 7;
constexpr std::size_t kLeastWords = 4;   // shorter ones are captions and cries
constexpr std::size_t kMostWords = 100;  // longer ones are lists that were never sentences
constexpr std::size_t kDefaultPerDate = 2;
constexpr double kSameCosine = 0.9;   // nearer than this to a chosen one is a repeat
constexpr double kQuietShare = 0.25;  // days with less of the loudest days' score are left out

using Term = std::uint64_t;

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
}

// FNV-1a of each word of three bytes or more, in lower case.
std::vector<Term> terms_of(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<Term> terms;
  for (std::size_t at = 0; at < folded.size();) {
    Term hash = 14695981039346656037u;
    const std::size_t start = at;
    while (at < folded.size() && is_word_byte(folded[at])) {
      hash = (hash ^ static_cast<unsigned char>(folded[at++])) * 1099511628211u;
    }
    if (at - start >= 3) terms.push_back(hash);
    if (at == start) ++at;
  }
  return terms;
}

struct Candidate {
  std::string text;
  std::vector<std::pair<Term, double>> weights;  // sorted by term; counts until weigh()
  double norm = 0.0;
};

double dot(const Candidate& a, const Candidate& b) {
  double sum = 0.0;
  for (std::size_t i = 0, j = 0; i < a.weights.size() && j < b.weights.size();) {
    if (a.weights[i].first == b.weights[j].first) {
      sum += a.weights[i++].second * b.weights[j++].second;
    } else {
      a.weights[i].first < b.weights[j].first ? ++i : ++j;
    }
  }
  return sum;
}

Candidate make_candidate(const std::string& text, std::vector<Term> terms) {
  Candidate candidate{text, {}, 0.0};
  std::sort(terms.begin(), terms.end());
  for (const Term term : terms) {
    if (candidate.weights.empty() || candidate.weights.back().first != term) {
      candidate.weights.emplace_back(term, 0.0);
    }
    candidate.weights.back().second += 1.0;
  }
  return candidate;
}

struct DayRecord {
  double score = 0.0;
  std::vector<std::size_t> candidates;  // indices of sentences, in the order of add()
};

using Vector = std::unordered_map<Term, double>;

double dot(const Vector& a, const Candidate& b) {
  double sum = 0.0;
  for (const auto& [term, weight] : b.weights) {
    if (const auto found = a.find(term); found != a.end()) sum += found->second * weight;
  }
  return sum;
}

// Greedy Centroid-Opt. The running products s.c and s.s give the cosine with each candidate x in
// the time of one sparse product s.x.
std::vector<std::size_t> summarise(const std::vector<const Candidate*>& candidates,
                                   std::size_t wanted) {
  Vector centroid;
  for (const Candidate* candidate : candidates) {
    for (const auto& [term, weight] : candidate->weights) {
      centroid[term] += weight / std::max(candidate->norm, 1e-9);
    }
  }
  std::vector<double> with_centroid;
  for (const Candidate* candidate : candidates) with_centroid.push_back(dot(centroid, *candidate));
  std::vector<std::size_t> chosen;
  std::vector<bool> is_out(candidates.size(), false);
  Vector sum;
  double sum_centroid = 0.0;
  double sum_sum = 0.0;
  while (chosen.size() < wanted) {
    std::optional<std::size_t> best;
    double best_cosine = 0.0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (is_out[i]) continue;
      const Candidate& x = *candidates[i];
      const double length = sum_sum + 2.0 * dot(sum, x) + x.norm * x.norm;
      const double cosine = (sum_centroid + with_centroid[i]) / std::sqrt(std::max(length, 1e-9));
      if (!best || cosine > best_cosine + 1e-12) {
        best = i;
        best_cosine = cosine;
      }
    }
    if (!best) break;
    const Candidate& x = *candidates[*best];
    chosen.push_back(*best);
    sum_centroid += with_centroid[*best];
    sum_sum += 2.0 * dot(sum, x) + x.norm * x.norm;
    for (const auto& [term, weight] : x.weights) sum[term] += weight;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const double lengths = std::max(x.norm * candidates[i]->norm, 1e-9);
      if (i == *best || dot(x, *candidates[i]) / lengths > kSameCosine) is_out[i] = true;
    }
  }
  return chosen;
}

}  // namespace

struct Digest::Impl {
  DigestOptions options;
  std::unordered_set<Term> query;
  std::unordered_set<Term> seen_articles;
  std::unordered_map<Term, std::uint32_t> articles_with;  // by term
  std::size_t articles = 0;
  std::vector<Candidate> sentences;
  std::map<Day, DayRecord> days;

  [[nodiscard]] bool is_wanted(Day day) const {
    return (!options.from || day >= *options.from) && (!options.to || day <= *options.to);
  }
  [[nodiscard]] bool is_on_topic(const std::vector<Term>& terms) const {
    if (terms.size() < kLeastWords || terms.size() > kMostWords) return false;
    return query.empty() ||
           std::any_of(terms.begin(), terms.end(), [&](Term t) { return query.contains(t); });
  }
  void offer(const std::string& text, const std::vector<Term>& terms, std::vector<Day> on);
  void score_days(const DigestArticle& article);
  void weigh();
  [[nodiscard]] std::vector<Day> choose_days() const;
  [[nodiscard]] DigestEntry entry_for(Day day, std::size_t per_date) const;
};

void Digest::Impl::offer(const std::string& text, const std::vector<Term>& terms,
                         std::vector<Day> on) {
  std::erase_if(on, [&](Day day) { return !is_wanted(day); });
  if (on.empty() || !is_on_topic(terms)) return;
  std::sort(on.begin(), on.end());
  on.erase(std::unique(on.begin(), on.end()), on.end());
  for (const Day day : on) days[day].candidates.push_back(sentences.size());
  sentences.push_back(make_candidate(text, terms));
}

void Digest::Impl::score_days(const DigestArticle& article) {
  std::vector<Day> named;
  for (const DigestSentence& sentence : article.sentences) {
    named.insert(named.end(), sentence.days.begin(), sentence.days.end());
  }
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  for (const Day day : named) {
    if (!is_wanted(day)) continue;
    const bool is_recalled =
        article.published && article.published->number - day.number > kRecalledAfterDays;
    days[day].score += is_recalled ? 2.0 : 1.0;
  }
}

// TF-IDF in place of the counts; articles are the documents of the IDF.
void Digest::Impl::weigh() {
  for (Candidate& sentence : sentences) {
    double squares = 0.0;
    for (auto& [term, weight] : sentence.weights) {
      weight *= std::log((1.0 + static_cast<double>(articles)) / (0.5 + articles_with[term]));
      squares += weight * weight;
    }
    sentence.norm = std::sqrt(squares);
  }
}

// The loudest days that have something to say. Without a wish: those within a share of the five
// loudest, named by two articles at least where there are several.
std::vector<Day> Digest::Impl::choose_days() const {
  std::vector<std::pair<double, Day>> ranked;
  for (const auto& [day, record] : days) {
    if (!record.candidates.empty() && record.score > 0.0) ranked.emplace_back(-record.score, day);
  }
  std::sort(ranked.begin(), ranked.end());
  std::size_t count = ranked.size();
  if (options.dates) {
    count = std::min(count, *options.dates);
  } else if (count > 0) {
    double loud = 0.0;
    const std::size_t top = std::min<std::size_t>(count, 5);
    for (std::size_t i = 0; i < top; ++i) loud -= ranked[i].first / static_cast<double>(top);
    const double least = std::max(loud * kQuietShare, articles > 2 ? 2.0 : 1.0);
    while (count > 0 && -ranked[count - 1].first < least) --count;
  }
  std::vector<Day> chosen;
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(ranked[i].second);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

DigestEntry Digest::Impl::entry_for(Day day, std::size_t per_date) const {
  std::vector<const Candidate*> candidates;
  std::unordered_set<std::string_view> texts;
  for (const std::size_t which : days.at(day).candidates) {
    if (texts.insert(sentences[which].text).second) candidates.push_back(&sentences[which]);
  }
  DigestEntry entry{day, {}};
  for (const std::size_t which : summarise(candidates, per_date)) {
    entry.text.push_back(candidates[which]->text);
  }
  return entry;
}

Digest::Digest(DigestOptions options) : impl_(std::make_unique<Impl>()) {
  for (const Term term : terms_of(options.query)) impl_->query.insert(term);
  impl_->options = std::move(options);
}
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;
Digest::~Digest() = default;

void Digest::add(const DigestArticle& article) {
  std::vector<std::vector<Term>> terms;
  Term fingerprint = 0;
  std::unordered_set<Term> of_article;
  for (const DigestSentence& sentence : article.sentences) {
    terms.push_back(terms_of(sentence.text));
    for (const Term term : terms.back()) fingerprint = fingerprint * 31 + term;
    of_article.insert(terms.back().begin(), terms.back().end());
  }
  if (of_article.empty() || !impl_->seen_articles.insert(fingerprint).second) return;
  ++impl_->articles;
  for (const Term term : of_article) ++impl_->articles_with[term];
  impl_->score_days(article);
  for (std::size_t i = 0; i < article.sentences.size(); ++i) {
    std::vector<Day> on = article.sentences[i].days;
    if (on.empty() && article.published && i < kLeadSentences) {
      on.push_back(*article.published);
      if (const auto eve = add_days(*article.published, -1)) on.push_back(*eve);
    }
    impl_->offer(article.sentences[i].text, terms[i], std::move(on));
  }
}

std::vector<DigestEntry> Digest::finish() {
  impl_->weigh();
  std::vector<DigestEntry> entries;
  const std::size_t per_date = impl_->options.per_date.value_or(kDefaultPerDate);
  for (const Day day : impl_->choose_days()) {
    DigestEntry entry = impl_->entry_for(day, per_date);
    if (!entry.text.empty()) entries.push_back(std::move(entry));
  }
  return entries;
}

std::string write_digest(const std::vector<DigestEntry>& entries) {
  using Json = nlohmann::ordered_json;
  Json array = Json::array();
  for (const DigestEntry& entry : entries) {
    Json object = Json::object();
    object["date"] = format_iso(entry.date);
    object["text"] = entry.text;
    array.push_back(std::move(object));
  }
  return array.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dateline
