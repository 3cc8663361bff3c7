//! Arrow streams that lie: each contradiction that can be told before memory is read is an error, and all that was handed out is
//! released once. `make sanitize` runs them under AddressSanitizer; `make fuzz TARGETS=streams` looks for more.

#[path = "fuzz/producer.rs"]
mod producer;

use std::sync::Arc;

use arrow_array::RecordBatch;
use attain_arrow::Assess;
use attain_arrow::capsule::{CapsuleError, Incoming};
use attain_tests::recorded;
use producer::{Array, Counts, Schema, Stream};

const WAY: usize = 3;
const WORD: usize = 4;

fn bytes<const N: usize, T: Copy>(numbers: &[T], of: fn(T) -> [u8; N]) -> Vec<u8> {
    numbers.iter().flat_map(|number| of(*number)).collect()
}

fn field(name: &str, format: &str) -> Schema {
    Schema {
        format: Some(format.as_bytes().to_vec()),
        name: Some(name.as_bytes().to_vec()),
        flags: 2,
        ..Schema::default()
    }
}

fn numbers(numbers: [i64; 3]) -> Array {
    Array { length: 3, buffers: vec![None, Some(bytes(&numbers, i64::to_ne_bytes))], ..Array::default() }
}

fn words() -> Array {
    let offsets = bytes(&[0, 6, 11, 17], i32::to_ne_bytes);
    let buffers = vec![None, Some(offsets), Some(b"higherlowerinside".to_vec())];
    Array { length: 3, buffers, ..Array::default() }
}

/// A table of three rows: `value`, `lower`, `upper`, `way` in texts, and `word` in a dictionary.
fn growth() -> (Schema, Array) {
    let mut columns = ["value", "lower", "upper"].map(|name| field(name, "l")).to_vec();
    columns.push(field("way", "u"));
    columns.push(Schema { dictionary: Some(Box::new(field("", "u"))), ..field("word", "i") });
    let mut value = numbers([8, 9, 0]);
    (value.null_count, value.buffers[0]) = (1, Some(vec![0b011]));
    let keys = vec![None, Some(bytes(&[0, 1, 2], i32::to_ne_bytes))];
    let word = Array { length: 3, buffers: keys, dictionary: Some(Box::new(words())), ..Array::default() };
    let columns = (columns, vec![value, numbers([8; 3]), numbers([8; 3]), words(), word]);
    let schema = Schema { children: columns.0.into_iter().map(Some).collect(), ..field("", "+s") };
    let children = columns.1.into_iter().map(Some).collect();
    (schema, Array { length: 3, buffers: vec![None], children, ..Array::default() })
}

fn column(array: &mut Array, at: usize) -> &mut Array {
    array.children[at].as_mut().unwrap()
}

fn named(schema: &mut Schema, at: usize) -> &mut Schema {
    schema.children[at].as_mut().unwrap()
}

fn stream(schema: Schema, arrays: Vec<Result<Array, i32>>) -> Stream {
    Stream { schema: Some(Ok(schema)), arrays: Some(arrays), ..Stream::default() }
}

/// What comes of a stream, all of it; everything is released once, whatever that is.
fn read(stream: Stream) -> Result<Vec<RecordBatch>, String> {
    let counts = Arc::new(Counts::default());
    let given = producer::stream(stream, &counts);
    let read = Incoming::from_stream(given).map_err(|error| error.to_string());
    let read = read.and_then(|table| table.collect::<Result<_, _>>().map_err(|error| error.to_string()));
    counts.settled_after(&read);
    read
}

/// The same of an array with its schema.
fn read_array(schema: &Schema, array: &Array) -> Result<Vec<RecordBatch>, String> {
    let counts = Arc::new(Counts::default());
    let read = {
        let (schema, array) = (producer::schema(schema, &counts), producer::array(array, &counts));
        let read = Incoming::from_array(&schema, array).map_err(|error| error.to_string());
        read.and_then(|table| table.collect::<Result<_, _>>().map_err(|error| error.to_string()))
    };
    counts.settled_after(&read);
    read
}

impl Counts {
    /// What was read holds its array as long as it lives.
    fn settled_after(&self, read: &Result<Vec<RecordBatch>, String>) {
        if read.as_ref().is_ok_and(|batches| !batches.is_empty()) {
            return;
        }
        self.settled();
    }
}

#[test]
fn an_honest_table_is_read_and_released_once() {
    let (schema, array) = growth();
    let counts = Arc::new(Counts::default());
    let given = producer::stream(stream(schema.clone(), vec![Ok(array.clone()), Ok(array.clone())]), &counts);
    let assess = Assess::default().better_column("way");
    let judged: Vec<RecordBatch> =
        assess.stream(Incoming::from_stream(given).unwrap()).unwrap().map(Result::unwrap).collect();
    assert_eq!(judged.iter().map(RecordBatch::num_rows).collect::<Vec<_>>(), [3, 3]);
    drop(judged);
    counts.settled();
    assert_eq!(read_array(&schema, &array).unwrap()[0].num_columns(), 5);
}

#[test]
fn what_is_passed_on_is_released_with_the_result() {
    let (schema, array) = growth();
    let counts = Arc::new(Counts::default());
    let mut table =
        Incoming::from_stream(producer::stream(stream(schema, vec![Ok(array)]), &counts)).unwrap().reading(["value"]);
    let batch = table.next().unwrap().unwrap();
    assert!(table.next().is_none());
    drop(table);
    let kept = batch.column(WAY).clone();
    drop(batch);
    let given = |counts: &Counts| {
        [&counts.given, &counts.released].map(|count| count.load(std::sync::atomic::Ordering::Relaxed))
    };
    // The schema and the stream; the array, of which a column lives on.
    assert_eq!(given(&counts), [3, 2]);
    drop(kept);
    counts.settled();
}

type Lie = (&'static str, fn(&mut Schema, &mut Array), &'static str);

const OF_VALUE: &str = "column `value` is not as Arrow's C interface has it: ";

/// What is told falsely by class, and what is said of it.
const LIES: [(&str, &[Lie]); 5] = [
    (
        "lengths and counts",
        &[
            (
                "a negative length",
                |_, a| a.length = -1,
                "the table is not as Arrow's C interface has it: its length is -1",
            ),
            ("a negative offset", |_, a| a.offset = -5, "its offset is -5"),
            ("more rows than memory", |_, a| a.length = 1 << 62, "its length is 4611686018427387904, from row 0 on"),
            (
                "rows that overflow",
                |_, a| (a.length, a.offset) = (i64::MAX, i64::MAX),
                "its length is 9223372036854775807",
            ),
            ("rows beyond the columns", |_, a| a.length = 1 << 20, "smaller than expected"),
            ("an offset beyond the columns", |_, a| a.offset = 2, "smaller than expected"),
            ("a column of negative length", |_, a| column(a, 0).length = -3, "its length is -3"),
            ("a column that is too short", |_, a| column(a, 0).length = 2, "smaller than expected"),
            ("nulls below zero", |_, a| column(a, 0).null_count = -2, "it says it has -2 nulls in 3 rows"),
            ("more nulls than rows", |_, a| column(a, 0).null_count = 4, "it says it has 4 nulls in 3 rows"),
            ("nulls kept back", |_, a| column(a, 0).null_count = 0, "it says it has no nulls, and its bits say 1"),
            ("nulls that are not there", |_, a| column(a, 0).null_count = 2, OF_VALUE),
            ("rows that are null as a whole", |_, a| a.null_count = 2, "it has 2 nulls and no bits that say which"),
            ("no buffers", |_, a| a.buffers.clear(), "it has 0 buffers, where Struct"),
            ("one buffer too many", |_, a| column(a, 0).buffers.push(None), "it has 3 buffers, where Int64 has 2"),
            ("buffers below zero", |_, a| column(a, 0).n_buffers = Some(-1), "its number of buffers is -1"),
            ("buffers beyond memory", |_, a| column(a, 0).n_buffers = Some(i64::MAX), "buffers, where Int64 has 2"),
            ("too few children", |_, a| drop(a.children.pop()), "it has 4 children, where Struct"),
            ("too many children", |_, a| a.n_children = Some(1 << 40), "it has 1099511627776 children, where Struct"),
            ("children below zero", |_, a| a.n_children = Some(-1), "its children is -1"),
            ("children of a number", |_, a| column(a, 0).children.push(None), "it has 1 children, where Int64 has 0"),
        ],
    ),
    (
        "null pointers",
        &[
            ("buffers that are null", |_, a| column(a, 0).n_buffers = Some(2), "its buffers are null"),
            ("children that are null", |_, a| a.n_children = Some(5), "its children are null"),
            (
                "a child that is null",
                |_, a| a.children[0] = None,
                "column `value` is not as Arrow's C interface has it: it is null",
            ),
            ("nulls without bits", |_, a| column(a, 0).buffers[0] = None, "it has 1 nulls and no bits that say which"),
            ("no numbers", |_, a| column(a, 0).buffers[1] = None, "it has 3 rows, and buffer 1 is null"),
            ("no offsets", |_, a| column(a, WAY).buffers[1] = None, "it has 3 rows, and buffer 1 is null"),
            ("no texts", |_, a| column(a, WAY).buffers[2] = None, "its texts have 17 bytes, and their buffer is null"),
            ("no dictionary", |_, a| column(a, WORD).dictionary = None, "its dictionary is not as it should be"),
            (
                "a dictionary where there is none",
                |_, a| column(a, 0).dictionary = Some(Box::new(words())),
                "it is Int64, and its dictionary is not as it should be",
            ),
            (
                "no lengths of the buffers of no rows",
                |s, a| {
                    a.length = 0;
                    named(s, WAY).format = Some(b"vu".to_vec());
                    *column(a, WAY) = Array { buffers: vec![None; 4], ..Array::default() };
                },
                "the lengths of its buffers are null or not aligned",
            ),
            ("a format that is null", |s, _| named(s, 0).format = None, "its format is no text"),
            ("a field that is null", |s, _| s.children[0] = None, "it is null"),
            ("fields that are null", |s, _| s.n_children = Some(5), "its children are not there"),
        ],
    ),
    (
        "released before",
        &[
            ("a column that was released", |_, a| column(a, 0).released = true, "it was released before"),
            (
                "a dictionary that was released",
                |_, a| column(a, WORD).dictionary.as_mut().unwrap().released = true,
                "column `word` is not as Arrow's C interface has it: it was released before",
            ),
            ("a field that was released", |s, _| named(s, 0).released = true, "the table was read before"),
            ("a schema that was released", |s, _| s.released = true, "the table was read before"),
        ],
    ),
    (
        "contents",
        &[
            ("offsets between two numbers", |_, a| column(a, WAY).askew = 1, "its offsets are null or not aligned"),
            (
                "texts that end before the memory",
                |_, a| column(a, WAY).buffers[1] = Some(bytes(&[-9; 4], i32::to_ne_bytes)),
                "its last offset is -9",
            ),
            (
                "texts that run backwards",
                |_, a| column(a, WAY).buffers[1] = Some(bytes(&[0, 11, 6, 17], i32::to_ne_bytes)),
                "column `way` is not as Arrow's C interface has it: ",
            ),
            (
                "a text beyond the last",
                |_, a| column(a, WAY).buffers[1] = Some(bytes(&[90, 6, 11, 17], i32::to_ne_bytes)),
                "offset",
            ),
            (
                "texts that are no UTF-8",
                |_, a| column(a, WAY).buffers[2] = Some(b"hi\xffherlowerinside".to_vec()),
                "column `way` is not as Arrow's C interface has it: ",
            ),
            (
                "a word that the dictionary has not",
                |_, a| column(a, WORD).buffers[1] = Some(bytes(&[0, 1, 77], i32::to_ne_bytes)),
                "column `word` is not as Arrow's C interface has it: ",
            ),
            (
                "a word before the dictionary",
                |_, a| column(a, WORD).buffers[1] = Some(bytes(&[0, -1, 1], i32::to_ne_bytes)),
                "column `word` is not as Arrow's C interface has it: ",
            ),
        ],
    ),
    (
        "schemas",
        &[
            ("a format that is no text", |s, _| named(s, 0).format = Some(vec![0xff]), "its format is no text"),
            ("a format that there is not", |s, _| named(s, 0).format = Some(b"?".to_vec()), "not supported"),
            ("a name that is no text", |s, _| named(s, 0).name = Some(vec![0xff, 0xfe]), "its name is no UTF-8"),
            ("fields below zero", |s, _| s.n_children = Some(-1), "its children are not there"),
            (
                "a list of nothing",
                |s, _| named(s, 0).format = Some(b"+l".to_vec()),
                "not as many children as its format needs",
            ),
            ("a width below zero", |s, _| named(s, 0).format = Some(b"w:-8".to_vec()), "its width is -8"),
            (
                "rows wider than memory",
                |s, a| {
                    named(s, 0).format = Some(b"w:2147483647".to_vec());
                    column(a, 0).length = 1 << 40;
                },
                "it has 1099511627776 rows of 2147483647 bytes",
            ),
            (
                "a decimal of no digits",
                |s, _| named(s, 0).format = Some(b"d:0,0,64".to_vec()),
                "it is a decimal of 0 digits",
            ),
            (
                "a decimal too long",
                |s, _| named(s, 0).format = Some(b"d:39,2".to_vec()),
                "it is a decimal of 39 digits",
            ),
            (
                "keys that are texts",
                |s, _| named(s, WAY).dictionary = Some(Box::new(field("", "u"))),
                "column `way` is not as Arrow's C interface has it: Utf8 is no type for the keys of a dictionary",
            ),
            (
                "runs that end at texts",
                |s, _| {
                    *named(s, WAY) =
                        Schema { children: vec![Some(field("", "u")), Some(field("", "u"))], ..field("way", "+r") }
                },
                "column `way` is not as Arrow's C interface has it: Utf8 is no type for the ends of runs",
            ),
            (
                "a map of no pairs",
                |s, _| *named(s, WAY) = Schema { children: vec![Some(field("", "u"))], ..field("way", "+m") },
                "column `way` is not as Arrow's C interface has it: Utf8 is no pair of a map",
            ),
            (
                "metadata below zero",
                |s, _| named(s, 0).metadata = Some((-1i32).to_ne_bytes().to_vec()),
                "Invalid number of entries in metadata: -1",
            ),
        ],
    ),
];

#[test]
fn each_lie_is_an_error_and_all_is_released_once() {
    let mut counts: Vec<(&str, u64)> = LIES.iter().map(|(class, _)| (*class, 0)).collect();
    for (of, (what, lie, said)) in
        LIES.iter().enumerate().flat_map(|(of, (_, lies))| lies.iter().map(move |lie| (of, lie)))
    {
        let (mut schema, mut array) = growth();
        lie(&mut schema, &mut array);
        let error = read_array(&schema, &array).expect_err(what);
        assert!(error.contains(said), "{what}: {error}");
        counts[of].1 += 1;
        // In a stream too, after an honest batch; a lie in its schema comes first.
        let error = read(stream(schema, vec![Ok(array.clone()), Ok(array)])).expect_err(what);
        assert!(error.contains(said), "{what}: {error}");
        counts[of].1 += 1;
    }
    recorded(
        "malformed-arrow",
        "Arrow tables that lie, as arrays and in streams: each is an error, and all is released once",
        "cargo test --package attain-tests --test columns_hostile",
        &counts,
    );
}

#[test]
fn a_stream_is_released_once_however_it_fails() {
    let (schema, array) = growth();
    let honest = || stream(schema.clone(), vec![Ok(array.clone())]);
    let mute = Stream { schema: None, ..honest() };
    assert!(read(mute).unwrap_err().contains("`get_schema` is null"));
    assert!(read(Stream { arrays: None, ..honest() }).unwrap_err().contains("`get_next` is null"));
    assert!(read(Stream { released: true, ..honest() }).unwrap_err().contains("the table was read before"));
    let failing = Stream { schema: Some(Err(22)), said: Some(b"no such table".to_vec()), ..honest() };
    assert_eq!(read(failing).unwrap_err(), "the source of the table failed with code 22: no such table");
    let failing = Stream { schema: Some(Err(5)), mute: true, ..honest() };
    assert_eq!(read(failing).unwrap_err(), "the source of the table failed with code 5: it does not say why");
    let broken_off = Stream { arrays: Some(vec![Ok(array.clone()), Err(-1), Ok(array.clone())]), ..honest() };
    assert!(
        read(broken_off).unwrap_err().ends_with("the source of the table failed with code -1: it does not say why")
    );
    // An array that was released is the end, and nothing is asked for after it.
    let ended = vec![Ok(Array { released: true, ..array.clone() }), Ok(array.clone())];
    assert_eq!(read(stream(schema.clone(), ended)), Ok(vec![]));
    let released = Incoming::from_array(
        &producer::schema(&schema, &Arc::default()),
        producer::array(&Array { released: true, ..array.clone() }, &Arc::default()),
    );
    assert!(matches!(released, Err(CapsuleError::Used)));
}

/// A level that lists the one below twice has twice as many fields as that, so that 64 levels would be looked through for ever.
#[test]
fn fields_that_are_listed_again_and_again_are_counted() {
    let mut schema = field("x", "l");
    for _ in 0..60 {
        schema = Schema { children: vec![Some(schema)], times: 2, ..field("x", "+s") };
    }
    let error = read(stream(schema, vec![])).unwrap_err();
    assert!(error.contains("it has more than 1,048,576 fields"), "{error}");
    // The table itself is no level.
    let nested = |levels: usize| {
        let deep = |inner, _| Schema { children: vec![Some(inner)], ..field("x", "+s") };
        read(stream((0..levels).fold(field("x", "l"), deep), vec![]))
    };
    assert_eq!(nested(64), Ok(vec![]));
    let error = nested(65).unwrap_err();
    assert!(error.contains("it is nested too deeply"), "{error}");
}
