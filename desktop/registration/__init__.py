"""What this system's file managers are told of Bantam, for one person only, and only when that person asks for it."""
