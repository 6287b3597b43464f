// check: every quote of a case is looked up in its source.
#include <fmt/core.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "dateline/base/file.hpp"
#include "dateline/base/utf8.hpp"
#include "dateline/graph/case.hpp"
#include "dateline/read/reader.hpp"
#include "render/escape.hpp"

namespace dateline::cli {
namespace {

// A text that is cut by code points: where each of them begins.
class CutText {
 public:
  explicit CutText(std::string text) : text_(std::move(text)) {
    for (std::size_t offset = 0; offset < text_.size(); offset += decode_utf8(text_, offset).size) {
      starts_.push_back(offset);
    }
    starts_.push_back(text_.size());
  }
  [[nodiscard]] std::optional<std::string_view> between(std::uint32_t start,
                                                        std::uint32_t end) const {
    if (start > end || end >= starts_.size()) return std::nullopt;
    return std::string_view(text_).substr(starts_[start], starts_[end] - starts_[start]);
  }

 private:
  std::string text_;
  std::vector<std::size_t> starts_;
};

struct Report {
  std::size_t checked = 0;
  std::vector<Error> problems;
};

// As the case names it, else beside the case.
std::string find_source(const std::string& source, const std::string& case_path) {
  std::error_code error;
  if (std::filesystem::exists(source, error)) return source;
  const auto beside =
      std::filesystem::path(case_path).parent_path() / std::filesystem::path(source).filename();
  return std::filesystem::exists(beside, error) ? beside.string() : source;
}

// The article of a feed or an archive that the case was made from.
Result<Document> read_article_of(const std::string& bytes, const std::string& path,
                                 const CaseDocument& document, const ReadOptions& options) {
  if (const auto parts = unpack_articles(bytes, path, options)) {
    for (const ArticlePart& part : *parts)
      if (sha256_hex(part.bytes) == document.sha256)
        return read_part(DocumentId{0}, document.id, path, part, options);
  }
  return fail(ErrorCode::format, "is not the file that the case was made from", {path, 0, 0},
              "find the original, or extract the case again");
}

Result<std::string> text_of(const CaseDocument& document, const std::string& case_path,
                            const Options& options) {
  if (document.text) return *document.text;
  const std::string path = find_source(document.source, case_path);
  const Result<std::string> bytes = read_bytes(path, options.limits.max_input_bytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  ReadOptions read_options;
  read_options.limits = options.limits;
  const bool is_whole = document.sha256.empty() || sha256_hex(*bytes) == document.sha256;
  const Result<Document> read =
      is_whole ? read_document(DocumentId{0}, document.id, path, *bytes, read_options)
               : read_article_of(*bytes, path, document, read_options);
  if (!read) return tl::make_unexpected(read.error());
  return std::string(read->text());
}

class Checker {
 public:
  Checker(const Case& value, std::string path, const Options& options)
      : case_(value), path_(std::move(path)) {
    for (const CaseDocument& document : value.documents) {
      Result<std::string> text = text_of(document, path_, options);
      if (text)
        texts_.emplace_back(std::move(*text));
      else
        texts_.emplace_back(std::nullopt);
      if (!text) report_.problems.push_back(text.error());
    }
  }

  Report run() {
    for (const Actor& actor : case_.actors) check_all(actor.mentions, actor.name);
    for (std::size_t i = 0; i < case_.events.size(); ++i) {
      check_event(case_.events[i], fmt::format("e{}", i + 1));
    }
    for (const Relation& relation : case_.relations) {
      check(relation.evidence, fmt::format("a relation of e{}", index(relation.from) + 1));
    }
    for (const Conflict& conflict : case_.conflicts) check_all(conflict.evidence, "a conflict");
    return std::move(report_);
  }

 private:
  void check_event(const Event& event, const std::string& who) {
    check(event.trigger, who);
    check(event.quote, who);
    check_all(event.mentions, who);
    if (event.date_evidence.citation) check(*event.date_evidence.citation, who);
    for (const Attribution& source : event.sources) check(source.cue, who);
  }

  void check_all(const std::vector<Citation>& citations, const std::string& who) {
    for (const Citation& citation : citations) check(citation, who);
  }

  // A mention is kept without its text: then its place must exist.
  void check(const Citation& citation, const std::string& who) {
    if (index(citation.document) >= texts_.size()) return;
    const std::optional<CutText>& text = texts_[index(citation.document)];
    if (!text) return;  // its source has been reported
    ++report_.checked;
    const auto found = text->between(citation.start, citation.end);
    if (found && (citation.text.empty() || *found == citation.text)) return;
    report_.problems.push_back({ErrorCode::format,
                                fmt::format("{}: \"{}\" does not stand at {} to {} of {}", who,
                                            citation.text, citation.start, citation.end,
                                            case_.documents[index(citation.document)].source),
                                {path_, 0, 0},
                                {}});
  }

  const Case& case_;
  std::string path_;
  std::vector<std::optional<CutText>> texts_;  // empty: the source could not be read
  Report report_;
};

ItemResult<Report> check_one(const Item& item, const Options& options) {
  const Result<std::string> bytes = read_bytes(item.path, options.limits.max_case_bytes);
  if (!bytes) return tl::make_unexpected(ItemError{{}, bytes.error()});
  const Result<Case> value = read_case(*bytes, item.path, options.limits);
  if (!value) return tl::make_unexpected(ItemError{{}, value.error()});
  return Checker(*value, item.path, options).run();
}

}  // namespace

int check(Session& session) {
  bool all_hold = true;
  ItemSource source(session.options(), Cut::files);
  while (const std::optional<Item> item = source.next()) {
    const ItemResult<Report> report = check_one(*item, session.options());
    if (!report) {
      session.tally().failed(report.error().error.code);
      session.console().error(report.error().error);
      continue;
    }
    session.tally().done();
    for (const Error& problem : report->problems) session.console().error(problem);
    all_hold = all_hold && report->problems.empty();
    const std::string line =
        fmt::format("{}: {} quotes looked up, {} problems\n", tty_text(item->path), report->checked,
                    report->problems.size());
    if (!session.print(line)) break;
  }
  const int code = session.exit_code();
  return code == kDone && !all_hold ? kSomeFailed : code;
}

}  // namespace dateline::cli
