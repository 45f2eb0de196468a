"""Which addresses and models are on this computer, and how to keep calls to them on it."""

from __future__ import annotations

import ipaddress
import os
from urllib.parse import urlsplit

OLLAMA = "http://localhost:11434"

# Only these are known to send a request nowhere but to the api_base they are given.
_GOES_TO_API_BASE = ("openai/", "hosted_vllm/", "lm_studio/", "llamafile/", "ollama/", "ollama_chat/")


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


def stays_here(model: str, api_base: str) -> bool:
    """Whether what is sent to `model` stays on this computer; false where that is not known."""
    # Ollama hands a model whose tag ends in "cloud" on to its own hosts.
    if not model.startswith(_GOES_TO_API_BASE) or model.endswith(("-cloud", ":cloud")):
        return False
    return is_loopback(address_of(model, api_base))


def address_of(model: str, api_base: str) -> str:
    """The address that a call to `model` goes to; empty for the provider's own."""
    if api_base or not model.startswith(("ollama/", "ollama_chat/")):
        return api_base
    return os.environ.get("OLLAMA_API_BASE") or OLLAMA


def keep_off_proxies(url: str) -> None:
    """Name the host of `url` in NO_PROXY: a proxy would take a call to this computer off it."""
    host = host_of(url)
    for variable in ("NO_PROXY", "no_proxy"):
        hosts = [name.strip() for name in os.environ.get(variable, "").split(",") if name.strip()]
        if host not in hosts:
            os.environ[variable] = ",".join([*hosts, host])
