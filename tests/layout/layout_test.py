#!/usr/bin/env python3
"""Who may include whom, and what only cli/ may do. Reads the sources; needs no build.

usage: layout_test.py SOURCE_ROOT

Prints each offending line as path:line: message, then "N passed, N failed" (one case a rule).
"""
import pathlib
import re
import sys

# Each floor and the ones it may use; it may also use all that those may use.
USES = {
    'base': [],
    'read': ['base'],
    'language': ['read'],
    'timex': ['language'],
    'actors': ['language'],
    'events': ['timex', 'actors'],
    'graph': ['events'],
    'draw': [],
    'render': ['graph', 'draw'],
    'cli': ['render'],
}
BESIDE = {'pipeline.cpp', 'pipeline.hpp'}  # stand beside the floors and use all of them

# A library's headers -> where it may be included.
THIRD_PARTY = {
    r'boost/date_time': ['base'],
    r'boost/graph': ['graph'],
    r'graphviz/|gvc\.h|cgraph\.h': ['draw'],
    r'librsvg|cairo': ['draw'],
    r'libxml': ['read'],
    r'CLI/': ['cli'],
    r'regex': [],
}

# What a stage may not do: its result depends on its input alone, and only cli/ talks to the world.
FORBIDDEN = re.compile(
    r'\b(stdout|stderr|cout|cerr|clog|printf|puts|perror|abort|getenv|secure_getenv|setlocale|isatty'
    r'|system_clock|steady_clock|high_resolution_clock|random_device|srand|rand)\b\s*[(<;,:)]'
    r'|\btime\s*\(\s*(nullptr|NULL|0|&)|\bstd::(exit|quick_exit|locale)\b|(?<![\w_:.])exit\s*\(')

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
MAX_COLUMNS = 100
MAX_LINES = 800  # generated tables are not kept in the repository


def reachable(floor):
    found, open_ = set(), [floor]
    while open_:
        current = open_.pop()
        if current not in found:
            found.add(current)
            open_ += USES[current]
    return found


def code_of(line):
    """The line without its comment and the contents of its literals."""
    line = re.sub(r'"(\\.|[^"\\])*"', '""', line)
    line = re.sub(r"'(\\.|[^'\\])+'", "''", line)
    return line.split('//')[0]


def floor_of(path, root):
    """The floor that a source or public header belongs to, or None for what stands beside them."""
    parts = path.relative_to(root).parts
    inside = parts[2:] if parts[0] == 'include' else parts[1:]
    return inside[0] if inside[0] in USES else None


def is_command_line(path, root):
    """cli/ is the tool's command line, train/ the model trainer's: another program, not installed."""
    return path.relative_to(root).parts[:2] in (('src', 'cli'), ('src', 'train'))


def floor_of_include(name):
    parts = name.split('/')
    if parts[0] == 'dateline':
        parts = parts[1:]
        if parts[0] in BESIDE:
            return 'pipeline'
    return parts[0] if len(parts) > 1 and parts[0] in USES else None


class Layout:
    def __init__(self, root):
        self.root = root
        self.files = sorted(p for folder in ('include', 'src') for p in (root / folder).rglob('*.[hc]pp'))
        self.lines = {p: p.read_text(encoding='utf-8').split('\n') for p in self.files}

    def includes(self):
        for path, lines in self.lines.items():
            for number, line in enumerate(lines, 1):
                match = INCLUDE.match(line)
                if match:
                    yield path, number, match.group(2)

    def at(self, path, number, message):
        return f'{path.relative_to(self.root)}:{number}: {message}'

    def includes_go_down(self):
        for path, number, name in self.includes():
            floor, target = floor_of(path, self.root), floor_of_include(name)
            if floor is None or target is None or floor == 'cli':
                continue
            if target not in reachable(floor):
                yield self.at(path, number, f'{floor}/ may not include {name}')

    def libraries_stay_in_their_rooms(self):
        for path, number, name in self.includes():
            for pattern, floors in THIRD_PARTY.items():
                if floors == ['cli'] and is_command_line(path, self.root):
                    continue
                if re.match(pattern, name) and floor_of(path, self.root) not in floors:
                    where = ', '.join(f + '/' for f in floors) or 'no room'
                    yield self.at(path, number, f'<{name}> belongs to {where}')

    def public_headers_show_no_library(self):
        for path, number, name in self.includes():
            if path.is_relative_to(self.root / 'include') and '/' in name:
                if not name.startswith(('dateline/', 'tl/')):
                    yield self.at(path, number, f'a public header shows <{name}>')

    def only_cli_talks_to_the_world(self):
        for path, lines in self.lines.items():
            if is_command_line(path, self.root):
                continue
            for number, line in enumerate(lines, 1):
                match = FORBIDDEN.search(code_of(line))
                if match and not INCLUDE.match(line):
                    yield self.at(path, number, f'{match.group(0).strip()} outside cli/')

    def headers_are_guarded_by_pragma_once(self):
        for path, lines in self.lines.items():
            if path.suffix == '.hpp' and '#pragma once' not in lines[:3]:
                yield self.at(path, 1, 'no #pragma once')

    def public_headers_are_installed_and_compiled(self):
        listed = (self.root / 'include/dateline/meson.build').read_text(encoding='utf-8')
        for path in self.files:
            if path.is_relative_to(self.root / 'include'):
                name = str(path.relative_to(self.root / 'include/dateline'))
                if f"'{name}'" not in listed:
                    yield self.at(path, 1, 'not in include/dateline/meson.build')

    def names_of_types_are_used_once(self):
        """Two types of one name in one namespace are undefined behaviour that no linker reports."""
        seen = {}
        for path, lines in self.lines.items():
            spaces = []
            for number, line in enumerate(lines, 1):
                if opened := re.match(r'namespace\s*([\w:]*)\s*\{', line):
                    spaces.append(opened.group(1))
                elif re.match(r'\}\s*// namespace', line) and spaces:
                    spaces.pop()
                found = re.match(r'(?:struct|class|enum class) (\w+)\b(?!::)[^;{]*\{', line)
                if not found or '' in spaces:
                    continue
                first = seen.setdefault(('::'.join(spaces), found.group(1)), path)
                if first != path:
                    yield self.at(path, number, f'{found.group(1)} is a type of {first.name} too')

    def floors_have_a_readme(self):
        for floor in USES:
            folder = self.root / 'src' / floor
            if list(folder.glob('*.cpp')) and not (folder / 'README.md').is_file():
                yield self.at(folder, 1, 'no README.md')

    def sources_keep_their_size(self):
        for path, lines in self.lines.items():
            if len(lines) > MAX_LINES:
                yield self.at(path, len(lines), f'more than {MAX_LINES} lines')
            for number, line in enumerate(lines, 1):
                if len(line) > MAX_COLUMNS:
                    yield self.at(path, number, f'more than {MAX_COLUMNS} columns')


RULES = [Layout.includes_go_down, Layout.libraries_stay_in_their_rooms,
         Layout.public_headers_show_no_library, Layout.only_cli_talks_to_the_world,
         Layout.headers_are_guarded_by_pragma_once, Layout.public_headers_are_installed_and_compiled,
         Layout.names_of_types_are_used_once, Layout.floors_have_a_readme, Layout.sources_keep_their_size]


def main():
    layout = Layout(pathlib.Path(sys.argv[1]).resolve())
    failed = 0
    for rule in RULES:
        problems = list(rule(layout))
        print(('not ok: ' if problems else 'ok: ') + rule.__name__.replace('_', ' '))
        for problem in problems:
            print('  ' + problem)
        failed += bool(problems)
    print(f'{len(RULES) - failed} passed, {failed} failed')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
