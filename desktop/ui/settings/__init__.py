"""The settings screen, made from where the settings are declared."""
