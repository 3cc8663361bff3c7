//! The columns that come out: their types, their memory while they are written, and the arrays they become.

use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, BooleanArray, Decimal64Array, Decimal128Array, DictionaryArray, Int8Array, RecordBatch,
    RecordBatchOptions,
};
use arrow_buffer::{BooleanBuffer, NullBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};

use crate::assess::{Assess, Output};
use crate::bits::WORD;
use crate::kept::words;
use crate::kernel::WIDEST;
use crate::kernel::exact::Wanted;
use crate::pool::Memory;
use crate::reason::{reason_words, status_words};

/// The digits of a decimal of 64 bits, and of 128.
const DIGITS: (u8, u8) = (18, 38);

/// The types of the figures.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Decimals of 64 bits, as the columns that came in; else of 128.
    pub(crate) narrow: bool,
    digits: i8,
    gap_scale: i8,
}

impl Room {
    pub(crate) fn of(narrow: bool, digits: i32, gap_scale: i32) -> Result<Self, &'static str> {
        let scale = |scale: i32| i8::try_from(scale).ok().filter(|scale| *scale <= 38);
        let (Some(digits), Some(gap_scale)) = (scale(digits), scale(gap_scale)) else {
            return Err("a decimal of Arrow has 38 digits at most; cast the columns to fewer decimals");
        };
        Ok(Self { narrow: narrow && gap_scale <= DIGITS.0 as i8, digits, gap_scale })
    }

    /// How figures are asked for where a row is judged exactly.
    pub(crate) fn wanted(&self, asks: &Assess) -> Wanted {
        Wanted {
            digits: i32::from(self.digits),
            rounding: asks.rounding,
            gap_scale: i32::from(self.gap_scale),
            widest: if self.narrow { i128::from(WIDEST) } else { 10i128.pow(u32::from(DIGITS.1)) - 1 },
        }
    }

    /// The field of an output.
    pub(crate) fn field(&self, output: Output) -> Field {
        let figure = |scale: i8| {
            if self.narrow { DataType::Decimal64(DIGITS.0, scale) } else { DataType::Decimal128(DIGITS.1, scale) }
        };
        let name = Output::NAMES.iter().find(|(known, _)| *known == output).map_or("", |(_, name)| name);
        match output {
            Output::Status => Field::new(name, words(), false),
            Output::Percent => Field::new(name, figure(self.digits), true),
            Output::Gap => Field::new(name, figure(self.gap_scale), true),
            Output::Certain => Field::new(name, DataType::Boolean, true),
            Output::Reason => Field::new(name, words(), true),
        }
    }
}

/// The memory of the outputs of a batch, in whole words of rows.
#[derive(Debug)]
pub(crate) struct Outputs {
    rows: usize,
    room: Room,
    status: Memory,
    percent: Option<Figure>,
    gap: Option<Figure>,
    certain: Option<(Memory, Memory)>,
    reason: Option<(Memory, Memory)>,
}

#[derive(Debug)]
struct Figure {
    cells: Memory,
    there: Memory,
}

impl Figure {
    fn writing(&mut self, narrow: bool, rows: usize) -> FigureOut<'_> {
        let cells = if narrow {
            Cells::Narrow(&mut self.cells.typed_mut()[..rows])
        } else {
            Cells::Wide(&mut self.cells.typed_mut()[..rows])
        };
        FigureOut { cells, there: &mut self.there.typed_mut()[..rows / WORD] }
    }
}

/// A run of rows of the outputs, to write.
#[derive(Debug)]
pub(crate) struct Writing<'a> {
    pub(crate) status: &'a mut [u8],
    pub(crate) percent: Option<FigureOut<'a>>,
    pub(crate) gap: Option<FigureOut<'a>>,
    /// Whether it is certain, and whether there is an answer.
    pub(crate) certain: Option<(&'a mut [u64], &'a mut [u64])>,
    /// The code of the reason, and whether there is one.
    pub(crate) reason: Option<(&'a mut [u8], &'a mut [u64])>,
}

/// A figure of every row, and which there are.
#[derive(Debug)]
pub(crate) struct FigureOut<'a> {
    pub(crate) cells: Cells<'a>,
    pub(crate) there: &'a mut [u64],
}

#[derive(Debug)]
pub(crate) enum Cells<'a> {
    Narrow(&'a mut [i64]),
    Wide(&'a mut [i128]),
}

impl Outputs {
    pub(crate) fn take(asks: &Assess, room: Room, rows: usize) -> Self {
        let padded = rows.next_multiple_of(WORD);
        let width = if room.narrow { size_of::<i64>() } else { size_of::<i128>() };
        let take = |bytes| asks.pool.take(bytes);
        let figure = || Figure { cells: take(padded * width), there: take(padded / 8) };
        Self {
            rows,
            room,
            status: take(padded),
            percent: asks.wants(Output::Percent).then(figure),
            gap: asks.wants(Output::Gap).then(figure),
            certain: asks.wants(Output::Certain).then(|| (take(padded / 8), take(padded / 8))),
            reason: asks.wants(Output::Reason).then(|| (take(padded), take(padded / 8))),
        }
    }

    pub(crate) fn writing(&mut self) -> Writing<'_> {
        let padded = self.rows.next_multiple_of(WORD);
        let words = padded / WORD;
        let narrow = self.room.narrow;
        Writing {
            status: &mut self.status.bytes_mut()[..padded],
            percent: self.percent.as_mut().map(|figure| figure.writing(narrow, padded)),
            gap: self.gap.as_mut().map(|figure| figure.writing(narrow, padded)),
            certain: self
                .certain
                .as_mut()
                .map(|(is, there)| (&mut is.typed_mut()[..words], &mut there.typed_mut()[..words])),
            reason: self
                .reason
                .as_mut()
                .map(|(code, there)| (&mut code.bytes_mut()[..padded], &mut there.typed_mut()[..words])),
        }
    }

    /// The arrays, in the order that was asked for.
    pub(crate) fn finish(self, asks: &Assess) -> Result<Vec<ArrayRef>, ArrowError> {
        let Self { rows, room, status, percent, gap, certain, reason } = self;
        let bits = |memory: Memory| BooleanBuffer::new(memory.freeze(rows.div_ceil(8)), 0, rows);
        let there = |memory: Memory| Some(NullBuffer::new(bits(memory))).filter(|nulls| nulls.null_count() > 0);
        let figure = |figure: Figure, scale: i8| -> Result<ArrayRef, ArrowError> {
            let nulls = there(figure.there);
            Ok(if room.narrow {
                let cells = ScalarBuffer::new(figure.cells.freeze(rows * size_of::<i64>()), 0, rows);
                Arc::new(Decimal64Array::try_new(cells, nulls)?.with_precision_and_scale(DIGITS.0, scale)?)
            } else {
                let cells = ScalarBuffer::new(figure.cells.freeze(rows * size_of::<i128>()), 0, rows);
                Arc::new(Decimal128Array::try_new(cells, nulls)?.with_precision_and_scale(DIGITS.1, scale)?)
            })
        };
        let words = |codes: Memory, nulls: Option<NullBuffer>, words: ArrayRef| -> Result<ArrayRef, ArrowError> {
            let codes = Int8Array::try_new(ScalarBuffer::new(codes.freeze(rows), 0, rows), nulls)?;
            Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(codes, words)?))
        };
        let mut status = Some(status);
        let (mut percent, mut gap, mut certain, mut reason) = (percent, gap, certain, reason);
        let mut arrays = Vec::with_capacity(asks.outputs.len());
        for output in &asks.outputs {
            let array = match output {
                Output::Status => status.take().map(|codes| words(codes, None, status_words())),
                Output::Percent => percent.take().map(|cells| figure(cells, room.digits)),
                Output::Gap => gap.take().map(|cells| figure(cells, room.gap_scale)),
                Output::Certain => certain
                    .take()
                    .map(|(is, known)| Ok(Arc::new(BooleanArray::new(bits(is), there(known))) as ArrayRef)),
                Output::Reason => reason.take().map(|(codes, known)| words(codes, there(known), reason_words())),
            };
            arrays.extend(array.transpose()?);
        }
        Ok(arrays)
    }
}

/// A batch of a number of rows, which may have no columns.
pub(crate) fn batch(schema: SchemaRef, columns: Vec<ArrayRef>, rows: usize) -> Result<RecordBatch, ArrowError> {
    RecordBatch::try_new_with_options(schema, columns, &RecordBatchOptions::new().with_row_count(Some(rows)))
}

impl<'a> Writing<'a> {
    /// Parts the run after a whole number of words.
    pub(crate) fn split(self, rows: usize) -> (Self, Self) {
        let words = rows / WORD;
        let figure = |figure: Option<FigureOut<'a>>| match figure {
            None => (None, None),
            Some(FigureOut { cells, there }) => {
                let (there, rest) = there.split_at_mut(words);
                let (first, second) = match cells {
                    Cells::Narrow(cells) => {
                        let (first, second) = cells.split_at_mut(rows);
                        (Cells::Narrow(first), Cells::Narrow(second))
                    }
                    Cells::Wide(cells) => {
                        let (first, second) = cells.split_at_mut(rows);
                        (Cells::Wide(first), Cells::Wide(second))
                    }
                };
                (Some(FigureOut { cells: first, there }), Some(FigureOut { cells: second, there: rest }))
            }
        };
        let (status, other_status) = self.status.split_at_mut(rows);
        let (percent, other_percent) = figure(self.percent);
        let (gap, other_gap) = figure(self.gap);
        let (certain, other_certain) = match self.certain {
            None => (None, None),
            Some((is, known)) => {
                let ((a, b), (c, d)) = (is.split_at_mut(words), known.split_at_mut(words));
                (Some((a, c)), Some((b, d)))
            }
        };
        let (reason, other_reason) = match self.reason {
            None => (None, None),
            Some((codes, known)) => {
                let ((a, b), (c, d)) = (codes.split_at_mut(rows), known.split_at_mut(words));
                (Some((a, c)), Some((b, d)))
            }
        };
        (
            Self { status, percent, gap, certain, reason },
            Self {
                status: other_status,
                percent: other_percent,
                gap: other_gap,
                certain: other_certain,
                reason: other_reason,
            },
        )
    }
}
