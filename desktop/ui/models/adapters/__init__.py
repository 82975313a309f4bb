"""The tab of the LoRA adapters on this computer."""
