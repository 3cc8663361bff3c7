//! Arrow streams of another library, true and false: a table comes, or an error; each struct is released once.

use std::sync::Arc;

use arrow_array::{Array as _, RecordBatch};
use attain_arrow::capsule::Incoming;
use attain_arrow::{Assess, Output, Parse, ParseOutput};

use super::columns::Taken;
use super::producer::{self, Array, Counts, Schema, Stream};

/// Formats of the C data interface, those that columns are judged by more often.
const FORMATS: [&str; 53] = [
    "d:38,2",
    "d:18,2,64",
    "l",
    "i",
    "u",
    "U",
    "vu",
    "g",
    "b",
    "d:9,2,32",
    "d:5,0",
    "l",
    "u",
    "+s",
    "n",
    "b",
    "c",
    "C",
    "s",
    "S",
    "i",
    "I",
    "L",
    "e",
    "f",
    "vz",
    "z",
    "Z",
    "tdD",
    "tdm",
    "tts",
    "ttm",
    "ttu",
    "ttn",
    "tDs",
    "tiM",
    "tiD",
    "tin",
    "tsu:",
    "tss:Asia/Ho_Chi_Minh",
    "w:3",
    "w:0",
    "d:76,5,256",
    "+l",
    "+L",
    "+vl",
    "+vL",
    "+w:2",
    "+w:0",
    "+m",
    "+r",
    "+us:0,1",
    "+ud:0,1",
];
/// Formats that no array has, or hardly any.
const STRANGE: [&str; 9] =
    ["w:-1", "w:2147483647", "d:255,127", "d:0,-128", "d:1,2,3", "d:300,1", "+w:2147483647", "+us:0,0", "+ud:-1,127"];
/// Names, those of the columns that a judge asks for more often.
const NAMES: [&[u8]; 7] = [b"value", b"lower", b"upper", b"better", b"closed", b"", "năm".as_bytes()];
/// The longest array that is made, with its offset.
const LONGEST: i64 = 64;
/// The largest buffer that is made.
const LARGEST: usize = 1 << 16;

impl Taken<'_> {
    /// One of some values.
    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[usize::from(self.byte()) % choices.len()].clone()
    }

    /// Whether something rare happens, once in so many times; never when no bytes are left.
    fn rarely(&mut self, once_in: u8) -> bool {
        self.byte() % once_in == once_in - 1
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.byte()).collect()
    }

    /// What a count says that is false.
    fn false_count(&mut self) -> i64 {
        self.of(&[-1, i64::MIN, i64::MAX, 1 << 62, 7])
    }
}

fn schema(taken: &mut Taken<'_>, depth: u8) -> Schema {
    let format = if taken.rarely(32) { taken.of(&STRANGE) } else { taken.of(&FORMATS) };
    let format = if format.starts_with('+') && depth > 3 { "l" } else { format };
    let count = match format.get(..2) {
        Some("+s") => usize::from(taken.byte() % 6),
        Some("+u" | "+r") => 2,
        Some("+l" | "+L" | "+v" | "+w" | "+m") => 1,
        _ => 0,
    };
    let mut said = Schema {
        format: Some(format.as_bytes().to_vec()),
        name: Some(taken.of(&NAMES).to_vec()),
        flags: if taken.rarely(16) { i64::from(taken.byte() % 8) } else { 2 },
        children: (0..count).map(|_| Some(schema(taken, depth + 1))).collect(),
        ..Schema::default()
    };
    match format {
        // A map holds pairs, and runs end at numbers; most of the time.
        "+m" if !taken.rarely(8) => {
            let pair = (0..2).map(|_| Some(schema(taken, depth + 2))).collect();
            said.children = vec![Some(Schema { format: Some(b"+s".to_vec()), children: pair, ..Schema::default() })];
        }
        "+r" if !taken.rarely(8) => {
            let format = taken.of(&[b"s", b"i", b"l"]).to_vec();
            said.children[0] = Some(Schema { format: Some(format), ..Schema::default() });
        }
        _ => {}
    }
    let keys = matches!(format, "c" | "C" | "s" | "S" | "i" | "I" | "l" | "L");
    if (keys && taken.rarely(6)) || taken.rarely(200) {
        said.dictionary = Some(Box::new(schema(taken, depth + 1)));
    }
    if taken.rarely(48) {
        let bytes = usize::from(taken.byte() % 12);
        match taken.byte() % 9 {
            0 => said.format = None,
            1 => said.format = Some(taken.bytes(bytes)),
            2 => said.name = None,
            3 => said.name = Some(taken.bytes(bytes)),
            4 => said.metadata = Some(metadata(taken)),
            5 => said.n_children = Some(taken.false_count()),
            6 => said.times = 2,
            7 => said.children = vec![None],
            _ => said.released = true,
        }
    }
    said
}

/// Metadata of the interface, whose counts may be negative; those that are not are true.
fn metadata(taken: &mut Taken<'_>) -> Vec<u8> {
    let pairs = i32::from(taken.byte() % 4) - 1;
    let mut told = pairs.to_ne_bytes().to_vec();
    for _ in 0..2 * pairs.max(0) {
        let length = i32::from(taken.byte() % 8) - 1;
        told.extend(length.to_ne_bytes());
        told.extend(taken.bytes(length.max(0) as usize));
        if length < 0 {
            break;
        }
    }
    told
}

/// The bytes of a row in a buffer of that format; None for one that is not of a fixed width or not known.
fn width(format: &str) -> Option<usize> {
    Some(match format {
        "c" | "C" => 1,
        "s" | "S" | "e" => 2,
        "i" | "I" | "f" | "tdD" | "tts" | "ttm" | "tiM" => 4,
        "l" | "L" | "g" | "tdm" | "ttu" | "ttn" | "tiD" => 8,
        "tin" => 16,
        _ if format.starts_with("ts") || format.starts_with("tD") => 8,
        _ if format.starts_with("d:") => match format.rsplit(',').next() {
            Some("32") if format.matches(',').count() > 1 => 4,
            Some("64") if format.matches(',').count() > 1 => 8,
            Some("256") => 32,
            _ => 16,
        },
        _ => usize::try_from(format.strip_prefix("w:")?.parse::<i32>().ok()?).unwrap_or(0),
    })
}

/// Offsets that go up, most of the time.
fn offsets(taken: &mut Taken<'_>, count: usize, wide: bool) -> (Vec<u8>, i64) {
    let mut told = Vec::new();
    let mut last = 0;
    for _ in 0..count {
        if taken.rarely(32) {
            last = i64::from(taken.byte()) - 16;
        } else if count > 1 {
            last += i64::from(taken.byte() % 5);
        }
        if wide { told.extend(last.to_ne_bytes()) } else { told.extend((last as i32).to_ne_bytes()) }
    }
    (told, last)
}

/// An array of a schema; its memory is what it says it is.
fn values(taken: &mut Taken<'_>, of: &Schema, rows: i64) -> Array {
    let mut said = Array { length: rows, ..Array::default() };
    if taken.rarely(6) {
        said.offset = i64::from(taken.byte() % 4);
    }
    said.null_count = if taken.rarely(24) { taken.of(&[1, 2]) } else { taken.of(&[-1, 0]) };
    if taken.rarely(60) {
        match taken.byte() % 4 {
            0 => said.length = taken.of(&[-1, i64::MIN, i64::MAX, 1 << 62, 0, rows + 1]),
            1 => said.offset = taken.of(&[-1, i64::MIN, i64::MAX, 1 << 62]),
            2 => said.null_count = taken.of(&[-2, i64::MIN, i64::MAX, rows + 1]),
            _ => said.askew = 1,
        }
    }
    // What is longer than any memory is refused before a buffer is looked at, and needs none.
    let fits = |total: &i64| (0..=isize::MAX as i64 / 64).contains(total);
    let total = said.length.checked_add(said.offset).filter(fits).unwrap_or(0) as usize;
    let format = String::from_utf8_lossy(of.format.as_deref().unwrap_or_default()).into_owned();
    let bits = total.div_ceil(8);
    let validity = if said.null_count == 0 && !taken.rarely(24) { None } else { Some(taken.bytes(bits)) };
    let mut children: Vec<i64> = vec![total as i64; of.children.len() * of.times.max(1)];
    let mut spread = |count: usize| children.iter_mut().for_each(|rows| *rows = count.min(LONGEST as usize) as i64);
    said.buffers = match format.as_str() {
        "n" | "+r" => vec![],
        "b" => vec![validity, Some(taken.bytes(bits))],
        "u" | "z" | "U" | "Z" => {
            let (offsets, last) = offsets(taken, total + 1, format.starts_with(['U', 'Z']));
            let bytes = last.max(0) as usize;
            let text = if taken.rarely(8) {
                taken.bytes(bytes)
            } else {
                (0..bytes).map(|_| taken.of(b"1234567890.,%<")).collect()
            };
            vec![validity, Some(offsets), Some(text)]
        }
        "vu" | "vz" => {
            let lengths: Vec<i64> = (0..taken.byte() % 3).map(|_| i64::from(taken.byte() % 40) - 1).collect();
            let views = (0..total).flat_map(|_| {
                let length = taken.byte() % 20;
                let mut view = u32::from(length).to_ne_bytes().to_vec();
                view.extend(taken.bytes(4));
                view.extend(if length > 12 {
                    vec![taken.byte() % 3, 0, 0, 0, taken.byte(), 0, 0, 0]
                } else {
                    taken.bytes(8)
                });
                view
            });
            let mut buffers = vec![validity, Some(views.collect())];
            buffers.extend(lengths.iter().map(|length| Some(taken.bytes((*length).max(0) as usize))));
            buffers.push(Some(lengths.iter().flat_map(|length| length.to_ne_bytes()).collect()));
            buffers
        }
        "+l" | "+L" | "+m" => {
            let (offsets, last) = offsets(taken, total + 1, format == "+L");
            spread(last.max(0) as usize);
            vec![validity, Some(offsets)]
        }
        "+vl" | "+vL" => {
            let wide = format == "+vL";
            vec![validity, Some(offsets(taken, total, wide).0), Some(offsets(taken, total, wide).0)]
        }
        "+s" => vec![validity],
        _ if format.starts_with("+w:") => {
            spread(format[3..].parse::<usize>().unwrap_or(0).saturating_mul(total));
            vec![validity]
        }
        _ if format.starts_with("+us:") => vec![Some((0..total).map(|_| taken.of(&[0, 1, 0, 1, 255])).collect())],
        _ if format.starts_with("+ud:") => {
            let ids = (0..total).map(|_| taken.of(&[0, 1, 0, 1, 255])).collect();
            vec![Some(ids), Some(offsets(taken, total, false).0)]
        }
        _ => match width(&format).map(|width| width.saturating_mul(total)) {
            Some(size) if size <= LARGEST => {
                let small = taken.rarely(2);
                let cell =
                    |at: usize, byte: u8| if small && at % size.div_ceil(total.max(1)).max(1) > 1 { 0 } else { byte };
                vec![validity, Some((0..size).map(|at| cell(at, taken.byte())).collect())]
            }
            Some(_) => vec![validity, None],
            // Whatever it may be, there is enough of it.
            None => vec![validity, Some(vec![0; 64 * (total + 1)])],
        },
    };
    // The keys of a dictionary lie within it, most of the time.
    if let (Some(_), false, Some(Some(keys)), Some(width)) =
        (&of.dictionary, taken.rarely(8), said.buffers.get_mut(1), width(&format))
    {
        keys.iter_mut().enumerate().for_each(|(at, byte)| *byte = if at % width.max(1) == 0 { *byte % 3 } else { 0 });
    }
    let fields = of.children.iter().cycle().zip(children);
    said.children = fields.map(|(of, rows)| of.as_ref().map(|of| values(taken, of, rows))).collect();
    if let Some(of) = &of.dictionary {
        said.dictionary = Some(Box::new(values(taken, of, 3)));
    }
    if taken.rarely(60) {
        match taken.byte() % 7 {
            0 => {
                let at = usize::from(taken.byte() % 4);
                said.buffers.iter_mut().skip(at).take(1).for_each(|buffer| *buffer = None);
            }
            // Views may have any number of buffers, so that a false one cannot be told from the lengths in the last.
            1 | 2 if format.starts_with('v') => {}
            1 => said.n_buffers = Some(taken.false_count()),
            2 => drop(said.buffers.pop()),
            3 => said.n_children = Some(taken.false_count()),
            4 => drop(said.children.pop()),
            5 => said.dictionary = None,
            _ => said.released = true,
        }
    }
    said
}

fn told(taken: &mut Taken<'_>) -> Stream {
    let mut of = schema(taken, 0);
    // A table, most of the time, of columns with names.
    if !taken.rarely(6) {
        let mut columns = vec![Some(of)];
        columns.extend((0..taken.byte() % 5).map(|_| Some(schema(taken, 1))));
        for (column, name) in columns.iter_mut().flatten().zip(NAMES).filter(|_| !taken.rarely(16)) {
            column.name = Some(name.to_vec());
        }
        of = Schema { format: Some(b"+s".to_vec()), children: columns, ..Schema::default() };
    }
    let rows = i64::from(taken.byte() % 12);
    let arrays = (0..taken.byte() % 4).map(|_| {
        if taken.rarely(16) {
            return Err(taken.of(&[5, -1, i32::MIN]));
        }
        let mut array = values(taken, &of, rows);
        // A row of a table is not null as a whole, most of the time.
        if of.format.as_deref() == Some(b"+s") && array.null_count < 1 && !taken.rarely(16) {
            array.null_count = 0;
            array.buffers.iter_mut().for_each(|validity| *validity = None);
        }
        Ok(array)
    });
    let mut stream = Stream { arrays: Some(arrays.collect()), schema: Some(Ok(of)), ..Stream::default() };
    if taken.rarely(8) {
        stream.said = Some(taken.bytes(9));
    }
    if taken.rarely(32) {
        match taken.byte() % 5 {
            0 => stream.schema = None,
            1 => stream.schema = Some(Err(22)),
            2 => stream.arrays = None,
            3 => stream.mute = true,
            _ => stream.released = true,
        }
    }
    stream
}

/// What was read is as Arrow has it, and what each reader of columns makes of it is an answer or an error.
fn judged(batch: &RecordBatch) {
    for column in batch.columns() {
        column.to_data().validate_full().unwrap();
        let parsed = Parse::default().outputs(ParseOutput::NAMES.map(|(output, _)| output)).column(column);
        if let Err(error) = parsed {
            assert!(!error.to_string().is_empty());
        }
    }
}

/// The rows that were read, or the first error.
fn taken_in(table: Incoming, how: u8) -> Result<usize, String> {
    let outputs = [Output::Status, Output::Percent, Output::Gap, Output::Reason];
    let mut rows = 0;
    match how % 4 {
        0 => {
            for batch in table {
                let batch = batch.map_err(|error| error.to_string())?;
                judged(&batch);
                rows += batch.num_rows();
            }
        }
        // The others are passed on unseen.
        1 => {
            for batch in table.reading(["value"]) {
                rows += batch.map_err(|error| error.to_string())?.num_rows();
            }
        }
        how => {
            let assess = Assess::default().outputs(outputs);
            let assess =
                if how == 2 { assess } else { assess.better_column("better").closed_columns(Some("closed"), None) };
            for batch in assess.stream(table).map_err(|error| error.to_string())? {
                rows += batch.map_err(|error| error.to_string())?.num_rows();
            }
        }
    }
    Ok(rows)
}

/// What comes of a stream, or of an array with its schema, that bytes tell: the rows that were read, or what was wrong.
pub fn outcome(bytes: &[u8]) -> Result<usize, String> {
    let mut taken = Taken(bytes);
    let how = taken.byte();
    let mut stream = told(&mut taken);
    let counts = Arc::new(Counts::default());
    let last = if how & 16 == 0 { None } else { stream.arrays.as_mut().and_then(Vec::pop) };
    let table = match (&stream.schema, last) {
        (Some(Ok(schema)), Some(Ok(array))) => {
            let schema = producer::schema(schema, &counts);
            Incoming::from_array(&schema, producer::array(&array, &counts))
        }
        _ => Incoming::from_stream(producer::stream(stream, &counts)),
    };
    let outcome = table.map_err(|error| error.to_string()).and_then(|table| taken_in(table, how));
    counts.settled();
    outcome
}

/// A table of another library is read or refused, and all of it is given back once.
pub fn streams(bytes: &[u8]) {
    if let Err(said) = outcome(bytes) {
        assert!(!said.is_empty());
    }
}
