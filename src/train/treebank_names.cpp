#include "train/treebank_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>

#include "language/name_votes.hpp"
#include "train/name_lists.hpp"

namespace dateline {
namespace {

// "3-4" as the words 2 and 3.
std::optional<EntitySpan> read_span(std::string_view type, std::string_view range) {
  const auto kind = find_entity_type(type);
  std::uint32_t first = 0, last = 0;
  const char* const end = range.data() + range.size();
  const auto head = std::from_chars(range.data(), end, first);
  if (!kind || head.ec != std::errc{} || head.ptr == end || *head.ptr != '-') return std::nullopt;
  const auto tail = std::from_chars(head.ptr + 1, end, last);
  if (tail.ec != std::errc{} || tail.ptr != end || first == 0 || last < first) return std::nullopt;
  return EntitySpan{first - 1, last, *kind};
}

std::string marked(const TreeSentence& sentence, std::span<const EntitySpan> names) {
  std::string out;
  for (std::uint32_t i = 0; i < sentence.forms.size(); ++i) {
    if (i > 0) out += ' ';
    for (const EntitySpan& name : names)
      if (name.first == i) out += fmt::format("[[{}|", entity_type_name(name.type));
    out += sentence.forms[i];
    for (const EntitySpan& name : names)
      if (name.last == i + 1) out += "]]";
  }
  return out;
}

bool has_name_word(const TreeSentence& sentence) {
  for (std::uint32_t i = 0; i < sentence.forms.size(); ++i)
    if (is_name_word(sentence, i)) return true;
  return false;
}

}  // namespace

TreebankNames::TreebankNames(const std::filesystem::path& data) {
  for (const auto& path : text_files(data / "training/treebank_names")) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);)
      if (!line.empty() && line.front() != '#') add(line);
  }
}

void TreebankNames::add(const std::string& line) {
  const std::size_t tab = line.find('\t');
  std::vector<EntitySpan>& names = names_[line.substr(0, tab)];
  if (tab == std::string::npos) return;
  const auto fields = split_fields(std::string_view(line).substr(tab + 1), ' ');
  for (std::size_t i = 0; i + 1 < fields.size(); i += 2)
    if (const auto span = read_span(fields[i], fields[i + 1])) names.push_back(*span);
}

std::optional<std::vector<LabelSet>> TreebankNames::labels(const TreeSentence& sentence) const {
  const auto found = names_.find(sentence.id);
  if (found == names_.end()) return std::nullopt;
  NameExample example{{}, std::vector<LabelSet>(sentence.forms.size(), kOutsideOnly), {}};
  for (const EntitySpan& name : found->second)
    if (name.last <= sentence.forms.size())
      mark(example, {name.first, name.last, type_bit(name.type)});
  return std::move(example.allowed);
}

Result<std::string> propose_names(const LanguageModel& model, const Corpora& corpora) {
  const auto text = read_corpus(corpora, kEwtTrain);
  if (!text) return tl::make_unexpected(text.error());
  const auto sentences = read_treebank(*text);
  LanguageModel::Scratch scratch;
  std::string out;
  for (std::size_t first = 0, last = 0; first < sentences.size(); first = last) {
    std::vector<SentenceLabels> found;
    NameVotes votes;
    for (; last < sentences.size() && sentences[last].document == sentences[first].document;
         ++last) {
      model.label(sentences[last].views(), scratch, found.emplace_back());
      votes.add(sentences[last].views(), found.back().entities);
    }
    for (std::size_t i = first; i < last; ++i) {
      SentenceLabels& labels = found[i - first];
      votes.revise(sentences[i].views(), labels.tags, labels.entities);
      if (has_name_word(sentences[i]) || !labels.entities.empty())
        out += fmt::format("{}\t{}\n", sentences[i].id, marked(sentences[i], labels.entities));
    }
  }
  return out;
}

}  // namespace dateline
