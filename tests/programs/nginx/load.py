# SPDX-License-Identifier: MIT
"""load.py FOLDER MODULE EXPECT [SECONDS]: wrk requests replies of all APIs over 64 connections, first from nginx as a
plain proxy, then with the module. The upstream answers at once. No answer may be wrong. Prints both rates."""
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
from harness import Site, expect  # noqa: E402
from lib import same  # noqa: E402

folder, module, program = sys.argv[1:4]
seconds = int(sys.argv[4]) if sys.argv[4:] else 2
lines = [line.split("\t") for line in subprocess.run([program], capture_output=True, check=True).stdout.decode()
         .splitlines()]
# The upstream sends HTTP 200 alone. The problems are in English, because wrk sends no Accept-Language.
replies = [line for line in lines if line[1] == "200" and line[2] == "en" and "'" not in line[3] and "$" not in line[3]]
expect(len(replies) > 100, "too few replies", len(replies))
registries = list(dict.fromkeys(line[0] for line in lines))
site = Site(folder, module, registries, [(i + 1, line[3]) for i, line in enumerate(replies)])


def measure(way):
    with open(f"{folder}/answers", "w") as file:
        for i, line in enumerate(replies):
            path, status, body = f"/fast/plain/{i + 1}", "200", line[3]
            if way == "module":
                path, status = f"/fast/{line[0]}/{i + 1}", line[4]
                body = line[3] if line[11] == "-" else line[11]
            file.write(f"{path}\t{status}\t{body}\n")
    ran = subprocess.run(["wrk", "-t1", "-c64", f"-d{seconds}s", "-s", os.path.join(os.path.dirname(__file__), "wrk.lua"),
                          f"http://127.0.0.1:{site.port}"], capture_output=True, text=True,
                         env=dict(os.environ, ANSWERS=f"{folder}/answers"))
    found = re.search(r"requests (\d+) wrong (\d+) errors (\d+) duration (\d+)", ran.stdout)
    expect(found, "wrk prints no result", ran.stdout + ran.stderr)
    requests, wrong, errors, duration = map(int, found.groups())
    same(f"wrong answers of the {way}", wrong, 0)
    same(f"errors of the {way}", errors, 0)
    expect(requests > 1000, f"requests of the {way}", requests)
    return requests, requests * 1e6 / duration


try:
    rates = {way: [] for way in ("plain proxy", "module")}
    total = 0
    for _ in range(int(os.environ.get("ROUNDS", 1))):
        for way in rates:
            requests, rate = measure(way)
            rates[way].append(rate)
            total += requests
finally:
    site.stop()
same("nginx's log", site.serious_messages(), [])
best = {way: max(found) for way, found in rates.items()}
print(f"PASS: {total} answers to 64 connections, none wrong; {best['module']:.0f} per second with the module, "
      f"{best['plain proxy']:.0f} as a plain proxy: {best['module'] / best['plain proxy']:.2f}")
