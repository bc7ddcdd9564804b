# SPDX-License-Identifier: MIT
"""Makes the requests in the input with the library requests, and compares the decoded responses.

    clients.py BASE <EXPECTED       expect.c describes the columns of the input
"""
import concurrent.futures
import json
import os
import sys
import threading

import requests

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
from lib import same  # noqa: E402

local = threading.local()  # a session, with its connections, for each thread


def ask(line):
    """Makes a request; returns the expected response and the one that came."""
    method, path, accept, language, prefer, sent, status, content_type, content_language, extra, body = line[:11]
    headers = {"Accept": accept, "Accept-Language": language}
    if prefer != "-":
        headers["Prefer"] = prefer
    if sent != "-":
        headers["Content-Type"] = "application/json"
    if not hasattr(local, "session"):
        local.session = requests.Session()
    response = local.session.request(method, sys.argv[1] + path, headers=headers, allow_redirects=False, timeout=20,
                                     data=None if sent == "-" else sent.encode("utf-8"))
    found = response.headers
    return ((int(status), content_type, content_language, extra, None if body == "-" else json.loads(body)),
            (response.status_code, found.get("Content-Type", "-"), found.get("Content-Language", "-"),
             found.get("Allow", found.get("Retry-After", "-")), response.json() if response.content else None))


lines = [line.rstrip("\n").split("\t") for line in open(0, encoding="utf-8")]
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    for line, (expected, found) in zip(lines, pool.map(ask, lines)):
        same(f"{line[0]} {line[1]}"[:300], found, expected)
