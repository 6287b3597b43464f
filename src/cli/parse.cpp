// parse: sentences with their trees and names, as a person reads them, as JSON Lines or CoNLL-U.
#include "cli/commands.hpp"
#include "cli/json_output.hpp"
#include "language/conllu.hpp"
#include "render/escape.hpp"
#include "render/parse_drawing.hpp"
#include "render/parse_tree.hpp"

namespace dateline::cli {
namespace {

struct Parsed {
  std::string text;  // what is printed
  std::optional<DocumentNote> note;
  // For one drawing of all.
  std::optional<Document> document;
  Analysis analysis;
};

Json token_json(const Document& document, const Token& token, TokenIndex first,
                const std::string& entity) {
  const Citation citation = document.cite(token.span);
  Json out;
  out["start"] = citation.start;
  out["end"] = citation.end;
  out["form"] = citation.text;
  out["lemma"] = token.lemma;
  out["upos"] = upos_name(token.upos);
  out["head"] = token.head == kNoToken ? 0 : token.head - first + 1;
  out["deprel"] = deprel_name(token.deprel);
  out["entity"] = entity.empty() ? Json(nullptr) : Json(entity);
  return out;
}

std::string as_line(const Document& document, const Analysis& analysis) {
  const std::vector<std::string> tags = entity_tags(analysis);
  Json sentences = Json::array();
  for (const Sentence& sentence : analysis.sentences) {
    const Citation citation = document.cite(sentence.span);
    Json one;
    one["start"] = citation.start;
    one["end"] = citation.end;
    one["tokens"] = Json::array();
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
      one["tokens"].push_back(token_json(document, analysis.tokens[i], sentence.first, tags[i]));
    }
    sentences.push_back(std::move(one));
  }
  Json out;
  out["id"] = document.name();
  out["sentences"] = std::move(sentences);
  return json_line(out);
}

std::string as_trees(const Document& document, const Analysis& analysis, bool ascii) {
  std::string out;
  for (const Sentence& sentence : analysis.sentences) {
    if (!out.empty()) out += '\n';
    out += tty_text(document.text(sentence.span)) + '\n';
    out += render_parse_tree(document, analysis, sentence, ascii);
  }
  return out;
}

// CoNLL-U with the words that it has.
ItemResult<Parsed> annotate(const Pipeline& pipeline, std::string_view bytes,
                            const std::string& path) {
  const Result<ConlluText> text = read_conllu(bytes, path);
  if (!text) return tl::make_unexpected(ItemError{{}, text.error()});
  const Analysis analysis = pipeline.analyser().analyse_words(text->document, text->sentences);
  return Parsed{write_conllu(*text, analysis), std::nullopt, std::nullopt, {}};
}

ItemResult<Parsed> parse_one(Session& session, const Item& item) {
  const Options& options = session.options();
  const Result<std::string> bytes = bytes_of(item, options);
  if (!bytes) return tl::make_unexpected(ItemError{{}, bytes.error()});
  const Result<const Pipeline*> pipeline = session.pipeline();
  if (!pipeline) return tl::make_unexpected(ItemError{{}, pipeline.error()});
  const bool is_conllu = options.conllu && !options.json_lines && looks_like_conllu(*bytes);
  if (is_conllu) return annotate(**pipeline, *bytes, item.path);
  ItemResult<Document> document = to_document(item, *bytes, options);
  if (!document) return tl::make_unexpected(document.error());
  Analysis analysis = (*pipeline)->analyser().analyse(*document, options.limits);
  const DocumentNote note = note_on(*document, document->source());
  if (options.svg) return Parsed{{}, note, std::move(*document), std::move(analysis)};
  const bool ascii = wants_ascii(options.ascii, session.environment());
  std::string text = options.conllu       ? write_conllu(*document, analysis)
                     : options.json_lines ? as_line(*document, analysis)
                                          : as_trees(*document, analysis, ascii);
  return Parsed{std::move(text), note, std::nullopt, {}};
}

}  // namespace

int parse(Session& session) {
  const Options& options = session.options();
  bool is_first = true;
  ParseDrawing drawing;
  session.for_each<Parsed>(
      options.json_lines ? Cut::lines : Cut::files,
      [&session](const Item& item) { return parse_one(session, item); },
      [&session, &is_first, &options, &drawing](ItemResult<Parsed> result) {
        if (!result) return report_line(session, "id", result.error());
        if (result->note) session.note(*result->note);
        if (result->document) {
          drawing.add(*result->document, result->analysis);
          return true;
        }
        const bool has_gap = !options.json_lines && !options.conllu;
        const std::string gap = has_gap && !std::exchange(is_first, false) ? "\n" : "";
        return session.print(gap + result->text);
      });
  if (!drawing.is_empty()) static_cast<void>(session.print(drawing.finish()));
  return session.exit_code();
}

}  // namespace dateline::cli
