#include "language/model_file.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "language/hashing.hpp"

namespace dateline {
namespace {

constexpr std::string_view kMagic = "DATELINE";
constexpr std::size_t kMaxSections = 256;

std::uint64_t checksum(std::span<const std::byte> bytes, std::uint64_t seed) {
  // Four chains, since one alone would wait for each multiplication.
  std::array<std::uint64_t, 4> h = {seed, ~seed, seed * 3, bytes.size()};
  std::size_t i = 0;
  for (std::size_t lane = 0; i + 8 <= bytes.size(); i += 8, lane = (lane + 1) % 4) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, 8);
    h[lane] = (h[lane] ^ word) * 0x9E3779B97F4A7C15u;
    h[lane] ^= h[lane] >> 29;
  }
  for (; i < bytes.size(); ++i)
    h[0] = (h[0] ^ static_cast<std::uint64_t>(bytes[i])) * 0x100000001B3u;
  return mix_bits(h[0] + mix_bits(h[1] + mix_bits(h[2] + mix_bits(h[3]))));
}

std::uint64_t header_seed(const ModelHeader& header) {
  return mix_bits(header.version + mix_bits(header.section_count + mix_bits(header.file_size)) +
                  header.body_checksum);
}

tl::unexpected<Error> broken(std::string message) {
  return fail(ErrorCode::format, "language model: " + std::move(message));
}

std::size_t align(std::size_t offset) {
  return (offset + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
}

std::string_view name_of(const ModelSection& section) {
  const std::string_view all(section.name, sizeof section.name);
  return all.substr(0, all.find('\0'));
}

bool is_inside(const ModelSection& section, std::size_t file_size) {
  return section.offset % 8 == 0 && section.offset <= file_size &&
         section.size <= file_size - section.offset;
}

}  // namespace

Result<ModelFile> ModelFile::open(std::span<const std::byte> bytes, ModelCheck check) {
  ModelHeader header;
  if (bytes.size() < sizeof header) return broken("too short to be one");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != kMagic) return broken("not a model");
  if (header.version != kModelVersion)
    return broken("version " + std::to_string(header.version) + ", this program reads version " +
                  std::to_string(kModelVersion));
  if (header.file_size != bytes.size()) return broken("cut short or too long");
  if (header.section_count > kMaxSections) return broken("damaged header");
  const std::size_t table_size = header.section_count * sizeof(ModelSection);
  if (bytes.size() - sizeof header < table_size) return broken("damaged header");
  const auto table = bytes.subspan(sizeof header, table_size);
  if (checksum(table, header_seed(header)) != header.table_checksum)
    return broken("damaged section table");
  const auto body = bytes.subspan(sizeof header + table_size);
  if (check == ModelCheck::all && checksum(body, 0) != header.body_checksum)
    return broken("damaged, the checksum differs");
  ModelFile file;
  file.bytes_ = bytes;
  file.sections_ = {reinterpret_cast<const ModelSection*>(table.data()), header.section_count};
  const auto inside = [&](const ModelSection& s) { return is_inside(s, bytes.size()); };
  if (!std::ranges::all_of(file.sections_, inside)) return broken("damaged section table");
  return file;
}

Result<std::span<const std::byte>> ModelFile::section(std::string_view name) const {
  for (const ModelSection& section : sections_)
    if (name_of(section) == name) return bytes_.subspan(section.offset, section.size);
  return broken("no section \"" + std::string(name) + "\"");
}

std::vector<std::byte> ModelFileBuilder::build() const {
  std::vector<ModelSection> table;
  const std::size_t table_end = sizeof(ModelHeader) + sections_.size() * sizeof(ModelSection);
  std::size_t offset = align(table_end);
  for (const auto& [name, content] : sections_) {
    ModelSection section{};
    std::copy_n(name.data(), std::min(name.size(), sizeof section.name - 1), section.name);
    section.offset = offset;
    section.size = content.size();
    table.push_back(section);
    offset = align(offset + content.size());
  }
  std::vector<std::byte> out(offset);
  for (std::size_t i = 0; i < table.size(); ++i)
    std::ranges::copy(sections_[i].second,
                      out.begin() + static_cast<std::ptrdiff_t>(table[i].offset));
  const auto table_bytes = std::as_bytes(std::span(table));
  std::ranges::copy(table_bytes, out.begin() + sizeof(ModelHeader));
  ModelHeader header{};
  std::ranges::copy(kMagic, header.magic);
  header.version = kModelVersion;
  header.section_count = static_cast<std::uint32_t>(table.size());
  header.file_size = out.size();
  header.body_checksum = checksum(std::span(out).subspan(table_end), 0);
  header.table_checksum = checksum(table_bytes, header_seed(header));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

}  // namespace dateline
