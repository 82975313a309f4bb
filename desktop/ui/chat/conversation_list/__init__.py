"""The sidebar's chats: dated groups, search, renaming, deleting with undo."""
