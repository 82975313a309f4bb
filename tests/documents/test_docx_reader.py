"""DOCX: words, headings, lists, tables and notes as Markdown; hostile files are refused."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.core.attachment import Document, Unit
from desktop.documents import limits
from desktop.documents.docx_reader import read_docx
from desktop.documents.reading import UnreadableError, Why
from desktop.documents.text_reader import sound
from tests.fixtures.documents import docx, locked, note_mark, paragraph, table, zipped

LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=30)
WHOLE = docx(paragraph("One", "H1") + paragraph("Two") + table([["a", "b"], ["1", "2"]]), notes="<w:footnote/>")


def read(data: bytes) -> Document:
    return read_docx(io.BytesIO(data), len(data))


def refused(data: bytes) -> Why:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    return caught.value.why


def test_headings_paragraphs_and_sections() -> None:
    body = paragraph("Report", "H1") + paragraph("It rained.") + paragraph("Details", "Mine") + paragraph("A lot.")
    made = read(docx(body))
    assert made.text == "# Report\n\nIt rained.\n\n## Details\n\nA lot."
    assert made.unit is Unit.SECTION
    assert [made.text[start:].split("\n")[0] for start in made.starts] == ["# Report", "## Details"]


def test_lists_are_numbered_as_the_file_says() -> None:
    items = [("First", "2", 0), ("deeper", "2", 1), ("also", "2", 1), ("Second", "2", 0), ("anew", "2", 1)]
    body = "".join(paragraph(words, "", "", number, level) for words, number, level in items)
    body += paragraph("Styled", "Bullets") + paragraph("Plain", "", "", "0")
    assert read(docx(body)).text == ("1. First\n  a. deeper\n  b. also\n2. Second\n  a. anew\n- Styled\n\nPlain")


def test_tables_keep_their_columns() -> None:
    made = read(docx(paragraph("Readings") + table([["Station", "cm | %"], ["04", "12"]])))
    assert made.text == "Readings\n\n| Station | cm \\| % |\n| --- | --- |\n| 04 | 12 |"


def test_a_table_within_a_cell_and_cells_that_span() -> None:
    inner = table([["x", "y"]])
    span = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("wide") + "</w:tc>"
    below = f"<w:tc>{paragraph('a')}{inner}</w:tc><w:tc>{paragraph('b')}</w:tc>"
    body = f"<w:tbl><w:tr>{span}</w:tr><w:tr>{below}</w:tr></w:tbl>"
    text = read(docx(body)).text
    assert text == "| wide |  |\n| --- | --- |\n| a<br>x, y | b |"


def test_footnotes_follow_the_text() -> None:
    body = paragraph("Rain", "", note_mark(7)) + paragraph("Sun", "", note_mark(3) + note_mark(7))
    written = ((3, "in June"), (7, "heavy"))
    notes = "".join(f'<w:footnote w:id="{number}">{paragraph(words)}</w:footnote>' for number, words in written)
    assert read(docx(body, notes=notes)).text == "Rain[^1]\n\nSun[^2][^1]\n\n[^1]: heavy\n\n[^2]: in June"


def test_what_was_deleted_is_not_read_and_what_is_said_twice_is_read_once() -> None:
    body = (
        "<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:tab/><w:t>new</w:t><w:br/><w:t>line</w:t></w:r></w:ins></w:p>"
    )
    assert read(docx(body)).text == "kept\tnew\nline"


def test_the_main_part_may_be_called_otherwise() -> None:
    assert read(docx(paragraph("Words"), main="word/document2.xml")).text == "Words"


@given(st.lists(LETTERS, min_size=1, max_size=8))
def test_every_word_is_kept(lines: list[str]) -> None:
    data = docx("".join(paragraph(line) for line in lines))
    wanted = [sound(line.strip()) for line in lines if line.strip()]
    if wanted:
        assert read(data).text.split("\n\n") == wanted
    else:
        assert refused(data) is Why.NO_TEXT


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6), st.integers(0, 12))
@example(0, b"", 4)
def test_a_damaged_file_is_a_document_or_refused(place: int, put: bytes, cut: int) -> None:
    data = WHOLE[:place] + put + WHOLE[place + cut :]
    with contextlib.suppress(UnreadableError):
        read(data)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_document_types_and_entities_are_refused(declared: str) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'{declared}<w:document xmlns:w="{space}"><w:body>{paragraph("x")}</w:body></w:document>'
    assert refused(docx("", document=document)) is Why.DAMAGED


def test_bombs_are_refused() -> None:
    assert refused(docx(paragraph("0" * (limits.RATIO_FROM * 4)))) is Why.TOO_MUCH
    deep = "<w:a>" * (limits.RATIO_FROM // 1000) + "</w:a>" * (limits.RATIO_FROM // 1000)
    assert refused(docx(deep)) is Why.TOO_MUCH
    many = {f"word/{number}.xml": b"" for number in range(limits.ENTRIES + 1)}
    assert refused(zipped({"[Content_Types].xml": b"", **many})) is Why.TOO_MUCH


def test_a_size_that_lies_is_not_believed() -> None:
    data = bytearray(docx(paragraph("0" * (limits.RATIO_FROM * 2))))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    data = bytearray(bytes(data).replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))
    assert refused(bytes(data)) in (Why.TOO_MUCH, Why.DAMAGED)


def test_other_zips_and_locked_ones() -> None:
    assert refused(zipped({"a.txt": b"x"})) is Why.UNKNOWN
    assert refused(docx("", main="xl/workbook.xml")) is Why.UNKNOWN
    assert refused(locked(WHOLE)) is Why.LOCKED
    assert refused(WHOLE[:-30]) is Why.DAMAGED
    assert refused(docx("")) is Why.NO_TEXT
    assert refused(docx("", document="<w:document")) is Why.DAMAGED
