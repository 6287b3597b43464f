#pragma once
// The model file: named sections in one block of bytes that is used where it lies, with no load
// step. Little-endian, as every machine we build for.
//
//   ModelFile file = *ModelFile::open(bytes, ModelCheck::all);
//   std::span<const std::byte> rows = *file.section("parser.weights");
//
// Layout: ModelHeader, then section_count ModelSection entries, then the sections, each at a
// multiple of kSectionAlignment bytes. The checksums are mix_bits chains over 8-byte words.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/base/result.hpp"

namespace dateline {

inline constexpr std::uint32_t kModelVersion = 1;
inline constexpr std::size_t kSectionAlignment = 64;  // a cache line

struct ModelHeader {
  char magic[8];  // "DATELINE"
  std::uint32_t version;
  std::uint32_t section_count;
  std::uint64_t file_size;       // bytes, all of it
  std::uint64_t body_checksum;   // of the bytes after the section table
  std::uint64_t table_checksum;  // of the section table, seeded with the four fields above
};

struct ModelSection {
  char name[24];  // filled up with zeros
  std::uint64_t offset;
  std::uint64_t size;
};

enum class ModelCheck {
  table,  // the header and the section table: some hundred bytes, for the compiled-in model
  all,    // every byte: for a file that came from outside
};

class ModelFile {
 public:
  // The bytes must outlive the ModelFile and lie at a multiple of 8. Errors: format, when they are
  // not a model, of another version, cut short or damaged.
  [[nodiscard]] static Result<ModelFile> open(std::span<const std::byte> bytes, ModelCheck check);

  // Errors: format, when there is no section of that name.
  [[nodiscard]] Result<std::span<const std::byte>> section(std::string_view name) const;

 private:
  std::span<const std::byte> bytes_;
  std::span<const ModelSection> sections_;
};

// Puts sections together; the order is kept.
class ModelFileBuilder {
 public:
  void add(std::string name, std::vector<std::byte> content) {
    sections_.emplace_back(std::move(name), std::move(content));
  }
  [[nodiscard]] std::vector<std::byte> build() const;

 private:
  std::vector<std::pair<std::string, std::vector<std::byte>>> sections_;
};

// The model compiled into the library (data/models/english.model).
[[nodiscard]] std::span<const std::byte> builtin_model();

}  // namespace dateline
