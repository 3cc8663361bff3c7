"""Files that are written piece by piece, and whole or not at all, by the rules and names of all other writers.

===================================  ===========================================================================
what happens                         what lies there afterwards
===================================  ===========================================================================
it is written                        the new file, with the permissions of the old one; a link still leads to it
it cannot be, or is given up         the old file, and nothing else
the program is killed                the old file or the new one; beside it perhaps ``.NAME.0.part``
the same name is written again       nothing else: what a dead writer left is cleared away; not so on Windows
===================================  ===========================================================================

Whoever writes a part holds a lock on it, which the system gives up with the writer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl

#: How many writers of one name there may be at once.
_WRITERS = 100


@contextmanager
def replaced(target: Path) -> Iterator[IO[bytes]]:
    """Give a part beside the target, which becomes the target where nothing goes wrong."""
    if target.exists() and not target.is_file() and not target.is_dir():
        # A device or a pipe is no file that could be replaced.
        with target.open("wb") as device:
            yield device
        return
    # What a link leads to is replaced, and not the link.
    target = target.resolve() if target.is_symlink() else target
    sink, part = _part(target)
    try:
        with suppress(FileNotFoundError):
            part.chmod(target.stat().st_mode & 0o7777)
        yield sink
        sink.flush()
        os.fsync(sink.fileno())
        if sys.platform == "win32":
            # A file that is open is not renamed there.
            sink.close()
        part.replace(target)
        _sync(target.parent)
    except BaseException:
        if sys.platform == "win32":
            sink.close()
            part.unlink(missing_ok=True)
        elif _is_at(sink, part):
            part.unlink()
        raise
    finally:
        # The lock is held until here.
        sink.close()


def _part(target: Path) -> tuple[IO[bytes], Path]:
    """Create the part that becomes the file, in the same folder, and lock it."""
    # A name may be as long as the file system takes; that of a part is of its own length.
    name = target.name if len(os.fsencode(target.name)) <= 200 else "attain"
    for at in range(_WRITERS):
        part = target.with_name(f".{name}.{at}.part")
        _clear(part)
        try:
            sink = part.open("xb")
        except FileExistsError:
            continue
        # Between the two somebody may have taken it for left.
        if _locked(sink) is not False and _is_at(sink, part):
            return sink, part
        sink.close()
    raise FileExistsError(f"{_WRITERS} unfinished parts of `{target}` lie in its folder, named `.….part`; remove them")


def _clear(part: Path) -> None:
    """Remove a part whose writer is gone: nobody holds its lock."""
    if sys.platform == "win32":
        return
    with suppress(OSError), part.open("rb") as left:
        if _locked(left) and _is_at(left, part):
            part.unlink()


def _locked(file: IO[bytes]) -> bool | None:
    """Lock a file; False where another holds the lock, None where there are no locks."""
    if sys.platform == "win32":
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _is_at(file: IO[bytes], path: Path) -> bool:
    """Return whether a file is the one of a name: it may have been renamed or removed since it was opened."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.lstat())
    except FileNotFoundError:
        return False


def _sync(folder: Path) -> None:
    """Bring the name to the disk too; some systems have no such thing."""
    with suppress(OSError):
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)
