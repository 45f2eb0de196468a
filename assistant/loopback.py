"""Which addresses are this computer, and how to keep calls to them on it."""

from __future__ import annotations

import ipaddress
import os
from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host of `url` in lower case, empty where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_loopback(url: str) -> bool:
    """Whether `url` is an http address on this computer: 127.0.0.0/8, ::1 or localhost."""
    host = host_of(url)
    if not url.lower().startswith(("http://", "https://")) or not host:
        return False
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def keep_off_proxies(url: str) -> None:
    """Name the host of `url` in NO_PROXY: a proxy would take a call to this computer off it."""
    host = host_of(url)
    for variable in ("NO_PROXY", "no_proxy"):
        hosts = [name.strip() for name in os.environ.get(variable, "").split(",") if name.strip()]
        if host not in hosts:
            os.environ[variable] = ",".join([*hosts, host])
