#!/bin/sh
# What packaging/run and packaging/test do before Python can: make sure that there is one.
#   sh start.sh run|test [arguments]
set -e
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -x "$here/../../.venv/bin/python" ] && ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        echo "Installing Python" >&2
        apt-get update -qq >&2
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
    elif ! command -v python3 >/dev/null; then
        echo "Bantam needs Python 3.11 or later, and there is no python3 here." >&2
        echo "On Debian or Ubuntu: sudo apt-get install python3 python3-venv" >&2
        exit 1
    fi
fi
exec python3 "$here" "$@"
