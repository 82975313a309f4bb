"""What the errors of finding and fetching models say; `errors.ErrorKind` is the one list of kinds."""

from desktop.core.text import QT_TRANSLATE_NOOP, ErrorWords

NOT_IN_CATALOGUE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The catalogue has no model called {name}."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched, and nobody was asked."),
    QT_TRANSLATE_NOOP("errors", "Search for it, or ask the hub: a repository is named OWNER/NAME."),
)
NOT_OFFERED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} cannot be fetched: its card is there for comparison only."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched."),
    QT_TRANSLATE_NOOP("errors", "Choose another model, or bring a GGUF file of your own."),
)
HUB_ADDRESS = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "No model on Hugging Face is named “{text}”."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched, and nobody was asked."),
    QT_TRANSLATE_NOOP("errors", "Give OWNER/NAME, hf:OWNER/NAME:Q4_K_M, or the address of a GGUF file there."),
)
HUB_NO_FILE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} has no file with the quantisation {quantisation}."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched."),
    QT_TRANSLATE_NOOP("errors", "Choose one of: {names}."),
)
HUB_NO_MODEL = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} has no model that Bantam can run: no GGUF file, or not all parts of one."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched."),
    QT_TRANSLATE_NOOP("errors", "Search for its name and “GGUF”: others often publish the same model in that form."),
)
HUB_GATED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The publisher of {name} wants to know who fetches it."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched."),
    QT_TRANSLATE_NOOP(
        "errors",
        "Open its page, accept its terms, make a token with the right to read under Access Tokens, and put it into "
        "Settings, Network, as the access key.",
    ),
)
HUB_TOKEN = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{host} does not accept the access key."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched."),
    QT_TRANSLATE_NOOP("errors", "Put another one with the right to read into Settings, Network, or go on without one."),
)
HUB_REPO_MISSING = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{host} shows no model {name}."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched."),
    QT_TRANSLATE_NOOP("errors", "Check the name. It may be private, and then a token is needed."),
)
HUB_UNREACHABLE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{host} cannot be reached ({reason})."),
    QT_TRANSLATE_NOOP("errors", "The catalogue and the models on this computer work without it."),
    QT_TRANSLATE_NOOP("errors", "Check the connection, and try again."),
)
HUB_PROXY = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The proxy “{proxy}” cannot be used: it has to begin with http:// or https://."),
    QT_TRANSLATE_NOOP("errors", "Nobody was asked. The catalogue and the models on this computer work without it."),
    QT_TRANSLATE_NOOP("errors", "Correct “Proxy” in Settings, Network, or leave it empty for a direct connection."),
)
HUB_PLAIN = ErrorWords(
    QT_TRANSLATE_NOOP(
        "errors",
        "The hub “{hub}” cannot be used: its address has to begin with https:// and to do without name, password, “?” "
        "and “#”.",
    ),
    QT_TRANSLATE_NOOP("errors", "Nobody was asked. Only a hub on this computer may be reached without encryption."),
    QT_TRANSLATE_NOOP("errors", "Correct “Address of the hub” in Settings, Network, or the variable HF_ENDPOINT."),
)
HUB_BUSY = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{host} has too much to do at the moment."),
    QT_TRANSLATE_NOOP("errors", "The catalogue and the models on this computer work without it."),
    QT_TRANSLATE_NOOP("errors", "Wait a few minutes, and try again."),
)
HUB_ANSWER = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "What answered in the place of the hub was not understood."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched."),
    QT_TRANSLATE_NOOP("errors", "Sign in where this network asks for it, and try again."),
)
