//! Rows judged and counted, block after block, in contiguous runs that threads share.

use std::thread;

use arrow_array::RecordBatch;

use super::counts::Weight;
use super::groups::{Groups, Reading};
use crate::assess::Assess;
use crate::bits::WORD;
use crate::column::{Column, Stated, Unreadable};
use crate::error::ColumnError;
use crate::judge::{self, Assessor, Scratch, Table};
use crate::kernel::{BLOCK, WORDS};
use crate::reason::{Reason, code};

/// Rows below which a second thread costs more than it brings.
const WORTH_A_THREAD: usize = 1 << 16;

/// A batch that has been checked.
#[derive(Debug)]
pub(crate) struct Checked<'a> {
    pub(crate) batch: &'a RecordBatch,
    pub(crate) table: Table,
    pub(crate) weight: Option<Column>,
    /// The number of its first row.
    pub(crate) first: u64,
}

/// Some rows of a batch.
#[derive(Clone, Copy, Debug)]
struct Run {
    batch: usize,
    from: usize,
    until: usize,
}

/// What is the same for all rows.
#[derive(Debug)]
pub(crate) struct Rolling<'a> {
    pub(crate) judge: &'a Assessor,
    pub(crate) keys: &'a [usize],
    /// The decimals of weights.
    pub(crate) scale: i8,
}

/// The decimals of a column of weights; doubles have those that are stated, whole numbers have none.
pub(crate) fn stated(asks: &Assess) -> Stated {
    Stated { integers: 0, ..asks.stated }
}

impl Rolling<'_> {
    /// Adds batches to groups, by as many threads as are asked for; the order of groups does not depend on them.
    pub(crate) fn roll(&self, batches: &[Checked<'_>], groups: &mut Groups, empty: &Groups) -> Result<(), ColumnError> {
        let rows: usize = batches.iter().map(|batch| batch.table.rows).sum();
        let threads = self.judge.threads().min(rows / WORTH_A_THREAD).max(1);
        let mut pieces = parted(batches, rows, threads).into_iter();
        let first = pieces.next().unwrap_or_default();
        thread::scope(|scope| {
            let others: Vec<_> = pieces
                .map(|piece| {
                    scope.spawn(move || {
                        let mut groups = empty.clone();
                        self.piece(batches, &piece, &mut groups).map(|()| groups)
                    })
                })
                .collect();
            let mut done = self.piece(batches, &first, groups);
            for other in others {
                match other.join() {
                    Ok(Ok(others)) if done.is_ok() => groups.merge(&others),
                    Ok(Ok(_)) => {}
                    // The first piece with a fault has the first fault.
                    Ok(Err(fault)) => done = done.and(Err(fault)),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            done
        })
    }

    fn piece(&self, batches: &[Checked<'_>], runs: &[Run], groups: &mut Groups) -> Result<(), ColumnError> {
        let (mut scratch, mut statuses) = (Scratch::new(), [0u8; BLOCK]);
        let mut cells = Box::new([0i64; BLOCK]);
        for run in runs {
            let Checked { batch, table, weight, first } = &batches[run.batch];
            let mut reading = Reading::of(self.keys.iter().map(|at| batch.column(*at).clone()));
            let fault = |(row, reason)| ColumnError::Row { row: first + row as u64, reason };
            for from in (run.from..run.until).step_by(BLOCK) {
                let rows = BLOCK.min(run.until - from);
                let statuses = &mut statuses[..rows.next_multiple_of(WORD)];
                let judged = judge::judge_rows(self.judge, table, from, rows, statuses, &mut scratch);
                let (words, status_fault) = match judged {
                    Ok(words) => (Some(words), None),
                    Err(fault) => (None, Some(fault)),
                };
                let codes = groups.read(&mut reading, from, rows)?;
                if let Some(words) = words {
                    groups.counts.count(codes, &statuses[..rows], words);
                }
                let weight_fault = weight
                    .as_ref()
                    .and_then(|weight| self.weigh(weight, from, codes, &statuses[..rows], groups, &mut cells));
                if let Some(first) = status_fault.into_iter().chain(weight_fault).min_by_key(|(row, _)| *row) {
                    return Err(fault(first));
                }
            }
        }
        Ok(())
    }

    /// Adds the weights of a block; returns the first fault in strict mode.
    fn weigh(
        &self,
        column: &Column,
        from: usize,
        codes: &[u32],
        statuses: &[u8],
        groups: &mut Groups,
        cells: &mut [i64; BLOCK],
    ) -> Option<(usize, Reason)> {
        let weights = groups.weights.as_mut()?;
        let strict = self.judge.asks.strict;
        let power = i32::from(self.scale).abs_diff(column.scale);
        let (mut wide, mut unreadable) = ([0; WORDS], [0; WORDS]);
        column.scaled(self.judge.asks.kernel, from, codes.len(), power, cells, &mut wide, &mut unreadable);
        let one = 10i128.pow(u32::from(self.scale.unsigned_abs()));
        for (word, (codes, statuses)) in codes.chunks(WORD).zip(statuses.chunks(WORD)).enumerate() {
            let row = from + word * WORD;
            let there = column.present(row);
            let odd = wide[word] | unreadable[word] | !there;
            for (at, (group, status)) in codes.iter().zip(statuses).enumerate() {
                let weight = if odd & (1 << at) == 0 {
                    Ok(i128::from(cells[word * WORD + at]))
                } else if there & (1 << at) == 0 {
                    Ok(one)
                } else {
                    weight_of(column, row + at, power)
                };
                let met = matches!(*status, code::EXCEEDED | code::MET);
                let more = match weight {
                    Ok(weight) if weight > 0 => Weight { total: weight, met: if met { weight } else { 0 }, faults: 0 },
                    Ok(_) if strict => return Some((row + at, Reason::WeightNotPositive)),
                    Err(reason) if strict => return Some((row + at, reason)),
                    _ => Weight { faults: 1, ..Weight::default() },
                };
                weights.add(*group, more);
            }
        }
        None
    }
}

/// A weight that 64 bits do not hold, or why it is none; the largest number stands for what is too heavy.
fn weight_of(column: &Column, row: usize, power: u32) -> Result<i128, Reason> {
    match column.cell(row) {
        Ok(cell) => Ok(10i128.checked_pow(power).map_or(i128::MAX, |times| cell.saturating_mul(times))),
        Err(Unreadable::NotFinite) => Err(Reason::NotFinite),
        Err(Unreadable::MoreDecimals) => Err(Reason::MoreDecimals),
    }
}

/// Parts rows into contiguous pieces, a thread each, at whole blocks of their batches.
fn parted(batches: &[Checked<'_>], rows: usize, threads: usize) -> Vec<Vec<Run>> {
    let mut pieces = vec![Vec::new()];
    let mut left = rows.div_ceil(threads).next_multiple_of(BLOCK);
    for (at, batch) in batches.iter().enumerate() {
        let mut from = 0;
        while from < batch.table.rows {
            if left == 0 && pieces.len() < threads {
                pieces.push(Vec::new());
                left = rows.div_ceil(threads).next_multiple_of(BLOCK);
            }
            let last = pieces.len() == threads;
            let until =
                if last { batch.table.rows } else { (from + left).next_multiple_of(BLOCK).min(batch.table.rows) };
            left = left.saturating_sub(until - from);
            if let Some(piece) = pieces.last_mut() {
                piece.push(Run { batch: at, from, until });
            }
            from = until;
        }
    }
    pieces
}
