"""Chats as files: written for other programs, read from them. Sole owner of `zipfile`."""
