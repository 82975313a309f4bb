"""How much of a foreign file is read at most: generous for real documents, bounded for hostile ones."""

FILE_BYTES = 256 << 20  # of one file; larger ones are not opened
TEXT = 20_000_000  # characters that a document may hold
PAGES = 20_000  # of a PDF
ENTRIES = 10_000  # in a zip
MEMBER_BYTES = 64 << 20  # of one file in a zip, unpacked
RATIO, RATIO_FROM = 200, 4 << 20  # unpacked to packed, from this size on
ROWS_OF_STYLES = 20_000  # styles and lists of a DOCX
MEMORY = 1 << 30  # bytes that a reader may take
PROCESSOR_SECONDS = 40
WALL_SECONDS = 90.0
PICTURE_SIDE, PICTURE_PIXELS = 16_384, 64_000_000  # of a picture; more than any camera in a pocket takes
PICTURE_BYTES = 64 << 20  # of its file
IMAGE_BYTES = (5 << 20) // 16  # of what a model gets of it: as many as a request may have fit into it together
ANSWER_BYTES = 96 << 20  # of what a reader says
