// One line of JSON Lines, read by events (SAX): nothing is built for fields that nobody asked for,
// nesting costs a counter and no stack, and the id is known even where the line breaks off later.
#include <nlohmann/json.hpp>
#include <utility>

#include "dateline/base/utf8.hpp"
#include "dateline/read/reader.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr int kMaxDepth = 100;

class LineReader final : public nlohmann::json_sax<Json> {
 public:
  explicit LineReader(const JsonFields& fields)
      : id_(named(fields.id, "id")),
        text_(named(fields.text, "text")),
        title_(named(fields.title, "title")),
        url_(named(fields.url, "url")),
        published_(named(fields.published, "published")) {}
  JsonLine line;
  std::string problem;  // empty: none so far
  std::string hint;
  std::size_t problem_at = 0;  // bytes into the line; 0: not known
  bool has_id = false;
  bool has_text = false;

  [[nodiscard]] const std::string& id_name() const { return id_; }
  [[nodiscard]] const std::string& text_name() const { return text_; }

  bool null() override { return value_of_other_type("null"); }
  bool boolean(bool) override { return value_of_other_type("a boolean"); }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return number(text); }
  bool binary(binary_t&) override { return true; }

  bool string(string_t& value) override {
    if (depth_ != 1) return depth_ > 1 || not_an_object();
    if (key_ == id_) return set_id(std::move(value));
    if (key_ == text_) return has_text = true, line.text = std::move(value), true;
    if (key_ == title_) return line.title = std::move(value), true;
    if (key_ == url_) return line.url = std::move(value), true;
    return key_ != published_ || set_published(value);
  }

  bool start_object(std::size_t) override { return open("an object"); }
  bool start_array(std::size_t) override {
    return depth_ == 0 ? not_an_object() : open("an array");
  }
  bool end_object() override { return --depth_, true; }
  bool end_array() override { return --depth_, true; }
  bool key(string_t& name) override {
    if (depth_ == 1) key_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const Json::exception& error) override {
    if (!problem.empty()) return false;
    const std::string_view what = error.what();
    const bool is_surrogate = what.find("surrogate") != std::string_view::npos;
    problem_at = position;
    return stop(is_surrogate ? "not JSON: half of a surrogate pair in a \\u escape" : "not JSON");
  }

 private:
  bool stop(std::string message, std::string advice = {}) {
    problem = std::move(message);
    hint = std::move(advice);
    return false;
  }

  bool not_an_object() {
    return stop("not a JSON object", "a line is {\"id\": ..., \"text\": ...}");
  }

  [[nodiscard]] bool is_ours() const {
    return key_ == id_ || key_ == text_ || key_ == title_ || key_ == url_ || key_ == published_;
  }

  bool value_of_other_type(const std::string& type) {
    if (depth_ == 0) return not_an_object();
    const bool may_be_null = key_ != id_ && key_ != text_;
    if (depth_ > 1 || !is_ours() || (type == "null" && may_be_null)) return true;
    return stop("\"" + key_ + "\" is " + type + ", not a string");
  }

  bool number(std::string digits) {
    if (depth_ == 1 && key_ == id_) return set_id(std::move(digits));
    return value_of_other_type("a number");
  }

  bool open(const std::string& type) {
    if (depth_ == 1 && is_ours() && !value_of_other_type(type)) return false;
    if (++depth_ > kMaxDepth) return stop("nested too deep");
    return true;
  }

  bool set_id(std::string id) {
    has_id = true;
    line.id = std::move(id);
    return true;
  }

  // A day, or a time of ISO 8601 whose day is taken as written.
  bool set_published(const std::string& value) {
    const bool has_time = value.size() > 10 && (value[10] == 'T' || value[10] == ' ');
    line.published = parse_iso(has_time ? std::string_view(value).substr(0, 10) : value);
    if (line.published) return true;
    return stop("\"" + published_ + "\" is not a date: '" + value.substr(0, 40) + "'",
                "dates look like 2020-09-18");
  }

  static std::string named(const std::string& name, const char* usual) {
    return name.empty() ? usual : name;
  }

  std::string id_, text_, title_, url_, published_;  // the fields' names
  int depth_ = 0;
  std::string key_;  // of the object at depth 1
};

JsonLineError make_error(std::string id, ErrorCode code, std::string message, Where where,
                         std::string hint = {}) {
  return {std::move(id), {code, std::move(message), std::move(where), std::move(hint)}};
}

}  // namespace

tl::expected<JsonLine, JsonLineError> parse_json_line(std::string_view text,
                                                      const std::string& source,
                                                      std::uint32_t line_number,
                                                      const Limits& limits,
                                                      const JsonFields& fields) {
  Where where{source, line_number, 0};
  if (text.size() > limits.max_input_bytes) {
    return tl::make_unexpected(
        make_error({}, ErrorCode::limit,
                   "line larger than " + std::to_string(limits.max_input_bytes >> 20) + " MiB",
                   std::move(where), "--max-input raises the limit"));
  }
  LineReader reader(fields);
  const bool valid = is_valid_utf8(text);
  const std::string repaired = valid ? std::string() : to_valid_utf8(text);
  const std::string_view json = valid ? text : std::string_view(repaired);
  Json::sax_parse(json.begin(), json.end(), &reader);
  if (reader.problem.empty() && !reader.has_id) reader.problem = "no \"" + reader.id_name() + "\"";
  if (reader.problem.empty() && !reader.has_text)
    reader.problem = "no \"" + reader.text_name() + "\"";
  if (reader.problem.empty()) return std::move(reader.line);
  where.column = static_cast<std::uint32_t>(reader.problem_at);
  return tl::make_unexpected(make_error(std::move(reader.line.id), ErrorCode::format,
                                        std::move(reader.problem), std::move(where),
                                        std::move(reader.hint)));
}

}  // namespace dateline
