# SPDX-License-Identifier: MIT
"""A client that keeps its connection and returns the bytes it gets, and nginx in front of upstream.py."""
import base64
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", ".."))
from lib import expect  # noqa: E402

JSON = ["Content-Type", "application/json"]


class Response:
    """A response. headers is a list of pairs in the order received; is_whole is false if the body broke off."""

    def __init__(self, status, headers, body, is_whole):
        self.status, self.headers, self.body, self.is_whole = status, headers, body, is_whole

    def all(self, name):
        return [value for key, value in self.headers if key.lower() == name]

    def get(self, name):
        values = self.all(name)
        expect(len(values) <= 1, f"{name} occurs twice", values)
        return values[0] if values else None

    def comparable(self, *without):
        """Returns everything but Date and the given header fields."""
        return (self.status, [pair for pair in self.headers if pair[0].lower() not in ("date", *without)], self.body,
                self.is_whole)


class Client:
    def __init__(self, port):
        self.port, self.socket, self.buffer, self.connections = port, None, b"", 0

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket, self.buffer = None, b""

    def begin(self, path, headers=(), reply=None, method="GET"):
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=20)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
        lines = [f"{method} {path} HTTP/1.1", "Host: localhost"] + [f"{name}: {value}" for name, value in headers]
        if reply is not None:
            lines.append("X-Reply: " + base64.b64encode(json.dumps(reply).encode()).decode())
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())

    def more(self):
        try:
            got = self.socket.recv(1 << 16)
        except ConnectionError:
            got = b""
        self.buffer += got
        return got != b""

    def take(self, length):
        while len(self.buffer) < length:
            if not self.more():
                break
        taken, self.buffer = self.buffer[:length], self.buffer[length:]
        return taken

    def line(self):
        while b"\r\n" not in self.buffer:
            if not self.more():
                return None
        taken, self.buffer = self.buffer.split(b"\r\n", 1)
        return taken.decode("latin-1")

    def head(self):
        first = self.line()
        if first is None:
            return None
        headers = []
        while (line := self.line()):
            headers.append(tuple(line.split(": ", 1)))
        return int(first.split()[1]), headers

    def chunks(self):
        body = []
        while (size := self.line()) is not None:
            if int(size, 16) == 0:
                return b"".join(body), self.line() is not None
            chunk = self.take(int(size, 16) + 2)
            is_whole = len(chunk) == int(size, 16) + 2
            body.append(chunk[:-2] if is_whole else chunk)
            if not is_whole:
                break
        return b"".join(body), False

    def ask(self, path, headers=(), reply=None, method="GET"):
        """Makes a request; returns the Response, or None if there is no answer."""
        self.begin(path, headers, reply, method)
        return self.answer(method)

    def answer(self, method="GET"):
        head = self.head()
        if head is None:
            self.close()
            return None
        status, headers = head
        fields = {name.lower(): value for name, value in headers}
        body, is_whole = b"", True
        if method == "HEAD" or status in (204, 304):
            pass
        elif fields.get("transfer-encoding") == "chunked":
            body, is_whole = self.chunks()
        elif "content-length" in fields:
            body = self.take(int(fields["content-length"]))
            is_whole = len(body) == int(fields["content-length"])
        else:
            while self.more():
                pass
            body, self.buffer = self.buffer, b""
        if fields.get("connection") == "close" or not is_whole:
            self.close()
        return Response(status, headers, body, is_whole)


def location(way, registry, more=""):
    return (f"location /{way}/{registry}/ {{ proxy_pass http://api; statuscode {registry}; "
            f"statuscode_body {way if way == 'pass' else 'problem'}; {more} }}\n")


class Site:
    """Starts upstream.py and nginx in a folder, and stops them."""

    def __init__(self, folder, module, registries, fast, preload=""):
        self.folder, self.module, self.preload, self.processes = folder, module, preload, []
        self.log = os.path.join(folder, "error.log")
        os.makedirs(folder, exist_ok=True)
        for attempt in range(10):
            self.port = 20000 + (os.getpid() + attempt * 1009) % 20000
            self.configure(registries, fast)
            if self.start():
                return
            self.stop()
        sys.exit("FAIL: nginx does not start:\n" + open(self.log).read())

    def configure(self, registries, fast):
        """Writes nginx.conf. fast is a list of pairs (number, body): the fast upstream sends the body for /number."""
        ways = "".join(location(way, registry) for way in ("problem", "pass") for registry in registries)
        ways += "".join(location("small", registry, "statuscode_limit 64;") for registry in registries)
        ways += location("gzip", "plus", "gzip on; gzip_min_length 1;")
        ways += location("ranges", "plus", "proxy_force_ranges on;")
        ways += location("unbuffered", "plus", "proxy_buffering off;")
        ways += location("direct", "plus", "proxy_buffering off; statuscode_limit 64;")
        ways += location("threads", "plus", "proxy_cache cache; proxy_cache_valid 200 1m; proxy_cache_key t$uri; aio threads;"
                                            " aio_write on; sendfile off; output_buffers 1 4k; statuscode_limit 1m;")
        ways += location("logged", "plus", "access_log access.log meaning;")
        ways += location("mapped", "plus", "set $early $must_log_in; set $earlier $statuscode_name;"
                                           " add_header X-Must-Log-In $must_log_in always;"
                                           " add_header X-Name $statuscode_name always;")
        ways += location("cached", "plus", "proxy_cache cache; proxy_cache_valid 200 1m; proxy_cache_key $uri;"
                                           " proxy_ignore_headers Cache-Control Expires Vary;")
        ways += "".join(f"location /fast/{registry}/ {{ proxy_pass http://fast/; statuscode {registry}; }}\n"
                        for registry in registries)
        replies = "".join(f"location = /{number} {{ add_header X-Number {number}; return 200 '{body}'; }}\n"
                          for number, body in fast)
        text = open(os.path.join(here, "nginx.conf")).read()
        for name, value in {"USER": "user root;" if os.geteuid() == 0 else "", "MODULE": self.module,
                            "PORT": self.port, "UPSTREAM": self.port + 1, "FAST": self.port + 2,
                            "CLOSED": self.port + 3, "HTTP2": self.port + 4, "LOCATIONS": ways,
                            "REPLIES": replies}.items():
            text = text.replace(f"@{name}@", str(value))
        with open(os.path.join(self.folder, "nginx.conf"), "w") as file:
            file.write(text)

    def start(self):
        log = open(self.log, "w")
        upstream = subprocess.Popen([sys.executable, os.path.join(here, "upstream.py"), str(self.port + 1)], stderr=log)
        self.processes = [upstream]
        environment = dict(os.environ)
        if self.preload:
            environment.update(LD_PRELOAD=self.preload, ASAN_OPTIONS="detect_leaks=0")
        self.nginx = subprocess.Popen(["nginx", "-p", self.folder, "-c", os.path.join(self.folder, "nginx.conf")],
                                      stderr=log, env=environment)
        self.processes.append(self.nginx)
        for _ in range(100):
            time.sleep(0.05)
            if any(process.poll() is not None for process in self.processes):
                return False
            try:
                client = Client(self.port)
                if client.ask("/plain/", reply={"body": "{}"}).body == b"{}":
                    client.close()
                    return True
            except (OSError, AttributeError):
                pass
        return False

    def reload(self):
        self.nginx.send_signal(signal.SIGHUP)

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()
        self.processes = []

    def serious_messages(self):
        """Returns the lines of the log that no test may cause."""
        bad = re.compile(r"\[(alert|emerg|crit)\]|Sanitizer|runtime error|exited on signal|Traceback")
        return [line for line in open(self.log, errors="replace") if bad.search(line)]
