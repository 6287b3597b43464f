#include "train/evaluate_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <iterator>

#include "train/entity_corpus.hpp"
#include "train/evaluate_text.hpp"

namespace dateline {
namespace {

double percent(std::size_t part, std::size_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
}

struct TreeScores {
  std::size_t words = 0, upos = 0, xpos = 0, heads = 0, arcs = 0, strict = 0;
  std::array<SpanScore, kDeprelCount> relations{};
};

std::string_view universal(Deprel deprel) {
  const std::string_view name = deprel_name(deprel);
  return name.substr(0, name.find(':'));
}

void score_sentence(const TreeSentence& gold, const SentenceLabels& found, TreeScores& scores) {
  for (std::uint32_t i = 0; i < gold.forms.size(); ++i) {
    const Arc arc = found.arcs[i];
    const std::uint32_t head =
        arc.head == kNoToken ? static_cast<std::uint32_t>(gold.forms.size()) : arc.head;
    const bool is_head = head == gold.heads[i];
    const bool is_exact = is_head && arc.deprel == gold.deprels[i];
    ++scores.words;
    scores.upos += found.tags[i].upos == gold.tags[i].upos;
    scores.xpos += found.tags[i].xpos == gold.tags[i].xpos;
    scores.heads += is_head;
    scores.arcs += is_head && universal(arc.deprel) == universal(gold.deprels[i]);
    scores.strict += is_exact;
    ++scores.relations[static_cast<std::size_t>(gold.deprels[i])].gold;
    ++scores.relations[static_cast<std::size_t>(arc.deprel)].found;
    scores.relations[static_cast<std::size_t>(arc.deprel)].right += is_exact;
  }
}

class Evaluation {
 public:
  Evaluation(const LanguageModel& model, const Corpora& corpora, bool show_errors)
      : model_(model), corpora_(corpora), show_errors_(show_errors) {}

  Result<std::string> run();

 private:
  using Filter = std::function<bool(const TreeSentence&)>;
  void score_trees(std::string_view name, std::span<const TreeSentence> sentences,
                   const Filter& filter);
  void write_relations();
  void score_names(std::string_view name, std::span<const GoldNames> sentences, bool coarse,
                   bool by_type);
  void measure_speed(std::span<const TreeSentence> sentences);

  const LanguageModel& model_;
  const Corpora& corpora_;
  bool show_errors_;
  LanguageModel::Scratch scratch_;
  SentenceLabels labels_;
  TreeScores all_;
  std::string out_;
};

void Evaluation::score_trees(std::string_view name, std::span<const TreeSentence> sentences,
                             const Filter& filter) {
  TreeScores scores;
  for (const TreeSentence& sentence : sentences) {
    if (!filter(sentence)) continue;
    model_.label(sentence.views(), scratch_, labels_);
    score_sentence(sentence, labels_, scores);
  }
  out_ += fmt::format(
      "{:14} {:6} words  UPOS {:.2f}  XPOS {:.2f}  UAS {:.2f}  LAS {:.2f}  LAS* {:.2f}\n", name,
      scores.words, percent(scores.upos, scores.words), percent(scores.xpos, scores.words),
      percent(scores.heads, scores.words), percent(scores.arcs, scores.words),
      percent(scores.strict, scores.words));
}

void Evaluation::write_relations() {
  for (const Deprel deprel :
       {Deprel::nsubj, Deprel::obj, Deprel::nsubj_pass, Deprel::obl_agent, Deprel::obl,
        Deprel::root, Deprel::ccomp, Deprel::xcomp, Deprel::advcl, Deprel::conj, Deprel::nmod,
        Deprel::appos, Deprel::parataxis, Deprel::acl_relcl}) {
    const SpanScore& score = all_.relations[static_cast<std::size_t>(deprel)];
    out_ +=
        fmt::format("  {:12} P {:.1f}  R {:.1f}  F1 {:.1f}  ({} gold)\n", deprel_name(deprel),
                    100 * score.precision(), 100 * score.recall(), 100 * score.f1(), score.gold);
  }
}

std::string describe(const std::vector<std::string>& forms, std::span<const EntitySpan> names) {
  std::string out;
  for (const EntitySpan& name : names) {
    out += fmt::format(" [{}", entity_type_name(name.type));
    for (std::uint32_t i = name.first; i < name.last; ++i) out += " " + forms[i];
    out += "]";
  }
  return out;
}

// Our types as PER, ORG and LOC of the public sets; unknown: none of them.
EntityType coarse_type(EntityType type) {
  switch (type) {
    case EntityType::per:
      return type;
    case EntityType::gov:
    case EntityType::court:
    case EntityType::com:
    case EntityType::org:
      return EntityType::org;
    case EntityType::gpe:
    case EntityType::loc:
      return EntityType::loc;
    default:
      return EntityType::unknown;
  }
}

void Evaluation::score_names(std::string_view name, std::span<const GoldNames> sentences,
                             bool coarse, bool by_type) {
  SpanScore total;
  std::string errors;
  std::array<SpanScore, kEntityTypeCount> types{};
  for (const GoldNames& gold : sentences) {
    const std::vector<std::string_view> forms(gold.forms.begin(), gold.forms.end());
    model_.label(forms, scratch_, labels_);
    std::vector<EntitySpan> found = labels_.entities;
    if (coarse) {
      for (EntitySpan& span : found) span.type = coarse_type(span.type);
      std::erase_if(found, [](const EntitySpan& s) { return s.type == EntityType::unknown; });
    }
    if (show_errors_ && found != gold.names)
      errors += fmt::format("{}\n  gold:{}\n  found:{}\n", fmt::join(gold.forms, " "),
                            describe(gold.forms, gold.names), describe(gold.forms, found));
    for (const EntitySpan& span : gold.names) ++types[static_cast<std::size_t>(span.type)].gold;
    for (const EntitySpan& span : found) {
      SpanScore& type = types[static_cast<std::size_t>(span.type)];
      ++type.found;
      type.right += std::ranges::find(gold.names, span) != gold.names.end();
    }
  }
  for (const SpanScore& type : types)
    total.gold += type.gold, total.found += type.found, total.right += type.right;
  out_ += fmt::format("{:22} P {:.1f}  R {:.1f}  F1 {:.1f}  ({} names)\n", name,
                      100 * total.precision(), 100 * total.recall(), 100 * total.f1(), total.gold);
  for (std::size_t t = 0; by_type && t < types.size(); ++t)
    if (types[t].gold != 0)
      out_ += fmt::format("  {:8} P {:.1f}  R {:.1f}  F1 {:.1f}  ({})\n",
                          entity_type_name(static_cast<EntityType>(t)), 100 * types[t].precision(),
                          100 * types[t].recall(), 100 * types[t].f1(), types[t].gold);
  out_ += errors;
}

void Evaluation::measure_speed(std::span<const TreeSentence> sentences) {
  std::vector<std::vector<std::string_view>> forms;
  std::size_t words = 0;
  for (const TreeSentence& sentence : sentences) {
    forms.push_back(sentence.views());
    words += sentence.forms.size();
  }
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (const auto& sentence : forms) model_.label(sentence, scratch_, labels_);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    best = std::min(best, took.count());
  }
  out_ += fmt::format("speed: {:.0f} tokens a second (tags, tree, names; best of 3, one thread)\n",
                      static_cast<double>(words) / best);
}

bool is_news(const TreeSentence& sentence) {
  return sentence.document.find("_news_") != std::string::npos ||
         sentence.document.find("_court_") != std::string::npos;
}

Result<std::string> Evaluation::run() {
  const auto ewt_text = read_corpus(corpora_, kEwtDev);
  if (!ewt_text) return tl::make_unexpected(ewt_text.error());
  const auto gum_text = read_corpus(corpora_, kGumDev);
  if (!gum_text) return tl::make_unexpected(gum_text.error());
  const auto uner = read_uner_dev(corpora_);
  if (!uner) return tl::make_unexpected(uner.error());
  const auto own = read_own_held_out(corpora_);
  if (!own) return tl::make_unexpected(own.error());
  auto ewt = read_treebank(*ewt_text);
  auto gum = read_treebank(*gum_text);
  const auto any = [](const TreeSentence&) { return true; };
  score_trees("EWT dev", ewt, any);
  score_trees("GUM dev", gum, any);
  score_trees("  news, court", gum, is_news);
  score_trees("  the rest", gum, [](const TreeSentence& s) { return !is_news(s); });
  std::ranges::copy(gum, std::back_inserter(ewt));
  for (const TreeSentence& sentence : ewt) {
    model_.label(sentence.views(), scratch_, labels_);
    score_sentence(sentence, labels_, all_);
  }
  write_relations();
  score_names("names, UNER-EWT dev", *uner, true, true);
  score_names("names, own held out", *own, false, true);
  measure_speed(ewt);
  return out_;
}

}  // namespace

Result<std::string> evaluate_model(const LanguageModel& model, const Corpora& corpora,
                                   bool show_errors) {
  return Evaluation(model, corpora, show_errors).run();
}

}  // namespace dateline
