//! The columns that come out: their memory while they are written, and the arrays that they become.

use std::sync::Arc;

use arrow_array::types::Int16Type;
use arrow_array::{ArrayRef, BooleanArray, Decimal128Array, DictionaryArray, Int16Array, StringArray, new_null_array};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field};

use super::rows::{Block, Done, times};
use super::{Parse, ParseOutput};
use crate::bits::{self, WORD};
use crate::pool::Memory;

/// Which figures of a row are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Figures {
    /// None at all.
    None,
    /// Those of single quantities.
    Points,
    /// The bounds of ranges too.
    Bounds,
}

impl Figures {
    pub(crate) fn of(outputs: &[ParseOutput]) -> Self {
        if outputs.contains(&ParseOutput::Lower) || outputs.contains(&ParseOutput::Upper) {
            Self::Bounds
        } else if outputs.contains(&ParseOutput::Value) {
            Self::Points
        } else {
            Self::None
        }
    }
}

/// The digits of a decimal of 128 bits.
const DIGITS: u8 = 38;
/// Reasons beyond so many bytes are a mark that there is one: offsets of texts are 32 bits wide.
const REASONS: usize = 1 << 30;
const MORE: &str = "…";

/// The field of an output.
pub(crate) fn field(output: ParseOutput, scale: u32) -> Field {
    let of = match output {
        ParseOutput::Value | ParseOutput::Lower | ParseOutput::Upper => DataType::Decimal128(DIGITS, scale as i8),
        ParseOutput::LowerClosed | ParseOutput::UpperClosed => DataType::Boolean,
        ParseOutput::Unit => DataType::Dictionary(Box::new(DataType::Int16), Box::new(DataType::Utf8)),
        ParseOutput::Decimals => DataType::Int16,
        ParseOutput::Reason => DataType::Utf8,
    };
    Field::new(output.name(), of, true)
}

/// Cells of a type, and which there are.
#[derive(Debug)]
struct Kept {
    cells: Memory,
    there: Memory,
}

/// The memory of the outputs of a column, in whole words of rows.
#[derive(Debug)]
pub(crate) struct Outputs {
    rows: usize,
    value: Option<Kept>,
    lower: Option<Kept>,
    upper: Option<Kept>,
    lower_closed: Option<Kept>,
    upper_closed: Option<Kept>,
    unit: Option<Kept>,
    decimals: Option<Kept>,
}

/// A run of rows of an output, to write.
#[derive(Debug)]
struct Run<'a, T> {
    cells: &'a mut [T],
    there: &'a mut [u64],
}

/// A run of rows of all outputs, to write.
#[derive(Debug)]
pub(crate) struct Writing<'a> {
    value: Option<Run<'a, i128>>,
    lower: Option<Run<'a, i128>>,
    upper: Option<Run<'a, i128>>,
    lower_closed: Option<Run<'a, u64>>,
    upper_closed: Option<Run<'a, u64>>,
    unit: Option<Run<'a, i16>>,
    decimals: Option<Run<'a, i16>>,
}

impl Outputs {
    pub(crate) fn take(asks: &Parse, rows: usize) -> Self {
        let padded = rows.next_multiple_of(WORD);
        let take = |output, bytes| {
            let wanted = asks.outputs.contains(&output);
            wanted.then(|| Kept { cells: asks.pool.take(bytes), there: asks.pool.take(padded / 8) })
        };
        let wide = padded * size_of::<i128>();
        Self {
            rows,
            value: take(ParseOutput::Value, wide),
            lower: take(ParseOutput::Lower, wide),
            upper: take(ParseOutput::Upper, wide),
            lower_closed: take(ParseOutput::LowerClosed, padded / 8),
            upper_closed: take(ParseOutput::UpperClosed, padded / 8),
            unit: take(ParseOutput::Unit, padded * size_of::<i16>()),
            decimals: take(ParseOutput::Decimals, padded * size_of::<i16>()),
        }
    }

    pub(crate) fn writing(&mut self) -> Writing<'_> {
        fn run<T: bytemuck::Pod>(kept: &mut Option<Kept>) -> Option<Run<'_, T>> {
            kept.as_mut().map(|kept| Run { cells: kept.cells.typed_mut(), there: kept.there.typed_mut() })
        }
        Writing {
            value: run(&mut self.value),
            lower: run(&mut self.lower),
            upper: run(&mut self.upper),
            lower_closed: run(&mut self.lower_closed),
            upper_closed: run(&mut self.upper_closed),
            unit: run(&mut self.unit),
            decimals: run(&mut self.decimals),
        }
    }

    /// The arrays, in the order that was asked for.
    pub(crate) fn finish(
        self,
        asks: &Parse,
        scale: u32,
        units: &ArrayRef,
        bad: &[(usize, String)],
    ) -> Result<Vec<ArrayRef>, ArrowError> {
        let Self { rows, mut value, mut lower, mut upper, mut lower_closed, mut upper_closed, mut unit, mut decimals } =
            self;
        let bits = |memory: Memory| BooleanBuffer::new(memory.freeze(rows.div_ceil(8)), 0, rows);
        let there = |memory: Memory| Some(NullBuffer::new(bits(memory))).filter(|nulls| nulls.null_count() > 0);
        let figure = |kept: Kept| -> Result<ArrayRef, ArrowError> {
            let cells = ScalarBuffer::new(kept.cells.freeze(rows * size_of::<i128>()), 0, rows);
            let array = Decimal128Array::try_new(cells, there(kept.there))?;
            Ok(Arc::new(array.with_precision_and_scale(DIGITS, scale as i8)?))
        };
        let closed = |kept: Kept| -> Result<ArrayRef, ArrowError> {
            Ok(Arc::new(BooleanArray::new(bits(kept.cells), there(kept.there))))
        };
        let short = |kept: Kept| {
            Int16Array::try_new(
                ScalarBuffer::new(kept.cells.freeze(rows * size_of::<i16>()), 0, rows),
                there(kept.there),
            )
        };
        let array = |output: ParseOutput| -> Option<Result<ArrayRef, ArrowError>> {
            match output {
                ParseOutput::Value => value.take().map(figure),
                ParseOutput::Lower => lower.take().map(figure),
                ParseOutput::Upper => upper.take().map(figure),
                ParseOutput::LowerClosed => lower_closed.take().map(closed),
                ParseOutput::UpperClosed => upper_closed.take().map(closed),
                ParseOutput::Unit => unit.take().map(|kept| {
                    let codes = short(kept)?;
                    Ok(Arc::new(DictionaryArray::<Int16Type>::try_new(codes, units.clone())?) as ArrayRef)
                }),
                ParseOutput::Decimals => decimals.take().map(|kept| Ok(Arc::new(short(kept)?) as ArrayRef)),
                ParseOutput::Reason => Some(reasons(rows, bad)),
            }
        };
        asks.outputs.iter().copied().filter_map(array).collect()
    }
}

/// The reasons of the bad rows, null for the others.
fn reasons(rows: usize, bad: &[(usize, String)]) -> Result<ArrayRef, ArrowError> {
    if bad.is_empty() {
        return Ok(new_null_array(&DataType::Utf8, rows));
    }
    let mut offsets: Vec<i32> = Vec::with_capacity(rows + 1);
    let mut text = Vec::new();
    let mut there = vec![0u64; rows.div_ceil(WORD)];
    for (row, reason) in bad {
        offsets.resize(row + 1, text.len() as i32);
        text.extend_from_slice(if text.len() < REASONS { reason } else { MORE }.as_bytes());
        if let Some(word) = there.get_mut(row / WORD) {
            *word |= 1 << (row % WORD);
        }
        if i32::try_from(text.len()).is_err() {
            return Err(ArrowError::ComputeError(
                "the reasons of bad rows fill more than 2 GiB; read it in parts".into(),
            ));
        }
    }
    offsets.resize(rows + 1, text.len() as i32);
    let nulls = NullBuffer::new(BooleanBuffer::new(Buffer::from_vec(there), 0, rows));
    let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
    Ok(Arc::new(StringArray::try_new(offsets, Buffer::from_vec(text), Some(nulls))?))
}

impl<'a, T> Run<'a, T> {
    /// Parts it after a number of cells and of words.
    fn split(self, cells: usize, words: usize) -> (Self, Self) {
        let (cells, others) = self.cells.split_at_mut(cells.min(self.cells.len()));
        let (there, rest) = self.there.split_at_mut(words.min(self.there.len()));
        (Self { cells, there }, Self { cells: others, there: rest })
    }
}

fn split<'a, T>(run: Option<Run<'a, T>>, cells: usize, words: usize) -> (Option<Run<'a, T>>, Option<Run<'a, T>>) {
    run.map(|run| run.split(cells, words)).unzip()
}

impl Run<'_, i128> {
    fn put(&mut self, row: usize, cells: &[i128; WORD], there: u64) {
        if let (Some(to), Some(word)) = (self.cells.get_mut(row..row + WORD), self.there.get_mut(row / WORD)) {
            to.copy_from_slice(cells);
            *word = there;
        }
    }
}

impl Run<'_, i16> {
    fn put(&mut self, row: usize, cells: &[i16; WORD], there: u64) {
        if let (Some(to), Some(word)) = (self.cells.get_mut(row..row + WORD), self.there.get_mut(row / WORD)) {
            to.copy_from_slice(cells);
            *word = there;
        }
    }
}

impl Run<'_, u64> {
    fn put(&mut self, row: usize, is: u64, there: u64) {
        if let (Some(to), Some(word)) = (self.cells.get_mut(row / WORD), self.there.get_mut(row / WORD)) {
            (*to, *word) = (is, there);
        }
    }
}

impl Writing<'_> {
    /// Parts the run after a whole number of words.
    pub(crate) fn split(self, rows: usize) -> (Self, Self) {
        let words = rows / WORD;
        let (value, value_rest) = split(self.value, rows, words);
        let (lower, lower_rest) = split(self.lower, rows, words);
        let (upper, upper_rest) = split(self.upper, rows, words);
        let (lower_closed, lower_closed_rest) = split(self.lower_closed, words, words);
        let (upper_closed, upper_closed_rest) = split(self.upper_closed, words, words);
        let (unit, unit_rest) = split(self.unit, rows, words);
        let (decimals, decimals_rest) = split(self.decimals, rows, words);
        (
            Self { value, lower, upper, lower_closed, upper_closed, unit, decimals },
            Self {
                value: value_rest,
                lower: lower_rest,
                upper: upper_rest,
                lower_closed: lower_closed_rest,
                upper_closed: upper_closed_rest,
                unit: unit_rest,
                decimals: decimals_rest,
            },
        )
    }

    /// Writes 64 rows.
    pub(crate) fn put(&mut self, row: usize, block: &Block) {
        if let Some(run) = &mut self.value {
            run.put(row, &block.lower, block.points);
        }
        if let Some(run) = &mut self.lower {
            run.put(row, &block.lower, block.has_lower);
        }
        if let Some(run) = &mut self.upper {
            run.put(row, &block.lower, block.has_upper);
            for at in bits::set(block.ranges) {
                run.cells[row + at] = block.upper[at];
            }
        }
        if let Some(run) = &mut self.lower_closed {
            run.put(row, block.lower_closed, block.has_lower);
        }
        if let Some(run) = &mut self.upper_closed {
            run.put(row, block.upper_closed, block.has_upper);
        }
        if let Some(run) = &mut self.unit {
            run.put(row, &block.units, block.has_unit);
        }
        if let Some(run) = &mut self.decimals {
            run.put(row, &block.decimals, block.has_decimals);
        }
    }

    /// Moves every row of a run to a scale; gives the rows that do not fit, which are taken out.
    pub(crate) fn rescale(&mut self, from: usize, done: &Done, scale: u32) -> Vec<usize> {
        let mut out = Vec::new();
        for (word, had) in done.scales.iter().enumerate().filter(|(_, had)| **had < scale) {
            let (power, first) = (scale - had, from + word * WORD);
            let mut wide = 0;
            for run in [&mut self.value, &mut self.lower, &mut self.upper].into_iter().flatten() {
                let there = run.there.get(first / WORD).copied().unwrap_or(0);
                for at in bits::set(there) {
                    let Some(cell) = run.cells.get_mut(first + at) else { continue };
                    match times(*cell, power) {
                        Some(moved) => *cell = moved,
                        None => wide |= 1u64 << at,
                    }
                }
            }
            for at in bits::set(wide) {
                self.take_out(first + at);
                out.push(first + at);
            }
        }
        out
    }

    /// Makes a row null.
    fn take_out(&mut self, row: usize) {
        let keep = !(1u64 << (row % WORD));
        for run in [&mut self.value, &mut self.lower, &mut self.upper].into_iter().flatten() {
            run.there[row / WORD] &= keep;
            run.cells[row] = 0;
        }
        for run in [&mut self.unit, &mut self.decimals].into_iter().flatten() {
            run.there[row / WORD] &= keep;
            run.cells[row] = 0;
        }
        for run in [&mut self.lower_closed, &mut self.upper_closed].into_iter().flatten() {
            run.there[row / WORD] &= keep;
            run.cells[row / WORD] &= keep;
        }
    }

    /// Puts other places in the dictionary in place of those that were written.
    pub(crate) fn renumber(&mut self, from: usize, rows: usize, places: &[i16]) {
        let Some(run) = &mut self.unit else { return };
        for cell in run.cells.iter_mut().skip(from).take(rows) {
            *cell = usize::try_from(*cell).ok().and_then(|place| places.get(place)).copied().unwrap_or(0);
        }
    }
}
