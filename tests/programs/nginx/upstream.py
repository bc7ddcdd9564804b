# SPDX-License-Identifier: MIT
"""upstream.py PORT: an HTTP server that sends the response described in the request's field X-Reply, which is a JSON
object in base64 with these members:

    status    the HTTP status (default 200)
    headers   a list of pairs (default [["Content-Type", "application/json"]])
    body      a text, or a list of texts and of numbers of bytes to send
    base64    the body in base64, instead of body
    framing   "length" (the default), "chunked", or "close", which is HTTP/1.0 and ends with the connection
    pieces    the sizes of the pieces in which the body is sent; the last size repeats
    pause     the seconds to wait between two pieces
    cut       the number of bytes after which the body breaks off
    wait      if true, waits after the first piece for a request for /go, whose answer is the number of waiting requests
"""
import asyncio
import base64
import json
import sys

waiting = []


def pieces_of(body, sizes):
    at = 0
    for number in range(len(body)):
        if at >= len(body):
            return
        size = sizes[min(number, len(sizes) - 1)] if sizes else len(body)
        yield body[at:at + size]
        at += size


def body_of(reply):
    if "base64" in reply:
        return base64.b64decode(reply["base64"])
    body = reply.get("body", "")
    return "".join("x" * part if isinstance(part, int) else part for part in body).encode()


async def send(writer, reply, is_head):
    body, framing = body_of(reply), reply.get("framing", "length")
    status = reply.get("status", 200)
    has_body = not is_head and status not in (204, 304)
    headers = reply.get("headers", [["Content-Type", "application/json"]])
    lines = ["HTTP/1.%d %d Whatever" % (framing != "close", status)] + ["%s: %s" % tuple(header) for header in headers]
    if framing == "chunked":
        lines.append("Transfer-Encoding: chunked")
    elif framing == "length" and status not in (204, 304):
        lines.append("Content-Length: %d" % len(body))
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    if has_body:
        cut = reply.get("cut")
        for number, piece in enumerate(pieces_of(body[:cut], reply.get("pieces"))):
            if number:
                await asyncio.sleep(reply.get("pause", 0))
                if number == 1 and reply.get("wait"):
                    event = asyncio.Event()
                    waiting.append(event)
                    await event.wait()
            writer.write(b"%x\r\n%s\r\n" % (len(piece), piece) if framing == "chunked" else piece)
            if reply.get("pieces"):
                await writer.drain()
        if cut is not None:
            await asyncio.sleep(0.02)
            return False
        if framing == "chunked":
            writer.write(b"0\r\n\r\n")
    await writer.drain()
    return framing != "close"


async def serve(reader, writer):
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            fields = {line.split(":")[0].lower(): line.split(":", 1)[1].strip() for line in head[1:] if ":" in line}
            reply = {"body": "{}"}
            if head[0].split()[1].endswith("/go"):
                reply["body"] = str(len(waiting))
                while waiting:
                    waiting.pop().set()
            elif "x-reply" in fields:
                reply = json.loads(base64.b64decode(fields["x-reply"]))
            if not await send(writer, reply, head[0].startswith("HEAD ")):
                break
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", int(sys.argv[1]), backlog=512, limit=1 << 20)
    async with server:
        await server.serve_forever()


asyncio.run(main())
