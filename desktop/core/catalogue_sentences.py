"""The sentences of the shipped catalogue, so that translators find them; `Text("catalogue", sentence)` is shown."""

from desktop.core.text import QT_TRANSLATE_NOOP

SENTENCES = frozenset(
    {
        QT_TRANSLATE_NOOP("catalogue", "32,768 tokens of a chat and 8,192 of an answer are what it was trained for."),
        QT_TRANSLATE_NOOP("catalogue", "A long context takes much memory with it."),
        QT_TRANSLATE_NOOP("catalogue", "Businesses may use it, on the licence's conditions."),
        QT_TRANSLATE_NOOP(
            "catalogue",
            "Businesses with fewer than 700 million users a month may use it; the licence goes along with copies.",
        ),
        QT_TRANSLATE_NOOP(
            "catalogue",
            "Businesses with fewer than 700 million users a month may use it; the licence goes along with copies. "
            "What is made with it says “Built with Llama”.",
        ),
        QT_TRANSLATE_NOOP("catalogue", "For research and trying out, not for business."),
        QT_TRANSLATE_NOOP("catalogue", "For research by those who asked for it, not for business."),
        QT_TRANSLATE_NOOP("catalogue", "Free for businesses with less than 10 million US dollars of revenue a year."),
        QT_TRANSLATE_NOOP("catalogue", "It can only be used over its maker's servers."),
        QT_TRANSLATE_NOOP("catalogue", "It completes text and was not tuned for conversations."),
        QT_TRANSLATE_NOOP(
            "catalogue",
            "It has no chat template. Its form is “Instruct: …”, a new line, and “Output:”.",
        ),
        QT_TRANSLATE_NOOP("catalogue", "It has no place for a system prompt: it is read as part of the first message."),
        QT_TRANSLATE_NOOP("catalogue", "It needs a very recent engine."),
        QT_TRANSLATE_NOOP("catalogue", "It was made from Llama 3.1, whose licence applies too."),
        QT_TRANSLATE_NOOP("catalogue", "It was never published."),
        QT_TRANSLATE_NOOP(
            "catalogue",
            "It was never published. It was trained with as much computing as Gopher, on more text.",
        ),
        QT_TRANSLATE_NOOP("catalogue", "It was trained on 16,384 tokens at a time."),
        QT_TRANSLATE_NOOP("catalogue", "It was trained on 256 tokens at a time."),
        QT_TRANSLATE_NOOP("catalogue", "It was tuned for answering from documents that it is given."),
        QT_TRANSLATE_NOOP("catalogue", "Its file tells of 32,768 tokens, but 8,192 is what it is good for."),
        QT_TRANSLATE_NOOP("catalogue", "Its makers advise against a system prompt."),
        QT_TRANSLATE_NOOP(
            "catalogue",
            "Its maker tells of about 13, 30 and 70 billion parameters; it could only be had by contract.",
        ),
        QT_TRANSLATE_NOOP(
            "catalogue",
            "Its weights were given to researchers who asked. Whoever has them can bring their own GGUF file.",
        ),
        QT_TRANSLATE_NOOP("catalogue", "Its weights were never published."),
        QT_TRANSLATE_NOOP("catalogue", "Longer texts than 2,048 tokens need stretched positions."),
        QT_TRANSLATE_NOOP(
            "catalogue",
            "Most of it stays as it was trained (MXFP4), so other quantisations are not smaller.",
        ),
        QT_TRANSLATE_NOOP("catalogue", "Not for business."),
        QT_TRANSLATE_NOOP(
            "catalogue",
            "Only a file with 16 bits a weight was seen; llama-quantize makes a smaller one of it on this computer.",
        ),
        QT_TRANSLATE_NOOP("catalogue", "Other conversions lack a part and give useless scores: take this file."),
        QT_TRANSLATE_NOOP(
            "catalogue",
            "Some uses are prohibited, and whoever passes it on passes on the prohibitions.",
        ),
        QT_TRANSLATE_NOOP(
            "catalogue",
            "The file's name follows its publisher's pattern; whether it is there shows when it is fetched.",
        ),
        QT_TRANSLATE_NOOP("catalogue", "The files here read text only."),
        QT_TRANSLATE_NOOP("catalogue", "This conversion was reported to lack a part, so its scores may be of no use."),
        QT_TRANSLATE_NOOP("catalogue", "Whether this conversion has the part that gives scores was not checked."),
    }
)
