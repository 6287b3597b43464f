#include "language/conllu.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t kColumns = 10;
enum Column : std::size_t {
  kId,
  kForm,
  kLemma,
  kUpos,
  kXpos,
  kFeats,
  kHead,
  kDeprel,
  kDeps,
  kMisc
};
using Row = std::array<std::string_view, kColumns>;

std::optional<Row> split_row(std::string_view line) {
  Row row;
  for (std::size_t column = 0; column < kColumns; ++column) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (column + 1 == kColumns)) return std::nullopt;
    row[column] = line.substr(0, tab);
    line.remove_prefix(std::min(line.size(), row[column].size() + 1));
  }
  return row;
}

// A line of a word; "1-2" and "1.1" are none.
bool is_word_id(std::string_view id) {
  return !id.empty() && id.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_comment(std::string_view line) { return line.starts_with('#'); }

// Takes the first of the items that "|" stands between.
std::string_view take_item(std::string_view& items) {
  const std::string_view item = items.substr(0, items.find('|'));
  items.remove_prefix(std::min(items.size(), item.size() + 1));
  return item;
}

bool has_no_space_after(std::string_view misc) {
  while (!misc.empty()) {
    if (take_item(misc) == "SpaceAfter=No") return true;
  }
  return false;
}

tl::unexpected<Error> bad_line(const std::string& source, std::size_t number, std::string what) {
  return fail(ErrorCode::format, std::move(what), {source, static_cast<std::uint32_t>(number), 1},
              "CoNLL-U has ten columns, with a tab between them");
}

// Reads lines into sentences; the text of the document grows word by word.
class Reader {
 public:
  explicit Reader(std::string source) : source_(std::move(source)) {}

  Result<void> add(std::string_view line, std::size_t number) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      end_sentence();
      return {};
    }
    if (!is_comment(line)) {
      const std::optional<Row> row = split_row(line);
      if (!row) return bad_line(source_, number, "not ten columns");
      if (is_word_id((*row)[kId])) add_word(*row);
    }
    lines_.emplace_back(line);
    return {};
  }

  Result<ConlluText> finish() {
    end_sentence();
    if (all_words_.empty()) {
      return fail(ErrorCode::empty, "no sentence in it", {source_, 0, 0},
                  "give CoNLL-U, a line a word");
    }
    return ConlluText{Document(DocumentId{0}, "d1", source_, std::move(text_)),
                      std::move(all_words_), std::move(all_lines_)};
  }

 private:
  void add_word(const Row& row) {
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += row[kForm];
    words_.push_back({begin, static_cast<std::uint32_t>(text_.size())});
    if (!has_no_space_after(row[kMisc])) text_ += ' ';
  }

  // Comments without words join the sentence that follows.
  void end_sentence() {
    if (words_.empty()) return;
    text_ += '\n';
    all_words_.push_back(std::move(words_));
    all_lines_.push_back(std::move(lines_));
    words_.clear();
    lines_.clear();
  }

  std::string source_;
  std::string text_;
  std::vector<Span> words_;
  std::vector<std::string> lines_;
  std::vector<std::vector<Span>> all_words_;
  std::vector<std::vector<std::string>> all_lines_;
};

void add_feature(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  if (!out.empty()) out += '|';
  out += name;
  out += '=';
  out += value;
}

// FEATS of Universal Dependencies, sorted by name; "_" for none.
std::string features_text(const Features& features) {
  static constexpr std::array<std::string_view, 4> kMoods = {"", "Ind", "Imp", "Sub"};
  static constexpr std::array<std::string_view, 3> kNumbers = {"", "Sing", "Plur"};
  static constexpr std::array<std::string_view, 3> kTenses = {"", "Past", "Pres"};
  static constexpr std::array<std::string_view, 5> kForms = {"", "Fin", "Inf", "Part", "Ger"};
  static constexpr std::array<std::string_view, 3> kVoices = {"", "Act", "Pass"};
  std::string out;
  add_feature(out, "Mood", kMoods[static_cast<std::size_t>(features.mood)]);
  add_feature(out, "Number", kNumbers[static_cast<std::size_t>(features.number)]);
  add_feature(out, "Tense", kTenses[static_cast<std::size_t>(features.tense)]);
  add_feature(out, "VerbForm", kForms[static_cast<std::size_t>(features.verb_form)]);
  add_feature(out, "Voice", kVoices[static_cast<std::size_t>(features.voice)]);
  return out.empty() ? "_" : out;
}

// MISC without its old NER, and with the new one.
std::string misc_text(std::string_view old, std::string_view entity) {
  std::string out;
  while (!old.empty() && old != "_") {
    const std::string_view item = take_item(old);
    if (item.starts_with("NER=")) continue;
    if (!out.empty()) out += '|';
    out += item;
  }
  if (!entity.empty()) add_feature(out, "NER", entity);
  return out.empty() ? "_" : out;
}

std::string or_blank(std::string_view text) { return text.empty() ? "_" : std::string(text); }

// One line: what is not ours stays as it was in `row`.
std::string row_text(Row row, const Analysis& analysis, TokenIndex index, TokenIndex first,
                     std::string_view entity) {
  const Token& token = analysis.tokens[index];
  const std::string features = features_text(token.features);
  const std::string head = token.head == kNoToken ? "0" : std::to_string(token.head - first + 1);
  const std::string misc = misc_text(row[kMisc], entity);
  const std::string lemma = or_blank(token.lemma);
  row[kLemma] = lemma;
  row[kUpos] = upos_name(token.upos);
  row[kFeats] = features;
  row[kHead] = head;
  row[kDeprel] = deprel_name(token.deprel);
  row[kMisc] = misc;
  std::string out;
  for (const std::string_view column : row) {
    if (!out.empty()) out += '\t';
    out += column;
  }
  return out + '\n';
}

// Tabs and line ends have a meaning in the format.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return out;
}

}  // namespace

bool looks_like_conllu(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    if (!line.empty() && !is_comment(line)) {
      const std::optional<Row> row = split_row(line);
      return row && !(*row)[kId].empty() && (*row)[kId].front() >= '1' &&
             (*row)[kId].front() <= '9';
    }
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
  }
  return false;
}

Result<ConlluText> read_conllu(std::string_view bytes, const std::string& source) {
  const std::string text = to_valid_utf8(bytes);
  Reader reader(source);
  std::string_view rest = text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (const auto done = reader.add(rest.substr(0, end), number); !done) {
      return tl::make_unexpected(done.error());
    }
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  return reader.finish();
}

std::vector<std::string> entity_tags(const Analysis& analysis) {
  std::vector<std::string> tags(analysis.tokens.size());
  for (const Entity& entity : analysis.entities) {
    for (TokenIndex i = entity.first; i < entity.last; ++i) {
      tags[i] = (i == entity.first ? "B-" : "I-") + std::string(entity_type_name(entity.type));
    }
  }
  return tags;
}

std::string write_conllu(const ConlluText& text, const Analysis& analysis) {
  const std::vector<std::string> tags = entity_tags(analysis);
  std::string out;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const TokenIndex first = analysis.sentences[i].first;
    TokenIndex next = first;
    for (const std::string& line : text.lines[i]) {
      const std::optional<Row> row = is_comment(line) ? std::nullopt : split_row(line);
      if (row && is_word_id((*row)[kId])) {
        out += row_text(*row, analysis, next, first, tags[next]);
        ++next;
      } else {
        out += line + '\n';
      }
    }
    out += '\n';
  }
  return out;
}

std::string write_conllu(const Document& document, const Analysis& analysis) {
  const std::vector<std::string> tags = entity_tags(analysis);
  std::string out = "# newdoc id = " + one_line(document.name()) + '\n';
  std::size_t number = 0;
  for (const Sentence& sentence : analysis.sentences) {
    out += "# sent_id = " + one_line(document.name()) + '-' + std::to_string(++number) + '\n';
    out += "# text = " + one_line(document.text(sentence.span)) + '\n';
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
      const std::string id = std::to_string(i - sentence.first + 1);
      const std::string form = one_line(document.text(analysis.tokens[i].span));
      const bool is_last = i + 1 == sentence.last;
      const bool touches =
          !is_last && analysis.tokens[i].span.end == analysis.tokens[i + 1].span.begin;
      Row row;
      row.fill("_");
      row[kId] = id;
      row[kForm] = form;
      row[kMisc] = touches ? "SpaceAfter=No" : "_";
      out += row_text(row, analysis, i, sentence.first, tags[i]);
    }
    out += '\n';
  }
  return out;
}

}  // namespace dateline
