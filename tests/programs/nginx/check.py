# SPDX-License-Identifier: MIT
"""check.py FOLDER MODULE EXPECT [all|cases] [PRELOAD]: runs nginx with the module in front of upstream.py and checks
its responses. "cases" leaves out the test that reloads nginx, because it tests timing."""
import base64
import gzip
import json
import os
import re
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
from harness import JSON, Client, Site, expect, here  # noqa: E402
from lib import same  # noqa: E402

folder, module, program = sys.argv[1:4]
lines = [line.split("\t") for line in subprocess.run([program], capture_output=True, check=True).stdout.decode()
         .splitlines()]
registries = list(dict.fromkeys(line[0] for line in lines))
site = Site(folder, module, registries, [], *sys.argv[5:6])
client = Client(site.port)
plus = {}
for line in lines:
    if line[0] == "plus":
        plus[int(line[10]), line[2]] = {"problem": line[11], "envelope": line[3], "status": int(line[4])}


def envelope(code, data="null"):
    return '{"status":false,"code":%d,"message":"x","data":%s}' % (code, data)


def ask(path, fields=(), method="GET", **reply):
    """Makes a request with these header fields. upstream.py explains the members of reply."""
    return client.ask(path, fields, reply, method)


def untouched(what, registry="plus", ways=("problem", "pass"), method="GET", without=(), **reply):
    """Expects the same response from each way, a location of nginx, as from the plain proxy."""
    plain = ask("/plain/", (), method, **reply)
    for way in ways:
        found = ask(f"/{way}/{registry}/", (), method, **reply)
        expect(found, f"{what}, {way}: no answer")
        same(f"{what}, {way}", found.comparable("x-meaning", *without), plain.comparable("x-meaning", *without))
    return found


def variables(response):
    return response.get("x-meaning")


NO_VALUES = " " * 5  # six empty variables with spaces between them

# ---- Every code ---------------------------------------------------------------------------------------------


def every_code_gets_its_status_and_its_problem():
    for registry, wire, lang, sent, status, name, group, outcome, action, fault, code, problem in lines:
        for way in ("problem", "pass"):
            what = f"{registry} {code} {name}, {wire}, {lang}, {way}"
            found = ask(f"/{way}/{registry}/", [("Accept-Language", lang)], status=int(wire), body=sent)
            is_problem = way == "problem" and problem != "-"
            same(what, (found.status, found.body.decode(), found.is_whole),
                 (int(status), problem if is_problem else sent, True))
            same(what + ": variables", variables(found), " ".join((name, group, outcome, action, fault, code)))
            same(what + ": Content-Type", found.get("content-type"),
                 "application/problem+json" if is_problem else "application/json")
            same(what + ": Content-Length", found.get("content-length"), str(len(found.body)))
            same(what + ": Content-Language", found.get("content-language"), lang if is_problem else None)
            same(what + ": Vary", found.get("vary"), "Accept-Language" if is_problem else None)
            same(what + ": Cache-Control", found.get("cache-control"), "no-store" if status != wire or problem != "-" else None)
            same(what + ": WWW-Authenticate", found.get("www-authenticate"), "Bearer" if status == "401" else None)
            if is_problem:
                same(what + ": status in the problem", json.loads(found.body)["status"], found.status)
    expect(client.connections == 1, "the connection was not kept")


# ---- Replies that the module changes ------------------------------------------------------------------------


def curl_gets_the_same_for_every_code():
    asked, wanted = [], []
    for registry, wire, lang, sent, status, *_, problem in lines:
        reply = base64.b64encode(json.dumps({"status": int(wire), "body": sent}).encode()).decode()
        asked.append(f'url = "http://127.0.0.1:{site.port}/problem/{registry}/"\nheader = "Accept-Language: {lang}"\n'
                     f'header = "X-Reply: {reply}"\nwrite-out = "\\n%{{http_code}} %{{content_type}}\\n"\n')
        wanted += [problem, f"{status} application/problem+json"] if problem != "-" else [sent, f"{status} application/json"]
    ran = subprocess.run(["curl", "-qsS", "-K", "-"], input="next\n".join(asked).encode(), capture_output=True,
                         timeout=120)
    same("curl's exit status and errors", (ran.returncode, ran.stderr), (0, b""))
    same("what curl gets", ran.stdout.decode().split("\n")[:-1], wanted)


def header_fields_about_the_envelope_are_removed():
    kept = [["Set-Cookie", "a=b"], ["Set-Cookie", "c=d"], ["X-Kept", "1"], ["Vary", "Origin"]]
    gone = [["ETag", '"1"'], ["Last-Modified", "Thu, 26 Nov 2026 00:00:00 GMT"], ["Accept-Ranges", "bytes"],
            ["Expires", "Thu, 26 Nov 2037 00:00:00 GMT"], ["Cache-Control", "public"], ["cache-control", "max-age=9"]]
    of_body = [["Content-Language", "fr"], ["Content-Disposition", "attachment"], ["Content-MD5", "x"],
               ["Digest", "x"], ["Content-Digest", "x"], ["Repr-Digest", "x"]]
    sent = [["Content-Type", "application/json; charset=utf-8"]] + kept + gone + of_body
    for way in ("problem", "pass"):
        found = ask(f"/{way}/plus/", [("Accept-Language", "zh-CN,zh;q=0.9")], headers=sent, body=envelope(2000))
        is_problem = way == "problem"
        for name, value in kept:
            expect(value in found.all(name.lower()), f"{name} is missing, {way}", found.headers)
        for name in ("etag", "last-modified", "accept-ranges", "expires"):
            same(f"{name}, {way}", found.all(name), [])
        same(f"Cache-Control, {way}", found.all("cache-control"), ["no-store"])
        same(f"Vary, {way}", found.all("vary"), ["Origin"] + (["Accept-Language"] if is_problem else []))
        same(f"Content-Type, {way}", found.get("content-type"),
             "application/problem+json" if is_problem else "application/json; charset=utf-8")
        same(f"Content-Language, {way}", found.all("content-language"), ["zh" if is_problem else "fr"])
        for name, value in of_body[1:]:
            same(f"{name}, {way}", found.all(name.lower()), [] if is_problem else [value])


def a_problem_drops_the_upstreams_charset():
    found = ask("/problem/plus/", headers=[JSON, ["X-Accel-Charset", "koi8-r"]], body=envelope(1012))
    same("Content-Type", found.get("content-type"), "application/problem+json")
    found = ask("/pass/plus/", headers=[JSON, ["X-Accel-Charset", "koi8-r"]], body=envelope(1012))
    same("Content-Type of an envelope that is kept", found.get("content-type"), "application/json; charset=koi8-r")


def seconds_to_wait_become_retry_after():
    for way in ("problem", "pass"):
        found = ask(f"/{way}/plus/", body=envelope(1008, "77"))
        same("Retry-After", found.all("retry-after"), ["77"])
        found = ask(f"/{way}/plus/", headers=[JSON, ["Retry-After", "5"]], body=envelope(1008, "77"))
        same("Retry-After if the data has seconds too", found.all("retry-after"), ["77"])
        found = ask(f"/{way}/plus/", headers=[JSON, ["Retry-After", "5"]], body=envelope(1024))
        same("Retry-After of the upstream", found.all("retry-after"), ["5"])


def the_upstreams_challenge_is_kept():
    found = ask("/problem/plus/", headers=[JSON, ["WWW-Authenticate", 'Basic realm="x"']], body=envelope(1012))
    same("WWW-Authenticate", (found.status, found.all("www-authenticate")), (401, ['Basic realm="x"']))


def the_problem_is_in_the_callers_language():
    for accepted, lang in (("zh-CN", "zh"), ("en;q=0.5, zh", "zh"), ("fr", "en"), ("en-GB", "en"), (None, "en")):
        found = ask("/problem/plus/", [("Accept-Language", accepted)] if accepted else [], body=envelope(1012))
        same(f"the problem for {accepted}", (found.body.decode(), found.get("content-language")),
             (plus[1012, lang]["problem"], lang))


def a_code_that_is_not_listed_is_a_failure():
    for way in ("problem", "pass"):
        for wire, status in ((200, 500), (201, 500), (403, 403), (503, 503)):
            found = ask(f"/{way}/fecshop/", status=wire, body='{"code":77,"message":"new","data":[]}')
            same(f"not listed, {wire}, {way}", (found.status, found.body, variables(found).split(" ")[2::3]),
                 (status, b'{"code":77,"message":"new","data":[]}', ["FAILURE", "77"]))
        # There is no code, but a boolean that decides.
        found = ask(f"/{way}/plus/", body='{"status":false,"message":"x"}')
        same(f"no code, {way}", (found.status, found.body), (500, b'{"status":false,"message":"x"}'))


def a_symbol_stands_for_the_code():
    found = ask("/problem/rayvision/", body='{"message":"need_user_login"}')
    same("a symbol", (found.status, json.loads(found.body)["name"]), (401, "NEED_USER_LOGIN"))


def pieces_and_pauses_make_no_difference():
    body = envelope(1012)
    for way in ("problem", "unbuffered"):
        for framing in ("chunked", "length", "close"):
            for pieces, pause in (([1], 0), ([7], 0), ([10, 1000], 0.05), ([len(body) - 1, 1], 0.05)):
                found = ask(f"/{way}/plus/", body=body, framing=framing, pieces=pieces, pause=pause)
                same(f"{way}, {framing}, {pieces}", (found.status, found.body.decode(), found.is_whole),
                     (401, plus[1012, "en"]["problem"], True))


def other_types_can_be_configured():
    for kind in ("text/plain", "text/plain; charset=utf-8", "Text/Plain", "APPLICATION/JSON"):
        found = ask("/problem/hero/", headers=[["Content-Type", kind]], body='{"code":1003,"msg":"x","request":"GET  /"}')
        same(kind, (found.status, found.get("content-type")), (401, "application/problem+json"))


def the_limit_is_exact():
    """The limit is 64. Odd lengths let AddressSanitizer see where each allocation ends."""
    for length in list(range(52, 75)) + [127, 128, 129]:
        body = '{"status":false,"code":1012,"message":"' + "m" * (length - 41) + '"}'
        same("length", len(body), length)
        for framing in ("length", "chunked"):
            for pieces in (None, [1], [63, 1], [64, 1], [65, 1], [3]):
                found = ask("/small/plus/", body=body, framing=framing, pieces=pieces)
                wanted = (401, plus[1012, "en"]["problem"]) if length <= 64 else (200, body)
                same(f"{length} bytes, {framing}, {pieces}", (found.status, found.body.decode()), wanted)


def problems_are_compressed():
    found = ask("/gzip/plus/", [("Accept-Encoding", "gzip")], body=envelope(2000), status=404)
    same("gzip", (found.status, found.get("content-encoding"), gzip.decompress(found.body).decode()),
         (404, "gzip", plus[2000, "en"]["problem"]))


def a_cached_reply_is_read_for_each_caller():
    for lang in ("zh", "en", "zh"):
        found = ask("/cached/plus/a", [("Accept-Language", lang)], body=envelope(1012))
        same(f"cached, {lang}", (found.status, found.body.decode()), (401, plus[1012, lang]["problem"]))
    found = ask("/cached/plus/a", [("If-None-Match", '"1"')])
    same("cached, conditional", found.status, 401)


def files_are_read_into_memory():
    """A reply for the cache is first a file, which threads write and read."""
    for number in range(10):
        for times in ("new", "cached"):
            found = ask(f"/threads/plus/{number}", body=["{\"status\":false,\"code\":1012,\"data\":\"", 300000, "\"}"])
            same(f"{times}, {number}", (found.status, found.body.decode()), (401, plus[1012, "en"]["problem"]))


def a_range_of_a_reply_that_is_read_is_ignored():
    for path in ("/ranges/plus/", "/cached/plus/b", "/cached/plus/b"):
        found = ask(path, [("Range", "bytes=1-3")], body='{"status":true}')
        same(f"range of a success, {path}", (found.status, found.body), (200, b'{"status":true}'))
    found = ask("/ranges/plus/", [("Range", "bytes=1-3")], body=envelope(1012))
    same("range of a failure", (found.status, found.body.decode()), (401, plus[1012, "en"]["problem"]))


def logs_and_maps_have_the_meaning():
    ask("/logged/plus/a", body=envelope(1012))
    ask("/logged/plus/b", body='{"status":true,"code":0}')
    ask("/logged/plus/c", body="<html>")
    ask("/logged/plus/d", body=envelope(77))
    for _ in range(100):  # nginx writes the line after the answer
        logged = open(f"{folder}/access.log").read().splitlines()
        if len(logged) == 4:
            break
        time.sleep(0.05)
    same("access.log", logged, [
        "/logged/plus/a 401 TOKEN_EXPIRED token_expired FAILURE REFRESH_TOKEN CALLER 1012",
        "/logged/plus/b 200 - - SUCCESS NONE NONE 0",
        "/logged/plus/c 200 - - UNDECIDED NONE SERVER -",
        "/logged/plus/d 500 - - FAILURE NONE SERVER 77"])

    # The location evaluates both before the reply comes.
    for code, must, name in ((1013, "1", "TOKEN_REFRESH_FAILED"), (1012, "0", "TOKEN_EXPIRED")):
        found = ask("/mapped/plus/", body=envelope(code))
        same("a map", (found.get("x-must-log-in"), found.get("x-name")), (must, name))


def http2_gets_the_same():
    ran = subprocess.run(["curl", "-s", "--http2-prior-knowledge", "-H", "Accept-Language: zh", "-w",
                          "\n%{http_version} %{http_code} %header{www-authenticate}",
                          "-H", "X-Reply: eyJib2R5Ijoie1wic3RhdHVzXCI6ZmFsc2UsXCJjb2RlXCI6MTAxMn0ifQ==",
                          f"http://127.0.0.1:{site.port + 4}/"], capture_output=True)
    same("HTTP/2", ran.stdout.decode(), plus[1012, "zh"]["problem"] + "\n2 401 Bearer")


def the_readme_shows_the_actual_response():
    text = open(os.path.join(here, "../../../examples/nginx/README.md"), encoding="utf-8").read()
    head, body = re.search(r"\n\$ curl -i .*?\nHTTP/1.1 401 Unauthorized\n(.*?)\n\n(.*?)\n```", text, re.S).groups()
    found = ask("/problem/plus/", [("Accept-Language", "zh")], body=envelope(1012))
    same("body", found.body.decode(), body)
    for line in head.splitlines():
        expect(tuple(line.split(": ")) in found.headers, "a header field of the README", line)


# ---- Replies that pass through unchanged --------------------------------------------------------------------


def a_success_passes_byte_for_byte():
    headers = [JSON, ["ETag", '"1"'], ["Last-Modified", "Thu, 26 Nov 2026 00:00:00 GMT"], ["Cache-Control", "max-age=9"],
               ["Accept-Ranges", "bytes"], ["Vary", "Origin"], ["Expires", "Thu, 26 Nov 2037 00:00:00 GMT"]]
    for registry, body in (("fecshop", '{"code": 200, "message" : "", "data":[1]}\n'), ("jiemi", '{"code":1000}'),
                           ("rayvision", '{"code":200,"data":null}'), ("plus", '{"status":true,"code":1024}'),
                           ("hero", '{"id":7}'), ("hero", "[]")):
        for framing in ("length", "chunked", "close"):
            for pieces in (None, [1]):
                found = untouched(f"success, {registry}, {framing}", registry, body=body, framing=framing,
                                  pieces=pieces)
                same("outcome", variables(found).split(" ")[2], "SUCCESS")
    for framing in ("length", "chunked"):
        plain = ask("/plain/", headers=headers, body='{"status":true}', framing=framing)
        found = ask("/problem/plus/", headers=headers, body='{"status":true}', framing=framing)
        same("header of a success", found.comparable("x-meaning"), plain.comparable("x-meaning"))


def an_unreadable_body_passes():
    for body in ("", " ", "<html>", '{"code":', '{"code":1012,"code":1013}', "[" * 1025 + "]" * 1025, "7", "{}", "[]",
                 '{"code":"EUR"}', '{"message":"Bad gateway"}', "\ufeff", "callback({})"):
        for wire in (200, 404, 502):
            for framing in ("length", "chunked"):
                for registry in ("plus", "fecshop", "jiemi"):
                    if registry == "plus" or body != '{"code":"EUR"}':
                        untouched(f"{body[:30]!r}, {wire}, {framing}, {registry}", registry, status=wire, body=body,
                                  framing=framing)
    untouched("bytes that are no UTF-8", base64="eyJjb2RlIjoi/yJ9")
    untouched("field errors", "jiemi", status=422, body='[{"field":"phone","message":"x"}]')
    untouched("a top-level 404", "hero", status=404, body='{"error":"x"}')


def other_content_passes():
    body = envelope(1012)
    for headers in ([], [["Content-Type", "text/html"]], [["Content-Type", "application/xml"]],
                    [["Content-Type", "application/jsonp"]], [JSON, ["Content-Encoding", "gzip"]]):
        plain = ask("/plain/", headers=headers, body=body)
        found = ask("/problem/plus/", headers=headers, body=body)
        same(f"{headers}", found.comparable(), plain.comparable())
        same(f"{headers}: variables", variables(found), NO_VALUES)


def responses_without_a_body_and_other_statuses_pass():
    body, before = envelope(1012), client.connections
    untouched("HEAD", method="HEAD", body=body)
    for status in (204, 206, 301, 304):
        found = untouched(f"{status}", status=status, body="" if status in (204, 304) else body)
        same(f"variables, {status}", variables(found), NO_VALUES)
    same("connections", client.connections, before)


def a_long_body_passes_without_waiting_for_its_end():
    for framing in ("length", "chunked", "close"):
        untouched(f"65 KiB, {framing}", body=[65 * 1024], framing=framing)
        untouched(f"65 KiB in pieces, {framing}", body=[65 * 1024], framing=framing, pieces=[1000])
        untouched(f"1 MiB, {framing}", body=[1 << 20], framing=framing)
        untouched(f"a failure of 65 bytes and more, {framing}", ways=["small"], body=envelope(1012, '"%s"' % ("x" * 20)),
                  framing=framing)
    for way in ("problem", "unbuffered"):  # to a slow client, and more than the sockets' buffers hold
        client.begin(f"/{way}/plus/", (), {"body": [8 << 20, "end"], "framing": "chunked"})
        time.sleep(0.2)
        found = client.answer()
        same(f"8 MiB, {way}", (found.is_whole, len(found.body), found.body[-4:]), (True, (8 << 20) + 3, b"xend"))
    for framing in ("length", "chunked"):
        client.begin("/direct/plus/", (), {"body": "a" * 100, "framing": framing, "pieces": [65, 35], "wait": 1})
        expect(client.head()[0] == 200, "the header waits for the body")
        first = client.take(65) if framing == "length" else client.take(int(client.line(), 16) + 2)[:65]
        same(f"{framing}, before the rest", first, b"a" * 65)
        other = Client(site.port)
        same("count of waiting requests", other.ask("/plain/go").body, b"1")
        other.close()
        client.close()


def a_body_that_breaks_off_still_breaks_off():
    body = envelope(1012)
    for framing in ("length", "chunked"):
        for cut in (0, 1, 40, len(body) - 1):
            for ways in (["problem", "pass"], ["small"], ["unbuffered"]):
                found = untouched(f"{framing} cut off after {cut}", ways=ways, without=["connection"], body=body,
                                  framing=framing, cut=cut)
                expect(not found.is_whole, "the response is complete", found.comparable())
                same("variables", variables(found), NO_VALUES)
    # Without a length, the body ends with the connection, so it is complete but not JSON.
    untouched("HTTP/1.0 cut off", body=body, framing="close", cut=40)


def responses_of_nginx_itself_are_kept():
    for path, status, body in (("/own/return", 200, b'{"code":1000001}'), ("/own/down", 502, b'{"code":1000001}')):
        found = ask(path)
        same(path, (found.status, found.body, variables(found)), (status, body, NO_VALUES))


def subrequests_are_not_changed():
    found = ask("/page.shtml", body=envelope(1012))
    same("SSI", (found.status, found.body.decode()), (200, f"<p>{envelope(1012)}</p>\n"))
    found = ask("/authorized/", body=envelope(1012))
    same("auth_request", (found.status, found.body.decode()), (200, envelope(1012)))
    found = ask("/mirrored/", body=envelope(1012))
    same("mirror", (found.status, found.body.decode()), (401, plus[1012, "en"]["problem"]))


# ---- A reload -----------------------------------------------------------------------------------------------


def a_reload_loses_no_request():
    """Sixteen clients make requests while nginx reloads. If a kept connection is closed before a byte came, the client
    repeats the request, as RFC 9112 (section 9.3.1) says. On a new connection there must be an answer."""
    done, wrong, is_over = [], [], threading.Event()

    def work():
        mine, count = Client(site.port), 0
        while not is_over.is_set():
            is_fresh = mine.socket is None
            try:
                found = mine.ask("/problem/plus/", (), {"body": envelope(1012), "framing": "chunked"})
            except OSError as error:
                mine.close()
                found = error if is_fresh else None
            if found is None and not is_fresh:
                continue
            if isinstance(found, (OSError, type(None))) or (found.status, found.body.decode()) != \
                    (401, plus[1012, "en"]["problem"]):
                wrong.append(found and vars(found))
                return
            count += 1
        done.append(count)

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for _ in range(4):
        time.sleep(0.4)
        site.reload()
    time.sleep(0.4)
    is_over.set()
    for thread in threads:
        thread.join()
    same("answers that are wrong or missing", wrong, [])
    same("clients that finished", len(done), 16)
    return f"{sum(done)} requests, 4 reloads"


tests = [
    every_code_gets_its_status_and_its_problem, curl_gets_the_same_for_every_code,
    header_fields_about_the_envelope_are_removed, a_problem_drops_the_upstreams_charset,
    seconds_to_wait_become_retry_after, the_upstreams_challenge_is_kept, the_problem_is_in_the_callers_language,
    a_code_that_is_not_listed_is_a_failure, a_symbol_stands_for_the_code, pieces_and_pauses_make_no_difference,
    other_types_can_be_configured, the_limit_is_exact, problems_are_compressed,
    a_cached_reply_is_read_for_each_caller, files_are_read_into_memory,
    a_range_of_a_reply_that_is_read_is_ignored, logs_and_maps_have_the_meaning, http2_gets_the_same,
    the_readme_shows_the_actual_response, a_success_passes_byte_for_byte, an_unreadable_body_passes,
    other_content_passes, responses_without_a_body_and_other_statuses_pass,
    a_long_body_passes_without_waiting_for_its_end, a_body_that_breaks_off_still_breaks_off,
    responses_of_nginx_itself_are_kept, subrequests_are_not_changed]
if sys.argv[4:5] != ["cases"]:
    tests.append(a_reload_loses_no_request)
with open(f"{folder}/page.shtml", "w") as file:
    file.write('<p><!--#include virtual="/problem/plus/" --></p>\n')
os.mkdir(f"{folder}/own")
with open(f"{folder}/own/down.json", "w") as file:
    file.write('{"code":1000001}')
try:
    for test in tests:
        began = time.monotonic()
        note = test()
        print(f"{time.monotonic() - began:5.1f} s  {test.__name__.replace('_', ' ')}{': ' + note if note else ''}")
        same(f"nginx's log after {test.__name__}", site.serious_messages(), [])
finally:
    site.stop()
same("nginx's log", site.serious_messages(), [])
print(f"PASS: {len(lines) * 2} replies of every code, and {len(tests) - 1} further tests")
