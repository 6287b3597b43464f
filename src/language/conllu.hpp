#pragma once
// Sentences in and out as CoNLL-U, https://universaldependencies.org/format.html
//
//   ConlluText text = *read_conllu(bytes, "a.conllu");
//   Analysis analysis = analyser.analyse_words(text.document, text.sentences);
//   std::string out = write_conllu(text, analysis);   // its words, comments and other lines kept
//
// Names go into MISC: NER=B-GOV, NER=I-GOV. Offsets mean the document's text: the forms with the
// spaces that MISC asks for.

#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/result.hpp"
#include "dateline/language/analysis.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

struct ConlluText {
  Document document;
  std::vector<std::vector<Span>> sentences;     // the words of each, as spans of the document
  std::vector<std::vector<std::string>> lines;  // of each sentence, comments and ranges too
};

// Whether the first line that is no comment is a row of CoNLL-U.
[[nodiscard]] bool looks_like_conllu(std::string_view bytes);

// Errors: empty, format (with the line).
[[nodiscard]] Result<ConlluText> read_conllu(std::string_view bytes, const std::string& source);

// The lines as they were read, with LEMMA to DEPREL and the NER of MISC set anew.
[[nodiscard]] std::string write_conllu(const ConlluText& text, const Analysis& analysis);

// A document's sentences, with "# newdoc id", "# sent_id" and "# text".
[[nodiscard]] std::string write_conllu(const Document& document, const Analysis& analysis);

// "B-GOV", "I-GOV" or "" for each token.
[[nodiscard]] std::vector<std::string> entity_tags(const Analysis& analysis);

}  // namespace dateline
