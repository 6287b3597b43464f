// The source of an event is who utters the clause that it stands in:
//
//   "The ministry said it had suspended the licence"     said > suspended (ccomp)
//   "The licence was suspended, the ministry said"       said under suspended (parataxis)
//   "According to prosecutors, he accepted bribes"       oblique with "according to"
#include "events/attribution.hpp"

namespace dateline {
namespace {

constexpr int kMaxSteps = 12;

class SourceFinder {
 public:
  SourceFinder(const Reading& reading, const Owners& owners, std::vector<Draft>& drafts)
      : reading_(reading), tree_(reading.tree), owners_(owners), drafts_(drafts) {}

  void find(std::size_t which) {
    TokenIndex at = drafts_[which].head;
    for (int step = 0; step < kMaxSteps; ++step) {
      look_beside(which, at);
      const TokenIndex up = tree_.head(at);
      if (up == kNoToken) return;
      const bool is_content = tree_.is_relation(
          at, {Deprel::ccomp, Deprel::parataxis, Deprel::xcomp, Deprel::obj, Deprel::advcl});
      if (is_content) add_speech(which, owners_[up]);
      at = up;
    }
  }

 private:
  // Speech and "according to" that hang on the same clause: the quote's frame.
  void look_beside(std::size_t which, TokenIndex clause) {
    for (const TokenIndex child : tree_.children(clause)) {
      if (tree_.relation(child) == Deprel::parataxis &&
          !tree_.is_within(drafts_[which].head, child)) {
        add_speech(which, owners_[child]);
      }
      if (tree_.is_relation(child, {Deprel::obl, Deprel::nmod}) &&
          (tree_.case_lemma(child) == "accord" || tree_.case_lemma(child) == "according")) {
        add_according_to(which, child);
      }
    }
  }

  void add_speech(std::size_t which, std::int32_t speech) {
    if (speech < 0 || static_cast<std::size_t>(speech) == which) return;
    const Draft& cue = drafts_[static_cast<std::size_t>(speech)];
    if (!cue.type || !cue.type->is_speech) return;
    Attribution source;
    if (!cue.agents.empty()) source.actor = cue.agents.front();
    source.cue = tree_.document().cite(tree_.span_of(cue.trigger));
    add(which, std::move(source));
  }

  void add_according_to(std::size_t which, TokenIndex speaker) {
    Attribution source;
    if (const Mention* mention = reading_.actors.mention_at(speaker)) source.actor = mention->actor;
    source.cue = tree_.document().cite(tree_.token(tree_.child(speaker, {Deprel::case_})).span);
    add(which, std::move(source));
  }

  void add(std::size_t which, Attribution source) {
    for (const Attribution& known : drafts_[which].sources) {
      if (known == source) return;
    }
    drafts_[which].sources.push_back(std::move(source));
  }

  const Reading& reading_;
  const Tree& tree_;
  const Owners& owners_;
  std::vector<Draft>& drafts_;
};

}  // namespace

void find_sources(const Reading& reading, const Owners& owners, std::vector<Draft>& drafts) {
  SourceFinder finder(reading, owners, drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) finder.find(i);
}

}  // namespace dateline
