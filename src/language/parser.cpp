#include "language/parser.hpp"

#include <algorithm>
#include <array>

namespace dateline {

Result<Parser> Parser::open(const ModelFile& file) {
  const auto actions = file.section("parser.actions");
  if (!actions) return tl::make_unexpected(actions.error());
  const auto weights = file.section("parser.weights");
  if (!weights) return tl::make_unexpected(weights.error());
  auto table = WeightTable::open(*weights);
  if (!table) return tl::make_unexpected(table.error());
  static_assert(sizeof(ParserAction) == 2 && alignof(ParserAction) == 1);
  Parser parser;
  parser.actions_ = {reinterpret_cast<const ParserAction*>(actions->data()),
                     actions->size() / sizeof(ParserAction)};
  parser.weights_ = *table;
  bool has_move[3] = {};
  for (const ParserAction& action : parser.actions_) {
    if (action.move > Move::right || action.deprel > Deprel::dep)
      return fail(ErrorCode::format, "language model: damaged parser actions");
    has_move[static_cast<int>(action.move)] = true;
  }
  // With all three moves there is always one that may be made.
  if (!has_move[0] || !has_move[1] || !has_move[2] ||
      parser.actions_.size() != table->class_count())
    return fail(ErrorCode::format, "language model: damaged parser actions");
  return parser;
}

ParserAction Parser::choose(const ParserState& state) const {
  std::array<std::uint64_t, kMaxFeatures> features;
  std::array<std::int32_t, 256> scores{};
  const std::size_t count = write_parser_features(state, features.data());
  weights_.add_scores({features.data(), count}, scores.data());
  const std::array<bool, 3> may = {state.may(Move::shift), state.may(Move::left),
                                   state.may(Move::right)};
  std::size_t best = actions_.size();
  for (std::size_t a = 0; a < actions_.size(); ++a) {
    if (!may[static_cast<std::size_t>(actions_[a].move)]) continue;
    if (best == actions_.size() || scores[a] > scores[best]) best = a;
  }
  return actions_[best];
}

void Parser::parse(std::span<const WordTraits> words, std::span<const Tag> tags, ParserState& state,
                   std::vector<Arc>& out) const {
  state.start(words, tags);
  while (!state.is_done()) state.apply(state.is_forced() ? state.forced() : choose(state));
  out.clear();
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const ParserState::Node& node = state.node(i);
    out.push_back(
        {node.head == state.root() ? kNoToken : node.head, static_cast<Deprel>(node.label - 1)});
  }
}

}  // namespace dateline
