# SPDX-License-Identifier: MIT
"""Every small fault in src/ and in the tables is noticed by the unit tests, or refused by the compiler.

    check.py SOURCE [--all] [--seconds N] [--seed N] [--jobs N] [--only FILE]

A fault that nothing can notice stands in the file "equivalent" beside this one, under the reason why. With --all all
of them are tried, else as many as there is time for, in the order of the seed. That is made of the commit, so that the
next one tries others and the same one the same; the last line says it, with the figures. Each is built with tcc and run with the test
of its own file first; what survives that is tried once more with gcc's warnings and sanitizers. So a fault where there
is SSE2, of which tcc knows nothing, has to be noticed in gcc's build, and one where there is none in tcc's or in gcc's
without it. 77 (skipped) without both compilers."""
import argparse
import concurrent.futures
import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import mutate  # noqa: E402

# The slow tests come last: most faults in one file are noticed by the tests of several.
SLOW = "language", "body", "json_write"
CELLS = 300
HERE = os.path.dirname(os.path.abspath(__file__))

# How the library is built.
SANITIZED = "gcc -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -Wall -Wextra -Werror"
WAYS = {"tcc": "tcc -w", "gcc": "gcc -w", "sanitized": SANITIZED, "without SSE2": SANITIZED + " -U__SSE2__"}


class Bench:
    """Builds the tests once, as one program that ends at the first test that fails, and each mutant's library."""

    def __init__(self, source, scratch):
        self.source, self.scratch = source, scratch
        self.sources = [f for f in sorted(os.listdir(os.path.join(source, "src"))) if f.endswith(".c")]
        names = [f[:-2] for f in self.sources if os.path.exists(os.path.join(source, "tests", f[:-2] + "_test.c"))]
        self.tests = sorted(names, key=lambda name: (name in SLOW, name))
        with open(os.path.join(scratch, "run.c"), "w", encoding="ascii") as file:
            file.write("#include <string.h>\n")
            for name in self.tests:
                file.write(f"int {name}_test(void);\n")
            file.write("int main(int count, char **names)\n{\n    for (int i = 1; i < count; i++) {\n")
            for name in self.tests:
                file.write(f'        if (strcmp(names[i], "{name}") == 0 && {name}_test() != 0)\n            return 1;\n')
            file.write("    }\n    return 0;\n}\n")
        for name in self.tests:
            self.must(["gcc", "-std=c99", "-O1", "-w", f"-I{source}/include", f"-I{source}/tables", f'-DSOURCE_DIR="{source}"',
                       f"-Dmain={name}_test", "-c", f"{source}/tests/{name}_test.c", "-o", f"{name}.o"])
        self.must(["gcc", "-std=c99", "run.c", "-c", "-o", "run.o"])
        self.needs = {}
        for file in self.sources:
            rule = subprocess.run(["gcc", "-MM", f"-I{source}/include", f"-I{source}/tables", f"{source}/src/{file}"],
                                  capture_output=True, text=True, check=True).stdout
            self.needs[file] = [os.path.relpath(name, source) for name in rule.split()[1:] if name != "\\"]
            for way in WAYS:
                os.makedirs(os.path.join(scratch, way), exist_ok=True)
                if not self.compile(way, os.path.join(source, "src", file), way):
                    sys.exit(f"FAIL: {file} does not build: {WAYS[way]}")
        os.mkdir(os.path.join(scratch, "untouched"))
        self.build("untouched", None, "gcc")
        self.must(["gcc", "-o", "run", "run.o", *[f"{name}.o" for name in self.tests], "-Luntouched",
                   "-l:libmutant.so", *os.environ.get("CMOCKA_FLAGS", "-lcmocka").split()])
        self.asan = subprocess.run(["gcc", "-print-file-name=libasan.so"], capture_output=True, text=True,
                                   check=True).stdout.strip()

    def must(self, command):
        subprocess.run(command, cwd=self.scratch, check=True)

    def compile(self, way, path, folder, tables=None):
        """Whether the compiler takes the file, whose object goes into the folder."""
        return subprocess.run([*WAYS[way].split(), "-std=c99", "-fPIC", f"-I{self.source}/include",
                               f"-I{tables or self.source + '/tables'}", "-c", path, "-o",
                               os.path.join(self.scratch, folder, os.path.basename(path) + ".o")],
                              capture_output=True, check=False).returncode == 0

    def build(self, folder, mutant, way):
        """Whether the compiler takes it. Only what a fault is in, or includes it, is compiled again."""
        where = os.path.join(self.scratch, folder)
        src, tables = os.path.join(self.source, "src"), None
        if mutant:
            # A file that is included is found beside the one that includes it: so all of them are copied.
            kind = mutant.path.split("/")[0]
            copy = os.path.join(where, kind)
            if not os.path.exists(copy):
                shutil.copytree(os.path.join(self.source, kind), copy)
            with open(os.path.join(where, mutant.path), "w", encoding="utf-8") as file:
                file.write(mutant.mutated())
            src, tables = (copy, tables) if kind == "src" else (src, copy)
        objects = []
        for file in self.sources:
            touched = mutant and mutant.path in self.needs[file]
            if touched and not self.compile(way, os.path.join(src, file), folder, tables):
                return False
            objects.append(os.path.join(self.scratch, folder if touched else way, file + ".o"))
        return subprocess.run([*WAYS[way].split(), "-shared", "-o", os.path.join(where, "libmutant.so"), *objects],
                              capture_output=True, check=False).returncode == 0

    def passes(self, folder, tests, sanitize):
        """Whether the tests notice nothing."""
        environment = dict(os.environ, LD_LIBRARY_PATH=os.path.join(self.scratch, folder), CMOCKA_MESSAGE_OUTPUT="TAP")
        if sanitize:
            environment.update(LD_PRELOAD=self.asan, ASAN_OPTIONS="detect_leaks=0:verify_asan_link_order=0")

        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (20, 20) if sanitize else (5, 5))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        try:
            return subprocess.run([os.path.join(self.scratch, "run"), *tests], env=environment, preexec_fn=limit,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60,
                                  check=False).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def refuses(self, folder):
        """Whether the compiler still refuses all that it has to."""
        for name in "include", "tables":
            shutil.copytree(os.path.join(self.source, name), os.path.join(self.scratch, folder, name))
        return subprocess.run(["sh", os.path.join(self.source, "tests/tables/refuse.sh"),
                               os.path.join(self.scratch, folder)], env=dict(os.environ, CC="gcc"),
                              capture_output=True, check=False).returncode == 0

    def judge(self, mutant):
        """"refused" by the compiler, "noticed" by a test, "found" by a sanitizer, or "survived"."""
        is_table = mutant.path.startswith("tables/")
        own = os.path.basename(mutant.path).rsplit(".", 1)[0]
        tests = sorted(self.tests, key=lambda name: name != own)
        folder = tempfile.mkdtemp(dir=self.scratch)
        try:
            # tcc does not review the tables as gcc does.
            if not self.build(folder, mutant, "gcc" if is_table or own in ("table", "tables") else "tcc"):
                return "refused"
            if not self.passes(folder, tests, False):
                return "noticed"
            if is_table:
                return "survived"
            if own in ("table", "tables") and not self.refuses(folder):
                return "noticed"
            for way in ("sanitized", "without SSE2") if "__SSE2__" in mutant.text else ("sanitized",):
                if not self.build(folder, mutant, way):
                    return "refused"
                if not self.passes(folder, tests, True):
                    return "found"
            return "survived"
        finally:
            shutil.rmtree(folder)


def read(source, folder, endings):
    found = {}
    for name in sorted(os.listdir(os.path.join(source, folder))):
        if name.endswith(endings):
            with open(os.path.join(source, folder, name), encoding="utf-8") as file:
                found[f"{folder}/{name}"] = file.read()
    return found


def seed_of_commit(source):
    """1 where there is no commit."""
    try:
        commit = subprocess.run(["git", "-C", source, "rev-parse", "--short=8", "HEAD"], capture_output=True, text=True,
                                check=True).stdout
        return int(commit[:8], 16)
    except (OSError, subprocess.CalledProcessError):
        return 1


def read_equivalent():
    """The names of the faults that nothing can notice; the lines with # say why."""
    with open(os.path.join(HERE, "equivalent"), encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", help="only the files whose path begins so")
    options = parser.parse_args()
    source = os.path.abspath(options.source)
    seed = options.seed or seed_of_commit(source)
    for tool in "gcc", "tcc":
        if not shutil.which(tool):
            print(f"SKIP: no {tool} (Debian: {tool})")
            sys.exit(77)

    mutants = [m for path, text in read(source, "src", (".c", ".h")).items() for m in mutate.of_source(path, text)]
    in_tables, all_cells = mutate.sample_of_cells(read(source, "tables", ".def"), CELLS, seed)
    equivalent = read_equivalent()
    bad = [f"stands in equivalent, but is no fault of these sources: {name}"
           for name in sorted(set(equivalent) - {m.name() for m in mutants})]
    mutants = [m for m in mutants + in_tables if m.path.startswith(options.only)]
    # An order that stays as it is where the sources do.
    mutants.sort(key=lambda m: hashlib.sha256(f"{seed} {m.name()}".encode()).digest())

    os.nice(5)
    end = time.monotonic() + options.seconds
    counts = dict.fromkeys(("refused", "noticed", "found", "survived", "equivalent"), 0)
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(source, scratch)
        if not bench.passes("untouched", bench.tests, False):
            print("FAIL: the untouched library does not pass")
            sys.exit(1)

        def judge(mutant):
            return None if not options.all and time.monotonic() > end else bench.judge(mutant)

        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for mutant, verdict in zip(mutants, pool.map(judge, mutants)):
                if verdict is None:
                    continue
                name = mutant.name()
                if name in equivalent:
                    if verdict in ("noticed", "found"):
                        bad.append(f"stands in equivalent, but is {verdict}: {name}")
                    verdict = "equivalent"
                elif verdict == "survived":
                    bad.append(f"survived: {name}")
                    print(bad[-1], flush=True)
                counts[verdict] += 1
    for line in bad:
        print(line)
    tried = sum(counts.values())
    figures = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    print(f"{'FAIL' if bad else 'PASS'}: {tried} of {len(mutants)} mutants (seed {seed}, "
          f"{len(in_tables)} of {all_cells} table cells): {figures}")
    sys.exit(1 if bad or tried == 0 else 0)


if __name__ == "__main__":
    main()
