"""Markdown from a model, read by a closed list of forms and drawn without any HTML."""
