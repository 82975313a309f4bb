"""The token for gated models, in the system's own safe for passwords. Sole owner of `keyring`.

It is neither in the settings nor in a log. A system without such a safe says so, and Bantam goes on without a token.
"""

from desktop.core.errors import ErrorKind, KnownError

SERVICE, USER = "bantam", "huggingface.co"


def read_token() -> str:
    """Return the token; "" where there is none, or no safe."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, USER) or ""
    except (KeyringError, RuntimeError, OSError):
        return ""


def keep_token(token: str) -> None:
    """Keep it, or forget it when it is ""; raises `KnownError` (NO_SAFE)."""
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        if token:
            keyring.set_password(SERVICE, USER, token)
        else:
            keyring.delete_password(SERVICE, USER)
    except PasswordDeleteError:
        return  # there was none
    except (KeyringError, RuntimeError, OSError) as error:
        raise KnownError(ErrorKind.NO_SAFE, reason=str(error) or type(error).__name__) from error
