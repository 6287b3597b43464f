#!/usr/bin/env python3
"""From an article with marked triggers to article.txt, meta.json and gold.json: mark_article.py FOLDER...

FOLDER/marked.txt is the article; {{e1|blocked}} marks the trigger of event e1, {{+e1|the ruling}} another
mention of the same happening. FOLDER/events.txt describes it, one thing a line, fields apart by " ; ":

  title ; Supermarket dips pulled from shelves
  published ; 2023-11-09
  style ; short paragraphs with subheads
  domain ; food recalls
  actor ; fsa ; government ; Food Standards Agency | The FSA | officials
  event ; e1 ; ban ; fsa, court ; dips ; asserted ; 3 ; 2023-11-08 ; "on Wednesday" before Thursday 9 Nov ; fsa

An event's fields: id, type, agents, targets (ids of actors or free words; "-" for nobody), status,
importance, date (EDTF or "-"), reasoning, source (an actor or "-"; may be left out).
"""
import json
import os
import re
import sys

TYPES = set("""accuse acquire agree amend announce appeal appoint approve arrest ban block charge comply convict
deal delay deny enact expire extend fine investigate launch license meet order other propose publish
repeal report request resign resume revoke rule sanction say sentence sign sue suspend
take_effect testify veto vote warn""".split())
STATUSES = {"asserted", "planned", "hypothetical", "alleged", "ongoing", "negated", "blocked"}
EDTF = re.compile(r"^(\.\.|\d{4}(-\d\d){0,2})(/(\.\.|\d{4}(-\d\d){0,2}))?$")
MARK = re.compile(r"\{\{(\+?)(e\d+)\|([^{}|]+)\}\}")


class Fault(Exception):
    """What is wrong with a folder, in words."""


def read_text(path):
    """The text without marks; (event, is repeat, start, end) of each mark."""
    marked, text, marks, at = open(path, encoding="utf-8").read(), "", [], 0
    for found in MARK.finditer(marked):
        text += marked[at:found.start()]
        marks.append((found[2], found[1] == "+", len(text), len(text) + len(found[3])))
        text += found[3]
        at = found.end()
    text += marked[at:]
    for rest in re.finditer(r"\{\{|\}\}", text):
        raise Fault("broken mark near: " + text[max(0, rest.start() - 30):rest.start() + 30])
    return text, marks


def sentence_of(text, start, end):
    """The line's sentence about a place, roughly."""
    first = max(text.rfind(mark, 0, start) + len(mark) for mark in ("\n", ". ", "? ", "! "))
    stops = [text.find(mark, end) for mark in ("\n", ". ", "? ", "! ")]
    last = min([stop for stop in stops if stop >= 0] or [len(text)])
    return text[first:last + 1].strip()


def read_events(path):
    """(head fields, actors, event lines) of events.txt."""
    head, actors, events = {}, {}, []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        fields = [field.strip() for field in line.strip().split(" ; ")]
        if not line.strip() or line.startswith("#"):
            continue
        if fields[0] == "actor" and len(fields) == 4:
            names = [name.strip() for name in fields[3].split("|")]
            actors[fields[1]] = {"id": fields[1], "name": names[0], "kind": fields[2], "mentions": names}
        elif fields[0] == "event" and len(fields) in (9, 10):
            events.append(fields[1:])
        elif len(fields) == 2:
            head[fields[0]] = fields[1]
        else:
            raise Fault(f"line {number}: not understood: {line.strip()[:80]}")
    return head, actors, events


def split_who(field):
    return [] if field == "-" else [who.strip() for who in field.split(",")]


def make_event(fields, text, marks, actors):
    """gold.json's record of an event."""
    key, kind, agents, targets, status, importance, date, why = fields[:8]
    source = fields[8] if len(fields) > 8 else "-"
    own = [mark for mark in marks if mark[0] == key]
    triggers = [mark for mark in own if not mark[1]]
    if len(triggers) != 1:
        raise Fault(f"{key}: {len(triggers)} main triggers in the text, not 1")
    if kind not in TYPES:
        raise Fault(f"{key}: unknown type {kind}")
    if status not in STATUSES:
        raise Fault(f"{key}: unknown status {status}")
    if importance not in ("1", "2", "3"):
        raise Fault(f"{key}: importance {importance}")
    if date != "-" and not EDTF.match(date):
        raise Fault(f"{key}: date {date}")
    for who in split_who(agents):
        if who not in actors:
            raise Fault(f"{key}: unknown actor {who}")
    span = lambda mark: {"start": mark[2], "end": mark[3], "text": text[mark[2]:mark[3]]}
    names = lambda ids: [name for who in ids for name in (actors[who]["mentions"] if who in actors else [who])]
    return {"id": key, "trigger": span(triggers[0]), "alt_triggers": [span(mark) for mark in own if mark[1]],
            "sentence": sentence_of(text, triggers[0][2], triggers[0][3]), "type": kind,
            "agent": names(split_who(agents)), "agent_ids": split_who(agents),
            "target": names(split_who(targets)),
            "target_ids": [who for who in split_who(targets) if who in actors],
            "source": None if source == "-" else actors.get(source, {"name": source})["name"],
            "date": {"edtf": None if date == "-" else date, "evidence": why},
            "status": status, "importance": int(importance)}


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as out:
        json.dump(value, out, ensure_ascii=False, indent=1)
        out.write("\n")


def convert(folder):
    name = os.path.basename(os.path.normpath(folder))
    text, marks = read_text(os.path.join(folder, "marked.txt"))
    head, actors, lines = read_events(os.path.join(folder, "events.txt"))
    keys = [fields[0] for fields in lines]
    if len(set(keys)) != len(keys):
        raise Fault("an event described twice: " + ", ".join(k for k in set(keys) if keys.count(k) > 1))
    loose = sorted({mark[0] for mark in marks} - set(keys))
    if loose:
        raise Fault("marked but not described: " + ", ".join(loose))
    for need in ("title", "published", "style", "domain"):
        if need not in head:
            raise Fault("no line '" + need + "'")
    for actor in actors.values():
        for mention in actor["mentions"]:
            if mention not in text:
                raise Fault(f"actor {actor['id']}: '{mention}' is not in the text")
    events = [make_event(fields, text, marks, actors) for fields in lines]
    with open(os.path.join(folder, "article.txt"), "w", encoding="utf-8", newline="\n") as out:
        out.write(text)
    write_json(os.path.join(folder, "meta.json"),
               {"id": name, "title": head["title"], "published": head["published"],
                "source": "written for this project", "licence": "CC0", "domain": head["domain"],
                "style": head["style"], "words": len(text.split())})
    write_json(os.path.join(folder, "gold.json"),
               {"id": name, "events": events, "relations": [], "actors": list(actors.values())})
    dated = sum(event["date"]["edtf"] is not None for event in events)
    repeats = sum(len(event["alt_triggers"]) for event in events)
    print(f"{folder}: {len(text.split())} words, {len(events)} events, {dated} dated, {repeats} repeats")


def main():
    bad = 0
    for folder in sys.argv[1:]:
        try:
            convert(folder)
        except (Fault, OSError) as fault:
            print(f"{folder}: {fault}", file=sys.stderr)
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
