#pragma once
// Entries of zip archives, read from memory.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/base/result.hpp"

namespace dateline {

[[nodiscard]] bool is_zip(std::string_view bytes);

class ZipArchive {
 public:
  // `bytes` must outlive it. Nothing where they are no archive that can be opened.
  [[nodiscard]] static std::optional<ZipArchive> open(std::string_view bytes);
  ZipArchive(ZipArchive&&) noexcept;
  ~ZipArchive();

  [[nodiscard]] bool has(const char* name) const;
  // Empty where there is no such entry or it is damaged. Errors: limit, when it unpacks to more
  // than `most` bytes, whatever the archive says of its size.
  [[nodiscard]] Result<std::string> entry(const char* name, std::size_t most) const;

 private:
  struct Handle;
  explicit ZipArchive(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
};

}  // namespace dateline
