#include "cli/session.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "dateline/base/file.hpp"
#include "render/escape.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t kMaxKnowledgeBytes = 16u << 20;  // a file of the user's

Loudness loudness_of(const Options& options) {
  if (options.quiet) return Loudness::quiet;
  return options.verbose ? Loudness::verbose : Loudness::normal;
}

Result<std::vector<KnowledgeFile>> read_knowledge(const std::vector<std::string>& paths) {
  std::vector<KnowledgeFile> files;
  for (const std::string& path : paths) {
    Result<std::string> text = read_bytes(path, kMaxKnowledgeBytes);
    if (!text) return tl::make_unexpected(text.error());
    files.push_back({path, std::move(*text)});
  }
  return files;
}

}  // namespace

Session::Session(const Options& options, const Environment& environment)
    : options_(options), environment_(environment), console_(loudness_of(options)) {}

Result<Pipeline> Session::create_pipeline() const {
  PipelineOptions knowledge;
  auto actors = read_knowledge(options_.actors);
  if (!actors) return tl::make_unexpected(actors.error());
  auto ontology = read_knowledge(options_.ontology);
  if (!ontology) return tl::make_unexpected(ontology.error());
  knowledge.user_actors = std::move(*actors);
  knowledge.user_ontology = std::move(*ontology);
  return Pipeline::create(knowledge);
}

Result<const Pipeline*> Session::pipeline() {
  std::call_once(pipeline_made_, [this] { pipeline_.emplace(create_pipeline()); });
  if (!*pipeline_) return tl::make_unexpected(pipeline_->error());
  return &**pipeline_;
}

unsigned Session::threads(Cut cut) const {
  unsigned count = options_.jobs;
  if (count == 0) count = std::max(1u, std::thread::hardware_concurrency());
  if (cut == Cut::files) {
    count = static_cast<unsigned>(std::min<std::size_t>(count, options_.inputs.size()));
  }
  return std::clamp(count, 1u, 256u);
}

void Session::note(const DocumentNote& note) {
  if (note.replaced_bytes > 0) {
    console_.warning(note.where,
                     fmt::format("not UTF-8: U+FFFD stands for {} bytes", note.replaced_bytes),
                     "convert it first: iconv -f ENCODING -t UTF-8 FILE");
  }
  if (note.has_date) return;
  ++undated_count_;
  if (undated_.empty()) undated_.push_back(note.where.path);
}

void Session::warn_of_missing_dates() const {
  if (undated_count_ == 0) return;
  std::string who = tty_text(undated_.front());
  if (undated_count_ > 1) who = fmt::format("{} and {} more", who, undated_count_ - 1);
  const std::string_view remedy = options_.json_lines
                                      ? "give each line its \"published\": \"YYYY-MM-DD\""
                                      : "say it with --published YYYY-MM-DD";
  console_.warning(
      {}, fmt::format("no publication date for {}: \"Friday\" and the like stay open", who),
      remedy);
}

bool Session::print(std::string_view bytes) {
  const Result<void> done = write_descriptor(STDOUT_FILENO, bytes);
  if (!done) fail(done.error());
  return done.has_value();
}

void Session::fail(const Error& error) {
  console_.error(error);
  if (!failure_) failure_ = exit_code_of(error.code);
}

int Session::exit_code() const { return failure_.value_or(tally_.exit_code()); }

}  // namespace dateline::cli
