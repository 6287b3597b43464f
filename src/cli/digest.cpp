// timeline --jsonl --format digest: many articles of one topic to a dated list of their sentences.
#include "dateline/graph/digest.hpp"

#include <utility>

#include "cli/commands.hpp"

namespace dateline::cli {
namespace {

ItemResult<DigestArticle> to_article(Session& session, const Item& item) {
  const ItemResult<Document> document = to_document(item, session.options());
  if (!document) {
    // One of hundreds of articles that has no text adds nothing, and spoils nothing.
    if (document.error().error.code == ErrorCode::empty) return DigestArticle{};
    return tl::make_unexpected(document.error());
  }
  const Result<const Pipeline*> pipeline = session.pipeline();
  if (!pipeline) return tl::make_unexpected(ItemError{document->name(), pipeline.error()});
  return (*pipeline)->digest_article(*document, session.options().limits);
}

}  // namespace

int digest(Session& session) {
  const Options& options = session.options();
  Digest digest(
      {options.select.from, options.select.to, options.query, options.dates, options.per_date});
  session.for_each<DigestArticle>(
      Cut::lines, [&session](const Item& item) { return to_article(session, item); },
      [&session, &digest](ItemResult<DigestArticle> article) {
        if (article)
          digest.add(*article);
        else
          session.console().error(article.error().error);
        return true;
      });
  // The array is the answer even where it is empty.
  static_cast<void>(session.print(write_digest(digest.finish())));
  return session.exit_code();
}

}  // namespace dateline::cli
