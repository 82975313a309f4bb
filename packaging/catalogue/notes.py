"""What a person should know before getting a model, in plain words; and only what the facts say."""

from typing import Any

OWN = {
    "llama-1": "Its weights were given to researchers who asked. Whoever has them can bring their own GGUF file.",
    "gpt-3": "It can only be used over its maker's servers.",
    "gpt-4": "It can only be used over its maker's servers.",
    "luminous": "Its maker tells of about 13, 30 and 70 billion parameters; it could only be had by contract.",
    "gopher-280b": "It was never published.",
    "chinchilla-70b": "It was never published. It was trained with as much computing as Gopher, on more text.",
    "phi-1": "Only a file with 16 bits a weight was seen; llama-quantize makes a smaller one of it on this computer.",
    "phi-2": "It has no chat template. Its form is “Instruct: …”, a new line, and “Output:”.",
    "codellama-7b-instruct": "It was trained on 16,384 tokens at a time.",
    "codellama-13b-instruct": "It was trained on 16,384 tokens at a time.",
    "gemma-3n-e2b-it": "The files here read text only.",
    "gemma-3n-e4b-it": "The files here read text only.",
    "lfm2-1.2b-rag": "It was tuned for answering from documents that it is given.",
    "gpt-oss-20b": "Most of it stays as it was trained (MXFP4), so other quantisations are not smaller.",
    "ling-3.0-tiny": "It needs a very recent engine.",
    "qwen3-reranker-0.6b": "Other conversions lack a part and give useless scores: take this file.",
    "qwen3-reranker-4b": "Whether this conversion has the part that gives scores was not checked.",
    "jina-reranker-v1-tiny-en": "This conversion was reported to lack a part, so its scores may be of no use.",
    "nomic-embed-text-v1.5": "Longer texts than 2,048 tokens need stretched positions.",
    "all-minilm-l6-v2": "It was trained on 256 tokens at a time.",
}
HEAVY = 393216  # bytes for each token, from which the context is what fills the memory


def notes(entry: dict[str, Any], files: list[dict[str, Any]]) -> list[str]:
    """Return the sentences."""
    found = [OWN.get(entry["id"], "")]
    if entry["role"] == "base" or entry["id"] == "phi-1":
        found.append("It completes text and was not tuned for conversations.")
    told, useful = entry.get("context_length_config") or 0, entry["context_length"] or 0
    if told > useful and entry["family"] in ("Mistral", "Zephyr", "Notus"):
        found.append(f"Its file tells of {told:,} tokens, but {useful:,} is what it is good for.")
    if entry["family"] == "Qwen3" and "YaRN" in (entry.get("notes") or ""):
        found.append("32,768 tokens of a chat and 8,192 of an answer are what it was trained for.")
    template = (entry["chat_template"] or {}).get("notes") or ""
    if "no system role" in template and entry["family"] in ("Mistral", "Gemma 3"):
        found.append("It has no place for a system prompt: it is read as part of the first message.")
    if "no system prompt advised" in template:
        found.append("Its makers advise against a system prompt.")
    if entry["downloadable"] and ((entry["architecture"] or {}).get("kv_full_bytes_per_token_f16") or 0) >= HEAVY:
        found.append("A long context takes much memory with it.")
    if any(
        not file.get("seen", True) for file in files if file["name"] == (entry.get("default_file") or {}).get("name")
    ):
        found.append("The file's name follows its publisher's pattern; whether it is there shows when it is fetched.")
    return [note for note in found if note]
