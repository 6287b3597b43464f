#pragma once
// Scores of a model on the dev files: tags and trees on gold tokens, names by exact span and type,
// and speed.

#include <string>

#include "language/language_model.hpp"
#include "train/corpora.hpp"

namespace dateline {

// A report of about 30 lines. LAS is as the CoNLL 2018 shared task counts it, without subtypes of
// relations; LAS* with them. Errors: not_found for a missing corpus.
// With show_errors, each sentence with a wrong name follows its set's figures.
[[nodiscard]] Result<std::string> evaluate_model(const LanguageModel& model, const Corpora& corpora,
                                                 bool show_errors);

}  // namespace dateline
