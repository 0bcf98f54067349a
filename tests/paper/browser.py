"""A real browser over a pipe, to measure and print pages. Chromium and poppler come from the system."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)  # fmt: skip
# the browser listens on 3 and answers on 4
START = """
import os, sys
ends = [os.dup(os.dup(int(one))) for one in sys.argv[1:3]]
high = [os.dup2(end, 100 + n) for n, end in enumerate(ends)]
os.dup2(high[0], 3)
os.dup2(high[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
FONTS = "Noto Sans CJK|Source Han Sans|WenQuanYi|Microsoft YaHei|PingFang"


def missing() -> str:
    """What these tests lack on this machine, as a reason; empty when all is there."""
    return "没有 Chromium" if browser_path() is None else missing_font()


def missing_font() -> str:
    """What it takes to set a Chinese page and to read it back, as a reason; empty when all is there."""
    if shutil.which("pdftotext") is None:
        return "没有 poppler（pdftotext）"
    if not re.search(FONTS, subprocess.run(["fc-list"], capture_output=True, text=True, check=False).stdout):
        return "没有中文字体"
    return ""


def browser_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Printed(NamedTuple):
    """A page as printed: how many sheets of paper, and the text of each without white space."""

    pages: int
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(self.texts)


class Browser:
    """One Chromium that opens file after file."""

    def __init__(self) -> None:
        self.profile = tempfile.mkdtemp(prefix="huikuan-browser-")
        down, self._write = os.pipe()
        self._read, up = os.pipe()
        path = browser_path()
        assert path is not None
        command = [path, *FLAGS, f"--user-data-dir={self.profile}"]
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, str(down), str(up), *command],
            pass_fds=(down, up),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(down)
        os.close(up)
        self._number, self._rest, self._session = 0, b"", ""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")
        self._call("Emulation.setEmulatedMedia", media="print")

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._write)
        os.close(self._read)
        shutil.rmtree(self.profile, ignore_errors=True)

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._read, 1 << 20)
            assert piece, "the browser has gone"
            self._rest += piece
        raw, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(raw)
        return found

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while (answer := self._message()).get("id") != self._number:
            pass
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, path: Path) -> None:
        """Load a file and wait until it stands, as wide as on paper."""
        self._call("Page.navigate", url=path.resolve().as_uri())
        while self._message().get("method") != "Page.loadEventFired":
            pass
        width = 174 if self.value("!!document.querySelector('.letter')") else 190  # mm between the margins
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=round(width / 25.4 * 96),
            height=1060,
            deviceScaleFactor=1,
            mobile=False,
        )

    def value(self, expression: str) -> Any:
        """What an expression is in the page."""
        return self._call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get(
            "value"
        )

    def printed(self) -> Printed:
        """The page on paper, read back."""
        raw = self._call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"]
        return read_pdf(base64.b64decode(raw))


def read_pdf(raw: bytes) -> Printed:
    """How many pages a PDF has and what stands on them."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=raw, capture_output=True, check=True)
    pages = done.stdout.decode("utf-8").split("\f")[:-1]
    return Printed(len(pages), tuple(re.sub(r"\s+", "", page) for page in pages))
