#include "render/story.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "render/escape.hpp"
#include "render/periods.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

// Labels are one line of at most 90 characters by contract; what is longer is hostile and clipped.
constexpr std::size_t kMaxTitle = 600;
constexpr std::size_t kMaxActor = 120;
constexpr std::size_t kMaxActorsShown = 6;
constexpr std::size_t kMaxSource = 300;
// What is known to a year only still says where a range begins; a decade says nothing.
constexpr int kMaxAnchorDays = 366;

std::string actor_name(const Case& value, ActorId id) {
  if (index(id) >= value.actors.size()) return {};
  return clip(one_line(value.actors[index(id)].name), kMaxActor);
}

// The agents; where there are none, the targets; where there are none, the objects.
std::string actor_names(const Case& value, const Event& event) {
  const std::vector<ActorId>& ids = !event.agents.empty()    ? event.agents
                                    : !event.targets.empty() ? event.targets
                                                             : event.roles.object;
  std::vector<std::string> names;
  for (const ActorId id : ids) {
    std::string name = actor_name(value, id);
    if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) continue;
    if (names.size() == kMaxActorsShown) {
      names.emplace_back("and others");
      break;
    }
    names.push_back(std::move(name));
  }
  return join(names, ", ");
}

// Who says so, where the reader must know it to judge: not for what is plainly reported as done.
std::string according_to(const Case& value, const Event& event) {
  if (event.status == Status::asserted || event.status == Status::ongoing) return {};
  for (const Attribution& source : event.sources) {
    if (!source.actor) continue;
    const std::string name = actor_name(value, *source.actor);
    if (!name.empty()) return "according to " + name;
  }
  return {};
}

std::string title_of(const Event& event) {
  for (const std::string* text : {&event.label, &event.quote.text, &event.trigger.text}) {
    std::string line = one_line(*text);
    if (!line.empty()) return clip(line, kMaxTitle);
  }
  return "(no label)";
}

Row make_row(const Case& value, const TimelineEntry& entry) {
  const Event& event = value.events[index(entry.event)];
  Row row;
  row.event = &event;
  row.number = entry.number;
  row.title = title_of(event);
  row.actors = actor_names(value, event);
  row.according_to = according_to(value, event);
  row.tag = status_tag(event.status);
  if (!event.corrected.empty()) row.corrected = "corrected by hand: " + event.corrected;
  row.sources = entry.sources;
  row.days = possible_days(event);
  row.uncertain = is_uncertain(event);
  row.lasting = is_lasting(event);
  return row;
}

// Where each uncertain or lasting row begins and ends among the rows with a known date: the first
// of them that can be on or after its earliest day, the last that can be on or before its latest.
// Running maxima and minima make both searches binary.
void find_reaches(std::vector<Row>& rows) {
  std::vector<std::size_t> anchors;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    if (row.uncertain || row.lasting || !row.days.earliest || !row.days.latest) continue;
    if (row.days.latest->number - row.days.earliest->number < kMaxAnchorDays) anchors.push_back(i);
  }
  std::vector<Day> latest_so_far(anchors.size());
  std::vector<Day> earliest_from_here(anchors.size());
  for (std::size_t k = 0; k < anchors.size(); ++k) {
    const Day latest = *rows[anchors[k]].days.latest;
    latest_so_far[k] = k == 0 ? latest : std::max(latest_so_far[k - 1], latest);
  }
  for (std::size_t k = anchors.size(); k-- > 0;) {
    const Day earliest = *rows[anchors[k]].days.earliest;
    const bool is_last = k + 1 == anchors.size();
    earliest_from_here[k] = is_last ? earliest : std::min(earliest_from_here[k + 1], earliest);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Row& row = rows[i];
    row.reach_first = row.reach_last = i;
    if (!row.uncertain && !row.lasting) continue;
    if (row.days.earliest) {
      const auto found =
          std::lower_bound(latest_so_far.begin(), latest_so_far.end(), *row.days.earliest);
      if (found != latest_so_far.end()) {
        row.reach_first =
            std::min(i, anchors[static_cast<std::size_t>(found - latest_so_far.begin())]);
      }
    }
    if (row.days.latest) {
      const auto found =
          std::upper_bound(earliest_from_here.begin(), earliest_from_here.end(), *row.days.latest);
      if (found != earliest_from_here.begin()) {
        row.reach_last =
            std::max(i, anchors[static_cast<std::size_t>(found - earliest_from_here.begin()) - 1]);
      }
    }
  }
}

void add_relations(const Case& value, const Timeline& timeline, Story& story) {
  std::map<EventId, std::size_t> row_of;
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    row_of.emplace(timeline.entries[i].event, i);
  }
  std::set<std::tuple<std::size_t, std::size_t, RelationType>> seen;
  for (const std::size_t at : timeline.relations) {
    if (at >= value.relations.size()) continue;
    const Relation& relation = value.relations[at];
    const auto from = row_of.find(relation.from);
    const auto to = row_of.find(relation.to);
    if (from == row_of.end() || to == row_of.end() || from->second == to->second) continue;
    if (!seen.emplace(from->second, to->second, relation.type).second) continue;
    const std::size_t known = story.relations.size();
    story.relations.push_back({from->second, to->second, relation.type});
    const Verb verb = relation_verb(relation.type);
    Row& giver = story.rows[from->second];
    Row& taker = story.rows[to->second];
    giver.links.push_back({to->second, known, taker.number, relation.type, true, verb.active});
    taker.links.push_back({from->second, known, giver.number, relation.type, false, verb.passive});
  }
}

// "Title. Publisher, 20 Sep 2020."
StorySource describe_source(const CaseDocument& document) {
  std::string words = one_line(document.title.value_or(document.source));
  if (words.empty()) words = one_line(document.id);
  std::vector<std::string> details;
  if (document.publisher) details.push_back(one_line(*document.publisher));
  if (document.published) details.push_back(day_words(*document.published));
  StorySource source;
  source.words = clip(words, kMaxSource);
  if (!details.empty()) source.words += ". " + clip(join(details, ", "), kMaxSource);
  source.words += '.';
  if (document.url) source.url = safe_url(*document.url);
  return source;
}

void add_sources(const Case& value, const Timeline& timeline, Story& story) {
  for (const DocumentId id : timeline.sources) {
    const bool is_known = index(id) < value.documents.size();
    story.sources.push_back(is_known ? describe_source(value.documents[index(id)])
                                     : StorySource{"(source not in the case)", std::nullopt});
  }
}

void note_what_occurs(Story& story) {
  std::set<Status> found;
  for (const Row& row : story.rows) {
    found.insert(row.event->status);
    story.has_uncertain = story.has_uncertain || row.uncertain;
    story.has_lasting = story.has_lasting || row.lasting;
  }
  story.statuses.assign(found.begin(), found.end());
}

void add_dates(Story& story) {
  for (const Period& period : story.periods) {
    for (std::size_t i = period.first; i < period.last; ++i) {
      Row& row = story.rows[i];
      row.date = date_words(*row.event, {.weekday = period.is_day_run, .omit_year = {}});
      row.brief_date =
          date_words(*row.event, {.weekday = period.is_day_run, .omit_year = period.year});
    }
  }
}

}  // namespace

Story tell(const Case& value, const Timeline& timeline) {
  Story story;
  story.title = clip(one_line(timeline.title), kMaxTitle);
  story.subtitle = clip(one_line(timeline.subtitle), kMaxTitle);
  for (const TimelineEntry& entry : timeline.entries) {
    if (index(entry.event) < value.events.size()) story.rows.push_back(make_row(value, entry));
  }
  if (story.rows.size() == timeline.entries.size()) add_relations(value, timeline, story);
  add_sources(value, timeline, story);
  find_reaches(story.rows);
  story.periods = divide_into_periods(story.rows);
  add_dates(story);
  note_what_occurs(story);
  return story;
}

std::string byline(const Row& row) {
  std::vector<std::string> parts;
  for (const std::string* part : {&row.actors, &row.according_to, &row.corrected})
    if (!part->empty()) parts.push_back(*part);
  return join(parts, " · ");
}

std::string source_marks(const Row& row, std::string_view separator) {
  std::vector<std::string> marks;
  for (const int source : row.sources) marks.push_back(std::to_string(source));
  return join(marks, separator);
}

}  // namespace dateline
