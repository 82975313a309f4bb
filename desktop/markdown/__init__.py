"""Markdown source becomes blocks that can be drawn or written anywhere; nothing in it is ever loaded."""
