#pragma once
// The commands. Each returns the exit code.

#include "cli/session.hpp"

namespace dateline::cli {

int draw(Session& session);           // the main job, timeline, graph, and extract without --jsonl
int extract_lines(Session& session);  // extract --jsonl
int digest(Session& session);         // timeline --jsonl --format digest
int explain(Session& session);
int times(Session& session);
int parse(Session& session);
int read(Session& session);
int check(Session& session);

// The error of one input: with --jsonl a line of the output, in its place, else a message. False
// when the output takes no more.
[[nodiscard]] bool report_line(Session& session, std::string_view id_field, const ItemError& error);

}  // namespace dateline::cli
