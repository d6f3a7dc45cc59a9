"""`/timeline`: events and forecasts on a band of days, and events on a map."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
