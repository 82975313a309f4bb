"""The panel “Chat settings”: system prompt, sampling, longest reply, seed, prompt template."""
