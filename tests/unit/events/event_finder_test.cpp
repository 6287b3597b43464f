// Sentences in, events out, through the whole pipeline with the model that is compiled in. What a
// row expects is one event: "type | agents | targets | status | date".
#include "dateline/events/event_finder.hpp"

#include <doctest/doctest.h>

#include <string>

#include "dateline/base/date.hpp"
#include "dateline/pipeline.hpp"
#include "dateline/read/reader.hpp"

namespace dateline {
namespace {

std::string names(const Case& value, const std::vector<ActorId>& ids) {
  std::string out;
  for (const ActorId id : ids) {
    if (!out.empty()) out += ", ";
    out += value.actors[index(id)].name;
  }
  return out;
}

std::string row(const Case& value, const Event& event) {
  return event.type + " | " + names(value, event.agents) + " | " + names(value, event.targets) +
         " | " + std::string(status_name(event.status)) + " | " +
         (event.date ? to_edtf(*event.date) : "-");
}

Case extract(const std::string& text) {
  static const Pipeline pipeline = *Pipeline::create({});
  ReadOptions options;
  options.published = parse_iso("2021-06-09");
  const Document document = *read_document(DocumentId{0}, "d1", "test", text, options);
  return pipeline.extract(document, {});
}

bool has_row(const Case& value, const std::string& want, std::string& all) {
  bool found = false;
  for (const Event& event : value.events) {
    const std::string one = row(value, event);
    all += one + "\n";
    found = found || one == want;
  }
  return found;
}

TEST_CASE("a disease acts in nothing, and a limit is no part of a label") {
  const Case halted = extract(
      "The court forced the suspension of vaccination against COVID-19 until a series of terms is "
      "met.");
  for (const Actor& actor : halted.actors) CHECK(actor.name != "COVID-19");
  REQUIRE_FALSE(halted.events.empty());
  for (const Event& event : halted.events) CHECK(event.label.find("until") == std::string::npos);
}

TEST_CASE("who did it is worked out where the sentence does not say, and said to be so") {
  const Case value = extract(
      "The Commerce Department opened an investigation in May. The investigation was dropped on "
      "Friday.");
  REQUIRE(value.events.size() == 2);
  CHECK_FALSE(value.events[0].agents_are_implied);
  CHECK(names(value, value.events[1].agents) == "Commerce Department");
  CHECK(value.events[1].agents_are_implied);
}

TEST_CASE("what one was forced to do is done") {
  std::string status = "no such event";
  const Case value = extract("In 2015, Volkara was forced to withdraw the drug.");
  for (const Event& event : value.events)
    if (event.type == "revoke") status = status_name(event.status);
  CHECK(status == "asserted");
}

TEST_CASE("who blocks an attempt does not attempt it") {
  const Case value = extract("A judge has blocked a US government attempt to ban the app, WeChat.");
  for (const Event& event : value.events)
    if (event.type == "ban") CHECK(names(value, event.agents).find("udge") == std::string::npos);
}

TEST_CASE("labels say from what one was stopped, and what was shut down") {
  std::string labels;
  const Case value = extract(
      "A judge on Tuesday stopped the Tallin ministry from ordering a recall. The ministry had "
      "announced a bar on Voxa from Sunday, effectively shutting it down.");
  for (const Event& event : value.events) labels += event.label + "\n";
  CHECK(labels.find("stops Tallin ministry from ordering a recall") != std::string::npos);
  CHECK(labels.find("shuts down\n") == std::string::npos);
  for (const Event& event : value.events)
    if (event.type == "executive_order")
      CHECK(names(value, event.agents).find("udge") == std::string::npos);
}

TEST_CASE("where a firm is listed or based does not speak for it") {
  const Case value = extract(
      "The licence was granted, Hong Kong-listed Smolen said in a statement on Wednesday. "
      "Paris-based Valmont sued the ministry on Tuesday.");
  for (const Event& event : value.events) {
    CHECK(names(value, event.agents).find("Hong Kong") == std::string::npos);
    CHECK(names(value, event.agents).find("Paris") == std::string::npos);
  }
}

TEST_CASE("who says that something is so goes on speaking") {
  const Case value = extract(
      "Lara Voss said on Tuesday the delay was just another mistake and accused the ministry of "
      "running away.");
  bool has_accuser = false;
  for (const Event& event : value.events) {
    CHECK(names(value, event.agents).find("delay") == std::string::npos);
    if (event.type == "allege")
      has_accuser = names(value, event.agents).find("Voss") != std::string::npos;
  }
  CHECK(has_accuser);
}

TEST_CASE("what is shut down or accused is not who does it") {
  const Case value = extract(
      "The Tallin ministry had announced a bar on Voxa appearing in shops from Sunday, effectively "
      "shutting it down. The ministry has alleged it threatens national security.");
  for (const Event& event : value.events) {
    CHECK(event.label.find("shuts ministry") == std::string::npos);
    if (event.status == Status::alleged)
      CHECK(names(value, event.agents).find("ministry") == std::string::npos);
  }
}

TEST_CASE("who ruled that something had happened goes on ruling") {
  const Case value = extract(
      "On Thursday the court ruled that the tapping had breached her right and ordered Slovakia to "
      "pay her 19,500 euros.");
  std::string all;
  CHECK(has_row(value, "fine | court | Slovakia | asserted | 2021-06-03", all));
  INFO(all);
  std::string labels;
  for (const Event& event : value.events) labels += event.label + "\n";
  CHECK(labels.find("Court orders Slovakia to pay her 19,500 euros") != std::string::npos);
}

TEST_CASE("who is ordered to do it does it, whatever stands between") {
  const Case value = extract(
      "The regulator ordered the veterinary chain, Pawsworth, on Wednesday to sell a smaller "
      "rival. A judge in Richmond refused on Monday to halt the sale. The minister is to hold "
      "talks "
      "with the chain on 14 June 2021.");
  std::string all, labels;
  for (const Event& event : value.events) labels += event.label + "\n";
  CHECK(has_row(value, "acquire_merge | Pawsworth | smaller rival | planned | -", all));
  CHECK(labels.find("Judge in Richmond refuses to halt the sale") != std::string::npos);
  CHECK(labels.find("Minister to hold talks") != std::string::npos);
  INFO(all);
  INFO(labels);
  CHECK(value.events.size() >= 4);
}

TEST_CASE("a court elsewhere is not the court that is named next") {
  const Case value = extract(
      "A court in Illinois upheld the statute. The High Court of Tallin quashed the levy on "
      "Friday.");
  std::string all;
  for (const Event& event : value.events) all += row(value, event) + "\n";
  INFO(all);
  CHECK(all.find("| court in Illinois |") != std::string::npos);
  CHECK(all.find("| High Court of Tallin |") != std::string::npos);
}

TEST_CASE("days go to who ordered and to what went on meanwhile, and are nobody's object") {
  struct Row {
    const char* text;
    const char* event;
  };
  const Row rows[] = {
      {"Speaking to reporters while visiting a school on Friday, the minister insisted the plan "
       "was "
       "right.",
       "say_report | minister |  | asserted | 2021-06-04"},
      {"The union will sue the ministry by the end of the year.",
       "sue | union | ministry | planned | 2021-12-31"},
  };
  for (const Row& test : rows) {
    CAPTURE(test.text);
    std::string all;
    const bool found = has_row(extract(test.text), test.event, all);
    INFO(all);
    CHECK_MESSAGE(found, test.event);
  }
  const Case value =
      extract("Fundy closed its mast in May 2020. That winter it filed for bankruptcy.");
  for (const Event& event : value.events) CHECK(event.label.find("winter") == std::string::npos);
}

TEST_CASE("a document of another year does not date what is announced further down") {
  const Case value = extract(
      "Fishing can be a profitable business, with Nordfisk's gross profit margin hitting 53.6 per "
      "cent in 2019, according to the trawler's financial statements.\n\nThe price of Nordfisk "
      "fell in March after the fisheries regulator announced tougher control measures.");
  std::string all;
  const bool found = has_row(value, "announce | fisheries regulator |  | asserted | -", all);
  INFO(all);
  CHECK(found);
}

TEST_CASE("labels say what somebody was given") {
  std::string labels;
  const Case value = extract(
      "On Friday the ministry gave the company 30 days. The court granted the union a licence on "
      "Monday.");
  for (const Event& event : value.events) labels += event.label + "\n";
  INFO(labels);
  CHECK(labels.find("Ministry gives company 30 days\n") != std::string::npos);
  CHECK(labels.find("Court grants union licence\n") != std::string::npos);
  const Case order = extract(
      "President Berg signed an order on 1 June that barred transactions with Brightwire and gave "
      "the ministry 45 days to say which ones.");
  labels.clear();
  for (const Event& event : order.events) labels += event.label + "\n";
  INFO(labels);
  CHECK(labels.find("Ministry to say which ones\n") != std::string::npos);
}

TEST_CASE("labels end where something ends") {
  std::string labels;
  const Case value = extract(
      "Judge Lara Voss said on Tuesday that the ban raised very serious and entirely new questions "
      "related to the first amendment of the constitution. The attorney general is investigating "
      "Volkara, according to two people familiar with the matter.");
  for (const Event& event : value.events) labels += event.label + "\n";
  INFO(labels);
  CHECK(labels.find("related\n") == std::string::npos);
  CHECK(labels.find("questions\n") != std::string::npos);
  CHECK(labels.find("according") == std::string::npos);
}

TEST_CASE("entries of a chronology tell in the present what happened on their day") {
  const Case value = extract(
      "How it went.\n\n2019\n\nMay 6: The agency suspends all flights. Some 900 passengers are "
      "stranded.\n\nJune 30: The court cancels the licence.");
  std::string all;
  CHECK(has_row(value, "suspend | agency |  | asserted | 2019-05-06", all));
  CHECK(has_row(value, "revoke | court |  | asserted | 2019-06-30", all));
  INFO(all);
  CHECK(value.events.size() >= 2);
}

TEST_CASE("news that names its day further down is of that day") {
  const Case value = extract(
      "The ministry has dropped the visa rule. It had been planned for months. Critics had warned "
      "of chaos. Firms had prepared for it. The rule was withdrawn on Monday. Labour said the move "
      "was late.");
  bool is_found = false;
  for (const Event& event : value.events)
    if (event.type == "say_report") {
      is_found = true;
      CHECK(to_edtf(event.date.value()) == "[2021-06-07..2021-06-09]");
    }
  CHECK(is_found);
}

TEST_CASE(
    "what a report of Friday tells as just done was done by then; a law's year dates nothing") {
  const Case told =
      extract("Regulators have raided the offices of Volkara, the company said Friday.");
  bool is_raided = false;
  for (const Event& event : told.events)
    if (event.type == "investigate") {
      is_raided = true;
      CHECK(to_edtf(event.date.value()) == "[2021-06-02..2021-06-04]");
    }
  CHECK(is_raided);
  const Case named = extract("Anna Berg voted for the Media Ownership Act of 2007 in committee.");
  for (const Event& event : named.events) CHECK((!event.date || to_edtf(*event.date) != "2007"));
}

TEST_CASE("sentences give events") {
  struct Row {
    const char* text;
    const char* event;
  };
  const Row rows[] = {
      {"On 3 May 2021 the Supreme Court blocked the fishing ban.",
       "block_court | Supreme Court |  | asserted | 2021-05-03"},
      {"The Fisheries Ministry said on 5 May 2021 that it would appeal.",
       "say_report | Fisheries Ministry |  | asserted | 2021-05-05"},
      {"The Fisheries Ministry said on 5 May 2021 that it would appeal.",
       "appeal | Fisheries Ministry |  | planned | -"},
      {"Nordfisk sued the Fisheries Ministry in March 2021.",
       "sue | Nordfisk | Fisheries Ministry | asserted | 2021-03"},
      {"The European Commission fined Brightwire 40 million euros on Friday.",
       "fine | European Commission | Brightwire | asserted | 2021-06-04"},
      {"Brightwire denied the allegations on Tuesday.",
       "deny | Brightwire |  | asserted | 2021-06-08"},
      {"Parliament may ban the product.", "ban | Parliament | product | hypothetical | -"},
      {"Brightwire will not support the deal until the ban is lifted by the ministry.",
       "ease | ministry |  | hypothetical | -"},
      {"The fine is due after a ruling on 1 July 2021, the court said.",
       "rule_decide | court |  | planned | 2021-07-01"},
      {"The order gave Brightwire 30 days to appeal.", "appeal | Brightwire |  | planned | -"},
      {"The licence of Brightwire was suspended by the regulator on 2 June 2021.",
       "suspend | regulator |  | asserted | 2021-06-02"},
      {"The new rule takes effect on 1 July 2021.",
       "take_effect | new rule |  | planned | 2021-07-01"},
      {"Inspectors allegedly raided the office of Brightwire.",
       "investigate | Inspectors |  | alleged | -"},
      {"The regulator is investigating Brightwire.",
       "investigate | regulator | Brightwire | ongoing | -"},
      {"Anna Berg, the chief executive of Brightwire, resigned on Monday.",
       "resign_remove | Anna Berg |  | asserted | 2021-06-07"},
  };
  for (const Row& test : rows) {
    CAPTURE(test.text);
    std::string all;
    const bool found = has_row(extract(test.text), test.event, all);
    INFO(all);
    CHECK_MESSAGE(found, test.event);
  }
}

TEST_CASE("what a court blocks is blocked, what is sued over is challenged") {
  const Case value = extract(
      "The Fisheries Ministry banned trawling in March 2021.\n\nNordfisk sued the ministry over "
      "the "
      "ban in April 2021.\n\nA judge blocked the ban on 3 May 2021.\n");
  bool blocks = false;
  for (const Relation& relation : value.relations) {
    blocks = blocks || relation.type == RelationType::blocks;
  }
  CHECK(blocks);
}

TEST_CASE("every date says where it comes from") {
  const Case value = extract("The court overturned the fine on Friday. Nordfisk welcomed it.");
  REQUIRE_FALSE(value.events.empty());
  for (const Event& event : value.events) {
    const bool is_dated = event.date.has_value();
    CHECK(is_dated == (event.date_evidence.kind != DateEvidenceKind::none));
    if (is_dated) CHECK_FALSE(event.date_evidence.reason.empty());
  }
}

}  // namespace
}  // namespace dateline
