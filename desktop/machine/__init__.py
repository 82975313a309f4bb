"""What this computer has and spends."""
