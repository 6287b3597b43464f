#include "read/formats/zip.hpp"

#include <zip.h>

#include <array>

namespace dateline {

struct ZipArchive::Handle {
  explicit Handle(zip_t* opened) : archive(opened) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { zip_discard(archive); }
  zip_t* archive;
};

ZipArchive::ZipArchive(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

std::optional<ZipArchive> ZipArchive::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* const archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (source && !archive) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive) return std::nullopt;
  return ZipArchive(std::make_unique<Handle>(archive));
}

bool ZipArchive::has(const char* name) const {
  return zip_name_locate(handle_->archive, name, 0) >= 0;
}

Result<std::string> ZipArchive::entry(const char* name, std::size_t most) const {
  std::string out;
  zip_file_t* const file = zip_fopen(handle_->archive, name, 0);
  if (!file) return out;
  std::array<char, 1 << 16> buffer{};
  zip_int64_t size = 0;
  while (out.size() <= most && (size = zip_fread(file, buffer.data(), buffer.size())) > 0)
    out.append(buffer.data(), static_cast<std::size_t>(size));
  zip_fclose(file);
  if (out.size() > most)
    return fail(ErrorCode::limit,
                std::string(name) + " unpacks to more than " + std::to_string(most >> 20) + " MiB",
                {}, "--max-input-size raises the limit");
  return out;
}

}  // namespace dateline
