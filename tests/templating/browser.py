"""A headless Chromium, spoken to by the DevTools protocol through two pipes: no driver and no socket is needed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


def _on_three_and_four(to_browser: int, from_browser: int) -> None:
    """In the browser's process: the pipes where the protocol is spoken."""
    os.dup2(to_browser, 100)
    os.dup2(from_browser, 101)
    os.dup2(100, 3)
    os.dup2(101, 4)


class Page:
    """One page of a browser that ends with it."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        options = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--remote-debugging-pipe",
            f"--user-data-dir={profile}",
        ]
        more = ["--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-dev-shm-usage"]
        command = [CHROMIUM, *options, *more, "about:blank"]
        self._process = subprocess.Popen(
            command,
            preexec_fn=lambda: _on_three_and_four(to_browser, from_browser),
            pass_fds=(3, 4),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._waiting, self._number, self._session = b"", 0, ""
        targets = self._ask("Target.getTargets")["targetInfos"]
        target = next(one["targetId"] for one in targets if one["type"] == "page")
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def __enter__(self) -> Page:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._read)
        os.close(self._write)

    def open(self, address: str) -> None:
        """Go to an address."""
        self._ask("Page.navigate", url=address)

    def value(self, expression: str) -> Any:
        """What an expression of JavaScript is in the page."""
        return self._ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def wait(self, expression: str, seconds: float = 10.0) -> float:
        """Wait until an expression is true; how many seconds that took."""
        begun = time.monotonic()
        while not self.value(expression):
            assert time.monotonic() - begun < seconds, f"{expression} is still {self.value(expression)!r}"
            time.sleep(0.02)
        return time.monotonic() - begun

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        message |= {"sessionId": self._session} if self._session else {}
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(self._next())
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def _next(self) -> bytes:
        while b"\0" not in self._waiting:
            read = os.read(self._read, 1 << 20)
            assert read, "the browser has ended"
            self._waiting += read
        message, self._waiting = self._waiting.split(b"\0", 1)
        return message
