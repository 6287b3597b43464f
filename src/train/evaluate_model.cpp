#include "train/evaluate_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <iterator>

#include "dateline/base/knowledge.hpp"
#include "language/name_votes.hpp"
#include "train/entity_corpus.hpp"
#include "train/evaluate_coreference.hpp"
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
  std::vector<std::vector<EntitySpan>> find_names(std::span<const GoldNames> document);
  void score_names(std::string_view name, std::span<const GoldNames> sentences, bool coarse,
                   bool by_type);
  void measure_speed(std::span<const TreeSentence> sentences);
  Result<std::string> measure_text(std::string_view ewt, std::string_view gum,
                                   std::span<const TreeSentence> gum_trees);

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

// The names found in the sentences of one document.
std::vector<std::vector<EntitySpan>> Evaluation::find_names(std::span<const GoldNames> document) {
  std::vector<std::vector<EntitySpan>> found;
  std::vector<std::vector<Tag>> tags;
  NameVotes votes;
  const auto forms_of = [](const GoldNames& gold) {
    return std::vector<std::string_view>(gold.forms.begin(), gold.forms.end());
  };
  for (const GoldNames& gold : document) {
    model_.label(forms_of(gold), scratch_, labels_);
    votes.add(forms_of(gold), labels_.entities);
    found.push_back(labels_.entities);
    tags.push_back(labels_.tags);
  }
  for (std::size_t i = 0; i < document.size(); ++i)
    votes.revise(forms_of(document[i]), tags[i], found[i]);
  return found;
}

std::size_t length_of_document(std::span<const GoldNames> sentences) {
  std::size_t length = 1;
  while (length < sentences.size() && !sentences[0].document.empty() &&
         sentences[length].document == sentences[0].document)
    ++length;
  return length;
}

void Evaluation::score_names(std::string_view name, std::span<const GoldNames> sentences,
                             bool coarse, bool by_type) {
  SpanScore total;
  std::string errors;
  std::array<SpanScore, kEntityTypeCount> types{};
  std::vector<std::vector<EntitySpan>> all;
  for (std::size_t first = 0; first < sentences.size(); first = all.size())
    std::ranges::move(
        find_names(sentences.subspan(first, length_of_document(sentences.subspan(first)))),
        std::back_inserter(all));
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const GoldNames& gold = sentences[i];
    std::vector<EntitySpan>& found = all[i];
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

// What the tool makes of text, with the model that is compiled into it.
Result<std::string> Evaluation::measure_text(std::string_view ewt, std::string_view gum,
                                             std::span<const TreeSentence> gum_trees) {
  const auto analyser = Analyser::create();
  if (!analyser) return tl::make_unexpected(analyser.error());
  const auto finder = ActorFinder::create({});
  if (!finder) return tl::make_unexpected(finder.error());
  const auto lemmatiser = Lemmatiser::parse(builtin_knowledge("lemmas.txt"));
  if (!lemmatiser) return tl::make_unexpected(lemmatiser.error());
  out_ += "from text, with the model compiled in:\n";
  for (const auto& [name, text] : {std::pair{"EWT", ewt}, std::pair{"GUM", gum}}) {
    const TextScores scores = score_text(rebuild_text(text), *analyser);
    const LemmaScore lemmas = score_lemmas(text, *lemmatiser);
    out_ += fmt::format("{} dev: tokens {:.2f}  sentence starts {:.2f}  lemmas {:.2f}\n", name,
                        100 * scores.tokens.f1(), 100 * scores.sentence_starts.f1(),
                        percent(lemmas.any_case, lemmas.words));
  }
  out_ += evaluate_coreference(gum_trees, *analyser, *finder);
  return out_;
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
  return measure_text(*ewt_text, *gum_text, gum);
}

}  // namespace

Result<std::string> evaluate_model(const LanguageModel& model, const Corpora& corpora,
                                   bool show_errors) {
  return Evaluation(model, corpora, show_errors).run();
}

}  // namespace dateline
