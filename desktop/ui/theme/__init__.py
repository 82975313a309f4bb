"""How Bantam looks: colour tokens, fonts, icons and the one stylesheet."""
