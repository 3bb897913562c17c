"""How a brief reaches its recipients: a folder, mail, a webhook, a wiki's repository."""

from __future__ import annotations

from briefing.desk.delivery.parcels import DeliveryError, LaterError, Parcel, RefusedError, UnconfirmedError

__all__ = ["DeliveryError", "LaterError", "Parcel", "RefusedError", "UnconfirmedError"]
