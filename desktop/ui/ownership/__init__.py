"""Chats that leave Bantam, chats that come in, and copies kept for the day something goes wrong."""
