# SPDX-License-Identifier: MIT
"""Runs a CGI program with environments that no web server would create, and checks every byte of its response.

    cgi.py PROGRAM      PROGRAM is tests/programs/faults/cgi.c, which expands "1048576*TEXT"
"""
import concurrent.futures
import json
import os
import random
import re
import subprocess
import sys

MIB = b"1048576*"

# The header fields that are allowed, with their values. No value can contain text of the request.
HEADERS = {
    "Status": r"[2-5]\d\d [A-Z][A-Za-z' -]+",
    "Content-Type": r"application/(problem\+)?json",
    "Content-Language": r"zh|en",
    "Content-Length": r"\d+",
    "WWW-Authenticate": r"Bearer",
    "Allow": r"GET, HEAD, POST, OPTIONS",
    "Retry-After": r"\d+",
    "Access-Control-Allow-Origin": r"\*",
    "Access-Control-Allow-Methods": r"GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": r"\*, Authorization",
    "Access-Control-Expose-Headers": r"\*",
    "Vary": r"Accept, Accept-Language, Prefer",
    "X-Content-Type-Options": r"nosniff",
    "Cache-Control": r"no-store",
}

REQUESTS = [
    {"REQUEST_METHOD": b"GET", "PATH_INFO": b"/plus/1012", "QUERY_STRING": b"detail=x"},
    {"REQUEST_METHOD": b"GET", "PATH_INFO": b"/hero/TOKEN_EXPIRED", "SCRIPT_NAME": b"/cgi-bin/server"},
    {"REQUEST_METHOD": b"GET", "PATH_INFO": b"/jiemi/1008", "QUERY_STRING": b"detail=x&instance=/y",
     "HTTP_ACCEPT": b"application/problem+json", "HTTP_ACCEPT_LANGUAGE": b"zh-CN, en;q=0.5"},
    {"REQUEST_METHOD": b"HEAD", "PATH_INFO": b"/fecshop/200", "HTTP_ACCEPT": b"*/*"},
    {"REQUEST_METHOD": b"POST", "PATH_INFO": b"/plus/x/y", "HTTP_PREFER": b"code=1008", "CONTENT_LENGTH": b"12",
     "CONTENT_TYPE": b"application/json", "QUERY_STRING": b"data=30&field=x"},
]

# The variables that the server reads, and some that it does not.
VARIABLES = ["REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE",
             "HTTP_PREFER", "CONTENT_LENGTH", "CONTENT_TYPE", "HTTP_HOST", "SERVER_PROTOCOL", "PATH_TRANSLATED", "HTTP_COOKIE"]

BODY = b'{"a": "\xe4\xb8\xad"}'  # the body of every request, whatever CONTENT_LENGTH says

INJECTION = b"\r\nX-Injected: yes\r\nSet-Cookie: a=b\r\n\r\n<html>"

VALUES = [
    None, b"", b" ", b"\r", b"\n", b"\r\n\r\n", INJECTION, b"GET" + INJECTION, b"/plus/1012" + INJECTION,
    b"detail=" + INJECTION, b"zh" + INJECTION, b"application/problem+json" + INJECTION,
    b"detail=%0d%0aX-Injected:%20yes%0d%0a%0d%0a", b"instance=%0D%0AX-Injected:yes", b"detail=%00", b"detail=%", b"detail=%f",
    b"detail=%ff%fe%ed%a0%80", b"..", b"/..", b"/../../../../etc/passwd", b"/plus/../hero/1000", b"/plus/..%2f1012", b"//",
    b"/plus/" + b"9" * 200, b"/plus/-1", b"/plus/1012/", b"%s%n%n%n", b"\xff\xfe\xc0\xaf", b"\"\\\t\x01\x7f", b"\xe4\xb8",
    b"application/problem+json;q=", b"application/problem+json;q=0.0000000001", b"\"", b";;;===,,,", b"q=1",
    MIB + b"a", MIB + b"/", MIB + b"/..", MIB + b"\r\n", MIB + b"\"", MIB + b",", MIB + b";q=0.1,", MIB + b"%", MIB + b"%41",
    MIB + b"\xff", MIB + b"zh-", MIB + b"detail=a&", MIB + b"detail=%0d%0a", MIB + b"a,\"",
]

# Further values for single variables.
PARTICULAR = {
    "REQUEST_METHOD": [b"OPTIONS", b"POST", b"TRACE"],
    "CONTENT_LENGTH": [b"0", b"-1", b"+5", b"5", b"12", b"13", b"65536", b"65537", b"9" * 30, b"0x10", b"1e1", b" 5", b"5 "],
    "CONTENT_TYPE": [b"multipart/form-data; boundary=x", b"text/plain"],
    "HTTP_PREFER": [b"code=", b"code=\"", b"code=\"1011", b"code=1011", b"wait=1;code=5,code=\"2001\"", b"code=success"],
    "QUERY_STRING": [b"field=%ff&data=1", b"data=[[", b"data=%ef%bb%bf1"],
}


class Wrong(Exception):
    """A response is wrong. The argument says why."""


def must(truth, what):
    if not truth:
        raise Wrong(what)


def check_headers(block):
    """Checks the header block without its empty line, and returns it as a dictionary."""
    headers = {}
    for line in block.split(b"\r\n"):
        text = line.decode("ascii")
        name, _, value = text.partition(": ")
        must(name in HEADERS, f"header {text!r}")
        must(name not in headers, f"{name} twice")
        must(re.fullmatch(HEADERS[name], value), f"header {text!r}")
        headers[name] = value
    return headers


def check_response(environment, response):
    block, end, body = response.partition(b"\r\n\r\n")
    must(end, "no end of the headers")
    headers = check_headers(block)
    must({"Status", "Vary", "Cache-Control"} <= headers.keys(), "a header is missing")
    status = int(headers["Status"][:3])
    method = environment.get("REQUEST_METHOD")
    must(("Allow" in headers) == (status == 405 or method == b"OPTIONS"), "Allow")
    must(("WWW-Authenticate" in headers) == (status == 401), "WWW-Authenticate")
    if method in (b"HEAD", b"OPTIONS"):
        must(body == b"", "HEAD or OPTIONS with a body")
        return
    must(int(headers["Content-Length"]) == len(body), "Content-Length")
    text = body.decode("utf-8")
    content = json.loads(text)
    must(isinstance(content, dict), "not an object")
    must(not re.search(r"[\x00-\x1f]", text), "a control character")
    if "problem" in headers["Content-Type"]:
        must(content["status"] == status, "status")


def ask(program, environment):
    """Returns what is wrong with the response to a request, or None if nothing is."""
    variables = {name: value for name, value in environment.items() if value is not None}
    variables["ASAN_OPTIONS"] = b"detect_leaks=0"
    try:
        done = subprocess.run([program], env=variables, input=BODY, capture_output=True, timeout=20)
        must(done.returncode == 0, f"exit status {done.returncode}")
        must(done.stderr == b"", "output on standard error")
        check_response(environment, done.stdout)
    except (Wrong, ValueError, KeyError, subprocess.TimeoutExpired) as error:
        return f"{error!r}\n  for {environment}"
    return None


def environments():
    yield {}
    for request in REQUESTS:
        yield request
        for variable in VARIABLES:
            for value in VALUES + PARTICULAR.get(variable, []):
                yield {**request, variable: value}
    for value in VALUES:
        yield dict.fromkeys(VARIABLES, value)
    generator = random.Random(2026)
    for _ in range(300):
        yield {variable: generator.choice(VALUES) for variable in VARIABLES}


def main():
    program = os.path.abspath(sys.argv[1])
    tried = list(environments())
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [defect for defect in pool.map(lambda e: ask(program, e), tried) if defect]
    for defect in wrong[:5]:
        print(defect[:1000])
    print(f"{'FAIL' if wrong else 'PASS'}: {len(tried)} CGI environments, {len(wrong)} wrong responses")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
