// A case from JSON. Everything is checked before it is believed: the shape of every field, the
// closed lists, the dates, the offsets, and that each id names something in the file. The reader
// stops at the first fault and says where it stands.
//
// The fields that make a thing what it is are required (its id, name, type); others may be missing,
// as in a file written by hand, and are then unknown. Fields of a later version are passed over.
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "dateline/graph/case.hpp"
#include "graph/json_position.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

// A case nests seven deep; unknown fields may go deeper.
constexpr std::size_t kMaxDepth = 64;

// Ends the reading from inside; caught in read_case and nowhere else.
struct Fault {
  Error error;
  JsonPath path;
};

using Ids = std::unordered_map<std::string, std::uint32_t>;

// A JSON value that knows the way to itself.
class Node {
 public:
  explicit Node(const Json& json) : json_(&json) {}

  [[noreturn]] void fault(ErrorCode code, std::string message, std::string hint = {}) const {
    throw Fault{
        Error{code, json_path_in_words(path()) + ": " + std::move(message), {}, std::move(hint)},
        path()};
  }

  [[nodiscard]] bool is_null() const { return json_->is_null(); }
  [[nodiscard]] bool has(const char* key) const {
    return json_->is_object() && json_->contains(key) && !(*json_)[key].is_null();
  }

  [[nodiscard]] Node required(const char* key) const {
    if (!json_->is_object()) wrong_type("an object");
    const auto found = json_->find(key);
    if (found == json_->end()) {
      fault(ErrorCode::format, std::string("the field '") + key + "' is missing");
    }
    return Node(*found, this, key, 0);
  }
  // Whether the field is there at all, null or not.
  [[nodiscard]] bool mentions(const char* key) const {
    return json_->is_object() && json_->contains(key);
  }
  // A missing field reads as null.
  [[nodiscard]] Node optional(const char* key) const {
    static const Json null_value;
    if (!json_->is_object()) wrong_type("an object");
    const auto found = json_->find(key);
    return Node(found == json_->end() ? null_value : *found, this, key, 0);
  }
  template <class Visit>
  void each(const char* key, Visit visit) const {
    const Node list = optional(key);
    if (list.is_null()) return;
    if (!list.json_->is_array()) list.wrong_type("a list");
    for (std::size_t i = 0; i < list.json_->size(); ++i) {
      visit(Node((*list.json_)[i], &list, nullptr, i));
    }
  }

  [[nodiscard]] const std::string& text() const {
    if (!json_->is_string()) wrong_type("a string");
    return json_->get_ref<const std::string&>();
  }
  [[nodiscard]] std::string text_or_empty() const { return is_null() ? std::string() : text(); }
  [[nodiscard]] std::optional<std::string> optional_text() const {
    if (is_null()) return std::nullopt;
    return text();
  }
  [[nodiscard]] std::uint32_t offset() const {
    constexpr auto kMax = std::numeric_limits<std::uint32_t>::max();
    if (!json_->is_number_integer()) wrong_type("a whole number");
    const bool fits = json_->is_number_unsigned() && json_->get<std::uint64_t>() <= kMax;
    if (!fits) fault(ErrorCode::range, "the number must be from 0 to 4294967295");
    return json_->get<std::uint32_t>();
  }
  [[nodiscard]] std::uint32_t offset_or_zero() const { return is_null() ? 0 : offset(); }
  [[nodiscard]] double share() const {
    if (is_null()) return 0.0;
    if (!json_->is_number()) wrong_type("a number");
    const double number = json_->get<double>();
    if (!(number >= 0.0 && number <= 1.0)) fault(ErrorCode::range, "must be from 0 to 1");
    return number;
  }
  [[nodiscard]] bool flag() const {
    if (is_null()) return false;
    if (!json_->is_boolean()) wrong_type("true or false");
    return json_->get<bool>();
  }
  [[nodiscard]] std::optional<Day> day() const {
    if (is_null()) return std::nullopt;
    const std::optional<Day> day = parse_iso(text());
    if (!day) fault(ErrorCode::format, "not a day of the calendar", "days look like 2020-09-18");
    return day;
  }
  template <class Parse>
  [[nodiscard]] auto parsed(Parse parse) const {
    auto result = parse(text());
    if (!result) fault(result.error().code, result.error().message, result.error().hint);
    return *result;
  }
  [[nodiscard]] std::uint32_t id(const Ids& known, const char* what) const {
    const auto found = known.find(text());
    if (found != known.end()) return found->second;
    fault(ErrorCode::format, "there is no " + std::string(what) + " '" + shown() + "' in the file");
  }
  [[nodiscard]] std::string shown() const { return text().substr(0, 40); }

  [[noreturn]] void wrong_type(const char* wanted) const {
    fault(ErrorCode::format, std::string("this should be ") + wanted + ", not " + type_in_words());
  }

 private:
  Node(const Json& json, const Node* above, const char* key, std::size_t place)
      : json_(&json), above_(above), key_(key), place_(place) {}

  [[nodiscard]] JsonPath path() const {
    JsonPath steps;
    for (const Node* node = this; node->above_ != nullptr; node = node->above_) {
      if (node->key_ != nullptr) {
        steps.emplace_back(std::string(node->key_));
      } else {
        steps.emplace_back(node->place_);
      }
    }
    return {steps.rbegin(), steps.rend()};
  }
  [[nodiscard]] const char* type_in_words() const {
    if (json_->is_null()) return "null";
    if (json_->is_object()) return "an object";
    if (json_->is_array()) return "a list";
    if (json_->is_string()) return "a string";
    return json_->is_boolean() ? "true or false" : "a number";
  }

  const Json* json_;
  const Node* above_ = nullptr;
  const char* key_ = nullptr;
  std::size_t place_ = 0;
};

class Reader {
 public:
  Case read(const Node& root) {
    check_header(root);
    collect_ids(root, "documents", documents_);
    collect_ids(root, "actors", actors_);
    collect_ids(root, "events", events_);
    root.each("documents", [&](const Node& node) { value_.documents.push_back(document(node)); });
    root.each("actors", [&](const Node& node) { value_.actors.push_back(actor(node)); });
    root.each("events", [&](const Node& node) { value_.events.push_back(event(node)); });
    root.each("relations", [&](const Node& node) { value_.relations.push_back(relation(node)); });
    root.each("conflicts", [&](const Node& node) { value_.conflicts.push_back(conflict(node)); });
    root.each("corrections", [&](const Node& node) { add_correction(node); });
    return std::move(value_);
  }

 private:
  void add_correction(const Node& node);
  static void check_header(const Node& root) {
    static constexpr const char* kHint = "a case is what 'dateline -o x.json' writes";
    const bool is_case = root.has("format") && root.required("format").text() == "dateline-case";
    if (!is_case) root.fault(ErrorCode::format, "this is JSON, but not a dateline case", kHint);
    const Node version = root.required("version");
    if (version.offset() != 1) {
      version.fault(ErrorCode::format, "this reader knows version 1 of the case file",
                    "the file was written by a newer dateline");
    }
  }
  static void collect_ids(const Node& root, const char* key, Ids& ids) {
    root.each(key, [&](const Node& node) {
      const Node id = node.required("id");
      const auto next = static_cast<std::uint32_t>(ids.size());
      if (id.text().empty()) id.fault(ErrorCode::format, "the id is empty");
      if (!ids.emplace(id.text(), next).second) {
        id.fault(ErrorCode::format, "the id '" + id.shown() + "' is used twice");
      }
    });
  }

  [[nodiscard]] Citation citation(const Node& node) const;
  [[nodiscard]] Citation optional_citation(const Node& node) const {
    return node.is_null() ? Citation{} : citation(node);
  }
  [[nodiscard]] std::vector<Citation> citations(const Node& node, const char* key) const {
    std::vector<Citation> items;
    node.each(key, [&](const Node& item) { items.push_back(citation(item)); });
    return items;
  }
  [[nodiscard]] std::vector<ActorId> actor_ids(const Node& node, const char* key) const {
    std::vector<ActorId> ids;
    node.each(key, [&](const Node& item) { ids.push_back(ActorId{item.id(actors_, "actor")}); });
    return ids;
  }

  [[nodiscard]] static CaseDocument document(const Node& node);
  [[nodiscard]] Actor actor(const Node& node) const;
  [[nodiscard]] Event event(const Node& node) const;
  [[nodiscard]] Roles roles(const Node& node) const;
  [[nodiscard]] DateEvidence date_evidence(const Node& node) const;
  [[nodiscard]] Attribution source(const Node& node) const;
  [[nodiscard]] Relation relation(const Node& node) const;
  [[nodiscard]] Conflict conflict(const Node& node) const;

  Ids documents_;
  Ids actors_;
  Ids events_;
  Case value_;
};

void Reader::add_correction(const Node& node) {
  Correction correction;
  const Node event = node.required("event");
  correction.event = EventId{event.id(events_, "event")};
  for (const Correction& other : value_.corrections)
    if (other.event == correction.event)
      event.fault(ErrorCode::format, "the event '" + event.shown() + "' is corrected twice",
                  "put both changes into one object");
  correction.is_hidden = node.optional("hide").flag();
  correction.label = node.optional("label").optional_text();
  if (node.mentions("date")) {
    const Node date = node.optional("date");
    correction.is_undated = date.is_null();
    if (!date.is_null()) correction.date = date.parsed(parse_edtf);
  }
  const Node same = node.optional("same_as");
  if (!same.is_null()) correction.same_as = EventId{same.id(events_, "event")};
  correction.note = node.optional("note").text_or_empty();
  value_.corrections.push_back(std::move(correction));
}

Citation Reader::citation(const Node& node) const {
  Citation citation;
  citation.document = DocumentId{node.required("document").id(documents_, "document")};
  citation.start = node.required("start").offset();
  const Node end = node.required("end");
  citation.end = end.offset();
  citation.text = node.optional("text").text_or_empty();
  if (citation.start > citation.end) end.fault(ErrorCode::range, "the end is before the start");
  const std::uint32_t length = value_.documents[index(citation.document)].length;
  if (citation.end > length) {
    end.fault(ErrorCode::range,
              "the end is behind the document's last character, " + std::to_string(length));
  }
  return citation;
}

PublishedFrom published_from(const Node& node) {
  if (node.is_null()) return PublishedFrom::none;
  for (const PublishedFrom from :
       {PublishedFrom::none, PublishedFrom::option, PublishedFrom::metadata,
        PublishedFrom::dateline, PublishedFrom::updated}) {
    if (node.text() == published_from_name(from)) return from;
  }
  node.fault(ErrorCode::format, "not a source of a publication date: '" + node.shown() + "'",
             "known are option, metadata, dateline");
}

CaseDocument Reader::document(const Node& node) {
  CaseDocument document;
  document.id = node.required("id").text();
  document.source = node.optional("source").text_or_empty();
  document.title = node.optional("title").optional_text();
  document.author = node.optional("author").optional_text();
  document.published = node.optional("published").day();
  document.published_from = published_from(node.optional("published_from"));
  document.url = node.optional("url").optional_text();
  document.publisher = node.optional("publisher").optional_text();
  document.language = node.optional("language").optional_text();
  document.length = node.required("length").offset();
  document.sha256 = node.optional("sha256").text_or_empty();
  document.text = node.optional("text").optional_text();
  return document;
}

Actor Reader::actor(const Node& node) const {
  Actor actor;
  actor.name = node.required("name").text();
  actor.kind = node.required("kind").parsed(parse_actor_kind);
  node.each("aliases", [&](const Node& item) { actor.aliases.push_back(item.text()); });
  actor.mentions = citations(node, "mentions");
  return actor;
}

Roles Reader::roles(const Node& node) const {
  if (node.is_null()) return {};
  return {actor_ids(node, "object"), actor_ids(node, "basis"), actor_ids(node, "beneficiary"),
          actor_ids(node, "venue"), node.optional("amount").optional_text()};
}

DateEvidence Reader::date_evidence(const Node& node) const {
  DateEvidence evidence;
  if (node.is_null()) return evidence;
  evidence.kind = node.required("kind").parsed(parse_evidence_kind);
  if (node.has("document")) evidence.citation = citation(node);
  evidence.reason = node.optional("reason").text_or_empty();
  return evidence;
}

Attribution Reader::source(const Node& node) const {
  Attribution source;
  if (node.has("actor")) source.actor = ActorId{node.required("actor").id(actors_, "actor")};
  source.cue = citation(node);
  return source;
}

Event Reader::event(const Node& node) const {
  Event event;
  event.type = node.required("type").text();
  event.label = node.optional("label").text_or_empty();
  event.trigger = citation(node.required("trigger"));
  event.mentions = citations(node, "mentions");
  event.agents = actor_ids(node, "agents");
  event.agents_are_implied = node.optional("agents_implied").flag();
  event.targets = actor_ids(node, "targets");
  event.roles = roles(node.optional("roles"));
  if (node.has("date")) event.date = node.required("date").parsed(parse_edtf);
  event.bounds.earliest = node.optional("earliest").day();
  const Node latest = node.optional("latest");
  event.bounds.latest = latest.day();
  if (event.bounds.earliest && event.bounds.latest &&
      *event.bounds.latest < *event.bounds.earliest) {
    latest.fault(ErrorCode::range, "the latest day is before the earliest");
  }
  event.date_evidence = date_evidence(node.optional("date_evidence"));
  event.status = node.required("status").parsed(parse_status);
  node.each("sources", [&](const Node& item) { event.sources.push_back(source(item)); });
  event.quote = optional_citation(node.optional("quote"));
  event.importance = node.optional("importance").share();
  return event;
}

Relation Reader::relation(const Node& node) const {
  Relation relation;
  relation.from = EventId{node.required("from").id(events_, "event")};
  relation.to = EventId{node.required("to").id(events_, "event")};
  relation.type = node.required("type").parsed(parse_relation);
  relation.evidence = optional_citation(node.optional("evidence"));
  return relation;
}

Conflict Reader::conflict(const Node& node) const {
  Conflict conflict;
  node.each("events", [&](const Node& item) {
    conflict.events.push_back(EventId{item.id(events_, "event")});
  });
  conflict.reason = node.optional("reason").text_or_empty();
  conflict.evidence = citations(node, "evidence");
  return conflict;
}

tl::unexpected<Error> not_json(std::string_view json, const std::string& path,
                               const nlohmann::json::exception& error) {
  const auto* parse_error = dynamic_cast<const Json::parse_error*>(&error);
  const std::size_t after = parse_error != nullptr ? parse_error->byte : 1;
  const std::size_t offset = std::min(after > 0 ? after - 1 : 0, json.size());
  const bool is_cut_off = json.find_first_not_of(" \t\r\n", offset) == std::string_view::npos;
  if (is_cut_off) {
    return fail(ErrorCode::format, "the case file ends too early",
                where_in_text(json, json.size(), path),
                "it was cut off while being written or copied");
  }
  const bool is_number = parse_error == nullptr;
  return fail(ErrorCode::format, is_number ? "a number is too large" : "not valid JSON here",
              where_in_text(json, offset, path), "a case is what 'dateline -o x.json' writes");
}

Result<Case> read_parsed(const Json& root, std::string_view json, const std::string& path) {
  try {
    return Reader().read(Node(root));
  } catch (Fault& fault) {
    fault.error.where = where_in_text(json, find_json_value(json, fault.path), path);
    return tl::make_unexpected(std::move(fault.error));
  }
}

}  // namespace

Result<Case> read_case(std::string_view json, const std::string& path, const Limits& limits) {
  if (json.size() > limits.max_case_bytes) {
    return fail(ErrorCode::limit,
                "the case file is larger than " + std::to_string(limits.max_case_bytes) + " bytes",
                {path, 0, 0});
  }
  if (json.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return fail(ErrorCode::empty, "the case file is empty", {path, 0, 0});
  }
  if (json_depth(json) > kMaxDepth) {
    return fail(ErrorCode::limit, "the JSON is nested too deeply to be a case", {path, 0, 0});
  }
  try {
    return read_parsed(Json::parse(json), json, path);
  } catch (const Json::exception& error) {
    return not_json(json, path, error);
  }
}

}  // namespace dateline
