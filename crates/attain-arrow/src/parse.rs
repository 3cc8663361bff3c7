//! A column of texts as people write them, read into decimals and units: `17.946 tỷ đồng`, `8 - 8,5%`.
//!
//! | text, `vi` | value | lower | upper | unit | decimals |
//! |---|---|---|---|---|---|
//! | `17.946,5` | 17946.5 | 17946.5 | 17946.5 | | 1 |
//! | `48 ngàn tỷ đồng` | 48 × 10¹² | 48 × 10¹² | 48 × 10¹² | `VND` | −12 |
//! | `8 - 8,5%` | | 8 | 8.5 | `percent` | 0 |
//! | `từ 7,5% trở lên` | | 7.5 | | `percent` | 1 |
//! | `8/13 huyện`, `khoảng 8%` | | | | | |
//!
//! A text is what `attain::Quantity::read` makes of it, else what `attain::Range::read` does, else its row is bad.

mod ask;
mod digits;
mod outputs;
mod rows;
mod texts;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions, StringArray};
use arrow_schema::{Schema, SchemaRef};
use attain::{Lexicon, Locale};

use crate::bits::WORD;
use crate::cells;
use crate::error::ColumnError;
use crate::pool::Pool;
use crate::threads::{self, Going};
use ask::Language;
use outputs::{Figures, Outputs, Writing};
use rows::{Done, Learned, Manner};
use texts::Column;

/// The rows that a thread takes at a time.
const PIECE: usize = 1 << 16;
/// The bad rows that are listed.
const LISTED: usize = 100;
/// The most decimals of a column.
const MOST_DECIMALS: u8 = 38;

/// A column that texts are read into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseOutput {
    /// `value`: the amount in the unit itself, a decimal; null for a range.
    Value,
    /// `lower`: the lower bound, which of a quantity is its value; null where it is open.
    Lower,
    /// `upper`: the upper bound, likewise.
    Upper,
    /// `lower_closed`: whether the lower bound itself is within; null where there is none.
    LowerClosed,
    /// `upper_closed`: likewise for the upper one.
    UpperClosed,
    /// `unit`: a dictionary of the codes of units; null for a bare number.
    Unit,
    /// `decimals`: the place of the last written digit in the unit itself, 1 for tenths, −6 for millions; of two bounds
    /// the coarser. Null where the figure is exact, such as a count. [`crate::Printed::Column`] takes it.
    Decimals,
    /// `reason`: why a row could not be read, in words; null for the others.
    Reason,
}

impl ParseOutput {
    /// Every output with the name of its column.
    pub const NAMES: [(Self, &'static str); 8] = [
        (Self::Value, "value"),
        (Self::Lower, "lower"),
        (Self::Upper, "upper"),
        (Self::LowerClosed, "lower_closed"),
        (Self::UpperClosed, "upper_closed"),
        (Self::Unit, "unit"),
        (Self::Decimals, "decimals"),
        (Self::Reason, "reason"),
    ];

    /// Returns the output of that name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(output, _)| *output)
    }

    /// Returns the name of its column.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }
}

/// Reading a column of texts: in which language, and what comes out.
///
/// # Examples
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, StringArray, cast::AsArray, types::Decimal128Type};
/// use attain::Locale;
/// use attain_arrow::{Parse, ParseOutput};
/// let written: ArrayRef = Arc::new(StringArray::from(vec!["17.946 tỷ đồng", "1,5 triệu đồng", "about nothing"]));
/// let parsed = Parse::default().locale(Locale::Vi).outputs([ParseOutput::Value]).column(&written)?;
/// let value = parsed.batch.column(0).as_primitive::<Decimal128Type>();
/// assert_eq!((value.value(0), value.value(1), value.scale()), (17_946_000_000_000, 1_500_000, 0));
/// assert_eq!((parsed.bad.count, parsed.bad.rows[0].0), (1, 2));
/// # Ok::<(), attain_arrow::ColumnError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Parse {
    locale: Option<Locale>,
    lexicon: Lexicon,
    pub(crate) outputs: Vec<ParseOutput>,
    scale: Option<u8>,
    strict: bool,
    threads: usize,
    pub(crate) pool: Arc<Pool>,
}

impl Default for Parse {
    /// Without a locale; value, unit and decimals, with as many decimals as the finest row has.
    fn default() -> Self {
        Self {
            locale: None,
            lexicon: Lexicon::new(),
            outputs: vec![ParseOutput::Value, ParseOutput::Unit, ParseOutput::Decimals],
            scale: None,
            strict: false,
            threads: 1,
            pool: Pool::shared(),
        }
    }
}

/// Rows that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadRows {
    /// How many there are.
    pub count: u64,
    /// The first hundred of them: the number of the row, counted from 0 over the whole column, and why.
    pub rows: Vec<(u64, String)>,
}

/// What was read of a column.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The outputs, a row for a row.
    pub batch: RecordBatch,
    /// The rows whose figures are null because nobody could read them.
    pub bad: BadRows,
}

/// What was read of a column in pieces: decimals of one scale, units of one dictionary.
#[derive(Clone, Debug)]
pub struct ParsedChunks {
    /// The columns that came out.
    pub schema: SchemaRef,
    /// The outputs, a batch for a piece.
    pub batches: Vec<RecordBatch>,
    /// The rows whose figures are null because nobody could read them.
    pub bad: BadRows,
}

impl Parse {
    /// Returns it with the language of the texts; without one, the words decide, and `1.500` alone cannot be read.
    #[must_use]
    pub fn locale(mut self, locale: impl Into<Option<Locale>>) -> Self {
        self.locale = locale.into();
        self
    }

    /// Returns it with words for units beside those of the table.
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }

    /// Returns it with what is written.
    #[must_use]
    pub fn outputs(mut self, outputs: impl IntoIterator<Item = ParseOutput>) -> Self {
        self.outputs = outputs.into_iter().collect();
        self
    }

    /// Returns it with the decimals of value and bounds, 0 to 38; None for as many as are written in the finest row.
    ///
    /// Nothing is rounded: a row that has more than stated is bad.
    #[must_use]
    pub fn scale(mut self, scale: Option<u8>) -> Self {
        self.scale = scale;
        self
    }

    /// Returns it raising at the first row that cannot be read.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Returns it reading with as many threads; 0 stands for as many as the machine has.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// Returns it with a pool of its own for the memory of results.
    #[must_use]
    pub fn pool(mut self, pool: Arc<Pool>) -> Self {
        self.pool = pool;
        self
    }

    /// Reads a column of texts: Utf8, LargeUtf8, Utf8View, or a dictionary of those. A null row stays null.
    ///
    /// # Errors
    /// [`ColumnError::Type`] for a column of anything else; [`ColumnError::Text`] in strict mode;
    /// [`ColumnError::Setting`] for an output that is asked for twice, and for more decimals than a column holds.
    pub fn column(&self, texts: &ArrayRef) -> Result<Parsed, ColumnError> {
        let ParsedChunks { schema, mut batches, bad } = self.columns(std::slice::from_ref(texts))?;
        let batch = batches.pop().unwrap_or_else(|| RecordBatch::new_empty(schema));
        Ok(Parsed { batch, bad })
    }

    /// Reads a column that comes in pieces, as [`Parse::column`] does one: the scale is that of all of them.
    ///
    /// # Errors
    /// As [`Parse::column`].
    pub fn columns(&self, texts: &[ArrayRef]) -> Result<ParsedChunks, ColumnError> {
        self.check()?;
        let columns = texts.iter().map(Column::of).collect::<Result<Vec<_>, _>>()?;
        let manner = Manner {
            scale: self.scale.map(u32::from),
            figures: Figures::of(&self.outputs),
            strict: self.strict,
            reasons: if self.outputs.contains(&ParseOutput::Reason) { usize::MAX } else { LISTED },
        };
        let mut outputs: Vec<Outputs> = texts.iter().map(|array| Outputs::take(self, array.len())).collect();
        let mut done = self.read(texts, &columns, &mut outputs, manner);
        let first_rows = cells::firsts(texts.iter().map(|array| array.len()));
        if self.strict
            && let Some((job, done)) = done.iter().find(|(_, done)| done.bad.count > 0)
        {
            return Err(strict(&first_rows, job, done));
        }
        let finest = done.iter().flat_map(|(_, done)| done.scales.iter().copied()).max().unwrap_or(0);
        let scale = manner.scale.unwrap_or(finest);
        self.settle_scale(&mut done, &mut outputs, scale, manner.reasons);
        if self.strict
            && let Some((job, done)) = done.iter().find(|(_, done)| done.bad.count > 0)
        {
            return Err(strict(&first_rows, job, done));
        }
        let units = settle_units(&done, &mut outputs)?;
        let schema: SchemaRef =
            Arc::new(Schema::new(self.outputs.iter().map(|o| outputs::field(*o, scale)).collect::<Vec<_>>()));
        let mut bad = BadRows::default();
        let mut reasons: Vec<Vec<(usize, String)>> = texts.iter().map(|_| Vec::new()).collect();
        for (job, done) in done {
            bad.count += done.bad.count;
            for (row, reason) in done.bad.rows {
                if bad.rows.len() < LISTED {
                    bad.rows.push((first_rows[job.chunk] + (job.from + row) as u64, reason.clone()));
                }
                reasons[job.chunk].push((job.from + row, reason));
            }
        }
        let mut batches = Vec::with_capacity(texts.len());
        for ((outputs, reasons), array) in outputs.into_iter().zip(reasons).zip(texts) {
            let arrays = outputs.finish(self, scale, &units, &reasons)?;
            let options = RecordBatchOptions::new().with_row_count(Some(array.len()));
            batches.push(RecordBatch::try_new_with_options(schema.clone(), arrays, &options)?);
        }
        Ok(ParsedChunks { schema, batches, bad })
    }

    fn check(&self) -> Result<(), ColumnError> {
        let refuse = |setting, given: String, reason| Err(ColumnError::Setting { setting, given, reason });
        if let Some(scale) = self.scale.filter(|scale| *scale > MOST_DECIMALS) {
            return refuse("scale", scale.to_string(), "a decimal of Arrow has 0 to 38 decimals");
        }
        for (at, output) in self.outputs.iter().enumerate() {
            if self.outputs[..at].contains(output) {
                return refuse("outputs", format!("`{}`", output.name()), "it stands there twice");
            }
        }
        Ok(())
    }

    /// Reads all rows, piece by piece; what became of the pieces comes in their order.
    fn read(
        &self,
        texts: &[ArrayRef],
        columns: &[Column<'_>],
        outputs: &mut [Outputs],
        manner: Manner,
    ) -> Vec<(Job, Done)> {
        let rows: usize = texts.iter().map(|array| array.len()).sum();
        let threads = threads::count(self.threads).min(rows / PIECE).max(1);
        let mut jobs = Vec::new();
        for (chunk, (array, outputs)) in texts.iter().zip(outputs).enumerate() {
            let (mut from, mut rest) = (0, outputs.writing());
            while array.len() - from > PIECE {
                let (these, others) = rest.split(PIECE);
                jobs.push((Job { chunk, from, rows: PIECE }, these));
                (from, rest) = (from + PIECE, others);
            }
            jobs.push((Job { chunk, from, rows: array.len() - from }, rest));
        }
        let language = Language { locale: self.locale, lexicon: &self.lexicon };
        let jobs = Mutex::new(jobs.into_iter());
        let next = || jobs.lock().unwrap_or_else(PoisonError::into_inner).next();
        let work = |going: &Going| {
            let mut learned = Learned::new(language);
            let mut done: Vec<(Job, Done)> = Vec::new();
            while going.on()
                && let Some((job, writing)) = next()
            {
                done.push(job.read(columns, manner, &mut learned, writing));
                if manner.strict && done.last().is_some_and(|(_, done)| done.bad.count > 0) {
                    break;
                }
            }
            done
        };
        let mut done = threads::each(threads, work);
        done.sort_by_key(|(job, _)| (job.chunk, job.from));
        done
    }

    /// Moves every row to the common scale; a row that does not fit there is bad.
    fn settle_scale(&self, done: &mut [(Job, Done)], outputs: &mut [Outputs], scale: u32, kept: usize) {
        for (job, done) in done {
            let wide = outputs[job.chunk].writing().rescale(job.from, done, scale);
            if wide.is_empty() {
                continue;
            }
            for row in wide {
                done.bad.push(row - job.from, usize::MAX, || rows::too_wide(self.scale.map(u32::from)));
            }
            done.bad.rows.sort_by_key(|(row, _)| *row);
            done.bad.rows.truncate(kept);
        }
    }
}

/// A run of rows of a piece of the column.
#[derive(Clone, Copy, Debug)]
struct Job {
    chunk: usize,
    from: usize,
    rows: usize,
}

impl Job {
    fn read(
        self,
        columns: &[Column<'_>],
        manner: Manner,
        learned: &mut Learned<'_>,
        writing: Writing<'_>,
    ) -> (Self, Done) {
        debug_assert_eq!(self.from % WORD, 0);
        (self, rows::read(&columns[self.chunk], self.from, self.rows, manner, learned, writing))
    }
}

/// The error for the first bad row.
fn strict(first_rows: &[u64], job: &Job, done: &Done) -> ColumnError {
    let (row, reason) = done.bad.rows.first().cloned().unwrap_or_default();
    ColumnError::Text { row: first_rows[job.chunk] + (job.from + row) as u64, reason }
}

/// Puts the units of all runs into one dictionary, in the order in which they appear.
fn settle_units(done: &[(Job, Done)], outputs: &mut [Outputs]) -> Result<ArrayRef, ColumnError> {
    let mut places: HashMap<&str, i16> = HashMap::new();
    let mut units: Vec<&str> = Vec::new();
    for (job, done) in done {
        let mut moved = Vec::with_capacity(done.units.len());
        for unit in &done.units {
            let place = match places.get(unit.as_str()) {
                Some(place) => *place,
                None => {
                    let place = i16::try_from(units.len()).map_err(|_| ColumnError::Setting {
                        setting: "outputs",
                        given: "`unit`".to_owned(),
                        reason: "the column has more than 32,767 units; read it in parts",
                    })?;
                    places.insert(unit, place);
                    units.push(unit);
                    place
                }
            };
            moved.push(place);
        }
        if moved.iter().enumerate().any(|(at, place)| usize::try_from(*place) != Ok(at)) {
            outputs[job.chunk].writing().renumber(job.from, job.rows, &moved);
        }
    }
    Ok(Arc::new(StringArray::from(units)))
}
