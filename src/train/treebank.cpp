#include "train/treebank.hpp"

#include <charconv>

namespace dateline {
namespace {

constexpr std::string_view kNewDocument = "# newdoc id = ";
constexpr std::string_view kSentenceId = "# sent_id = ";

// A relation without its subtype, when the subtype is none of ours.
Deprel deprel_of(std::string_view name) {
  if (const auto found = find_deprel(name)) return *found;
  return find_deprel(name.substr(0, name.find(':'))).value_or(Deprel::dep);
}

void add_word(const std::vector<std::string_view>& fields, TreeSentence& sentence) {
  std::uint32_t head = 0;
  std::from_chars(fields[6].data(), fields[6].data() + fields[6].size(), head);
  sentence.forms.emplace_back(fields[1]);
  sentence.tags.push_back(
      {find_upos(fields[3]).value_or(Upos::x), find_xpos(fields[4]).value_or(Xpos::xx)});
  sentence.heads.push_back(head - 1);  // the root's wraps, finish() sets it
  sentence.deprels.push_back(deprel_of(fields[7]));
  sentence.misc.emplace_back(fields[9]);
}

void finish(TreeSentence& sentence, std::vector<TreeSentence>& out) {
  if (sentence.forms.empty()) return;
  const auto count = static_cast<std::uint32_t>(sentence.forms.size());
  for (std::uint32_t& head : sentence.heads)
    if (head >= count) head = count;
  TreeSentence next;
  next.document = sentence.document;
  out.push_back(std::move(sentence));
  sentence = std::move(next);
}

}  // namespace

std::vector<std::string_view> split_fields(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    fields.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return fields;
    begin = end + 1;
  }
}

std::vector<TreeSentence> read_treebank(std::string_view text) {
  std::vector<TreeSentence> sentences;
  TreeSentence sentence;
  for (const std::string_view line : split_fields(text, '\n')) {
    if (line.empty()) finish(sentence, sentences);
    if (line.starts_with(kNewDocument)) sentence.document = line.substr(kNewDocument.size());
    if (line.starts_with(kSentenceId)) sentence.id = line.substr(kSentenceId.size());
    if (line.empty() || line.front() == '#') continue;
    const auto fields = split_fields(line, '\t');
    const bool is_word =
        fields.size() == 10 && fields[0].find_first_of("-.") == std::string_view::npos;
    if (is_word) add_word(fields, sentence);
  }
  finish(sentence, sentences);
  return sentences;
}

}  // namespace dateline
