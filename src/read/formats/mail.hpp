#pragma once
// MIME messages (RFC 5322, 2045, 2047): mail as saved by a mail program, and pages as browsers save
// them in one file (MHTML).

#include <optional>
#include <string_view>

#include "dateline/read/reader.hpp"

namespace dateline {

[[nodiscard]] bool looks_like_mail(std::string_view bytes);

// The text of the message, or its page: a mail's plain text where it has some, else HTML. Nothing
// where there is neither.
[[nodiscard]] std::optional<ArticlePart> read_mail(std::string_view bytes);

}  // namespace dateline
