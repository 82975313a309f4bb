"""Keys to hubs, one for each host, in the system's own safe for passwords. Sole owner of `keyring`.

They are neither in the settings nor in a log. A system without such a safe says so, and Bantam goes on without a token.
"""

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP

_NO_SAFE = QT_TRANSLATE_NOOP("errors", "none was found")
SERVICE = "bantam"  # and a key is kept under the name of its host


def read_token(host: str) -> str:
    """Return the key for a host; "" where there is none, or no safe."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, host) or ""
    except (KeyringError, RuntimeError, OSError):
        return ""


def keep_token(token: str, host: str) -> None:
    """Keep the key for a host, or forget it when it is ""; raises `KnownError` (NO_SAFE)."""
    import keyring
    from keyring.errors import KeyringError, NoKeyringError, PasswordDeleteError

    try:
        if token:
            keyring.set_password(SERVICE, host, token)
        else:
            keyring.delete_password(SERVICE, host)
    except PasswordDeleteError:
        return  # there was none
    except NoKeyringError as error:  # which tells what to install into Python
        raise KnownError(ErrorKind.NO_SAFE, reason=_NO_SAFE, details=str(error)) from error
    except (KeyringError, RuntimeError, OSError) as error:
        raise KnownError(ErrorKind.NO_SAFE, reason=str(error) or type(error).__name__) from error
