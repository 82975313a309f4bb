"""The formats of JSON Schema that can be written from left to right, as expressions.

Narrower than their standards where that costs nothing: years have four digits from 1000 on, there are no leap seconds,
and an e-mail address has neither quotes nor comments.
"""

_YEAR = "[1-9][0-9]{3}"
_LEAP = "([1-9][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)"
_DATE = (
    f"({_YEAR}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    f"|02-(0[1-9]|1[0-9]|2[0-8]))|{_LEAP}-02-29)"
)
_HOUR = "([01][0-9]|2[0-3]):[0-5][0-9]"
_TIME = rf"{_HOUR}:[0-5][0-9](\.[0-9]{{1,6}})?(Z|[+-]{_HOUR})"
_ATOM = "[A-Za-z0-9_+-]{1,24}"
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,22}[A-Za-z0-9])?"

FORMATS = {
    "date": _DATE,
    "time": _TIME,
    "date-time": f"{_DATE}T{_TIME}",
    "uuid": "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
    "email": rf"{_ATOM}(\.{_ATOM}){{0,3}}@({_LABEL}\.){{1,4}}[A-Za-z]{{2,24}}",
}
