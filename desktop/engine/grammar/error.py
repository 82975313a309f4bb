"""A wish about the form of an answer that cannot be fulfilled, and the place in it that is to blame."""

from desktop.core.errors import BantamError
from desktop.core.text import Text


class GrammarError(BantamError):
    """The person's text is wrong or asks for too much.

    `reason` is a translatable sentence without its full stop, given as a template with arguments or as a whole.

    A grammar or an expression has the place as `line` and `column`, counted from 1; a JSON Schema has it as `pointer`,
    "#/properties/age". What does not apply is 0 or "".
    """

    def __init__(
        self,
        reason: str | Text,
        /,
        *,
        line: int = 0,
        column: int = 0,
        pointer: str = "",
        **arguments: str | int | float,
    ) -> None:
        self.reason = reason if isinstance(reason, Text) else Text("errors", reason, arguments)
        self.line = line
        self.column = column
        self.pointer = pointer
        super().__init__(str(self))

    def __str__(self) -> str:
        if self.pointer:
            return f"{self.pointer}: {self.reason}"
        return f"{self.line}:{self.column}: {self.reason}" if self.line else str(self.reason)
