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
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

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
PHONE = 390  # pixels
FINEST = "3"  # the zoom at which pdftohtml measures letters most exactly
A4 = 841.89  # points
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
    """A page as printed: how many sheets of paper, and the text of each without white space; the PDF itself."""

    pages: int
    texts: tuple[str, ...]
    raw: bytes = b""

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

    def open(self, path: Path, *, phone: bool = False, lying: bool = False) -> None:
        """Load a file and wait until it stands: as wide as on paper, also on that which lies, or as on the screen of a phone."""
        self._call("Emulation.setEmulatedMedia", media="screen" if phone else "print")
        self._call("Page.navigate", url=path.resolve().as_uri())
        while self._message().get("method") != "Page.loadEventFired":
            pass
        upright = 174 if self.value("!!document.querySelector('.letter')") else 190
        margins = 277 if lying else upright  # mm between them
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=PHONE if phone else round(margins / 25.4 * 96),
            height=844 if phone else 1060,
            deviceScaleFactor=1,
            mobile=phone,
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
    return Printed(len(pages), tuple(re.sub(r"\s+", "", page) for page in pages), raw)


class Piece(NamedTuple):
    """Letters on a page as printed: how far down and in (points), how large, and what they say."""

    top: float
    left: float
    size: float
    text: str


def pieces(raw: bytes, number: int = 1) -> list[Piece]:
    """Everything that is printed on a page of a PDF, from the top, with the size of its letters in points."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "一页.pdf"
        path.write_bytes(raw)
        command = ["pdftohtml", "-xml", "-i", "-stdout", "-zoom", FINEST, str(path)]
        done = subprocess.run(command, capture_output=True, check=True)
    pages = list(ElementTree.fromstring(done.stdout).iter("page"))
    sizes = {one.get("id"): float(one.get("size", "0")) for page in pages for one in page.iter("fontspec")}
    page = pages[number - 1]
    point = A4 / float(page.get("height", "0"))
    found = [
        Piece(
            float(one.get("top", "0")) * point,
            float(one.get("left", "0")) * point,
            sizes[one.get("font")] * point,
            unicodedata.normalize(
                "NFKC", "".join(one.itertext())
            ).strip(),  # 口 may be read back as a radical
        )
        for one in page.iter("text")
    ]
    return sorted(one for one in found if one.text)
