#!/bin/sh
# What packaging/run and packaging/test do before Python can: make sure that there is one.
#   sh start.sh run|test [arguments]
set -e
here=$(cd "$(dirname "$0")" && pwd)
python=python3
fits() {
    for name in python3.14 python3.13 python3.12 python3.11 python3; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$name
            return 0
        fi
    done
    return 1
}
fetch() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
if [ ! -x "$here/../../.venv/bin/python" ] && ! fits; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        echo "Installing Python" >&2
        apt-get update -qq >&2
        fetch python3 python3-venv
        # Ubuntu 22.04 has 3.11 beside its own 3.10.
        if ! fits && ! fetch python3.11 python3.11-venv; then
            echo "Bantam needs Python 3.11 or later, and this system's packages hold none." >&2
            echo "What to do: update the system, or install Python 3.12 in another way, and start again." >&2
            exit 1
        fi
        fits || true
    elif ! command -v python3 >/dev/null; then
        echo "Bantam needs Python 3.11 or later, and there is no python3 here." >&2
        echo "On Debian or Ubuntu: sudo apt-get install python3 python3-venv" >&2
        exit 1
    fi
fi
exec "$python" "$here" "$@"
