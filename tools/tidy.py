"""Fails when the tree breaks its own rules (ARCHITECTURE.md, CONTRIBUTING.md). A test runs it, and one plants each kind
of wrong line to see it fail. Usage: tidy.py SRC"""
import pathlib
import re
import sys

MAX_LINES = 500
VAGUE_NAME = re.compile(r"(^|_)(util|utils|helper|helpers|common|misc|manager)(_|\.|$)")
BANNED = {
    r"\bstd::(uniform_real|uniform_int|normal|poisson|discrete)_distribution\b": "differs between standard libraries: use base/philox",
    r"\bstd::random_device\b": "seeds come from the request",
    r"\busing namespace std\b": "spell std::",
    r"\bTODO\b(?!\(#\d+\))": "a TODO carries an issue number",
}
# Each foreign library, and the environment, has one home; what others need of it they ask there.
HOMES = {
    r"#include <duckdb\.h>": ["columnar/"],
    r"#include <nlohmann/": ["interfaces/wire/"],
    r"#include <CLI/": ["interfaces/cli/arguments.cpp"],
    r"#include <toml\+\+/": ["toml/"],
    r"#include <(SQLiteCpp/|sqlite3\.h)": ["lake/"],
    r"#include <unicode/": ["names/", "columnar/transcoding.cpp"],  # transcoding turns bytes of files into UTF-8
    r"\bgetenv\(": ["interfaces/cli/main.cpp"],
}
# The words of these rooms are everyone's and stand in noroshi itself; every other room has its own namespace.
VOCABULARY = {"base", "model", "names", "requests"}
# What tests share stands beside the rooms.
TEST_SPACES = {"noroshi::example", "noroshi::reference_test", "noroshi::test", "noroshi::test_data"}


def rooms_of(src):
    uses = {}
    for file in sorted(src.rglob("CMakeLists.txt")):
        for name, body in re.findall(r"noroshi_module\(([\w/]+)([^)]*)\)", file.read_text()):
            found = re.search(r"USES([\w\s/]*?)(LINKS|SOURCES|CATALOG|JOBS|$)", body)
            uses[name] = set(found.group(1).split()) if found else set()
    return uses


def circles(uses):
    def walk(name, above):
        for room in sorted(uses.get(name, ())):
            if room in above:
                yield "rooms in a circle: " + " -> ".join((*above, room))
            else:
                yield from walk(room, (*above, room))

    return sorted({problem for room in uses for problem in walk(room, (room,))})


def room_of(path):
    return "/".join(path.parts[:2]) if path.parts[0] == "interfaces" and len(path.parts) > 2 else path.parts[0]


def space_of(room):
    return "noroshi" if room in VOCABULARY else "noroshi::" + room.split("/")[-1]


def is_test(path):
    return path.stem.endswith("_test") or path.stem.startswith(("test_", "example_")) or "_test." in path.name


def wrong_include(rel, room, uses, included):
    """Why a file may not include another of ours, or nothing."""
    target = pathlib.PurePosixPath(included)
    other = room_of(target)
    if other not in uses:
        return None
    if other != room and other not in uses[room]:
        return f"{room} may not include {other} (it uses {', '.join(sorted(uses[room]))})"
    jobs = [p.parts[1] if p.parts[0] == "use_cases" and len(p.parts) > 2 else None for p in (rel, target)]
    if all(jobs) and jobs[0] != jobs[1] and not is_test(rel):
        return f"the job {jobs[0]} may not include the job {jobs[1]}; what both need belongs in holdings or below"
    if rel.suffix == ".hpp" and not is_test(rel) and is_test(target):
        return "what is for tests only stays in tests"
    return None


def wrong_namespaces(rel, room, uses, text):
    """What is wrong with the namespaces that a file opens."""
    own = space_of(room)
    others = {space_of(other) for other in uses} - {own}
    opened = [(n, m.group(1)) for n, line in enumerate(text.split("\n"), 1)
              if (m := re.match(r"namespace (noroshi[\w:]*) \{", line))]
    for number, space in opened:
        inside = space == own or (space.startswith(own + "::") and space not in others)
        if not inside and not (is_test(rel) and space in TEST_SPACES):
            yield f"{rel}:{number}: {room} has the namespace {own}, not {space}"
    if not opened and re.search(r"^[\w\[].*[;{]$", text, re.MULTILINE) and "int main(" not in text:
        yield f"{rel}: opens no namespace ({own})"


def problems_of(src):
    uses = rooms_of(src)
    yield from circles(uses)
    for path in sorted(src.rglob("*.[ch]pp")):
        rel = path.relative_to(src)
        room = room_of(rel)
        text = path.read_text()
        lines = text.split("\n")
        if room not in uses:
            yield f"{rel}: no noroshi_module({room})"
            continue
        if VAGUE_NAME.search(path.stem):
            yield f"{rel}: the name says nothing"
        if len(lines) > MAX_LINES:
            yield f"{rel}: {len(lines)} lines > {MAX_LINES}"
        if path.suffix == ".hpp" and "#pragma once" not in text:
            yield f"{rel}: #pragma once is missing"
        for number, line in enumerate(lines, 1):
            for pattern, why in BANNED.items():
                if re.search(pattern, line):
                    yield f"{rel}:{number}: {why}"
            for pattern, homes in HOMES.items():
                if re.search(pattern, line) and not str(rel).startswith(tuple(homes)) and not is_test(rel):
                    yield f"{rel}:{number}: belongs in {homes[0]}"
            include = re.match(r'#include "([\w/]+\.(?:hpp|def))"', line)
            if include and (why := wrong_include(rel, room, uses, include.group(1))):
                yield f"{rel}:{number}: {why}"
        yield from wrong_namespaces(rel, room, uses, text)


if __name__ == "__main__":
    root = pathlib.Path(sys.argv[1])
    found = list(problems_of(root))
    print("\n".join(found) or f"tidy: {len(rooms_of(root))} rooms, every border holds")
    sys.exit(bool(found))
