# SPDX-License-Identifier: MIT
"""Tests mutants of src/, tables/, examples/ and the page's script, each with one small change, and prints those that
survive because the compiler accepts them and no unit test detects them. Many survivors are as good as the original,
such as one without a fast path. So this is a tool, not a test, and it exits with 0.

    cmake --build build --target mutants       takes from the environment:
        SECONDS=600       how long to run (default 120)
        SEED=7            the seed of the random order (default: taken from the last commit); it is printed
        ONLY=examples/    only the files whose path begins with this

    check.py SOURCE BUILD                      does the same; BUILD holds the tests, already built

A mutant of src/ or tables/ is tested with the unit tests of the library, beginning with that of the changed file. One
of src/ that survives is tested again with gcc's warnings and sanitizers, and with tests/tables/refuse.sh if the file
reads the tables. A mutant of a program in examples/ is tested with the tests of this program, and one of an export also
with parsers. A mutant of the page is tested in Chromium, which takes a minute, so only few are tried unless ONLY names
the page. If a folder's tests fail without a change, as the page's do without Chromium, it is left out with a
message."""
import collections
import concurrent.futures
import glob
import itertools
import os
import queue
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import mutate  # noqa: E402

JOBS = 2
PAGE = "examples/statuscode/page/page.js"
OTHERS_PER_PAGE_MUTANT = 60
PLAIN = ["tcc", "-w"] if shutil.which("tcc") else ["gcc", "-w", "-O0"]
STRICT = ["gcc", "-std=c99", "-Wall", "-Wextra", "-Werror"]
SANITIZED = ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
LIBRARY_TESTS = "lookup names classes translate reply fields json_read tables body language json_write".split()

Step = collections.namedtuple("Step", "verdict command environment cpu seconds", defaults=({}, 2, 60))


class Workspace:
    """A copy of the project that holds one mutant at a time. Steps come from generators, so a step runs only if the
    mutant has passed all steps before it. The first step that fails gives the verdict."""

    def __init__(self, source, build, folder):
        self.build, self.folder = build, folder
        for name in "include", "src", "tables", "examples", "tests":
            shutil.copytree(os.path.join(source, name), os.path.join(folder, name))
        shutil.copytree(os.path.join(build, "examples/page"), os.path.join(folder, "page"))
        self.flags = ["-std=c99", "-Iinclude", "-Itables", "-Ipage", f'-DSC_TABLES="{build}/own_tables.def"']

    def sources(self, folder):
        return sorted(glob.glob(f"{folder}/*.c", root_dir=self.folder))

    def test(self, name, cpu=2, **environment):
        return Step("detected", [f"{self.build}/tests/{name}"], environment, cpu)

    def library(self, compiler, path, **environment):
        """Builds the library and runs the tests with it instead of the one they were linked with."""
        yield Step("rejected", [*compiler, *self.flags, "-fPIC", "-shared", "-o", "libstatuscode.so.0", *self.sources("src")],
                   cpu=60)
        own = os.path.basename(path).split(".")[0]
        for name in sorted(LIBRARY_TESTS, key=lambda name: name != own):
            yield self.test(f"{name}_test", 20, LD_LIBRARY_PATH=self.folder, **environment)

    def of_library(self, mutant):
        reads_tables = mutant.path.startswith("tables/") or mutant.path in ("src/table.h", "src/tables.c")
        # tcc accepts mistakes in the tables that gcc rejects.
        yield from self.library(["gcc", "-w", "-O0"] if reads_tables else PLAIN, mutant.path)
        yield Step("rejected", ["gcc", "-w", "-O0", *self.flags[:-1], f'-DSC_TABLES="{self.folder}/tests/extra/both.def"',
                                f'-DSOURCE_DIR="{self.folder}"', "-o", "extra", "tests/extra_test.c", "tests/only.c",
                                *self.sources("src"), "-lcmocka"], cpu=60)
        yield Step("detected", ["./extra"])
        if mutant.path.startswith("tables/"):
            return
        asan = subprocess.run(["gcc", "-print-file-name=libasan.so"], capture_output=True, text=True, check=True).stdout.strip()
        for more in [], ["-U__SSE2__"]:
            if not more or "__SSE2__" in mutant.text:
                yield from self.library([*STRICT, *SANITIZED, *more], mutant.path, LD_PRELOAD=asan,
                                        ASAN_OPTIONS="detect_leaks=0:verify_asan_link_order=0")
        if reads_tables:
            yield Step("detected", ["sh", "tests/tables/refuse.sh", self.folder], {"CC": "gcc"}, 60, 300)

    def of_program(self, mutant):
        """Tests the tool, the client or the server as a process, then its functions under the sanitizers."""
        is_tool = mutant.path.startswith("examples/statuscode/") or mutant.path.endswith(".h")
        name = "tool" if is_tool else os.path.basename(mutant.path)[:-2]
        sources = self.sources("examples/statuscode") if is_tool else [mutant.path]
        yield Step("rejected", [*PLAIN, *self.flags, "-o", "program", *sources, *self.sources("src")], cpu=60)
        program = {f"STATUSCODE_{name.upper()}": f"{self.folder}/program"}
        yield self.test("statuscode_test" if is_tool else f"{name}_test", **program)
        if is_tool:
            yield self.test("terminal", **program)
        yield Step("rejected", [*STRICT, *self.flags, "-fsyntax-only", mutant.path], cpu=60)
        yield Step("rejected", ["gcc", "-w", *SANITIZED, *self.flags, "-o", "functions", f"tests/programs/functions/{name}.c",
                                f"{self.build}/libstatuscode.so", f"-Wl,-rpath,{self.build}", "-lcmocka"], cpu=60)
        yield Step("detected", ["./functions"], cpu=20)
        if "/export" in mutant.path:
            yield Step("detected", [sys.executable, "tests/programs/export/formats.py", "./program", self.folder], {}, 20, 300)

    def of_page(self, mutant):
        script = mutant.mutated().replace("{{module}}", "")
        yield Step("rejected", ["node", "-e", "new (require('vm').Script)(process.argv[1])", script])
        yield Step("rejected", ["cmake", "-DPAGE=examples/statuscode/page", "-DMODULE=examples/javascript/statuscode.js",
                                "-DOUTPUT=page/page.html", "-P", "examples/statuscode/page/join.cmake"], cpu=60)
        yield Step("rejected", ["cmake", "-DFILE=page/page.html", "-DNAME=page", "-DHEADER=page/page.h", "-P",
                                "examples/statuscode/embed.cmake"], cpu=60)
        yield Step("rejected", [*PLAIN, *self.flags, "-o", "program", *self.sources("examples/statuscode"), *self.sources("src")],
                   cpu=60)
        yield Step("detected", ["sh", "tests/programs/export/page.sh", "./program", f"{self.build}/examples/client"], {}, 300, 300)

    def steps(self, mutant):
        if mutant.path == PAGE:
            return self.of_page(mutant)
        return self.of_program(mutant) if mutant.path.startswith("examples/") else self.of_library(mutant)

    def failed_step(self, mutant):
        """Returns the step that the mutant fails, or None if it survives."""
        with open(os.path.join(self.folder, mutant.path), "w", encoding="utf-8") as file:
            file.write(mutant.mutated())
        try:
            return next((step for step in self.steps(mutant) if not self.passes(step)), None)
        finally:
            with open(os.path.join(self.folder, mutant.path), "w", encoding="utf-8") as file:
                file.write(mutant.text)

    def passes(self, step):
        """Whether the step exits with 0 in time. A test program ends with its first failure."""
        environment = {**os.environ, "CMOCKA_TEST_ABORT": "1", **step.environment}
        environment.pop("ONLY", None)  # the unit tests would take it as a selection

        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (step.cpu, step.cpu))
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 28, 1 << 28))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        try:
            process = subprocess.Popen(step.command, cwd=self.folder, env=environment, preexec_fn=limit, start_new_session=True,
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except FileNotFoundError:
            return False
        try:
            return process.wait(step.seconds) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            end_group(process)


def end_group(process):
    """Ends a step's process and all processes that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def seed_of_commit(source):
    """Returns a seed that changes with each commit, or 1 if there is no commit."""
    ran = subprocess.run(["git", "-C", source, "rev-parse", "--short=8", "HEAD"], capture_output=True, text=True, check=False)
    return int(ran.stdout[:8], 16) if ran.returncode == 0 else 1


def folder_of(path):
    return "page" if path == PAGE else path.split("/")[0] + "/"


def all_mutants(source, chance, only):
    """Returns the mutants of each folder in random order."""
    found = collections.defaultdict(list)
    for pattern in "src/*.[ch]", "tables/*.def", "examples/*.[ch]", "examples/statuscode/*.[ch]", PAGE:
        for path in sorted(glob.glob(pattern, root_dir=source)):
            with open(os.path.join(source, path), encoding="utf-8") as file:
                mutants = mutate.of_file(path, file.read(), chance)
            found[folder_of(path)] += [mutant for mutant in mutants if path.startswith(only)]
    for mutants in found.values():
        chance.shuffle(mutants)
    return {folder: mutants for folder, mutants in found.items() if mutants}


def in_turns(found):
    """Yields one mutant of each folder in turn, and one of the page after every OTHERS_PER_PAGE_MUTANT others."""
    folders = [found[folder] for folder in found if folder != "page"]
    others = [mutant for turn in itertools.zip_longest(*folders) for mutant in turn if mutant]
    page = iter(found.get("page", []))
    for i, mutant in enumerate(others):
        if i % OTHERS_PER_PAGE_MUTANT == 0:
            yield from itertools.islice(page, 1)
        yield mutant
    yield from page


class Run:
    """Tests mutants in several workspaces at once, and counts the verdicts."""

    def __init__(self, source, build, scratch):
        self.counts = collections.defaultdict(collections.Counter)
        self.workspaces = queue.Queue()
        for number in range(JOBS):
            self.workspaces.put(Workspace(source, build, os.path.join(scratch, str(number))))
        self.end = 0

    def failed_step(self, mutant):
        workspace = self.workspaces.get()
        try:
            return workspace.failed_step(mutant)
        finally:
            self.workspaces.put(workspace)

    def original_passes(self, mutants):
        """Whether the unchanged file passes all steps. The page's does not if there is no browser."""
        first = mutants[0]
        step = self.failed_step(mutate.Mutant(first.path, first.text, 0, 0, ""))
        if step:
            command = " ".join(step.command).splitlines()[0]
            print(f"left out: {folder_of(first.path)}, because this fails without a change: {command}", flush=True)
        return not step

    def test(self, mutant):
        if time.monotonic() > self.end:
            return
        step = self.failed_step(mutant)
        self.counts[folder_of(mutant.path)][step.verdict if step else "survived"] += 1
        if not step:
            print(mutant.name(), flush=True)

    def test_all(self, found, seconds):
        with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
            # The page is the slowest, so it comes first.
            passed = pool.map(self.original_passes, reversed(found.values()))
            found = {folder: found[folder] for folder, has_passed in zip(reversed(found), passed) if has_passed}
            self.end = time.monotonic() + seconds
            list(pool.map(self.test, in_turns(found)))


def main():
    source, build = (os.path.abspath(path) for path in sys.argv[1:])
    seed = int(os.environ.get("SEED") or seed_of_commit(source))
    found = all_mutants(source, random.Random(seed), os.environ.get("ONLY", ""))
    if not found:
        sys.exit("FAIL: ONLY selects nothing")
    os.nice(5)
    with tempfile.TemporaryDirectory() as scratch:
        run = Run(source, build, scratch)
        run.test_all(found, float(os.environ.get("SECONDS") or 120))
    for folder, mutants in found.items():
        counts = run.counts[folder]
        print(f"{folder:10}{sum(counts.values())} of {len(mutants)} tried: " +
              ", ".join(f"{counts[verdict]} {verdict}" for verdict in ("detected", "rejected", "survived")))
    print(f"seed {seed}")


if __name__ == "__main__":
    main()
