"""Fails when the tree breaks its own rules (ARCHITECTURE.md, CONTRIBUTING.md). A test runs it."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
MAX_LINES = 500
VAGUE_NAME = re.compile(r"(^|_)(util|utils|helper|helpers|common|misc|manager)(_|\.|$)")
BANNED = {
    r"\bstd::(uniform_real|uniform_int|normal|poisson|discrete)_distribution\b": "differs between standard libraries: use base/philox",
    r"\bstd::random_device\b": "seeds come from the request",
    r"\busing namespace std\b": "spell std::",
    r"\bTODO\b(?!\(#\d+\))": "a TODO carries an issue number",
    r"#include <duckdb\.h>": None,  # columnar/ only
    r"#include <nlohmann/": None,   # interfaces/wire/ only
}
HOME = {r"#include <duckdb\.h>": "columnar", r"#include <nlohmann/": "interfaces/wire"}

uses = {}
for file in ROOT.rglob("CMakeLists.txt"):
    for name, body in re.findall(r"noroshi_module\(([\w/]+)([^)]*)\)", file.read_text()):
        found = re.search(r"USES([\w\s/]*?)(LINKS|SOURCES|CATALOG|$)", body)
        uses[name] = set(found.group(1).split()) if found else set()

problems = []


def reachable(name, above=()):
    for room in uses.get(name, ()):
        if room in above:
            problems.append("rooms in a circle: " + " -> ".join((*above, room)))
        else:
            yield room
            yield from reachable(room, (*above, room))


allowed = {room: {room, *reachable(room, (room,))} for room in uses}


def room_of(path):
    parts = path.parts
    return "/".join(parts[:2]) if parts[0] == "interfaces" and len(parts) > 2 else parts[0]


for path in sorted(ROOT.rglob("*.[ch]pp")):
    rel = path.relative_to(ROOT)
    room = room_of(rel)
    text = path.read_text()
    lines = text.split("\n")
    if room not in allowed:
        problems.append(f"{rel}: no noroshi_module({room})")
        continue
    if VAGUE_NAME.search(path.stem):
        problems.append(f"{rel}: the name says nothing")
    if len(lines) > MAX_LINES:
        problems.append(f"{rel}: {len(lines)} lines > {MAX_LINES}")
    if path.suffix == ".hpp" and "#pragma once" not in text:
        problems.append(f"{rel}: #pragma once is missing")
    for number, line in enumerate(lines, 1):
        for pattern, why in BANNED.items():
            if re.search(pattern, line) and not str(rel).startswith(HOME.get(pattern, "\0")):
                problems.append(f"{rel}:{number}: {why or 'belongs in ' + HOME[pattern]}")
        include = re.match(r'#include "((?:interfaces/)?\w+)/', line)
        if include and include.group(1) in uses and include.group(1) not in allowed[room]:
            problems.append(f"{rel}:{number}: {room} may not include {include.group(1)} (it uses {', '.join(sorted(uses[room]))})")


print("\n".join(problems) or f"tidy: {len(allowed)} rooms, every border holds")
sys.exit(bool(problems))
