"""A push service in a process of its own: TLS, keep-alive, 201 after 30 ms."""

import asyncio
import ssl
import sys

ROUND_TRIP = 0.030
_ANSWER = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n"


async def _talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            fields = (line.split(b":", 1) for line in head.lower().split(b"\r\n") if b":" in line)
            await reader.readexactly(int(dict(fields).get(b"content-length", b"0")))
            await asyncio.sleep(ROUND_TRIP)
            writer.write(_ANSWER)
            await writer.drain()
    except (asyncio.IncompleteReadError, OSError):
        writer.close()


async def _serve(certificate: str) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    server = await asyncio.start_server(_talk, "127.0.0.1", 0, ssl=tls, backlog=1_024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1]))
