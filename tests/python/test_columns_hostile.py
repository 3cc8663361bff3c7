"""Sources that lie: each contradiction that can be told before memory is read is an error, and none ends the process."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import attain
from attain import TableError

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed; it is the extra attain[arrow]")

Address = ctypes.c_void_p


class Schema(ctypes.Structure):
    """``ArrowSchema`` of the C data interface."""

    _fields_ = (
        ("format", ctypes.c_char_p),
        ("name", ctypes.c_char_p),
        ("metadata", Address),
        ("flags", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("children", Address),
        ("dictionary", Address),
        ("release", Address),
        ("private_data", Address),
    )


class Array(ctypes.Structure):
    """``ArrowArray`` of the C data interface."""

    _fields_ = (
        ("length", ctypes.c_int64),
        ("null_count", ctypes.c_int64),
        ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("buffers", Address),
        ("children", Address),
        ("dictionary", Address),
        ("release", Address),
        ("private_data", Address),
    )


class Stream(ctypes.Structure):
    """``ArrowArrayStream`` of the C stream interface."""

    _fields_ = (
        ("get_schema", Address),
        ("get_next", Address),
        ("get_last_error", Address),
        ("release", Address),
        ("private_data", Address),
    )


#: What a producer is called back with: nothing is freed, since the fixture keeps the honest originals.
_CALLED = ctypes.CFUNCTYPE(None, Address)
_released: list[str] = []
_release_array = _CALLED(lambda at: _marked(Array, at))
_release_schema = _CALLED(lambda at: _marked(Schema, at))
_release_stream = _CALLED(lambda at: _marked(Stream, at))


def _marked(kind: Any, at: int) -> None:
    _released.append(kind.__name__)
    kind.from_address(at).release = None


def address(function: Any) -> int | None:
    return ctypes.cast(function, Address).value


def capsule(struct: ctypes.Structure, name: bytes) -> Any:
    new = ctypes.pythonapi.PyCapsule_New
    new.restype, new.argtypes = ctypes.py_object, [Address, ctypes.c_char_p, Address]
    return new(ctypes.addressof(struct), name, None)


class Source:
    """A table of three rows, as pyarrow exports it, to be told otherwise."""

    def __init__(self, table: Any) -> None:
        self.schema, self.array = Schema(), Array()
        self._honest = (Schema(), Array())
        batch = table.combine_chunks().to_batches()[0]
        batch._export_to_c(ctypes.addressof(self._honest[1]), ctypes.addressof(self._honest[0]))
        for ours, honest in zip((self.schema, self.array), self._honest, strict=True):
            ctypes.memmove(ctypes.addressof(ours), ctypes.addressof(honest), ctypes.sizeof(honest))
        self.schema.release, self.array.release = address(_release_schema), address(_release_array)
        self.names = (b"arrow_schema", b"arrow_array")
        self._kept: list[Any] = []

    def column(self, at: int) -> Array:
        pointers = ctypes.cast(self.array.children, ctypes.POINTER(Address))
        return Array.from_address(pointers[at])

    def field(self, at: int) -> Schema:
        pointers = ctypes.cast(self.schema.children, ctypes.POINTER(Address))
        return Schema.from_address(pointers[at])

    def buffer(self, column: int, at: int, replaced: bytes | None) -> None:
        """Put other bytes in the place of a buffer."""
        other = None if replaced is None else ctypes.create_string_buffer(replaced + b"\0" * 64)
        self._kept.append(other)
        pointers = ctypes.cast(self.column(column).buffers, ctypes.POINTER(Address))
        pointers[at] = None if other is None else ctypes.addressof(other)

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[Any, Any]:
        return capsule(self.schema, self.names[0]), capsule(self.array, self.names[1])


def growth() -> Any:
    return pa.table(
        {
            "value": pa.array([8, 9, None], pa.int64()),
            "lower": pa.array([8, 8, 8], pa.int64()),
            "upper": pa.array([8, 8, 8], pa.int64()),
            "way": pa.array(["higher", "lower", "inside"]),
            "word": pa.array(["higher", "lower", "inside"]).dictionary_encode(),
        }
    )


@pytest.fixture
def source() -> Iterator[Source]:
    yield Source(growth())
    _released.clear()


def test_an_honest_source_is_read_and_released_once(source: Source) -> None:
    judged = attain.assess_table(source, better_column="way", outputs=["status"]).to_arrow()
    assert judged["status"].to_pylist() == ["met", "missed", "no_data"]
    assert sorted(_released) == ["Array", "Schema"]
    assert source.array.release is None, "what was moved out is marked released in its place"


def test_what_is_passed_on_is_released_with_the_result(source: Source) -> None:
    judged = attain.assess_table(source, keep=["value"], outputs=["status"])
    assert _released == ["Schema"]
    del judged
    assert sorted(_released) == ["Array", "Schema"]


def told(**fields: int | None) -> Callable[[Source], None]:
    def lie(source: Source) -> None:
        for name, value in fields.items():
            setattr(source.array, name, value)

    return lie


def of_column(at: int, **fields: int | None) -> Callable[[Source], None]:
    def lie(source: Source) -> None:
        for name, value in fields.items():
            setattr(source.column(at), name, value)

    return lie


def of_buffer(column: int, at: int, replaced: bytes | None) -> Callable[[Source], None]:
    return lambda source: source.buffer(column, at, replaced)


def askew(column: int, at: int) -> Callable[[Source], None]:
    def lie(source: Source) -> None:
        pointers = ctypes.cast(source.column(column).buffers, ctypes.POINTER(Address))
        pointers[at] = (pointers[at] or 0) + 1

    return lie


def of_schema(at: int | None, **fields: Any) -> Callable[[Source], None]:
    def lie(source: Source) -> None:
        for name, value in fields.items():
            setattr(source.schema if at is None else source.field(at), name, value)

    return lie


VALUE, WAY, WORD = 0, 3, 4
IN_COLUMN = "column `value` is not as Arrow's C interface has it: "
LIES: list[tuple[str, Callable[[Source], None], str]] = [
    ("a negative length", told(length=-1), "its length is -1"),
    ("a negative offset", told(offset=-5), "its offset is -5"),
    ("more rows than memory", told(length=2**62), "its length is 4611686018427387904, from row 0 on"),
    ("rows beyond the columns", told(length=2**20), "length"),
    ("an offset beyond the columns", told(offset=2), "length"),
    ("rows that overflow", told(length=2**63 - 1, offset=2**63 - 1), "its length is 9223372036854775807"),
    ("no children", told(children=None), "its children are null"),
    ("too few children", told(n_children=2), "it has 2 children, where Struct"),
    ("too many children", told(n_children=2**40), "it has 1099511627776 children, where Struct"),
    ("a negative number of children", told(n_children=-1), "its children is -1"),
    ("no buffers", told(n_buffers=0), "it has 0 buffers, where Struct"),
    ("buffers that are null", told(buffers=None), "its buffers are null"),
    ("rows that are null as a whole", told(null_count=2), "it has 2 nulls and no bits that say which"),
    ("a column of negative length", of_column(VALUE, length=-3), IN_COLUMN + "its length is -3"),
    ("a column that is too short", of_column(VALUE, length=2), "length"),
    ("nulls that cannot be counted", of_column(VALUE, null_count=-2), IN_COLUMN + "it says it has -2 nulls in 3 rows"),
    ("more nulls than rows", of_column(VALUE, null_count=4), IN_COLUMN + "it says it has 4 nulls in 3 rows"),
    ("nulls that are kept back", of_column(VALUE, null_count=0), IN_COLUMN + "it says it has no nulls, and its bits say 1"),
    ("nulls without bits", of_buffer(VALUE, 0, None), IN_COLUMN + "it has 1 nulls and no bits that say which"),
    ("no numbers", of_buffer(VALUE, 1, None), IN_COLUMN + "it has 3 rows, and buffer 1 is null"),
    ("one buffer too many", of_column(VALUE, n_buffers=3), IN_COLUMN + "it has 3 buffers, where Int64 has 2"),
    ("children of a number", of_column(VALUE, n_children=1), IN_COLUMN + "it has 1 children, where Int64 has 0"),
    ("no offsets", of_buffer(WAY, 1, None), "it has 3 rows, and buffer 1 is null"),
    ("offsets between two numbers", askew(WAY, 1), "its offsets are null or not aligned"),
    ("no texts", of_buffer(WAY, 2, None), "its texts have 17 bytes, and their buffer is null"),
    ("texts that end before the memory", of_buffer(WAY, 1, (-9).to_bytes(4, "little", signed=True) * 4),
     "its last offset is -9"),
    ("texts that run backwards", of_buffer(WAY, 1, b"".join(n.to_bytes(4, "little") for n in (0, 11, 6, 17))),
     "column `way` is not as Arrow's C interface has it: "),
    ("a first text beyond the last", of_buffer(WAY, 1, b"".join(n.to_bytes(4, "little") for n in (90, 6, 11, 17))),
     "offset"),
    ("texts that are no UTF-8", of_buffer(WAY, 2, b"hi\xffherlowerinside"), "column `way` is not as Arrow's C interface"),
    ("a word that the dictionary has not", of_buffer(WORD, 1, b"".join(n.to_bytes(4, "little") for n in (0, 1, 77))),
     "column `word` is not as Arrow's C interface"),
    ("a dictionary that is not there", of_column(WORD, dictionary=None), "its dictionary is not as it should be"),
    ("a format that is null", of_schema(VALUE, format=None), "its format is no text"),
    ("a format that there is not", of_schema(VALUE, format=b"?"), "the table cannot be read"),
    ("a format that is no text", of_schema(VALUE, format=b"\xff"), "its format is no text"),
    ("a name that is no text", of_schema(VALUE, name=b"\xff\xfe"), "its name is no UTF-8"),
    ("fields that are not there", of_schema(None, children=None), "its children are not there"),
    ("a negative number of fields", of_schema(None, n_children=-1), "its children are not there"),
    ("a list of nothing", of_schema(VALUE, format=b"+l"), "it has not as many children as its format needs"),
    ("a width below zero", of_schema(VALUE, format=b"w:-8"), "width"),
    ("a schema that was read before", of_schema(None, release=None), "the table was read before and can be read once"),
    ("a table that was read before", told(release=None), "the table was read before and can be read once"),
]  # fmt: skip


@pytest.mark.parametrize(("lie", "message"), [case[1:] for case in LIES], ids=[case[0] for case in LIES])
def test_a_lie_is_an_error(source: Source, lie: Callable[[Source], None], message: str) -> None:
    lie(source)
    with pytest.raises(TableError) as raised:
        attain.assess_table(source, better_column="word" if "dictionary" in message or "word" in message else "way")
    assert message in str(raised.value)


def test_a_column_that_is_only_passed_on_is_not_read(source: Source) -> None:
    """Its texts may be wrong: they are looked through where they are shown or compared."""
    source.buffer(WAY, 2, b"hi\xffherlowerinside")
    judged = attain.assess_table(source, keep=["way"], outputs=["status"])
    assert "…" in judged._repr_html_()
    with pytest.raises(TableError):
        judged.__eq__(judged)


def test_a_capsule_is_used_once(source: Source) -> None:
    kept = source.__arrow_c_array__()

    class Again:
        def __arrow_c_array__(self, requested_schema: object = None) -> Any:
            return kept

    assert len(attain.assess_table(Again())) == 3
    with pytest.raises(TableError, match="the table was read before and can be read once"):
        attain.assess_table(Again())


def given(method: str, returned: object) -> Any:
    return type("Given", (), {method: lambda self, requested_schema=None: returned})()


@pytest.mark.parametrize(
    ("method", "returned", "kind", "message"),
    [
        ("__arrow_c_stream__", None, TypeError, "expected a capsule `arrow_array_stream`, got a NoneType"),
        ("__arrow_c_stream__", capsule(Schema(), b"arrow_schema"), TypeError,
         "expected a capsule `arrow_array_stream`, got one `arrow_schema`"),
        ("__arrow_c_array__", 3, TableError,
         "`__arrow_c_array__` is not as Arrow's C interface has it: it returns no pair of capsules"),
        ("__arrow_c_array__", (1, 2), TypeError, "expected a capsule `arrow_schema`, got a int"),
    ],
)  # fmt: skip
def test_what_is_no_capsule(method: str, returned: object, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as raised:
        attain.assess_table(given(method, returned))
    assert str(raised.value) == message


def test_streams_that_are_empty_shells() -> None:
    released = Stream()
    with pytest.raises(TableError, match="the table was read before"):
        attain.assess_table(given("__arrow_c_stream__", capsule(released, b"arrow_array_stream")))
    mute = Stream(release=address(_release_stream))
    with pytest.raises(TableError, match="`get_schema` is null"):
        attain.assess_table(given("__arrow_c_stream__", capsule(mute, b"arrow_array_stream")))
    assert mute.release is None
    failing = ctypes.CFUNCTYPE(ctypes.c_int, Address, Address)(lambda stream, out: 5)
    broken = Stream(get_schema=address(failing), release=address(_release_stream))
    with pytest.raises(TableError) as raised:
        attain.assess_table(given("__arrow_c_stream__", capsule(broken, b"arrow_array_stream")))
    assert str(raised.value) == "the source of the table failed with code 5: it does not say why"
    _released.clear()


def test_a_name_may_hold_a_zero_byte_and_no_text_escapes() -> None:
    """What goes to a reader in C ends at its first zero byte, so an error keeps none."""
    table = pa.table({"value": ["8"], "lower": [8], "upper": [8]})
    with pytest.raises(attain.ColumnTypeError):
        attain.assess_stream(table)
    with pytest.raises(attain.ColumnError):
        attain.assess_table(table, value="val\0ue")
