"""Imports that are killed, stopped, doubled, out of disk or not allowed: the workspace is as it was, or complete."""
import ctypes
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import unittest

import support
from support import (BUSY, CliTest, IO, NOT_FOUND, OK, REFUSED, STOPPED, baci_csv, comtrade_csv, comtrade_rows, gzip_bytes, hashes,
                     noroshi, sql, start, wait_for)

BACI = "BACI_HS17_Y2023_V202501.csv"
UNFINISHED = ("cache", ".staging")  # what a killed import may leave; the next one removes it
NOBODY = 65534
MS_REMOUNT, MS_RDONLY, MS_BIND, MS_REC, MS_PRIVATE, CLONE_NEWNS = 32, 1, 4096, 16384, 1 << 18, 0x00020000
LIBC = ctypes.CDLL(None, use_errno=True)


def mount(source, target, kind, flags, options=None):
    done = LIBC.mount(str(source).encode(), str(target).encode(), kind and kind.encode(), flags, options and options.encode())
    return done == 0


def own_mounts():
    """Mounts of this process only, so that nothing stays behind. True when it could be done."""
    return os.geteuid() == 0 and LIBC.unshare(CLONE_NEWNS) == 0 and mount("none", "/", None, MS_REC | MS_PRIVATE)


CAN_MOUNT = own_mounts()


def process_state(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return None


class Interrupted(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.big = gzip_bytes(baci_csv(500))  # 231,000 rows: long enough to be met in the middle

    def setUp(self):
        super().setUp()
        self.home = self.workspace()
        self.succeeds("import", "baci", self.write(BACI, baci_csv(2, scale=7.0)), workspace=self.home)
        self.delivery = self.folder / "delivery" / (BACI + ".gz")
        self.delivery.parent.mkdir()
        self.delivery.write_bytes(self.big)
        self.before = hashes(self.home, UNFINISHED)
        self.rows = self.count()

    def count(self):
        return sql(self.home, "SELECT count(*) AS n, sum(value_usd) AS v FROM trade WHERE feed = 'baci'")[0]

    def staged(self, pattern="*"):
        return any(p.is_file() for p in (self.home / ".staging").glob("*/" + pattern))

    def halted(self, condition, *more):
        """An import halted (SIGSTOP) at the moment that `condition` describes, before its commit."""
        for _ in range(10):
            process = start("import", "baci", self.delivery, "--force", "--quiet", *more, workspace=self.home)
            self.addCleanup(self.end, process)
            if wait_for(lambda: condition() or process.poll() is not None) and process.poll() is None:
                process.send_signal(signal.SIGSTOP)
                wait_for(lambda: process_state(process.pid) in ("T", None) or process.poll() is not None)
                if process.poll() is None and condition() and self.deliveries() == 1:
                    return process
            self.end(process)
            self.fail_if_written()
        self.fail("no import could be met at this moment")

    def deliveries(self):
        db = sqlite3.connect(f"file:{self.home / 'noroshi.db'}?mode=ro", uri=True)
        try:
            return db.execute("SELECT count(*) FROM deliveries WHERE feed = 'baci'").fetchone()[0]
        finally:
            db.close()

    def fail_if_written(self):
        """A try that ended before it could be halted has imported: start again from the first state."""
        if self.deliveries() > 1:
            shutil.rmtree(self.home)
            self.succeeds("init", "--quiet", workspace=self.home)
            self.succeeds("import", "baci", self.folder / BACI, workspace=self.home)
            self.before = hashes(self.home, UNFINISHED)

    @staticmethod
    def end(process):
        if process.poll() is None:
            process.kill()
        process.communicate()

    def kill_at(self, condition):
        process = self.halted(condition)
        process.kill()
        process.communicate()
        self.assertEqual(process.returncode, -signal.SIGKILL)
        self.assertEqual(self.count(), self.rows, "answers come from before the import")
        left = {k: v for k, v in hashes(self.home, UNFINISHED).items() if k in self.before}
        self.assertEqual(left, self.before, "nothing that was there has changed")
        self.succeeds("sources", "--format", "csv", workspace=self.home)
        self.succeeds("import", "baci", self.delivery, "--force", workspace=self.home)
        self.assertEqual(self.count()["n"], str(462 * 500))
        self.assertFalse((self.home / ".staging").exists(), "the next import tidies up")
        db = sqlite3.connect(self.home / "noroshi.db")
        recorded = {r[0] for r in db.execute("SELECT path FROM partitions")}
        db.close()
        on_disk = {str(p.relative_to(self.home)) for p in (self.home / "vintages").rglob("*.parquet")}
        self.assertEqual(on_disk, recorded, "a vintage without a record is rubbish")

    def test_killed_when_it_begins(self):
        self.kill_at(lambda: (self.home / ".staging").exists())

    def test_killed_while_it_unpacks(self):
        self.kill_at(lambda: self.staged())

    def test_killed_while_it_writes(self):
        self.kill_at(lambda: self.staged("trade-*.parquet"))

    def test_killed_in_the_middle_of_the_commit_of_the_database(self):
        """SQLite's journal is hot after a kill between its sync and its removal: every command must still work."""
        db = self.home / "noroshi.db"
        script = ("import os, sqlite3, sys; d = sqlite3.connect(sys.argv[1], isolation_level=None); d.execute('PRAGMA cache_size = 1'); "
                  "d.execute('BEGIN IMMEDIATE'); d.executemany('INSERT INTO partitions (table_name, feed, name, delivery, path, rows) "
                  "VALUES (\\'trade\\', \\'baci\\', ?, 2, ?, 1)', [(str(n), 'x' * 900 + str(n)) for n in range(300)]); os._exit(9)")
        self.assertEqual(subprocess.run([sys.executable, "-c", script, str(db)]).returncode, 9)
        journal = pathlib.Path(str(db) + "-journal")
        self.assertTrue(journal.exists() and journal.read_bytes()[:1] != b"\0", "the journal is not hot: this test tests nothing")
        self.succeeds("sources", "--format", "csv", workspace=self.home)
        self.assertEqual(self.count(), self.rows)
        self.succeeds("import", "baci", self.delivery, "--force", workspace=self.home)

    def test_ctrl_c_stops_and_changes_nothing(self):
        process = self.halted(lambda: self.staged())
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGCONT)
        out, err = process.communicate(timeout=support.LIMIT)
        self.assertEqual(process.returncode, STOPPED, err)
        self.assertEqual(out, b"")
        self.assertIn(b"stopped", err)
        self.assertIn(b"unchanged", err)
        self.assertEqual(hashes(self.home, ("cache",)), self.before, "not even a staged file stays")
        self.assertFalse((self.home / ".staging").exists())

    def test_ctrl_c_says_so_in_japanese(self):
        process = self.halted(lambda: self.staged(), "--lang", "ja")
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGCONT)
        _, err = process.communicate(timeout=support.LIMIT)
        self.assertEqual(process.returncode, STOPPED, err)
        self.assertIn("中止しました", err.decode())
        self.assertEqual(hashes(self.home, ("cache",)), self.before)

    def test_two_imports_at_once(self):
        first = self.halted(lambda: self.staged())
        small = self.folder / BACI
        self.fails(BUSY, "import", "baci", small, says=("another import", "Wait"), workspace=self.home)
        self.fails(BUSY, "import", "baci", small, "--lang", "ja", says=("別の取り込み", "再実行"), workspace=self.home)
        self.assertEqual(self.count(), self.rows, "reading goes on beside an import")
        first.send_signal(signal.SIGCONT)
        _, err = first.communicate(timeout=support.LIMIT)
        self.assertEqual(first.returncode, OK, err)
        self.assertEqual(self.count()["n"], str(462 * 500))


class Vintages(CliTest):
    def setUp(self):
        super().setUp()
        self.home = self.workspace(NOROSHI_NOW="2024-01-01")

    def deliver(self, rows, day, *more, code=OK, says=()):
        path = self.write(f"{day}.csv", comtrade_csv(rows))
        ran = noroshi("import", "comtrade", path, *more, workspace=self.home, env={"NOROSHI_NOW": day})
        self.assertEqual(ran.code, code, ran)
        for what in says:
            self.assertIn(what, ran.err)
        return ran

    def value(self, *more, day="2024-12-31"):
        ran = noroshi("chokepoints", "--year", 2023, "--product", "850760", "--source", "comtrade", "--no-intervals", "--quiet", "--format", "csv", *more,
                      workspace=self.home, env={"NOROSHI_NOW": day})
        self.assertEqual(ran.code, OK, ran)
        self.assertEqual(len(ran.rows), 1)
        return float(ran.rows[0]["import_value_usd"])

    def test_as_of_gives_what_was_known_on_that_day(self):
        first, second = comtrade_rows(value=1000), comtrade_rows(value=5000)
        self.deliver(first, "2024-03-10")
        self.deliver(second, "2024-06-20")
        old, new = (sum(v + i for i in range(10)) for v in (1000, 5000))
        self.assertAlmostEqual(self.value(), new)
        self.assertAlmostEqual(self.value("--as-of", "2024-06-20"), new)
        self.assertAlmostEqual(self.value("--as-of", "2024-06-19"), old)
        self.assertAlmostEqual(self.value("--as-of", "2024-03-10"), old)
        ran = noroshi("chokepoints", "--year", 2023, "--source", "comtrade", "--as-of", "2024-03-09", workspace=self.home)
        self.assertEqual(ran.code, NOT_FOUND, ran)

    def test_a_delivery_that_takes_suppliers_away_is_refused_unless_forced(self):
        groups = comtrade_rows(partners=(156, 410, 842, 36, 276, 251, 826, 124, 682, 784))
        self.deliver(groups, "2024-03-10", "--partners", "all")
        before = hashes(self.home)
        shrunk = comtrade_rows(partners=(156, 410, 842, 36))  # 16 of 40 rows
        self.deliver(shrunk, "2024-06-20", "--partners", "all", code=REFUSED, says=("Germany", "--force"))
        self.assertEqual(hashes(self.home), before)
        ran = self.deliver(shrunk, "2024-06-20", "--partners", "all", "--lang", "ja", code=REFUSED, says=("ドイツ", "--force"))
        self.assertEqual(ran.bytes, b"")
        self.deliver(shrunk, "2024-06-20", "--partners", "all", "--force")
        self.assertEqual(sql(self.home, "SELECT count(*) AS n FROM trade WHERE feed = 'comtrade'"), [{"n": "16"}])
        forced = sql(self.home, "SELECT forced FROM deliveries WHERE feed = 'comtrade' ORDER BY id")
        self.assertEqual([f["forced"] for f in forced], ["false", "true"])

    def test_a_publisher_with_narrower_bounds(self):
        """BACI's bound is 80 %: a year that loses a third of its rows is refused."""
        self.succeeds("import", "baci", self.write(BACI, baci_csv(3)), workspace=self.home)
        before = hashes(self.home)
        self.fails(REFUSED, "import", "baci", self.write(BACI, baci_csv(2)), says=("--force",), workspace=self.home)
        self.assertEqual(hashes(self.home), before)


class NotAllowed(CliTest):
    """A workspace that may be read and not written."""

    def setUp(self):
        super().setUp()
        self.home = self.workspace()
        self.succeeds("import", "comtrade", self.write("a.csv", comtrade_csv(comtrade_rows())), workspace=self.home)
        self.next = self.write("b.csv", comtrade_csv(comtrade_rows(year=2022)))

    def as_nobody(self):
        """Runs the program without root's rights, if we have them; root may do anything."""
        if os.geteuid() != 0:
            return {}
        how = {"preexec_fn": lambda: (os.setgid(NOBODY), os.setuid(NOBODY))}
        try:
            subprocess.run([str(support.BINARY), "--version"], stdout=subprocess.DEVNULL, check=True, **how)
        except PermissionError:
            self.skipTest(f"needs {support.BINARY} where every user may run it")
        return how

    def reads_and_refuses(self, home, **how):
        before = hashes(home, ())
        self.succeeds("sources", "--format", "csv", workspace=home, **how)
        ran = self.succeeds("chokepoints", "--year", 2023, "--source", "comtrade", "--format", "csv", workspace=home, **how)
        self.assertEqual(len(ran.rows), 4)
        ran = self.succeeds("sql", "SELECT count(*) AS n FROM trade WHERE feed = 'comtrade'", "--format", "csv", workspace=home, **how)
        self.assertEqual(ran.rows, [{"n": "40"}])
        self.fails(IO, "import", "comtrade", self.next, says=("error:", "ermission"), workspace=home, **how)
        self.fails(IO, "import", "comtrade", self.next, "--lang", "ja", says=("エラー:", "権限"), workspace=home, **how)
        self.assertEqual(hashes(home, ()), before)

    def test_read_only_mount(self):
        if not CAN_MOUNT:
            self.skipTest("needs the right to mount")
        view = self.folder / "view"
        view.mkdir()
        self.assertTrue(mount(self.home, view, None, MS_BIND))
        self.addCleanup(LIBC.umount, str(view).encode())
        self.assertTrue(mount("none", view, None, MS_BIND | MS_REMOUNT | MS_RDONLY))
        self.reads_and_refuses(view)

    def test_folder_of_somebody_else(self):
        self.folder.chmod(0o755)
        for path in self.home.rglob("*"):
            path.chmod(0o555 if path.is_dir() else 0o444)
        self.home.chmod(0o555)
        self.addCleanup(lambda: [p.chmod(0o755) for p in (self.home, *self.home.rglob("*")) if p.is_dir()])
        self.next.chmod(0o644)
        self.reads_and_refuses(self.home, **self.as_nobody())

    def test_init_where_nothing_may_be_written(self):
        closed = self.folder / "closed"
        closed.mkdir(mode=0o555)
        self.folder.chmod(0o755)
        self.fails(IO, "init", says=("cannot be created", "ermission"), workspace=closed / "new", **self.as_nobody())


@unittest.skipUnless(CAN_MOUNT, "needs the right to mount a small disk")
class DiskFull(CliTest):
    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        self.assertTrue(mount("tmpfs", self.disk, "tmpfs", 0, "size=4m"))
        self.addCleanup(LIBC.umount, str(self.disk).encode())
        self.home = self.workspace("disk/workspace")
        self.succeeds("import", "baci", self.write(BACI, baci_csv(2, scale=7.0)), workspace=self.home)
        self.before = hashes(self.home)

    def fill(self, free):
        filler = self.disk / "filler"
        filler.unlink(missing_ok=True)
        state = os.statvfs(self.disk)
        filler.write_bytes(b"\0" * max(0, state.f_bavail * state.f_frsize - free))
        return filler

    def refused(self, ran):
        self.assertEqual(ran.code, IO, ran)
        self.assertEqual(ran.bytes, b"")
        self.assertIn("error:", ran.err)
        self.assertRegex(ran.err, "disk|space")
        self.assertEqual(hashes(self.home), self.before)
        self.assertFalse((self.home / ".staging").exists())
        self.assertEqual(sql(self.home, "SELECT count(*) AS n FROM trade WHERE feed = 'baci'"), [{"n": str(2 * 462)}])

    def test_no_room_to_unpack(self):
        packed = self.folder / (BACI + ".gz")
        packed.write_bytes(gzip_bytes(baci_csv(400)))  # 5 MB of text
        self.refused(noroshi("import", "baci", packed, "--force", workspace=self.home))

    def test_no_room_for_the_table_or_the_record(self):
        """However little is left: all or nothing. Each amount meets another step."""
        delivery = self.folder / "big" / BACI
        delivery.parent.mkdir()
        delivery.write_text(baci_csv(100))
        outcomes = []
        for free in (0, 4 << 10, 12 << 10, 64 << 10, 128 << 10):
            with self.subTest(free=free):
                filler = self.fill(free)
                ran = noroshi("import", "baci", delivery, "--force", workspace=self.home)
                outcomes.append(ran.code)
                if ran.code != OK:
                    self.refused(ran)
                filler.unlink()
                if ran.code == OK:
                    break
        self.assertEqual(outcomes[0], IO)
        self.succeeds("import", "baci", delivery, "--force", workspace=self.home)
        self.assertEqual(sql(self.home, "SELECT count(*) AS n FROM trade WHERE feed = 'baci'"), [{"n": str(100 * 462)}])

    def test_no_room_for_the_output(self):
        filler = self.fill(0)
        out = self.disk / "out.csv"
        ran = noroshi("sql", "SELECT * FROM trade", "--output", out, workspace=self.home)
        self.assertEqual(ran.code, IO, ran)
        self.assertIn("out.csv", ran.err)
        self.assertEqual(sorted(p.name for p in self.disk.iterdir()), ["filler", "workspace"], "a file is complete or not there")
        filler.unlink()

    def test_full_stdout(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([str(support.BINARY), "methods"], stdout=full, stderr=subprocess.PIPE, env=support.environment())
        self.assertEqual(done.returncode, IO, done.stderr)
        self.assertIn(b"stdout", done.stderr)


if __name__ == "__main__":
    support.main()
