"""What the errors of fetching say; `errors.ErrorKind` is the one list of kinds."""

from desktop.core.text import QT_TRANSLATE_NOOP, ErrorWords

NETWORK_OFF = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "Bantam may not use the network: the switch in Settings is off."),
    QT_TRANSLATE_NOOP("errors", "Nobody is asked, and what has arrived is kept."),
    QT_TRANSLATE_NOOP("errors", "Turn on “Use the network when I ask for something”, and try again."),
)
DOWNLOAD_CHANGED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The publisher has replaced {name} by another file."),
    QT_TRANSLATE_NOOP("errors", "Nothing of it was installed, and what you have stays as it is."),
    QT_TRANSLATE_NOOP("errors", "Look at the files of the model again, and choose the new one if you want it."),
)
DOWNLOAD_TOO_LARGE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} is too large for this computer: it takes {needed}, and {available} are there."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched but its beginning."),
    QT_TRANSLATE_NOOP("errors", "Choose a smaller file, or close other programs."),
)
DOWNLOAD_OTHER_HERE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "Another file called {name} is installed in the same place."),
    QT_TRANSLATE_NOOP("errors", "Nothing was downloaded, and the file that you have stays as it is."),
    QT_TRANSLATE_NOOP("errors", "Delete the installed one, or move it elsewhere, if you want this one instead."),
)
DOWNLOAD_CORRUPT = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} arrived damaged, twice: its checksum is not the publisher's."),
    QT_TRANSLATE_NOOP("errors", "It was not installed. What arrived was set aside as {aside} and is never opened."),
    QT_TRANSLATE_NOOP("errors", "Try again later or over another connection; something on the way changes the file."),
)
DOWNLOAD_NOT_THERE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} is not there any more."),
    QT_TRANSLATE_NOOP("errors", "Nothing was installed, and what you have stays as it is."),
    QT_TRANSLATE_NOOP("errors", "Look at the files of the model again, and choose another."),
)
DOWNLOAD_WITHOUT_HASH = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{host} does not say the checksum of {name}, so it could not be verified."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched."),
    QT_TRANSLATE_NOOP("errors", "Use another mirror, or huggingface.co itself."),
)
DOWNLOAD_REDIRECT = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{host} sent Bantam to {other}, where it does not go."),
    QT_TRANSLATE_NOOP("errors", "Nothing was fetched from there, and no token was sent."),
    QT_TRANSLATE_NOOP("errors", "Check the address of the hub in Settings, or use another network."),
)
DOWNLOAD_CLOCK = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The certificate of {host} is not valid at this computer's time."),
    QT_TRANSLATE_NOOP("errors", "What has arrived is kept."),
    QT_TRANSLATE_NOOP("errors", "Check the date and the time of this computer, and try again."),
)
DOWNLOAD_UNTRUSTED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{host} could not prove who it is."),
    QT_TRANSLATE_NOOP("errors", "What has arrived is kept, and nothing more was fetched."),
    QT_TRANSLATE_NOOP("errors", "Something listens in on this connection. Use another network, or ask who runs it."),
)
DOWNLOAD_PORTAL = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "A web page came in the place of {name}."),
    QT_TRANSLATE_NOOP("errors", "What has arrived is kept."),
    QT_TRANSLATE_NOOP("errors", "Sign in where this network asks for it, and go on."),
)
DOWNLOAD_NO_ROOM = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} needs {needed} on {path}, and {free} are free."),
    QT_TRANSLATE_NOOP("errors", "What has arrived is kept."),
    QT_TRANSLATE_NOOP("errors", "Free some space, and it goes on from there."),
)
DOWNLOAD_FAILED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} could not be fetched: {reason}."),
    QT_TRANSLATE_NOOP("errors", "What has arrived is kept."),
    QT_TRANSLATE_NOOP("errors", "Check the connection, and go on."),
)
DOWNLOAD_STOPPED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The part of Bantam that downloads {name} stopped: {reason}."),
    QT_TRANSLATE_NOOP("errors", "What has arrived is kept."),
    QT_TRANSLATE_NOOP("errors", "Close other programs if memory is short, and go on."),
)
NO_SAFE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "This system has no safe for passwords that Bantam can use: {reason}."),
    QT_TRANSLATE_NOOP("errors", "The token was not kept anywhere."),
    QT_TRANSLATE_NOOP("errors", "Unlock or install one (GNOME Keyring, KWallet), or set HF_TOKEN before a start."),
)
DOWNLOAD_UNKNOWN = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "There is no such download any more."),
    QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
    QT_TRANSLATE_NOOP("errors", "Look at the list of downloads again."),
)
