"""What is on its way: the tray below the lists, and what the status bar says of it."""
