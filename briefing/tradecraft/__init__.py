"""What analysts are held to, and a program can see: `briefing check` names each breach, where it is, and what mends it.

>>> from briefing.tradecraft import check_brief
>>> for remark in check_brief(brief):                       # doctest: +SKIP
...     print(remark)
"""

from __future__ import annotations

from briefing.tradecraft.checking import check_brief, check_opened
from briefing.tradecraft.remarks import Remark

__all__ = ["Remark", "check_brief", "check_opened"]
