# SPDX-License-Identifier: MIT
"""Plants small faults in src/, tables/, examples/ and the page's script, one at a time, and prints those that survive:
the compiler takes them, and no unit test notices. Many survivors are no worse than the original, such as a fast path
that is left out, so this is a tool to read and not a test: it exits with 0.

    cmake --build build --target mutants       in the environment:
        SECONDS=600       how long it goes on (120)
        SEED=7            another order of the faults than the last commit's; the seed is printed
        ONLY=examples/    only the files whose path begins so

    check.py SOURCE BUILD                      the same; BUILD holds the tests, which are built

A fault in src/ or tables/ meets the unit tests of the library, the one of its own file first. What survives meets them
again with gcc's warnings and sanitizers, and tests/tables/refuse.sh if the tables are read there. A fault in a program
of examples/ meets the tests of this program, and one in an export its parsers too. A fault in the page meets Chromium,
which takes a minute: these are few, unless ONLY names the page. A folder whose tests fail without a fault, such as the
page where there is no Chromium, is left out and said to be."""
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
OTHERS_PER_PAGE = 60
PLAIN = ["tcc", "-w"] if shutil.which("tcc") else ["gcc", "-w", "-O0"]
STRICT = ["gcc", "-std=c99", "-Wall", "-Wextra", "-Werror"]
SANITIZED = ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
LIBRARY_TESTS = "lookup names classes translate reply fields json_read tables body language json_write".split()

Step = collections.namedtuple("Step", "verdict command environment cpu seconds", defaults=({}, 2, 60))


class World:
    """A copy of the project to plant faults in. The steps that follow are generators: later ones run only for those
    faults that the earlier ones let pass. A step that fails gives the verdict."""

    def __init__(self, source, build, folder):
        self.build, self.folder = build, folder
        for name in "include", "src", "tables", "examples", "tests":
            shutil.copytree(os.path.join(source, name), os.path.join(folder, name))
        shutil.copytree(os.path.join(build, "examples/page"), os.path.join(folder, "page"))
        self.flags = ["-std=c99", "-Iinclude", "-Itables", "-Ipage", f'-DSC_TABLES="{build}/own_tables.def"']

    def sources(self, folder):
        return sorted(glob.glob(f"{folder}/*.c", root_dir=self.folder))

    def test(self, name, cpu=2, **environment):
        return Step("noticed", [f"{self.build}/tests/{name}"], environment, cpu)

    def library(self, compiler, path, **environment):
        """Builds the library, and runs the tests with it in place of the one they were linked with."""
        yield Step("refused", [*compiler, *self.flags, "-fPIC", "-shared", "-o", "libstatuscode.so.0", *self.sources("src")],
                   cpu=60)
        own = os.path.basename(path).split(".")[0]
        for name in sorted(LIBRARY_TESTS, key=lambda name: name != own):
            yield self.test(f"{name}_test", 20, LD_LIBRARY_PATH=self.folder, **environment)

    def of_library(self, mutant):
        reads_tables = mutant.path.startswith("tables/") or mutant.path in ("src/table.h", "src/tables.c")
        # tcc does not review the tables as gcc does.
        yield from self.library(["gcc", "-w", "-O0"] if reads_tables else PLAIN, mutant.path)
        yield Step("refused", ["gcc", "-w", "-O0", *self.flags[:-1], f'-DSC_TABLES="{self.folder}/tests/extra/both.def"',
                               f'-DSOURCE_DIR="{self.folder}"', "-o", "extra", "tests/extra_test.c", "tests/only.c",
                               *self.sources("src"), "-lcmocka"], cpu=60)
        yield Step("noticed", ["./extra"])
        if mutant.path.startswith("tables/"):
            return
        asan = subprocess.run(["gcc", "-print-file-name=libasan.so"], capture_output=True, text=True, check=True).stdout.strip()
        for more in [], ["-U__SSE2__"]:
            if not more or "__SSE2__" in mutant.text:
                yield from self.library([*STRICT, *SANITIZED, *more], mutant.path, LD_PRELOAD=asan,
                                        ASAN_OPTIONS="detect_leaks=0:verify_asan_link_order=0")
        if reads_tables:
            yield Step("noticed", ["sh", "tests/tables/refuse.sh", self.folder], {"CC": "gcc"}, 60, 300)

    def of_program(self, mutant):
        """The tool, the client or the server: as processes, then their functions with the sanitizers."""
        is_tool = mutant.path.startswith("examples/statuscode/") or mutant.path.endswith(".h")
        name = "tool" if is_tool else os.path.basename(mutant.path)[:-2]
        sources = self.sources("examples/statuscode") if is_tool else [mutant.path]
        yield Step("refused", [*PLAIN, *self.flags, "-o", "program", *sources, *self.sources("src")], cpu=60)
        program = {f"STATUSCODE_{name.upper()}": f"{self.folder}/program"}
        yield self.test("statuscode_test" if is_tool else f"{name}_test", **program)
        if is_tool:
            yield self.test("terminal", **program)
        yield Step("refused", [*STRICT, *self.flags, "-fsyntax-only", mutant.path], cpu=60)
        yield Step("refused", ["gcc", "-w", *SANITIZED, *self.flags, "-o", "functions", f"tests/programs/functions/{name}.c",
                               f"{self.build}/libstatuscode.so", f"-Wl,-rpath,{self.build}", "-lcmocka"], cpu=60)
        yield Step("noticed", ["./functions"], cpu=20)
        if "/export" in mutant.path:
            yield Step("noticed", [sys.executable, "tests/programs/export/formats.py", "./program", self.folder], {}, 20, 300)

    def of_page(self, mutant):
        script = mutant.mutated().replace("{{module}}", "")
        yield Step("refused", ["node", "-e", "new (require('vm').Script)(process.argv[1])", script])
        yield Step("refused", ["cmake", "-DPAGE=examples/statuscode/page", "-DMODULE=examples/javascript/statuscode.js",
                               "-DOUTPUT=page/page.html", "-P", "examples/statuscode/page/join.cmake"], cpu=60)
        yield Step("refused", ["cmake", "-DFILE=page/page.html", "-DNAME=page", "-DHEADER=page/page.h", "-P",
                               "examples/statuscode/embed.cmake"], cpu=60)
        yield Step("refused", [*PLAIN, *self.flags, "-o", "program", *self.sources("examples/statuscode"), *self.sources("src")],
                   cpu=60)
        yield Step("noticed", ["sh", "tests/programs/export/page.sh", "./program", f"{self.build}/examples/client"], {}, 300, 300)

    def steps(self, mutant):
        if mutant.path == PAGE:
            return self.of_page(mutant)
        return self.of_program(mutant) if mutant.path.startswith("examples/") else self.of_library(mutant)

    def stop(self, mutant):
        """The step that the mutant does not pass, None if it survives."""
        with open(os.path.join(self.folder, mutant.path), "w", encoding="utf-8") as file:
            file.write(mutant.mutated())
        try:
            return next((step for step in self.steps(mutant) if not self.passes(step)), None)
        finally:
            with open(os.path.join(self.folder, mutant.path), "w", encoding="utf-8") as file:
                file.write(mutant.text)

    def passes(self, step):
        """Whether the step exits with 0, in time. A test ends with the first failure."""
        environment = {**os.environ, "CMOCKA_TEST_ABORT": "1", **step.environment}
        # Of the unit tests it would choose some.
        environment.pop("ONLY", None)

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
    """Ends what the step has left running, too."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def seed_of_commit(source):
    """So that the next commit tries others, and the same one the same. 1 where there is no commit."""
    ran = subprocess.run(["git", "-C", source, "rev-parse", "--short=8", "HEAD"], capture_output=True, text=True, check=False)
    return int(ran.stdout[:8], 16) if ran.returncode == 0 else 1


def folder_of(path):
    return "page" if path == PAGE else path.split("/")[0] + "/"


def all_mutants(source, chance, only):
    """Of each folder, in a random order."""
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
    """One of each folder at a time, and of the page one now and then."""
    folders = [found[folder] for folder in found if folder != "page"]
    others = [mutant for turn in itertools.zip_longest(*folders) for mutant in turn if mutant]
    page = iter(found.get("page", []))
    for i, mutant in enumerate(others):
        if i % OTHERS_PER_PAGE == 0:
            yield from itertools.islice(page, 1)
        yield mutant
    yield from page


class Run:
    """Several worlds at work, and what became of the mutants in them."""

    def __init__(self, source, build, scratch):
        self.counts = collections.defaultdict(collections.Counter)
        self.worlds = queue.Queue()
        for number in range(JOBS):
            self.worlds.put(World(source, build, os.path.join(scratch, str(number))))
        self.end = 0

    def stop(self, mutant):
        world = self.worlds.get()
        try:
            return world.stop(mutant)
        finally:
            self.worlds.put(world)

    def untouched(self, mutants):
        """Whether everything passes without a fault. It does not where there is no browser, for one."""
        first = mutants[0]
        step = self.stop(mutate.Mutant(first.path, first.text, 0, 0, ""))
        if step:
            command = " ".join(step.command).splitlines()[0]
            print(f"left out: {folder_of(first.path)}, where this fails without a fault: {command}", flush=True)
        return not step

    def judge(self, mutant):
        if time.monotonic() > self.end:
            return
        step = self.stop(mutant)
        self.counts[folder_of(mutant.path)][step.verdict if step else "survived"] += 1
        if not step:
            print(mutant.name(), flush=True)

    def over(self, found, seconds):
        with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
            # The slowest first: the page.
            able = pool.map(self.untouched, reversed(found.values()))
            found = {folder: found[folder] for folder, is_able in zip(reversed(found), able) if is_able}
            self.end = time.monotonic() + seconds
            list(pool.map(self.judge, in_turns(found)))


def main():
    source, build = (os.path.abspath(path) for path in sys.argv[1:])
    seed = int(os.environ.get("SEED") or seed_of_commit(source))
    found = all_mutants(source, random.Random(seed), os.environ.get("ONLY", ""))
    if not found:
        sys.exit("FAIL: ONLY selects nothing")
    os.nice(5)
    with tempfile.TemporaryDirectory() as scratch:
        run = Run(source, build, scratch)
        run.over(found, float(os.environ.get("SECONDS") or 120))
    for folder, mutants in found.items():
        counts = run.counts[folder]
        print(f"{folder:10}{sum(counts.values())} of {len(mutants)} tried: " +
              ", ".join(f"{counts[verdict]} {verdict}" for verdict in ("noticed", "refused", "survived")))
    print(f"seed {seed}")


if __name__ == "__main__":
    main()
