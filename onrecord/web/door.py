"""Who may come in, and what every answer tells the browser to refuse.

A record may hold what nobody else should read, and reports hold what strangers wrote: so each answer forbids scripts
and styles but our own; a name that somebody else's page made lead here is refused; so is what such a page would post;
and who comes from another machine needs the token.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "onrecord"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
MOST_POSTED = 1_000_000
"""Bytes that a page may post."""
MOST_ADDED = 50_000_000
"""Bytes of files that may be added at once; the form that they come in may be MOST_POSTED more."""
TOO_MUCH = (
    f"At most {MOST_ADDED // 1_000_000} MB can be added at once; add fewer files, or read them with `onrecord read`."
)
_ADDED = "/add"
_PATIENCE = 10
"""By how many times what may be sent can be more, and still be let pass until it is answered."""
OPEN = ("/enter", "/static/")
"""Where anybody may look: how to come in, and the style of that page."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with none at all, browsers hide the origin of our own forms, too
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "private, no-cache",
}


def _secret() -> str:
    return secrets.token_urlsafe(24)


@dataclass(frozen=True, slots=True)
class Door:
    """The address that is listened on, and the token that is needed there; None on this machine alone.

    ``form_token`` stands in every form of ours: what is posted without it doesn't come from one.
    """

    host: str = "127.0.0.1"
    token: str | None = None
    form_token: str = field(default_factory=_secret)

    @classmethod
    def at(cls, host: str) -> Door:
        """The door of an address: with a token, unless only this machine reaches it."""
        return cls(host, None if is_loopback(host) else _secret())

    def knows(self, host: str | None) -> bool:
        """Whether a name is one of ours: an address, or a name that nobody else can make lead here."""
        name = _name(host or "")
        if self.token is None:
            return is_loopback(name)
        return _is_address(name) or name in {"localhost", self.host.lower(), *_names_of_machine()}

    def admits(self, token: str) -> bool:
        """Whether a token is the one that is needed; compared in the same time however much of it is right."""
        return self.token is None or hmac.compare_digest(token.encode(), self.token.encode())

    def wrote(self, form_token: str) -> bool:
        """Whether a form with this token is one of ours."""
        return hmac.compare_digest(form_token.encode(), self.form_token.encode())


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    return host in LOOPBACK or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _name(host: str) -> str:
    """A ``Host`` header without its port, and without the brackets of IPv6."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _names_of_machine() -> Iterable[str]:
    return socket.gethostname().lower(), socket.getfqdn().lower()


class Guard:
    """Stands before the application: looks who asks, bounds what is posted, and puts the headers on each answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = _most(scope["path"])
        refused = self._refused(scope, most)
        if refused and refused.status_code == 413:
            await _let_pass(receive, _PATIENCE * most)
        await (refused or self._app)(scope, _bounded(receive, most), _with_headers(send))

    def _refused(self, scope: Scope, most: int) -> Response | None:
        headers, path = Headers(scope=scope), scope["path"]
        if not self._door.knows(headers.get("host")):
            return _says(path, "This address is not the reading room's; open the one that it told.", 421)
        if scope["method"] not in ("GET", "HEAD") and not _is_ours(headers):
            return _says(path, "This was posted from another page; nothing was done.", 403)
        if not path.startswith(OPEN) and not self._door.admits(_cookie(headers)):
            if path.startswith("/api/"):
                return _says(path, "A token is needed; open /enter in a browser first.", 401)
            return RedirectResponse("/enter", 303)
        if _length(headers, most) > most:
            return _says(path, TOO_MUCH if path == _ADDED else "This is more than a page may send.", 413)
        return None


def _is_ours(headers: Headers) -> bool:
    """Whether a post comes from a page of ours, as the browser says; what says nothing is refused."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site") == "same-origin"
    return origin != "null" and urlsplit(origin).netloc.lower() == (headers.get("host") or "").lower()


def _says(path: str, says: str, status: int) -> Response:
    """A refusal in words, or in JSON where the API is asked."""
    return JSONResponse({"error": says}, status) if path.startswith("/api/") else PlainTextResponse(f"{says}\n", status)


def _most(path: str) -> int:
    """The bytes that may be sent to an address."""
    return MOST_ADDED + MOST_POSTED if path == _ADDED else MOST_POSTED


def _length(headers: Headers, most: int) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isdecimal() and len(told) < 16 else most + 1


def _cookie(headers: Headers) -> str:
    cookies = SimpleCookie()
    try:
        cookies.load(headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


async def _let_pass(receive: Receive, most: int) -> None:
    """Lets what is sent go by: a browser that is still sending when it is answered shows no answer."""
    read, more = 0, True
    while more and read < most:
        message = await receive()
        read += len(message.get("body", b""))
        more = message.get("more_body", False)


def _bounded(receive: Receive, most: int) -> Receive:
    """Ends a body that goes on longer than it may, as if whoever sends it had gone."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        return message if read <= most else {"type": "http.disconnect"}

    return bounded


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sent
