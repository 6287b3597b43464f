// read: what was read of each file, so that a user can see it.
#include <fmt/core.h>

#include <utility>

#include "cli/commands.hpp"
#include "cli/json_output.hpp"
#include "render/escape.hpp"

namespace dateline::cli {
namespace {

std::optional<std::string> published_of(const Metadata& metadata) {
  if (!metadata.published) return std::nullopt;
  return format_iso(*metadata.published);
}

Json dropped_of(const Document& document) {
  Json list = Json::array();
  for (const Block& block : document.blocks)
    if (block.kind == BlockKind::boilerplate) list.push_back(document.text(block.span));
  return list;
}

std::string as_line(const Document& document, bool show_dropped) {
  const Metadata& metadata = document.metadata;
  Json out;
  out["source"] = document.source();
  out["title"] = json_or_null(metadata.title);
  out["author"] = json_or_null(metadata.author);
  out["published"] = json_or_null(published_of(metadata));
  const bool has_date = metadata.published.has_value();
  out["published_from"] =
      has_date ? Json(published_from_name(metadata.published_from)) : Json(nullptr);
  out["published_grade"] =
      has_date ? Json(published_grade_name(metadata.published_grade)) : Json(nullptr);
  out["modified"] = metadata.modified ? Json(format_iso(*metadata.modified)) : Json(nullptr);
  out["publisher"] = json_or_null(metadata.publisher);
  out["url"] = json_or_null(metadata.url);
  out["language"] = json_or_null(metadata.language);
  out["text"] = main_text(document);
  if (show_dropped) out["dropped"] = dropped_of(document);
  return json_line(out);
}

void add_field(std::string& out, std::string_view name, const std::optional<std::string>& value) {
  if (value) out += fmt::format("{:<11}{}\n", fmt::format("{}:", name), tty_text(*value));
}

std::string as_page(const Document& document, bool show_dropped) {
  const Metadata& metadata = document.metadata;
  std::string out;
  add_field(out, "source", document.source());
  add_field(out, "title", metadata.title);
  add_field(out, "author", metadata.author);
  std::optional<std::string> published = published_of(metadata);
  if (published) *published += fmt::format(" ({})", published_from_name(metadata.published_from));
  add_field(out, "published", published ? published : "not known");
  if (metadata.modified && metadata.modified != metadata.published)
    add_field(out, "modified", format_iso(*metadata.modified));
  add_field(out, "publisher", metadata.publisher);
  add_field(out, "url", metadata.url);
  add_field(out, "language", metadata.language);
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::boilerplate && !show_dropped) continue;
    const std::string kind =
        block.kind == BlockKind::paragraph ? "" : fmt::format("[{}] ", block_kind_name(block.kind));
    out += '\n' + kind + tty_text(document.text(block.span)) + '\n';
  }
  return out;
}

// Failed files keep their place, under their "source".
bool report(Session& session, const ItemError& error) {
  if (!session.options().json_lines) {
    session.console().error(error.error);
    return true;
  }
  Json out;
  out["source"] = error.error.where.path;
  out["error"] = error.error.message;
  return session.print(json_line(out));
}

}  // namespace

int read(Session& session) {
  const bool lines = session.options().json_lines;
  bool is_first = true;
  session.for_each<std::string>(
      Cut::files,
      [&session, lines](const Item& item) -> ItemResult<std::string> {
        ItemResult<Document> document = to_document(item, session.options());
        if (!document) return tl::make_unexpected(document.error());
        const bool dropped = session.options().show_dropped;
        return lines ? as_line(*document, dropped) : as_page(*document, dropped);
      },
      [&session, &is_first, lines](ItemResult<std::string> result) {
        if (!result) return report(session, result.error());
        const std::string gap = lines || std::exchange(is_first, false) ? "" : "\n";
        return session.print(gap + *result);
      });
  return session.exit_code();
}

}  // namespace dateline::cli
