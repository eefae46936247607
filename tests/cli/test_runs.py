"""Records of runs from outside: lists, unknown ids, records of a job that this program does not have, pages."""
import sqlite3
import unittest

import support
from support import CliTest, INVALID, NOT_FOUND

RUN = """INSERT INTO runs VALUES (1, '3fa9c2e1', 'another_job', 'base case', 7, 'f00d', '2026-11-01T09:30:00Z',
  '2026-11-01', 'judged so', 'このように評価', 1.0, 1.5, 2.5, NULL)"""


class Runs(CliTest):
    def recorded(self):
        """A workspace with the record of a job that no version of the program has."""
        home = self.workspace()
        with sqlite3.connect(home / "noroshi.db") as db:
            db.execute(RUN)
            db.execute("INSERT INTO run_headlines VALUES (1, 0, 'loss', 'Loss', '損失', 0.5, 'USD', 'ドル', 3)")
        return home

    def test_a_new_workspace_has_no_runs(self):
        self.assertEqual(self.succeeds("runs", "--format", "csv", workspace=self.workspace()).rows, [])

    def test_a_record_is_listed_and_shown_in_both_languages(self):
        home = self.recorded()
        row = self.succeeds("runs", "--format", "csv", workspace=home).rows[0]
        self.assertEqual((row["run"], row["job"], row["label"], row["value"]), ("3fa9c2e1", "another_job", "base case", "0.5"))
        tables = self.succeeds("runs", "3fa9", "--format", "json", workspace=home).tables
        self.assertEqual([t["id"] for t in tables], ["run", "run_numbers", "run_fields", "run_inputs", "run_results"])
        self.assertIn("このように評価", self.succeeds("runs", "3fa9c2e1", "--lang", "ja", workspace=home).out)

    def test_an_unknown_id_is_not_found_and_the_nearest_is_offered(self):
        home = self.recorded()
        for words in (("runs", "3fa9c2e7"), ("rerun", "3fa9c2e7"), ("runs_diff", "3fa9c2e7", "3fa9c2e1")):
            self.fails(NOT_FOUND, *words, workspace=home, says=("3fa9c2e7", "'3fa9c2e1'", "`noroshi runs`"))

    def test_a_job_that_this_program_does_not_have_cannot_be_repeated(self):
        home = self.recorded()
        self.fails(NOT_FOUND, "rerun", "3fa9c2e1", workspace=home, says=("another_job",))
        self.fails(NOT_FOUND, "runs_diff", "3fa9c2e1", "3fa9c2e1", workspace=home, says=("another_job",))

    def test_a_run_must_be_named_where_one_is_needed(self):
        home = self.workspace()
        self.fails(INVALID, "rerun", workspace=home, says=("RUN",))
        self.fails(INVALID, "runs_diff", "3fa9c2e1", workspace=home, says=("RUN",))

    def test_any_answer_is_a_page_by_format_or_ending(self):
        home = self.recorded()
        page = self.succeeds("runs", "--format", "html", workspace=home).out
        self.assertTrue(page.startswith("<!DOCTYPE html>"))
        self.assertIn("3fa9c2e1", page)
        self.succeeds("runs", "--output", self.folder / "runs.html", workspace=home)
        self.assertEqual((self.folder / "runs.html").read_text(), page)

    def test_questions_about_runs_change_nothing(self):
        home = self.recorded()
        before = support.hashes(home)
        self.succeeds("runs", "3fa9c2e1", workspace=home)
        self.assertEqual(support.hashes(home), before)


if __name__ == "__main__":
    support.main()
