#include "read/formats/federal_register.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "read/dates.hpp"
#include "read/formats/xml_events.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 4> kDocuments = {"RULE", "PRORULE", "NOTICE", "PRESDOCU"};
// Elements that are a paragraph of their own; the text of others belongs to the one around it.
constexpr std::array<std::string_view, 21> kBlocks = {
    "EXECORDR", "TITLE3", "PRES",    "PLACE",  "DATED",  "AMDPAR", "SECTNO",
    "P",        "HD",     "SUBJECT", "AGENCY", "SUBAGY", "FP",     "LI",
    "SIG",      "NAME",   "TITLE",   "DEPDOC", "FRDOC",  "CFR",    "RIN"};
// Left out with all that is in them.
constexpr std::array<std::string_view, 8> kSkipped = {"FTNT",   "GPOTABLE", "PRTPAGE", "BILCOD",
                                                      "CNTNTS", "SU",       "MATH",    "GPH"};

constexpr std::size_t kHead = 200;  // bytes in which an issue's day stands

// Where the next "<RULE>" or "<NOTICE ..." begins; the end where there is none.
std::size_t next_document(std::string_view bytes, std::size_t from) {
  for (std::size_t at = bytes.find('<', from); at != std::string_view::npos;
       at = bytes.find('<', at + 1)) {
    const std::string_view tag = bytes.substr(at + 1, 16);
    const std::string_view name = tag.substr(0, tag.find_first_of(" >"));
    if (std::ranges::find(kDocuments, name) != kDocuments.end()) return at;
  }
  return bytes.size();
}

template <class List>
bool is_one_of(std::string_view name, const List& list) {
  return std::ranges::find(list, name) != list.end();
}

class RegisterReader final : public XmlHandler {
 public:
  ExtractedArticle document;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (skipped_ > 0 || is_one_of(name, kSkipped)) {
      ++skipped_;
      return;
    }
    is_open_ = is_open_ || is_one_of(name, kDocuments);
    if (is_one_of(name, kBlocks)) {
      text_.clear();
      level_ = attribute_of(attributes, "SOURCE");
    }
  }

  void end(std::string_view name) override {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (is_open_ && is_one_of(name, kBlocks)) add_block(name);
  }

  void text(std::string_view characters) override {
    if (skipped_ == 0) text_ += characters;
  }

 private:
  void add_block(std::string_view name) {
    const std::string value = text_;
    text_.clear();
    if (name == "FRDOC") return set_filed(value);
    if (name == "SUBJECT" && !has_subject_) {
      has_subject_ = true;
      document.metadata.title = std::string(trimmed(value));
      return document.add(BlockKind::title, value);
    }
    // "DATES:" before its paragraph joins it.
    if (name == "HD" && !lead_.empty()) document.add(BlockKind::heading, std::exchange(lead_, {}));
    const bool is_lead = trimmed(value).ends_with(':');
    if (name == "HD" && level_ == "HED" && !is_lead && document.blocks.empty()) {
      // "Executive Order 13942 of August 6, 2020": a presidential document has no subject.
      document.metadata.title = std::string(trimmed(value));
      return document.add(BlockKind::title, value);
    }
    if (name == "HD" && level_ == "HED" && is_lead) {
      lead_ = std::string(trimmed(value)) + ' ';
      return;
    }
    const bool is_heading = name == "HD" || name == "AGENCY" || name == "SUBAGY" || name == "CFR" ||
                            name == "DEPDOC" || name == "RIN";
    const BlockKind kind = name == "LI" ? BlockKind::list_item
                           : is_heading ? BlockKind::heading
                                        : BlockKind::paragraph;
    document.add(kind, is_heading ? value : lead_ + value);
    if (!is_heading) lead_.clear();
  }

  // "[FR Doc. 2020-20810 Filed 9-18-20; 8:45 am]"
  void set_filed(const std::string& value) {
    const std::size_t at = value.find("Filed ");
    if (document.metadata.published || at == std::string::npos) return;
    std::array<int, 3> numbers{};
    std::size_t field = 0;
    for (std::size_t i = at + 6; i < value.size() && field < 3; ++i) {
      const char c = value[i];
      if (c >= '0' && c <= '9')
        numbers[field] = std::min(numbers[field] * 10 + (c - '0'), 10000);
      else if (c == '-')
        ++field;
      else
        break;
    }
    if (field != 2) return;
    const int year = numbers[2] < 100 ? 2000 + numbers[2] : numbers[2];
    const std::string iso = std::to_string(year) + (numbers[0] < 10 ? "-0" : "-") +
                            std::to_string(numbers[0]) + (numbers[1] < 10 ? "-0" : "-") +
                            std::to_string(numbers[1]);
    document.metadata.published = parse_iso(iso);
  }

  std::string text_, level_, lead_;
  bool is_open_ = false;
  bool has_subject_ = false;
  int skipped_ = 0;
};

}  // namespace

bool is_federal_register_root(std::string_view root) {
  return root == "FEDREG" || is_one_of(root, kDocuments);
}

std::vector<ArticlePart> split_federal_register(std::string_view bytes) {
  std::vector<ArticlePart> parts;
  std::optional<Day> issue;
  if (root_of_xml(bytes) == "FEDREG") {
    const std::size_t at = bytes.find("<DATE>");
    const std::string_view head = bytes.substr(std::min(at, bytes.size()), kHead);
    if (const auto date = find_full_date(head, 0, NumericOrder::month_first)) issue = date->day;
  }
  for (std::size_t at = next_document(bytes, 0); at < bytes.size();) {
    const std::string_view rest = bytes.substr(at + 1);
    const std::string close = "</" + std::string(rest.substr(0, rest.find_first_of(" >/"))) + ">";
    const std::size_t end = std::min(bytes.find(close, at), bytes.size());
    ArticlePart part;
    part.format = InputFormat::federal_register;
    part.bytes = bytes.substr(at, std::min(end + close.size(), bytes.size()) - at);
    part.known.published = issue;
    parts.push_back(std::move(part));
    at = next_document(bytes, end);
  }
  return parts;
}

ExtractedArticle read_federal_register(std::string_view bytes) {
  RegisterReader reader;
  reader.document.metadata.publisher = "Federal Register";
  read_xml(bytes, reader);
  return std::move(reader.document);
}

}  // namespace dateline
