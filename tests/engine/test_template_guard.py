"""Templates that mean harm: none runs code, and each ends within five seconds."""

import itertools
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from desktop.engine.template import FORBIDDEN, TOO_LONG, TOO_SLOW
from desktop.engine.template_guard import TookTooLongError, guarded

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tests" / "fixtures" / "render_template.py"
SECONDS = 5.0  # for a template; the program around it needs a moment too
START = 5.0
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of Linux")


def rendered(source: str) -> tuple[int, dict[str, Any], str]:
    """Render in a process of its own; fails when it takes too long. Returns exit code, what was told, and the log."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(PROGRAM)],
        input=source,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    took = time.monotonic() - started
    assert took < SECONDS + START, f"it took {took:.1f} s"
    return done.returncode, json.loads(done.stdout) if done.stdout else {}, done.stderr


PROBES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__']['__mro__'] }}",
    "{{ ''|attr('__class__')|attr('__mro__') }}",
    "{{ messages.__class__.__base__.__subclasses__() }}",
    "{{ raise_exception.__globals__ }}",
    "{{ raise_exception.__globals__['__builtins__']['open']('MARK', 'w') }}",
    "{{ cycler.__init__.__globals__.os.system('touch MARK') }}",
    "{{ joiner.__init__.__globals__.os.system('touch MARK') }}",
    "{{ namespace.__init__.__globals__.os.system('touch MARK') }}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os').system('touch MARK') }}",
    "{{ self._TemplateReference__context.cycler.__init__.__globals__.os.system('touch MARK') }}",
    "{{ strftime_now.__globals__['datetime'].sys.modules['os'].system('touch MARK') }}",
    "{{ strftime_now.__code__ }}",
    "{{ '{0.__class__.__mro__}'.format(messages) }}",
    "{{ '{0.__class__.__init__.__globals__}'.format_map({'0': messages}) }}",
    "{{ ('{0.__class__}'|attr('format'))(messages) }}",
    "{% set x = 'format' %}{{ ''|attr(x)|attr('__globals__') }}",
    "{{ messages.append({'role': 'user', 'content': 'x'}) }}",
    "{{ messages[0].update({'content': 'x'}) }}",
    "{{ messages.clear() }}",
    "{{ lipsum(n=100000) }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}{{ os.system('touch MARK') }}",
    "{% extends '/etc/passwd' %}",
]


@pytest.mark.parametrize("source", PROBES)
def test_no_probe_runs_code_or_changes_the_chat(source: str, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    code, told, log = rendered(source.replace("MARK", str(mark)))
    assert code == 0, log
    assert not mark.exists()
    assert told.get("kind", "TEMPLATE_FAILED") == "TEMPLATE_FAILED"
    shown = str(told)
    assert "subprocess" not in shown
    assert "root:" not in shown
    assert "<class" not in told.get("prompt", "")


GREEDY = {
    "loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(9) %}{% endfor %}{% endfor %}"
    "{% endfor %}",
    "three gigabytes at once": "{{ 'x' * 3000000000 }}",
    "a list of gigabytes": "{{ [0] * 3000000000 }}",
    "doubling": "{% set n = namespace(t='x' * 1000) %}{% for i in range(40) %}{% set n.t = n.t ~ n.t %}{% endfor %}"
    "{{ n.t }}",
    "endless output": "{% for a in range(99999) %}{% for b in range(99999) %}{{ 'x' * 1000 }}{% endfor %}{% endfor %}",
    "a great power": "{{ 9 ** 9 ** 9 }}",
    "great factors": "{% set n = namespace(i=9) %}{% for i in range(99) %}{% set n.i = n.i * n.i %}{% endfor %}",
    "a wide format": "{{ '%999999999d' % 1 }}",
    "a wide format by argument": "{{ '%*d' % (999999999, 1) }}",
    "a wide new format": "{{ '{:>999999999}'.format('x') }}",
    "a wide filter": "{{ 'x'|center(999999999) }}",
    "an indented filter": "{{ ('x\\n' * 100000)|indent(100000) }}",
    "replacing": "{{ ('x' * 4000000)|replace('x', 'y' * 4000000) }}",
    "joining": "{{ range(99999)|join('x' * 4000000) }}",
    "sorting": "{% for i in range(99999) %}{{ range(99999)|sort|length }}{% endfor %}",
    "a deep macro": "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
    "a great range": "{{ range(10 ** 9)|list }}",
    "words": "{{ ('x ' * 2000000)|wordwrap(1) }}",
    "urls": "{{ ('http://' * 500000)|urlize }}",
    "a calendar": "{{ strftime_now('%Y' * 9999999) }}",
    "a long source": "x" * 70_000,
    "deep brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "deep blocks": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
    "many nots": "{{ " + "not " * 15_000 + "1 }}",
}


@pytest.mark.parametrize("name", GREEDY)
def test_nothing_takes_all_the_time_or_memory(name: str) -> None:
    code, told, log = rendered(GREEDY[name])
    if code:  # it held the interpreter: the last resort ended the engine, and its log says where
        assert "Timeout (0:00:04" in log, log
        return
    if "kind" in told:
        assert told["kind"] == "TEMPLATE_FAILED"
        assert told["what"].endswith(".")
    else:
        assert told["length"] < 5_000_000


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("loops", TOO_SLOW),
        ("three gigabytes at once", FORBIDDEN),
        ("doubling", TOO_SLOW),
        ("endless output", TOO_LONG),
        ("a great power", FORBIDDEN),
        ("great factors", FORBIDDEN),
        ("a wide format", FORBIDDEN),
        ("a long source", TOO_LONG),
    ],
)
def test_the_reason_is_told(name: str, reason: str) -> None:
    assert rendered(GREEDY[name])[1]["reason"] == reason


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% for m in messages %}", "endfor"),
        ("{{ messages | nothing }}", "nothing"),
        ("{{ nothing.at.all }}", "undefined"),
        ("{{ messages[0]['content'] + 1 }}", "TypeError"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ raise_exception('roles must alternate') }}", "roles must alternate"),
        ("{% break %}", "loop"),
    ],
)
def test_a_broken_template_says_what_is_wrong(source: str, words: str) -> None:
    code, told, _ = rendered(source)
    assert code == 0
    assert told["kind"] == "TEMPLATE_FAILED"
    assert words in told["reason"]


def test_the_guard_ends_a_loop_and_puts_everything_back() -> None:
    alarm, limit = signal.getsignal(signal.SIGALRM), resource.getrlimit(resource.RLIMIT_AS)
    started = time.monotonic()
    with pytest.raises(TookTooLongError), guarded():
        all(number >= 0 for number in itertools.count())
    assert time.monotonic() - started < SECONDS
    assert signal.getsignal(signal.SIGALRM) is alarm
    assert resource.getrlimit(resource.RLIMIT_AS) == limit
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0.0


def test_the_guard_refuses_memory_and_gives_it_back() -> None:
    with pytest.raises(MemoryError), guarded():
        bytearray(2 << 30)
    assert len(bytearray(600 << 20)) == 600 << 20
