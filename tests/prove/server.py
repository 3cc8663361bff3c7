"""Ranges as PostgreSQL itself answers them: a cluster of its own in a temporary folder, asked in bulk."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from attain import Range, Unit
from cases import Bounds, amount, bounds
from record import REFUSED, Record, tried

_TONNE = Unit("t")
#: Pairs that one question holds.
_BULK = 50_000
#: A union and a difference of two pieces are errors there; these make nulls of them.
_PREPARED = """
create function together(a numrange, b numrange) returns numrange language plpgsql immutable as
  $$ begin return a + b; exception when data_exception then return null; end $$;
create function without(a numrange, b numrange) returns numrange language plpgsql immutable as
  $$ begin return a - b; exception when data_exception then return null; end $$;
"""
_ASKED = """
create temp table pairs (n int, a numrange, b numrange);
copy pairs from '{given}';
copy (
  select a, b, a @> b, a <@ b, a && b, a << b, a >> b, a -|- b, a = b,
         a * b, together(a, b), without(a, b), range_merge(a, b)
  from pairs order by n
) to '{told}';
"""
_PROGRAMS = ("postgres", "initdb", "pg_ctl", "psql")


def folder() -> Path | None:
    """Where the newest PostgreSQL that is installed has its programs."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda at: int(at.parts[-2]))
    on_path = [Path(at) for at in os.get_exec_path()]
    complete = [at for at in (*reversed(installed), *on_path) if all((at / name).exists() for name in _PROGRAMS)]
    return complete[0] if complete else None


def _as_another() -> list[str]:
    """What a server needs, that refuses to be run by root: another user's name."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


class NotStarted(Exception):
    """A server that is installed and does not run here."""


@contextmanager
def running(programs: Path) -> Iterator[tuple[Path, list[str]]]:
    """A server that listens on a socket in a temporary folder alone; the folder, and what asks it."""
    into = Path(tempfile.mkdtemp(prefix="attain-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(into, "postgres")
    user = _as_another()

    def run(*command: str) -> None:
        done = subprocess.run([*user, *command], capture_output=True, text=True, cwd=into)
        if done.returncode:
            raise NotStarted(f"PostgreSQL does not run here: {done.stderr.strip() or done.stdout.strip()}")

    store, log = f"{into}/store", f"{into}/log"
    try:
        run(f"{programs}/initdb", "-D", store, "-U", "attain", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories='{into}' -c fsync=off"
        run(f"{programs}/pg_ctl", "-D", store, "-l", log, "-w", "-o", options, "start")
        try:
            yield into, [*user, f"{programs}/psql", "-X", "-q", "-h", str(into), "-U", "attain", "-d", "postgres"]
        finally:
            run(f"{programs}/pg_ctl", "-D", store, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(into, ignore_errors=True)


def _written(of: Bounds) -> str:
    """A range as PostgreSQL reads it."""
    lower, upper, closed = of
    ends = ["" if end is None else f"{end:f}" for end in (lower, upper)]
    return f"{'[' if closed[0] else '('}{ends[0]},{ends[1]}{']' if closed[1] else ')'}"


def _pairs(random: Random, cases: int) -> Iterator[tuple[str, str]]:
    for _ in range(cases):
        middle = amount(random, 12, 6)
        pair = [bounds(random, middle, 12, 6) for _ in range(2)]
        yield tuple("empty" if random.random() < 0.02 else _written(of) for of in pair)  # type: ignore[misc]


def version() -> str | None:
    """What the server says that it is."""
    programs = folder()
    return programs and subprocess.check_output([programs / "postgres", "--version"], text=True).strip()


def ranges_of_postgres(random: Random, cases: int, record: Record) -> None:
    """As many pairs by every operation."""
    programs = folder()
    if programs is None:
        record.skip("PostgreSQL is not there; on Debian it is postgresql-15")
        return
    if os.geteuid() == 0 and not shutil.which("runuser"):
        record.skip("PostgreSQL refuses root, and there is no `runuser`; on Debian it is in util-linux")
        return
    try:
        with running(programs) as (into, psql):
            _ask(random, cases, record, into, psql)
    except NotStarted as why:
        record.skip(str(why))


def _ask(random: Random, cases: int, record: Record, into: Path, psql: list[str]) -> None:
    subprocess.run([*psql, "-v", "ON_ERROR_STOP=1", "-c", _PREPARED], check=True, cwd=into)
    for begun in range(0, cases, _BULK):
        given, told = into / "given", into / "told"
        told.unlink(missing_ok=True)
        pairs = _pairs(random, min(_BULK, cases - begun))
        given.write_text("".join(f"{n}\t{a}\t{b}\n" for n, (a, b) in enumerate(pairs)), encoding="utf-8")
        given.chmod(0o644)
        question = _ASKED.format(given=given, told=told)
        subprocess.run([*psql, "-v", "ON_ERROR_STOP=1", "-c", question], check=True, cwd=into)
        for line in told.read_text(encoding="utf-8").splitlines():
            _compare(line.split("\t"), record)


def _read(text: str) -> object:
    return REFUSED if text == "\\N" else Range.from_postgres(text, _TONNE)


def _compare(row: list[str], record: Record) -> None:
    a, b, holds, held, overlaps, before, after, adjacent, equal, common, union, difference, merged = row
    one, other = Range.from_postgres(a, _TONNE), Range.from_postgres(b, _TONNE)
    for operation, found, said in (
        ("contains", one.contains(other), holds),
        ("is contained", other.contains(one), held),
        ("overlaps", one.overlaps(other), overlaps),
        ("left of", one.before(other), before),
        ("right of", one.after(other), after),
        ("adjacent", one.adjacent(other), adjacent),
        ("equal", one == other, equal),
    ):
        record.same(f"PostgreSQL {operation}", found, said == "t", a, b)
    for operation, made, said in (
        ("intersection", one & other, common),
        ("union", tried(lambda: one | other), union),
        ("difference", tried(lambda: one - other), difference),
        ("merge", one.merge(other), merged),
    ):
        record.same(f"PostgreSQL {operation}", made, _read(said), a, b)
        if made != REFUSED and made == _read(said):
            record.saw(f"PostgreSQL {operation}", "empty" if made.is_empty else "a range")
    record.same("PostgreSQL text", one.to_postgres(), a, a)
