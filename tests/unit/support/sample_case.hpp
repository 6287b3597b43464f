#pragma once
// An invented case for tests of renderings: every status, every form of date, undated events with
// and without bounds, several sources, other scripts. All names are invented.

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dateline/graph/case.hpp"
#include "dateline/graph/timeline.hpp"

namespace dateline::sample {

inline Day day(int year, int month, int number) { return *day_from_ymd(year, month, number); }

// Builds a case and its timeline in the order in which events are added.
class Builder {
 public:
  DocumentId document(std::string source, std::optional<std::string> title,
                      std::optional<Day> published, std::optional<std::string> url) {
    CaseDocument document;
    document.id = std::to_string(value_.documents.size() + 1).insert(0, 1, 'd');
    document.source = std::move(source);
    document.title = std::move(title);
    document.published = published;
    document.url = std::move(url);
    value_.documents.push_back(std::move(document));
    const DocumentId id{static_cast<std::uint32_t>(value_.documents.size() - 1)};
    timeline_.sources.push_back(id);
    return id;
  }

  ActorId actor(std::string name, ActorKind kind) {
    Actor actor;
    actor.name = std::move(name);
    actor.kind = kind;
    value_.actors.push_back(std::move(actor));
    return ActorId{static_cast<std::uint32_t>(value_.actors.size() - 1)};
  }

  Event& event(std::string label, std::optional<Date> date, std::vector<ActorId> agents,
               Status status = Status::asserted, std::vector<int> sources = {1}) {
    Event event;
    event.type = "other";
    event.label = std::move(label);
    event.date = date;
    if (date) event.bounds = date->interval;
    event.agents = std::move(agents);
    event.status = status;
    value_.events.push_back(std::move(event));
    TimelineEntry entry;
    entry.event = EventId{static_cast<std::uint32_t>(value_.events.size() - 1)};
    entry.number = static_cast<int>(value_.events.size());
    entry.sources = std::move(sources);
    timeline_.entries.push_back(std::move(entry));
    return value_.events.back();
  }

  // Between events by their numbers.
  void relation(int from, RelationType type, int to) {
    Relation relation;
    relation.from = EventId{static_cast<std::uint32_t>(from - 1)};
    relation.to = EventId{static_cast<std::uint32_t>(to - 1)};
    relation.type = type;
    timeline_.relations.push_back(value_.relations.size());
    value_.relations.push_back(relation);
  }

  void head(std::string title, std::string subtitle) {
    timeline_.title = std::move(title);
    timeline_.subtitle = std::move(subtitle);
  }

  Case value_;
  Timeline timeline_;
};

struct Sample {
  Case value;
  Timeline timeline;
};

// A sentence around its trigger, cited from document `at` as if it began at code point 100.
inline void quote(Event& event, std::string before, std::string trigger, std::string after,
                  DocumentId at = DocumentId{0}) {
  const auto points = [](const std::string& text) {
    std::uint32_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
  };
  event.quote = {at, 100, 100 + points(before) + points(trigger) + points(after),
                 before + trigger + after};
  event.trigger = {at, 100 + points(before), 100 + points(before) + points(trigger), trigger};
}

inline Interval between(std::optional<Day> earliest, std::optional<Day> latest) {
  return {earliest, latest};
}

// The story: the state of Veltria bars the map service of Quorra; a court stops it.
inline Sample veltria() {
  Builder make;
  make.head("Quorra and the Veltrian map ban",
            "2011 to November 2031. 18 events, 9 actors, 2 sources.");
  const DocumentId news =
      make.document("bar.txt", "Veltria's map ban is stopped in court", day(2031, 9, 20),
                    "https://news.example/veltria?id=7&part=\"1\"");
  make.document("report.html", "How the maps were blurred", day(2031, 3, 30), std::nullopt);
  const ActorId quorra = make.actor("Quorra", ActorKind::company);
  const ActorId ministry = make.actor("Ministry of Trade of Veltria", ActorKind::government);
  const ActorId president = make.actor("President Ilse Tarnow", ActorKind::person);
  const ActorId users = make.actor("Map users' league", ActorKind::group);
  const ActorId court = make.actor("Harbour District Court", ActorKind::court);
  const ActorId lab = make.actor("Open Chart Laboratory", ActorKind::group);
  const ActorId mingliu = make.actor("明流通信", ActorKind::company);
  const ActorId bahri = make.actor("هيئة الملاحة البحرية", ActorKind::government);
  const ActorId soren = make.actor("Sørén & Łukasz <Advocates>", ActorKind::company);

  Event& founded = make.event("Quorra is founded", date_of_year(2011), {quorra});
  quote(founded, "Quorra, ", "founded", " in 2011, draws the maps of half the coast.");
  Event& blurred = make.event("Harbours are blurred on the maps", date_of_day(day(2031, 1, 1)),
                              {quorra}, Status::alleged, {2});
  blurred.sources.push_back({lab, {DocumentId{1}, 10, 14, "said"}});
  quote(blurred, "The maps of three harbours were ", "blurred", " from 1 January 2031, it said.",
        DocumentId{1});
  Event& report = make.event("Report on the blurring is published", date_of_month(2031, 3), {lab},
                             Status::asserted, {1, 2});
  quote(report, "A report that the laboratory ", "published", " in March found blurred harbours.");
  Event& denial = make.event("Quorra and 明流通信 deny the claim", std::nullopt, {quorra, mingliu});
  denial.bounds = between(day(2031, 3, 1), day(2031, 9, 20));
  quote(denial, "Both companies ", "denied", " it.");
  Event& decree =
      make.event("Decree seeks to shut the map service down", std::nullopt, {president});
  decree.bounds = between(std::nullopt, day(2031, 9, 18));
  decree.date_evidence = {DateEvidenceKind::constraint, std::nullopt,
                          "before the suit (6), which challenges it"};
  quote(decree, "The president's ", "decree", " “endangers nobody”, the league says.");
  Event& suit = make.event("Map users sue", std::nullopt, {users});
  suit.bounds = between(std::nullopt, day(2031, 9, 20));
  quote(suit, "Users of the maps ", "sued", ".");
  Event& brief =
      make.event("Ministry's advocates argue against stopping the decree", std::nullopt, {soren});
  brief.bounds = between(std::nullopt, day(2031, 9, 20));
  quote(brief, "They ", "argued", " that the court should not <stop> it.");
  Event& inquiry = make.event("هيئة الملاحة تفتح تحقيقا في الخرائط", date_of_season(2031, 22),
                              {bahri}, Status::ongoing);
  quote(inquiry, "An ", "inquiry", " has been under way since the summer.");
  Event& talks = make.event("Talks between Quorra and the ministry",
                            lasting(day(2031, 8, 3), day(2031, 9, 12)), {quorra, ministry});
  quote(talks, "They ", "talked", " for six weeks.");
  Event& bar = make.event("Bar from all Veltrian app stores announced, effective Sunday",
                          date_of_day(day(2031, 9, 18)), {ministry});
  bar.date_evidence = {DateEvidenceKind::expression, Citation{news, 40, 48, "Thursday"},
                       "Thursday before the publication date, 2031-09-20"};
  quote(bar, "On Thursday the ministry ", "announced", " that the maps would go from Sunday.");
  make.event("Minister calls the service ‘a risk’", date_of_day(day(2031, 9, 18)), {ministry});
  Date about = date_of_day(day(2031, 9, 18));
  about.qualifier = '~';
  make.event("Quorra calls the bar ‘unfortunate’", about, {quorra});
  make.event("Veltria gave up the decree", date_of_day(day(2031, 9, 19)), {president},
             Status::negated);
  make.event("Ban due to take effect", date_of_day(day(2031, 9, 20)), {ministry}, Status::blocked);
  Event& ruling = make.event("Judge Odile Marrec stops the ban",
                             one_of(day(2031, 9, 18), day(2031, 9, 20)), {court});
  ruling.date_evidence = {DateEvidenceKind::publication, std::nullopt,
                          "reported as just done by an article of 2031-09-20"};
  quote(ruling, "A judge has ", "stopped",
        " Veltria's ban on the maps of Quorra, at the last hour.");
  make.event("Quorra would move its servers to Ostrava Bay", std::nullopt, {quorra},
             Status::hypothetical);
  make.event("Appeal hearing", date_of_month(2031, 11), {court}, Status::planned);
  make.event("Mingliu was paid for the blurring", date_of_decade(2030), {mingliu}, Status::denied,
             {2});

  using enum RelationType;
  make.relation(3, reports, 2);
  make.relation(4, denies, 2);
  make.relation(6, challenges, 5);
  make.relation(7, contradicts, 6);
  make.relation(10, implements, 5);
  make.relation(12, responds_to, 10);
  make.relation(15, blocks, 14);
  make.relation(10, causes, 14);
  return {std::move(make.value_), std::move(make.timeline_)};
}

}  // namespace dateline::sample
