"""Plants each kind of wrong line in a small tree and sees tools/tidy.py name it. Usage: tidy_test.py TIDY"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

TIDY = sys.argv.pop(1)
ROOMS = {
    "base": "noroshi_module(base SOURCES a)",
    "lake": "noroshi_module(lake USES base SOURCES a)",
    "use_cases": "noroshi_module(use_cases USES base lake JOBS jobs.def)",
    "interfaces/cli": "noroshi_module(interfaces/cli USES base use_cases SOURCES a)",
}
HEADER = "#pragma once\n"


class Tidy(unittest.TestCase):
    def problems(self, **planted):
        """What tidy says of a clean tree with these files in it ("room__file.hpp" stands for room/file.hpp)."""
        with tempfile.TemporaryDirectory() as folder:
            src = pathlib.Path(folder)
            files = {f"{room}/CMakeLists.txt": line for room, line in ROOMS.items()}
            files |= {"use_cases/rank/rank.hpp": HEADER, "use_cases/convert/convert.hpp": HEADER, "base/a.hpp": HEADER,
                      "lake/a.hpp": HEADER}
            files |= {name: content for name, content in planted.get("files", {}).items()}
            for name, content in files.items():
                (src / name).parent.mkdir(parents=True, exist_ok=True)
                (src / name).write_text(content)
            run = subprocess.run([sys.executable, TIDY, folder], capture_output=True, text=True, check=False)
            self.assertEqual(run.returncode, 0 if run.stdout.startswith("tidy:") else 1, run.stderr)
            return run.stdout

    def test_a_clean_tree_passes(self):
        self.assertIn("every border holds", self.problems())

    def test_an_interface_reaches_no_room_behind_its_use_cases(self):
        self.assertIn("interfaces/cli may not include lake",
                      self.problems(files={"interfaces/cli/a.cpp": '#include "lake/a.hpp"\n'}))

    def test_a_lower_room_may_not_include_a_higher_one(self):
        self.assertIn("base may not include lake", self.problems(files={"base/a.cpp": '#include "lake/a.hpp"\n'}))

    def test_a_job_may_not_include_another_job(self):
        wrong = {"use_cases/rank/rank.cpp": '#include "use_cases/convert/convert.hpp"\n'}
        self.assertIn("the job rank may not include the job convert", self.problems(files=wrong))

    def test_a_test_of_a_job_may_fill_its_workspace_with_another_job(self):
        right = {"use_cases/rank/rank_test.cpp": '#include "use_cases/convert/convert.hpp"\n'}
        self.assertIn("every border holds", self.problems(files=right))

    def test_a_file_opens_the_namespace_of_its_room(self):
        for name, right, wrong in (("lake/b.cpp", "noroshi::lake", "noroshi"),
                                   ("lake/c.cpp", "noroshi::lake::detail", "noroshi::lakeside"),
                                   ("interfaces/cli/b.cpp", "noroshi::cli", "noroshi::use_cases"),
                                   ("use_cases/rank/b.cpp", "noroshi::use_cases", "noroshi::rank"),
                                   ("base/b.cpp", "noroshi::detail", "noroshi::lake"),
                                   ("lake/example_b.hpp", "noroshi::example", "noroshi")):
            with self.subTest(name=name):
                self.assertIn("every border holds", self.problems(files={name: f"{HEADER}namespace {right} {{}}\n"}))
                self.assertIn(f"{name}:2: ", self.problems(files={name: f"{HEADER}namespace {wrong} {{}}\n"}))

    def test_no_code_stands_outside_a_namespace(self):
        self.assertIn("lake/b.cpp: opens no namespace", self.problems(files={"lake/b.cpp": "int size();\n"}))
        self.assertIn("every border holds", self.problems(files={"lake/b.cpp": "int main() {\n}\n"}))

    def test_each_foreign_library_has_one_home(self):
        for line in ("#include <duckdb.h>", "#include <nlohmann/json.hpp>", "#include <CLI/CLI.hpp>",
                     "#include <toml++/toml.h>", "#include <SQLiteCpp/Database.h>", "#include <sqlite3.h>",
                     "#include <unicode/uchar.h>", 'const char* home = std::getenv("HOME");'):
            with self.subTest(line=line):
                self.assertIn("base/a.cpp:1: belongs in", self.problems(files={"base/a.cpp": line + "\n"}))

    def test_rooms_in_a_circle(self):
        self.assertIn("rooms in a circle",
                      self.problems(files={"base/CMakeLists.txt": "noroshi_module(base USES lake SOURCES a)"}))

    def test_what_is_banned_everywhere(self):
        for line in ("std::normal_distribution<> d;", "std::random_device seed;", "using namespace std;",
                     "// TODO later"):
            with self.subTest(line=line):
                self.assertIn("base/a.cpp:1: ", self.problems(files={"base/a.cpp": line + "\n"}))

    def test_a_file_is_in_a_room_has_a_name_and_an_end(self):
        self.assertIn("no noroshi_module(attic)", self.problems(files={"attic/a.cpp": "\n"}))
        self.assertIn("the name says nothing", self.problems(files={"base/string_utils.cpp": "\n"}))
        self.assertIn("lines > 500", self.problems(files={"base/a.cpp": "\n" * 600}))
        self.assertIn("#pragma once is missing", self.problems(files={"base/b.hpp": "\n"}))


unittest.main()
