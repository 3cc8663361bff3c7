//! Blocks of rows: read at one scale, judged by a kernel, and what the kernel leaves judged exactly.

use super::{Assessor, Places10, Table, Writing};
use crate::bits::{self, WORD};
use crate::column::{Column, Unreadable};
use crate::judge::outputs::{Cells, FigureOut};
use crate::kernel::exact::{self, Base, Cell, Outcome, Row, Wanted};
use crate::kernel::{Asked, BLOCK, Judged, Kernel, Measure, Rows, Streaming, WORDS, Word};
use crate::reason::{Reason, code};

/// What a block is read into.
#[derive(Debug)]
pub(crate) struct Scratch {
    value: Box<[i64; BLOCK]>,
    lower: Box<[i64; BLOCK]>,
    upper: Box<[i64; BLOCK]>,
    percent: Box<[i64; BLOCK]>,
    gap: Box<[i64; BLOCK]>,
    asked: [Asked; WORDS],
    words: [Word; WORDS],
}

impl Scratch {
    pub(crate) fn new() -> Self {
        let cells = || Box::new([0; BLOCK]);
        Self {
            value: cells(),
            lower: cells(),
            upper: cells(),
            percent: cells(),
            gap: cells(),
            asked: [Asked::default(); WORDS],
            words: [Word::default(); WORDS],
        }
    }
}

/// Writes the figures of the rows from one on, as many as there is room for; returns the first fault in strict mode.
pub(super) fn write(
    judge: &Assessor,
    table: &Table,
    from: usize,
    mut writing: Writing<'_>,
    scratch: &mut Scratch,
) -> Option<(usize, Reason)> {
    let measure = Measure { multiplier: 10i64.pow(u32::from(judge.asks.digits) + 2), rounding: judge.asks.rounding };
    let wanted = judge.room.wanted(&judge.asks);
    let until = table.rows.min(from + writing.status.len());
    let streaming = (until - from >= BLOCK * 32).then(Streaming::begin);
    let mut at = from;
    while at < until {
        let rows = BLOCK.min(until - at);
        let (mut block, rest) = writing.split(rows.next_multiple_of(WORD));
        writing = rest;
        judge_block(judge, table, at, rows, &measure, &mut block, streaming.as_ref(), scratch);
        let done = Finish { judge, table, from: at, rows, wanted: &wanted };
        if let Some(fault) = done.finish(&mut block, &scratch.asked, &mut scratch.words) {
            return Some(fault);
        }
        at += rows;
    }
    None
}

/// Judges a block of rows from a whole word on: the code of the status of each, and bits of 64; or the first fault in
/// strict mode. Nothing else is written.
pub(crate) fn judge_rows<'s>(
    judge: &Assessor,
    table: &Table,
    from: usize,
    rows: usize,
    status: &mut [u8],
    scratch: &'s mut Scratch,
) -> Result<&'s [Word], (usize, Reason)> {
    let measure = Measure { multiplier: 1, rounding: judge.asks.rounding };
    let wanted = judge.room.wanted(&judge.asks);
    let mut out = Writing { status, percent: None, gap: None, certain: None, reason: None };
    judge_block(judge, table, from, rows, &measure, &mut out, None, scratch);
    let done = Finish { judge, table, from, rows, wanted: &wanted };
    match done.finish(&mut out, &scratch.asked, &mut scratch.words) {
        Some(fault) => Err(fault),
        None => Ok(&scratch.words[..rows.div_ceil(WORD)]),
    }
}

/// Reads a block and has the kernel judge it.
fn judge_block(
    judge: &Assessor,
    table: &Table,
    from: usize,
    rows: usize,
    measure: &Measure,
    out: &mut Writing<'_>,
    streaming: Option<&Streaming>,
    scratch: &mut Scratch,
) {
    let kernel = judge.asks.kernel;
    let Scratch { value, lower, upper, percent, gap, asked, words } = scratch;
    let padded = rows.next_multiple_of(WORD);
    let count = padded / WORD;
    ask(table, from, &mut asked[..count]);
    if table.baseline.is_some() || kernel == Kernel::Exact {
        // Each row on its own: all that is to be read is which.
        for (word, asked) in words.iter_mut().zip(asked.iter()).take(count) {
            *word = Word { again: asked.has_value & !asked.unreadable, no_data: u64::MAX, ..Word::default() };
        }
        out.status.fill(code::NO_DATA);
        for figure in [&mut out.percent, &mut out.gap].into_iter().flatten() {
            match &mut figure.cells {
                Cells::Narrow(cells) => cells.fill(0),
                Cells::Wide(cells) => cells.fill(0),
            }
        }
        mark_unreadable(table, from, rows, asked, words);
        return;
    }
    let scale = judge.scale;
    let value = read(&table.value, kernel, from, rows, scale, value, asked, |asked| asked.has_value);
    let lower = match &table.lower {
        Some(column) => read(column, kernel, from, rows, scale, lower, asked, |asked| asked.has_lower),
        None => value,
    };
    let upper = match &table.upper {
        Some(column) => read(column, kernel, from, rows, scale, upper, asked, |asked| asked.has_upper),
        None => value,
    };
    {
        let mut judged = Judged {
            status: out.status,
            percent: target(&mut out.percent, &mut percent[..padded]),
            gap: target(&mut out.gap, &mut gap[..padded]),
            words: &mut words[..count],
            // What is widened next is better still in the cache.
            streaming: streaming.filter(|_| judge.room.narrow),
        };
        kernel.judge(&Rows { value, lower, upper, asked: &asked[..count] }, measure, &mut judged);
    }
    for (figure, cells) in [(&mut out.percent, &percent[..padded]), (&mut out.gap, &gap[..padded])] {
        if let Some(FigureOut { cells: Cells::Wide(out), .. }) = figure {
            kernel.widen(cells, out, streaming);
        }
    }
}

/// Where a kernel writes a figure: where it belongs, or beside, to be widened.
fn target<'a>(figure: &'a mut Option<FigureOut<'_>>, beside: &'a mut [i64]) -> Option<&'a mut [i64]> {
    figure.as_mut().map(|figure| match &mut figure.cells {
        Cells::Narrow(cells) => &mut **cells,
        Cells::Wide(_) => beside,
    })
}

/// What is known of rows beside their numbers.
fn ask(table: &Table, from: usize, asked: &mut [Asked]) {
    for (word, asked) in asked.iter_mut().enumerate() {
        let row = from + word * WORD;
        let live = bits::first(table.rows - row);
        let directed = table.directions.word(row / WORD);
        let there = |column: &Option<Column>| column.as_ref().map_or(0, |column| column.present(row));
        *asked = Asked {
            has_value: table.value.present(row) & live,
            has_lower: there(&table.lower),
            has_upper: there(&table.upper),
            higher: directed.higher,
            lower: directed.lower,
            inside: directed.inside,
            lower_open: table.lower_closed.open(row),
            upper_open: table.upper_closed.open(row),
            wide: 0,
            unreadable: 0,
        };
        if let Some(based) = &table.baseline {
            asked.has_value &= based.column.present(row);
        }
    }
}

/// The cells of a column at a scale: as they lie, or brought to it in a scratch.
#[allow(clippy::too_many_arguments, reason = "one place where a column meets its block")]
fn read<'a>(
    column: &'a Column,
    kernel: Kernel,
    from: usize,
    rows: usize,
    scale: i32,
    scratch: &'a mut [i64; BLOCK],
    asked: &mut [Asked; WORDS],
    there: impl Fn(&Asked) -> u64,
) -> &'a [i64] {
    let power = scale.abs_diff(column.scale);
    if power == 0
        && rows.is_multiple_of(WORD)
        && let Some(cells) = column.as_i64()
    {
        return &cells[from..from + rows];
    }
    let (mut wide, mut unreadable) = ([0; WORDS], [0; WORDS]);
    column.scaled(kernel, from, rows, power, scratch, &mut wide, &mut unreadable);
    for ((asked, wide), unreadable) in asked.iter_mut().zip(wide).zip(unreadable) {
        asked.wide |= wide & there(asked);
        asked.unreadable |= unreadable & there(asked);
    }
    &scratch[..rows.next_multiple_of(WORD)]
}

/// Marks the rows with a double that is no number, where no kernel read them.
fn mark_unreadable(table: &Table, from: usize, rows: usize, asked: &mut [Asked; WORDS], words: &mut [Word; WORDS]) {
    for at in 0..rows {
        let (word, bit) = (at / WORD, 1u64 << (at % WORD));
        if words[word].again & bit != 0 && unreadable(table, from + at).is_some() {
            asked[word].unreadable |= bit;
            words[word].again &= !bit;
        }
    }
}

/// Why a number of a row cannot be read.
fn unreadable(table: &Table, row: usize) -> Option<Reason> {
    let columns =
        [Some(&table.value), table.lower.as_ref(), table.upper.as_ref(), table.baseline.as_ref().map(|b| &b.column)];
    columns.into_iter().flatten().find_map(|column| {
        let there = column.nulls().is_none_or(|nulls| nulls.is_valid(row));
        match column.cell(row) {
            Err(Unreadable::NotFinite) if there => Some(Reason::NotFinite),
            Err(Unreadable::MoreDecimals) if there => Some(Reason::MoreDecimals),
            _ => None,
        }
    })
}

/// What is left to do when a kernel has judged a block.
struct Finish<'a> {
    judge: &'a Assessor,
    table: &'a Table,
    from: usize,
    rows: usize,
    wanted: &'a Wanted,
}

impl Finish<'_> {
    fn finish(&self, out: &mut Writing<'_>, asked: &[Asked], words: &mut [Word]) -> Option<(usize, Reason)> {
        let explains = out.reason.is_some() || self.judge.asks.strict;
        for (at, (asked, word)) in asked.iter().zip(words).take(self.rows.div_ceil(WORD)).enumerate() {
            let live = bits::first(self.rows - at * WORD);
            for bit in bits::set(word.again & live) {
                self.again(at * WORD + bit, word, out);
            }
            if let Some(percent) = &mut out.percent {
                percent.there[at] = word.percent & live;
            }
            if let Some(gap) = &mut out.gap {
                gap.there[at] = word.gap & live;
            }
            if let Some((certain, known)) = &mut out.certain {
                known[at] = !word.no_data & live;
                certain[at] = bits::set(known[at])
                    .filter(|bit| self.is_certain(at * WORD + bit, asked, word))
                    .fold(0, |certain, bit| certain | (1 << bit));
            }
            if !explains {
                continue;
            }
            let mut missing = word.no_data;
            if out.percent.is_some() {
                missing |= !word.percent;
            }
            if out.gap.is_some() {
                missing |= !word.gap;
            }
            if let Some((codes, there)) = &mut out.reason {
                codes[at * WORD..(at + 1) * WORD].fill(0);
                there[at] = 0;
            }
            for bit in bits::set(missing & live) {
                let row = at * WORD + bit;
                let Some(reason) = self.reason(row, asked, word, out) else { continue };
                if self.judge.asks.strict && reason.is_fault() {
                    return Some((self.from + row, reason));
                }
                if let Some((codes, there)) = &mut out.reason {
                    codes[row] = reason.code();
                    there[at] |= 1 << bit;
                }
            }
        }
        None
    }

    /// Judges a row exactly and writes what comes of it.
    fn again(&self, at: usize, word: &mut Word, out: &mut Writing<'_>) {
        let bit = 1u64 << (at % WORD);
        for bits in [&mut word.percent, &mut word.gap, &mut word.met, &mut word.exceeded] {
            *bits &= !bit;
        }
        let outcome = self.exact(at);
        let status = outcome.as_ref().map_or(code::NO_DATA, |outcome| outcome.status);
        out.status[at] = status;
        if status == code::NO_DATA {
            word.no_data |= bit;
        } else {
            word.no_data &= !bit;
        }
        match status {
            code::MET => word.met |= bit,
            code::EXCEEDED => word.exceeded |= bit,
            _ => {}
        }
        let Ok(outcome) = outcome else { return };
        if let (Some(out), Ok(percent)) = (&mut out.percent, outcome.percent) {
            put(&mut out.cells, at, percent);
            word.percent |= bit;
        }
        if let (Some(out), Ok(gap)) = (&mut out.gap, outcome.gap) {
            put(&mut out.cells, at, gap);
            word.gap |= bit;
        }
    }

    /// Judges a row that has all it needs, exactly.
    fn exact(&self, at: usize) -> Result<Outcome, Reason> {
        let row = self.from + at;
        exact::judge(&self.row(row)?, self.wanted)
    }

    /// The row as it stands in the columns.
    fn row(&self, row: usize) -> Result<Row, Reason> {
        let table = self.table;
        let there = |column: &Column| column.nulls().is_none_or(|nulls| nulls.is_valid(row));
        let cell = |column: &Column| match column.cell(row) {
            Ok(cell) => Ok(Cell { cell, scale: column.scale }),
            Err(Unreadable::NotFinite) => Err(Reason::NotFinite),
            Err(Unreadable::MoreDecimals) => Err(Reason::MoreDecimals),
        };
        let bound = |column: &Option<Column>| column.as_ref().filter(|column| there(column)).map(cell).transpose();
        if !there(&table.value) {
            return Err(Reason::NoValue);
        }
        let base = match &table.baseline {
            Some(based) if !there(&based.column) => return Err(Reason::NoBaseline),
            Some(based) => Some(Base {
                cell: cell(&based.column)?,
                printed: self.printed(&based.printed, row),
                relative: based.relative,
            }),
            None => None,
        };
        let better = table.directions.row(row).ok_or(Reason::NoDirection)?;
        if base.is_some() && better == attain::Better::Inside {
            return Err(Reason::NoDirection);
        }
        let (lower, upper) = (bound(&table.lower)?, bound(&table.upper)?);
        if lower.is_none() && upper.is_none() {
            return Err(Reason::NoBounds);
        }
        let open = |closed: &crate::direction::Closed| closed.open(row) & 1 != 0;
        Ok(Row {
            value: cell(&table.value)?,
            printed: self.printed(&table.printed, row),
            base,
            lower,
            upper,
            lower_open: open(&table.lower_closed),
            upper_open: open(&table.upper_closed),
            better,
        })
    }

    /// The printed decimals of a row, where it matters to what place they were printed.
    fn printed(&self, printed: &Places10, row: usize) -> Option<i32> {
        self.judge.asks.wants(crate::Output::Certain).then(|| printed.row(row)).flatten()
    }

    /// Whether the status of a row survives the rounding of what was printed.
    fn is_certain(&self, at: usize, asked: &Asked, word: &Word) -> bool {
        let row = self.from + at;
        let printed = match self.table.printed.row(row) {
            None if self.table.baseline.is_none() => return true,
            printed => printed,
        };
        self.certain_in_64(row, 1 << (at % WORD), printed, asked, word)
            .unwrap_or_else(|| self.exact(at).ok().and_then(|outcome| outcome.certain).unwrap_or(false))
    }

    /// The same on numbers of 64 bits as they lie, where that is enough: both ends of the value, widened by half of its
    /// last place, lie on one side of each bound.
    fn certain_in_64(&self, row: usize, bit: u64, printed: Option<i32>, asked: &Asked, word: &Word) -> Option<bool> {
        let (table, scale) = (self.table, self.judge.scale);
        if table.baseline.is_some() || word.again & bit != 0 {
            return None;
        }
        let twice = |column: &Column| {
            let cell = column.cell(row).ok().filter(|_| column.scale == scale)?;
            i64::try_from(cell).ok()?.checked_mul(2)
        };
        let half = 10i64.checked_pow(u32::try_from(scale - printed?).ok()?)?;
        let value = twice(&table.value)?;
        let (low, high) = (value.checked_sub(half)?, value.checked_add(half)?);
        let one_side = |bound: i64, open: bool| {
            if open { (low > bound) == (high > bound) } else { (low >= bound) == (high >= bound) }
        };
        let lower = match &table.lower {
            Some(column) if asked.has_lower & bit != 0 => one_side(twice(column)?, asked.lower_open & bit != 0),
            _ => true,
        };
        // An open upper bound is left from itself on, a closed one only beyond it.
        let upper = match &table.upper {
            Some(column) if asked.has_upper & bit != 0 => one_side(twice(column)?, asked.upper_open & bit == 0),
            _ => true,
        };
        Some(lower && upper)
    }

    /// Why something is missing in a row.
    fn reason(&self, at: usize, asked: &Asked, word: &Word, out: &Writing<'_>) -> Option<Reason> {
        let bit = 1u64 << (at % WORD);
        // A band has no reference, and needs no arithmetic to say so.
        if (word.no_data | word.gap | word.again) & bit == 0 {
            return Some(Reason::InsideBand);
        }
        if asked.unreadable & bit != 0 {
            return unreadable(self.table, self.from + at);
        }
        match self.exact(at) {
            Err(reason) => Some(reason),
            Ok(outcome) => {
                let percent = out.percent.is_some().then(|| outcome.percent.err()).flatten();
                percent.or_else(|| out.gap.is_some().then(|| outcome.gap.err()).flatten())
            }
        }
    }
}

/// Writes a figure that fits.
fn put(cells: &mut Cells<'_>, at: usize, figure: i128) {
    match cells {
        Cells::Narrow(cells) => cells[at] = i64::try_from(figure).unwrap_or_default(),
        Cells::Wide(cells) => cells[at] = figure,
    }
}
