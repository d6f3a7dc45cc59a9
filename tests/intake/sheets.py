"""PDF files made by hand: what is drawn where, without a library."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

FACES = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Times-Roman"}


@dataclass(frozen=True, slots=True)
class Page:
    """What is drawn on a page, in points from its upper left corner."""

    drawn: tuple[bytes, ...] = ()
    size: tuple[float, float] = (600, 800)
    more: bytes = b""


def words(  # noqa: PLR0913
    x: float,
    y: float,
    *lines: str,
    size: float = 10,
    face: str = "F1",
    step: float = 12,
    mode: int = 0,
    slant: float = 0,
) -> bytes:
    """Lines of text, the first one's foot line ``y`` below the upper end of a page of 800 points.

    ``slant`` is what upright letters lean by, as programs make italics of them.
    """
    shown = []
    for number, line in enumerate(lines):
        escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
        place = f"1 0 {slant} 1 {x} {800 - y - number * step} Tm".encode()
        shown.append(b"BT /%s %g Tf %d Tr %s (%s) Tj ET" % (face.encode(), size, mode, place, escaped))
    return b"\n".join(shown)


def picture(x: float, y: float, wide: float, high: float) -> bytes:
    """A grey picture, its upper left corner at ``x`` and ``y``."""
    return b"q %g 0 0 %g %g %g cm /Im Do Q" % (wide, high, x, 800 - y - high)


def frame(x: float, y: float, wide: float, high: float) -> bytes:
    """A rectangle, drawn in black."""
    return b"%g %g %g %g re S" % (x, 800 - y - high, wide, high)


def pdf(
    *pages: Page, info: bytes = b"", kids: str = "", count: int | None = None, locked: tuple[str, str] = ("", "")
) -> bytes:
    """A PDF; ``locked`` are the passwords of its user and its owner."""
    numbers = [10 + 2 * place for place in range(len(pages))]
    listed = kids or " ".join(f"{one} 0 R" for one in numbers)
    fonts = " ".join(f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
                     for key, name in FACES.items())  # fmt: skip
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{listed}] /Count {len(pages) if count is None else count} >>".encode(),
        3: f"<< /Font << {fonts} >> /XObject << /Im 4 0 R >> >>".encode(),
        5: b"<< %s >>" % info,
    }
    key = _lock(objects, *locked) if any(locked) else b""
    head = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    objects[4] = _stream(b"\x80", head, key, 4)
    for number, page in zip(numbers, pages, strict=True):
        form = b"<< /Type /Page /Parent 2 0 R /Resources 3 0 R /Contents %d 0 R /MediaBox [0 0 %g %g] %s >>"
        objects[number] = form % (number + 1, *page.size, page.more)
        objects[number + 1] = _stream(b"\n".join(page.drawn), b"<<", key, number + 1)
    return _file(objects, b"/Encrypt 6 0 R" if key else b"")


def _stream(raw: bytes, head: bytes, key: bytes, number: int) -> bytes:
    held = _rc4(hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], raw) if key else raw
    return b"%s /Length %d >>\nstream\n%s\nendstream" % (head, len(held), held)


def _file(objects: dict[int, bytes], trailer: bytes) -> bytes:
    raw, places = b"%PDF-1.4\n", {}
    for number, held in sorted(objects.items()):
        places[number] = len(raw)
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    start = len(raw)
    raw += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        raw += b"%d 1\n%010d 00000 n \n" % (number, place)
    ids = b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    last = b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R %s %s >>\nstartxref\n%d\n%%%%EOF\n"
    return raw + last % (max(objects) + 1, ids, trailer, start)


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = bytes.fromhex("00112233445566778899aabbccddeeff")


def _lock(objects: dict[int, bytes], user: str, owner: str) -> bytes:
    """Adds the dictionary of a file encrypted with RC4 and 40 bits, and gives the key of its streams."""
    user_pad, owner_pad = (user.encode() + _PAD)[:32], (owner.encode() + _PAD)[:32]
    held = _rc4(hashlib.md5(owner_pad).digest()[:5], user_pad)
    rights = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(user_pad + held + rights + _ID).digest()[:5]
    objects[6] = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (
        held.hex().encode(), _rc4(key, _PAD).hex().encode())  # fmt: skip
    return key


def _rc4(key: bytes, raw: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in raw:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
