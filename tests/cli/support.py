"""What the end-to-end tests share: running the program, workspaces, hashes, deliveries written for a test."""
import atexit
import csv
import gzip
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("NOROSHI_BIN", ROOT / "build" / "noroshi")).resolve()
DATA = pathlib.Path(os.environ.get("NOROSHI_TEST_DATA", ROOT.parent / "shared" / "data"))
MAPPINGS = ROOT / "data" / "mappings"
SKIPPED = 77  # tests/CMakeLists.txt: SKIP_RETURN_CODE
LIMIT = 30.0  # seconds; no single run or wait takes longer

OK, INVALID, NOT_FOUND, REFUSED, BUSY, IO, ATTENTION, STOPPED = 0, 2, 3, 4, 5, 6, 8, 130


def environment(**more):
    """The caller's environment without what would change the answers."""
    kept = {k: v for k, v in os.environ.items()
            if not k.startswith(("NOROSHI_", "LC_")) and k not in ("LANG", "LANGUAGE", "NO_COLOR", "COLUMNS")}
    return {**kept, "LANG": "C.UTF-8", **more}


class Ran:
    def __init__(self, code, out, err):
        self.code, self.bytes, self.err = code, out, err

    @property
    def out(self):
        return self.bytes.decode("utf-8")

    @property
    def rows(self):  # of --format csv, as dictionaries
        return list(csv.DictReader(io.StringIO(self.out)))

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def tables(self):
        """The tables of --format json."""
        return self.json

    def __str__(self):
        return f"exit {self.code}\nstdout: {self.bytes[:600]!r}\nstderr: {self.err[:2000]}"


def noroshi(*words, workspace=None, env=None, stdin=None, preexec_fn=None):
    command = [str(BINARY), *map(str, words)] + (["--workspace", str(workspace)] if workspace else [])
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=LIMIT, env=environment(**(env or {})),
                          preexec_fn=preexec_fn, **({} if stdin is not None else {"stdin": subprocess.DEVNULL}))
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def start(*words, workspace, env=None):
    return subprocess.Popen([str(BINARY), *map(str, words), "--workspace", str(workspace)], env=environment(**(env or {})),
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(condition, limit=LIMIT):
    """The first true value of condition(), or None when the limit passes."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.0005)
    return None


def hashes(folder, leave_out=("cache",)):
    """Every file below a folder with its content. Names in leave_out (first path component) are not looked at:
    cache/ holds nothing that cannot be made again, and questions may write it."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        name = path.relative_to(folder)
        if name.parts[0] in leave_out or not path.is_file():
            continue
        found[str(name)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def sql(workspace, query):
    ran = noroshi("sql", query, "--format", "csv", workspace=workspace)
    if ran.code != OK:
        raise AssertionError(f"{query}\n{ran}")
    return ran.rows


def comtrade_rows(value=1000.5, partners=(156, 410, 842, 36, 276, 251, 826, 124, 682, 784),
                  products=("850760", "850511", "270900", "271111"), year=2023):
    """Lines of a UN Comtrade file: Japan's imports. The values are invented."""
    pairs = [(p, c) for c in products for p in partners]
    return [f"{year},H6,392,{p},M,{c},{100 + i},{value + i}" for i, (p, c) in enumerate(pairs)]


COMTRADE_HEADER = "period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,netWgt,primaryValue"


def comtrade_csv(rows, header=COMTRADE_HEADER, end="\n"):
    return end.join([header, *rows, ""])


_AREAS = (36, 76, 124, 156, 251, 276, 344, 360, 380, 392, 410, 458, 484, 490, 528, 699, 702, 704, 724, 764, 826, 842)


def baci_csv(products, scale=1.0, products_from=0):
    """A BACI year over 22 areas, all pairs: 462 invented rows per product."""
    lines = ["t,i,j,k,v,q"]
    for k in range(products_from, products_from + products):
        code = f"{280000 + 10 * k:06d}"
        lines += [f"2023,{i},{j},{code},{scale * ((i * j * (k + 1)) % 997 + 0.5)},{(i + j) % 9 + 0.25}"
                  for i in _AREAS for j in _AREAS if i != j]
    return "\n".join(lines) + "\n"


def gzip_bytes(text):
    return gzip.compress(text.encode(), compresslevel=1, mtime=0)


class CliTest(unittest.TestCase):
    """A test with a scratch folder of its own. Nothing outside it is written."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="noroshi-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    template = None  # a workspace as `init` makes it; tests start from copies

    def workspace(self, name="workspace", **env):
        made = self.folder / name
        if env:
            self.succeeds("init", "--quiet", workspace=made, env=env)
            return made
        if CliTest.template is None:
            CliTest.template = pathlib.Path(tempfile.mkdtemp(prefix="noroshi-test-")) / "workspace"
            atexit.register(shutil.rmtree, CliTest.template.parent, ignore_errors=True)
            self.succeeds("init", "--quiet", workspace=CliTest.template)
        shutil.copytree(CliTest.template, made)
        return made

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def succeeds(self, *words, **how):
        ran = noroshi(*words, **how)
        self.assertEqual(ran.code, OK, f"{words}\n{ran}")
        return ran

    def fails(self, code, *words, says=(), **how):
        """Exit code, nothing on stdout, and every one of `says` in the message."""
        ran = noroshi(*words, **how)
        self.assertEqual(ran.code, code, f"{words}\n{ran}")
        self.assertEqual(ran.bytes, b"", f"{words}: an error leaves stdout empty")
        for what in says:
            self.assertIn(what, ran.err, f"{words}")
        return ran


class _ClassLong(CliTest):
    def runTest(self):
        pass


def for_class(cls):
    """A CliTest whose scratch folder lasts as long as the tests of `cls`, none of which may change it."""
    shared = _ClassLong()
    shared.setUp()
    cls.addClassCleanup(shared.doCleanups)
    return shared


def main():
    """unittest.main, but a module in which every test was skipped says so to ctest."""
    if not BINARY.exists():
        print(f"no program at {BINARY}; build it, or set NOROSHI_BIN", file=sys.stderr)
        sys.exit(1)
    program = unittest.main(module="__main__", exit=False, verbosity=2)
    result = program.result
    ran = result.testsRun - len(result.skipped)
    if result.wasSuccessful() and result.skipped and ran <= 0:
        sys.exit(SKIPPED)
    sys.exit(0 if result.wasSuccessful() else 1)
