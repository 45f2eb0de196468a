"""Starts the web page: the same command from a checkout and from an installed wheel."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys

from assistant.errors import SettingsError
from assistant.resources import app_file

HOST = "127.0.0.1"
PORT = 8501

_SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', sans-serif"
_MONO = "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace"
_FLAGS: dict[str, str] = {
    "server.headless": "true",
    "server.address": HOST,
    "server.fileWatcherType": "none",
    "logger.level": "warning",
    "browser.gatherUsageStats": "false",
    "runner.magicEnabled": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "theme.font": _SANS,
    "theme.headingFont": _SANS,
    "theme.codeFont": _MONO,
    "theme.baseFontSize": "17",
    "theme.baseRadius": "0.4rem",
    "theme.headingFontSizes": '["2.1rem", "1.45rem", "1.15rem", "1rem", "1rem", "1rem"]',
    "theme.headingFontWeights": "[600, 600, 600, 600, 600, 600]",
    "theme.showWidgetBorder": "true",
    "theme.light.primaryColor": "#17705f",
    "theme.light.linkColor": "#17705f",
    "theme.light.backgroundColor": "#fbfaf7",
    "theme.light.secondaryBackgroundColor": "#f2f0ea",
    "theme.light.textColor": "#22272a",
    "theme.light.borderColor": "#d8d4ca",
    "theme.light.blueBackgroundColor": "#e4eeea",
    "theme.light.blueTextColor": "#1b4f45",
    "theme.light.redBackgroundColor": "#f6e5e0",
    "theme.light.redTextColor": "#96351f",
    "theme.dark.primaryColor": "#27806e",
    "theme.dark.linkColor": "#6fc9b6",
    "theme.dark.backgroundColor": "#15191a",
    "theme.dark.secondaryBackgroundColor": "#1f2526",
    "theme.dark.textColor": "#e7e6e1",
    "theme.dark.borderColor": "#3a4243",
    "theme.dark.blueBackgroundColor": "#1d302c",
    "theme.dark.blueTextColor": "#b9e0d6",
    "theme.dark.redBackgroundColor": "#3a221c",
    "theme.dark.redTextColor": "#f2a28e",
}


def address(port: int = PORT) -> str:
    """Where the page is."""
    return f"http://{HOST}:{port}"


def command(port: int = PORT) -> list[str]:
    """The command line that starts the page."""
    flags = [f"--{name}={value}" for name, value in _FLAGS.items()]
    return [sys.executable, "-m", "streamlit", "run", str(app_file()), f"--server.port={port}", *flags]


def serve(port: int = PORT) -> int:
    """Start the page, say where it is, and stay until it is stopped. Returns the exit code.

    Raises:
        SettingsError: the port is taken.
    """
    _check_free(port)
    print(f"First Rung is at {address(port)} (on this computer only). Stop it with Ctrl+C.", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with subprocess.Popen(command(port), stdout=subprocess.DEVNULL) as page:
        try:
            return page.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            page.terminate()


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex((HOST, port)) == 0:
            raise SettingsError(
                f"Expected port {port} to be free, but something answers at {address(port)}. "
                f"Close it, or choose another port, such as {port + 1}."
            )
