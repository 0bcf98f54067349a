"""A small client of the language server for YAML: what an editor sends and hears, over stdin and stdout."""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 30  # seconds; only a server that hangs is waited for so long
SERVER = "node_modules/yaml-language-server/bin/yaml-language-server"

# Whatever reaches for the network is written down and stopped; stdin and stdout do not connect.
NO_NETWORK = """
const net = require("net"), dns = require("dns"), fs = require("fs");
const refuse = (what) => () => { fs.appendFileSync(process.env.REACHED, what + "\\n"); throw new Error(what); };
net.Socket.prototype.connect = refuse("connect");
dns.lookup = refuse("lookup");
"""


def missing() -> str:
    """Why there is no server to talk to; empty when there is one."""
    if not shutil.which("node"):
        return "node is not installed here"
    return (
        "" if (folder() / SERVER).is_file() else "the language server is not installed: scripts/editor-server"
    )


def folder() -> Path:
    """Where scripts/editor-server puts the server."""
    return ROOT / os.environ.get("HUIKUAN_EDITOR_SERVER", ".venv/editor-server")


class Editor:
    """An editor with one folder open. `settings` are its settings, by section."""

    def __init__(self, opened: Path, settings: dict[str, Any], scratch: Path) -> None:
        self.settings = settings
        self.reached = scratch / "reached.txt"
        self.reached.touch()
        guard = scratch / "no-network.cjs"
        guard.write_text(NO_NETWORK, encoding="utf-8")
        node = shutil.which("node")
        assert node
        env = {"HOME": str(scratch), "PATH": os.defpath, "REACHED": str(self.reached)}
        self.process = subprocess.Popen(
            [node, "--require", guard, folder() / SERVER, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=scratch,
            env=env,
        )
        self.heard: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.last = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self._greet(opened)

    def _greet(self, opened: Path) -> None:
        uri = opened.as_uri()
        self.ask(
            "initialize",
            processId=os.getpid(),
            locale="zh-cn",  # the words of the server itself, as with the Chinese language pack
            rootUri=uri,
            workspaceFolders=[{"uri": uri, "name": opened.name}],
            capabilities={
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {
                    "completion": {
                        "completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}
                    },
                    "hover": {"contentFormat": ["markdown"]},
                },
            },
        )
        self.tell("initialized")
        self._until(lambda one: one.get("method") == "workspace/configuration")

    def _listen(self) -> None:
        out = self.process.stdout
        assert out
        while True:
            size = 0
            while (line := out.readline().strip()) != b"":
                if line.lower().startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            if not size:
                break
            self.heard.put(json.loads(out.read(size)))
        self.heard.put(None)

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        pipe = self.process.stdin
        assert pipe
        pipe.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        pipe.flush()

    def _until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Hear, and answer what is asked, up to and with the message that is wanted."""
        while True:
            message = self.heard.get(timeout=TIMEOUT)
            assert message is not None, "the server has gone"
            if "id" in message and "method" in message:
                self._answer(message)
            if wanted(message):
                return message

    def _answer(self, message: dict[str, Any]) -> None:
        result = None
        if message["method"] == "workspace/configuration":
            result = [self.settings.get(item.get("section", ""), {}) for item in message["params"]["items"]]
        self._send({"id": message["id"], "result": result})

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a request."""
        self.last += 1
        number = self.last
        self._send({"id": number, "method": method, "params": params})
        answer = self._until(lambda one: one.get("id") == number and "method" not in one)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Something that the server does not answer."""
        self._send({"method": method, "params": params})

    def open(self, texts: dict[Path, str]) -> dict[Path, list[tuple[int, str]]]:
        """What is wrong in files that are opened with these texts: line (from 1) and message, in order."""
        for file, text in texts.items():
            self.last += (
                1  # the server remembers what it read by file and version, even after the file was closed
            )
            document = {"uri": file.as_uri(), "languageId": "yaml", "version": self.last, "text": text}
            self.tell("textDocument/didOpen", textDocument=document)
        return self._told(list(texts))

    def _told(self, files: list[Path]) -> dict[Path, list[tuple[int, str]]]:
        found: dict[Path, list[tuple[int, str]]] = {}
        names = {file.as_uri(): file for file in files}
        while len(found) < len(files):
            told = self._until(lambda one: one.get("method") == "textDocument/publishDiagnostics")["params"]
            if told["uri"] in names:
                wrong = [(d["range"]["start"]["line"] + 1, d["message"]) for d in told["diagnostics"]]
                found[names[told["uri"]]] = sorted(wrong)
        return found

    def close(self, file: Path) -> None:
        """Close the file, and hear that nothing is wrong in it any more."""
        self.tell("textDocument/didClose", textDocument={"uri": file.as_uri()})
        self._told([file])

    def hover(self, file: Path, line: int, column: int) -> str:
        """What the editor shows over a place (from 1)."""
        found = self.ask("textDocument/hover", **_place(file, line, column))
        return re.sub(r"\\(.)", r"\1", found["contents"]["value"]) if found else ""  # as Markdown is shown

    def offered(self, file: Path, line: int, column: int) -> list[str]:
        """The completions that are offered at a place (from 1)."""
        found = self.ask("textDocument/completion", **_place(file, line, column))
        return [item["label"] for item in (found["items"] if isinstance(found, dict) else found)]

    def quit(self) -> None:
        """Say good-bye and wait for the server to go."""
        try:
            self.ask("shutdown")
            self.tell("exit")
            self.process.wait(timeout=TIMEOUT)
        finally:
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe:
                    pipe.close()


def _place(file: Path, line: int, column: int) -> dict[str, Any]:
    return {
        "textDocument": {"uri": file.as_uri()},
        "position": {"line": line - 1, "character": column - 1},
    }
