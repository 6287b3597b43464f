// extract --jsonl: a case a line, as the articles come in.
#include "cli/commands.hpp"
#include "cli/json_output.hpp"

namespace dateline::cli {
namespace {

struct Extracted {
  std::string line;
  DocumentNote note;
};

ItemResult<Extracted> extract_one(Session& session, const Item& item) {
  const Options& options = session.options();
  const ItemResult<Document> document = to_document(item, options);
  if (!document) return tl::make_unexpected(document.error());
  const Result<const Pipeline*> pipeline = session.pipeline();
  if (!pipeline) return tl::make_unexpected(ItemError{document->name(), pipeline.error()});
  const Case value = (*pipeline)->extract(*document, {options.embed_text, options.limits});
  std::string line = write_case(value, -1);
  if (line.empty() || line.back() != '\n') line += '\n';
  return Extracted{std::move(line), note_on(*document, document->name())};
}

}  // namespace

bool report_line(Session& session, std::string_view id_field, const ItemError& error) {
  // What could not even be opened has no line to answer.
  if (session.options().json_lines && error.error.where.line != 0) {
    session.tally().answered();
    return session.print(error_line(id_field, error));
  }
  session.console().error(error.error);
  return true;
}

int extract_lines(Session& session) {
  session.for_each<Extracted>(
      Cut::lines, [&session](const Item& item) { return extract_one(session, item); },
      [&session](ItemResult<Extracted> result) {
        if (!result) return report_line(session, "id", result.error());
        session.note(result->note);
        return session.print(result->line);
      });
  session.warn_of_missing_dates();
  return session.exit_code();
}

}  // namespace dateline::cli
