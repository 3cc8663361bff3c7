"""The files of a folder, read one by one: what could be read, and every file that could not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path
from typing import TypeVar

from attain.errors import Error, FolderError, warn
from attain.meter import Told, metered

T = TypeVar("T")


def read_folder(
    folder: str | PathLike[str],
    read: Callable[[Path], T],
    *,
    pattern: str | Sequence[str] = "*",
    strict: bool = True,
    progress: Told = None,
) -> dict[str, T]:
    """Return what every file of a folder holds, by its name, in the order of the names.

    Hidden files and the lock files of office programs (``~$…``) are left alone.

    Parameters
    ----------
    folder : str or os.PathLike
        The folder; ``**/*.xlsx`` as pattern goes into folders within it.
    read : callable
        What reads a file: ``Plan.from_toml``, ``Observations.from_excel``, your own.
    pattern : str or sequence of str, default "*"
        Which files.
    strict : bool, default True
        Whether a file that cannot be read is an error, after all others were read; else it is left out with an
        :class:`UnreadWarning`.
    progress : bool or callable, optional
        As in :func:`attain.meter.metered`.

    Raises
    ------
    FolderError
        Which lists every file that cannot be read.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from attain import Plan, Target
    >>> from attain.folder import read_folder
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for year in ("2023", "2024"):
    ...         text = Plan(year, [Target("CPI", "không quá 4%")]).to_toml(pathlib.Path(folder, f"{year}.toml"))
    ...     plans = read_folder(folder, Plan.from_toml, pattern="*.toml")
    >>> {name: plan.name for name, plan in plans.items()}
    {'2023.toml': '2023', '2024.toml': '2024'}
    """
    root = Path(folder)
    if not root.is_dir():
        raise FolderError(f"`{root}` is no folder")
    patterns = [pattern] if isinstance(pattern, str) else list(pattern)
    names = {path.relative_to(root) for each in patterns for path in root.glob(each) if path.is_file()}
    files = sorted(name for name in names if not any(part.startswith((".", "~$")) for part in name.parts))
    found: dict[str, T] = {}
    errors: dict[str, Exception] = {}
    for name in metered(files, progress, what=root.name):
        try:
            found[name.as_posix()] = read(root / name)
        except (Error, OSError, UnicodeError) as error:
            errors[name.as_posix()] = error
    if errors:
        lines = [f"  {name}: {error}" for name, error in errors.items()]
        message = "\n".join([f"{len(errors)} of {len(files)} files of `{root.name}` cannot be read:", *lines])
        if strict:
            raise FolderError(message, errors)
        warn(f"left out: {message}")
    return found
