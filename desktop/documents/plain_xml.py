"""XML as a stream of elements: no entities, no document types, nothing loaded from anywhere."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from desktop.documents.reading import UnreadableError, Why

Start = Callable[[str, Mapping[str, str]], object]
End = Callable[[str], object]
Text = Callable[[str], object]

DEEPEST = 2000  # elements within each other


def read_xml(data: bytes, start: Start, end: End, text: Text = lambda _: None) -> None:
    """Tell elements and their attributes by their names without namespaces; raises `UnreadableError`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnreadableError(Why.TOO_MUCH, "elements too deep")
        start(_bare(name), {_bare(key): value for key, value in attributes.items()})

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_bare(name))

    def refuse(*_: object) -> None:
        raise UnreadableError(Why.DAMAGED, "a document type, which this kind of file never has")

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableError(Why.DAMAGED, str(error)) from error
    except (ValueError, LookupError, AssertionError) as error:  # an encoding that nobody knows
        raise UnreadableError(Why.DAMAGED, str(error)) from error


def _bare(name: str) -> str:
    return name.rpartition(" ")[2]
