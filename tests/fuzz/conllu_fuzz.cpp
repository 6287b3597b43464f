// Any bytes read as CoNLL-U give sentences or one error; what is written is read back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "language/conllu.hpp"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Analyser analyser = *Analyser::create();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(looks_like_conllu(bytes));
  const auto text = read_conllu(bytes, "fuzz.conllu");
  if (!text) return 0;
  const Analysis analysis = analyser.analyse_words(text->document, text->sentences);
  if (analysis.sentences.size() != text->sentences.size()) std::abort();
  const auto back = read_conllu(write_conllu(*text, analysis), "back.conllu");
  if (!back || back->sentences != text->sentences) std::abort();
  return 0;
}
