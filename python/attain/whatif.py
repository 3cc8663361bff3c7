"""What would have to change for a verdict to change, and what does not depend on it.

>>> from attain import Target, whatif
>>> verdict = Target("Thu", "17.500 tỷ đồng", better="higher").assess("17.946 tỷ đồng")
>>> str(whatif.nudge(verdict).change)
'-446 billion VND'
"""

from attain._attain import against_trend, blame, bunching, common_change, nudge, sensitivity
from attain.records import Blame, Bunching, CommonChange, Nudge, Part, Sensitivity, Trend

__all__ = [
    "Blame",
    "Bunching",
    "CommonChange",
    "Nudge",
    "Part",
    "Sensitivity",
    "Trend",
    "against_trend",
    "blame",
    "bunching",
    "common_change",
    "nudge",
    "sensitivity",
]
