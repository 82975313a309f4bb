"""How much of a foreign file is read at most: generous for real exports, bounded for hostile ones."""

FILE_BYTES = 1 << 30  # of one file, unpacked
DIRECTORY_BYTES = 32 << 20  # of a zip's list of contents
CHATS = 200_000  # in one file
MESSAGES = 100_000  # of one chat
TEXT = 20_000_000  # characters of one message
ATTACHMENTS = 1000  # files of one message
FILE_NAME = 1000  # characters
IMAGE_SIDE = 1 << 16  # pixels
MARKDOWN_BYTES = 32 << 20  # of one Markdown file
FILES = 50_000  # of one folder
PROBLEMS = 1000  # told; more would only fill the memory
