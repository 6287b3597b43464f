#include "train/train_parser.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "train/perceptron.hpp"

namespace dateline {
namespace {

std::vector<ParserAction> list_actions(std::span<const ParserExample> examples) {
  std::set<std::pair<Move, Deprel>> seen;
  for (const ParserExample& example : examples)
    for (std::uint32_t i = 0; i < example.heads.size(); ++i) {
      if (example.heads[i] == example.heads.size()) continue;  // the root's arc is never chosen
      seen.emplace(example.heads[i] > i ? Move::left : Move::right, example.deprels[i]);
    }
  std::vector<ParserAction> actions = {ParserAction{}};
  for (const auto& [move, deprel] : seen) actions.push_back({move, deprel});
  return actions;
}

// What may be done in a state, and what of it loses nothing.
struct Choice {
  std::size_t best = 0;
  std::size_t best_right = 0;  // with the highest score among those without cost
};

class ParserTrainer {
 public:
  ParserTrainer(std::span<const ParserAction> actions, const ParserTraining& options)
      : actions_(actions), options_(options), perceptron_(actions.size()) {}

  void train_on(const ParserExample& example, bool explore);
  void prune() { perceptron_.prune(options_.keep); }

  [[nodiscard]] const Perceptron& perceptron() const { return perceptron_; }
  [[nodiscard]] double accuracy() const {
    return static_cast<double>(right_) / static_cast<double>(std::max<std::size_t>(steps_, 1));
  }
  void reset_accuracy() { right_ = steps_ = 0; }
  Random& random() { return random_; }

 private:
  [[nodiscard]] Choice choose(const ParserExample& example, std::span<const float> scores) const;
  [[nodiscard]] bool is_right(const ParserExample& example, ParserAction action) const;

  std::span<const ParserAction> actions_;
  ParserTraining options_;
  Perceptron perceptron_;
  ParserState state_;
  Random random_{1};
  std::size_t right_ = 0;
  std::size_t steps_ = 0;
};

// The relation must be right where the arc is; where the true arc is lost already, any will do.
bool ParserTrainer::is_right(const ParserExample& example, ParserAction action) const {
  if (action.move == Move::shift) return true;
  const std::uint32_t child = state_.stack_at(0);
  const std::uint32_t head = action.move == Move::left ? state_.buffer_at(0) : state_.stack_at(1);
  return example.heads[child] != head || example.deprels[child] == action.deprel;
}

Choice ParserTrainer::choose(const ParserExample& example, std::span<const float> scores) const {
  std::array<bool, 3> may{};
  std::array<std::size_t, 3> cost{};
  std::size_t least = SIZE_MAX;
  for (std::size_t m = 0; m < 3; ++m) {
    const auto move = static_cast<Move>(m);
    may[m] = state_.may(move);
    if (!may[m]) continue;
    cost[m] = move_cost(state_, move, example.heads);
    least = std::min(least, cost[m]);
  }
  Choice choice{actions_.size(), actions_.size()};
  for (std::size_t a = 0; a < actions_.size(); ++a) {
    const auto m = static_cast<std::size_t>(actions_[a].move);
    if (!may[m]) continue;
    if (choice.best == actions_.size() || scores[a] > scores[choice.best]) choice.best = a;
    if (cost[m] != least || !is_right(example, actions_[a])) continue;
    if (choice.best_right == actions_.size() || scores[a] > scores[choice.best_right])
      choice.best_right = a;
  }
  return choice;
}

void ParserTrainer::train_on(const ParserExample& example, bool explore) {
  std::array<std::uint64_t, kMaxFeatures> features;
  std::array<float, 256> scores;
  state_.start(example.words, example.tags);
  while (!state_.is_done()) {
    if (state_.is_forced()) {
      state_.apply(state_.forced());
      continue;
    }
    const std::size_t count = write_parser_features(state_, features.data());
    const std::span<const std::uint64_t> active(features.data(), count);
    scores.fill(0);
    perceptron_.add_scores(active, scores.data());
    const Choice choice = choose(example, scores);
    const bool has_right = choice.best_right < actions_.size();
    if (choice.best != choice.best_right && has_right) {
      perceptron_.update(active, choice.best_right, 1);
      perceptron_.update(active, choice.best, -1);
    }
    perceptron_.tick();
    ++steps_;
    right_ += choice.best == choice.best_right;
    const bool follow = !has_right || (explore && random_.unit() < options_.exploration);
    state_.apply(actions_[follow ? choice.best : choice.best_right]);
  }
}

}  // namespace

std::size_t move_cost(const ParserState& state, Move move,
                      std::span<const std::uint32_t> gold_heads) {
  const std::uint32_t next = state.next();
  const auto stack = state.stack();
  std::size_t cost = 0;
  if (move == Move::shift) {
    // The word loses its children on the stack, and its head there unless that is right below it.
    for (const std::uint32_t word : stack) cost += gold_heads[word] == next;
    for (std::size_t i = 0; i + 1 < stack.size(); ++i) cost += gold_heads[next] == stack[i];
    return cost;
  }
  // The top of the stack loses its children to come, and any head but the one it is given.
  const std::uint32_t top = stack.back();
  for (std::uint32_t word = next; word < state.root(); ++word) cost += gold_heads[word] == top;
  const std::uint32_t head = gold_heads[top];
  const bool below = stack.size() > 1 && head == stack[stack.size() - 2];
  if (move == Move::left) return cost + (below || (head > next && head <= state.root()));
  return cost + (head >= next && head <= state.root());
}

ParserSections train_parser(std::span<const ParserExample> examples, const ParserTraining& options,
                            const std::function<void(int, double)>& on_epoch) {
  const std::vector<ParserAction> actions = list_actions(examples);
  ParserTrainer trainer(actions, options);
  std::vector<const ParserExample*> order;
  for (const ParserExample& example : examples) order.push_back(&example);
  for (int epoch = 1; epoch <= options.epochs + options.more_epochs; ++epoch) {
    if (epoch == options.epochs + 1) trainer.prune();
    trainer.random().shuffle(order);
    trainer.reset_accuracy();
    for (const ParserExample* example : order) trainer.train_on(*example, epoch > 1);
    on_epoch(epoch, trainer.accuracy());
  }
  ParserSections sections;
  const auto action_bytes = std::as_bytes(std::span(actions));
  sections.actions.assign(action_bytes.begin(), action_bytes.end());
  sections.weights =
      build_weight_table(trainer.perceptron().averages(), actions.size(), kLeastWeight);
  return sections;
}

}  // namespace dateline
