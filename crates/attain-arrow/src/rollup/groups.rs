//! Groups of rows and what is counted of each.

use arrow_array::{Array, ArrayRef};

use super::codes::{Numbers, pair, parts};
use super::counts::{Counts, Weights};
use super::key::Key;
use crate::bits::WORD;
use crate::error::ColumnError;
use crate::kernel::BLOCK;

/// Groups beyond this have no number for their counters.
const MOST: usize = 1 << 29;

/// The groups of a run of rows, in the order in which they first appear.
#[derive(Clone, Debug)]
pub(crate) struct Groups {
    keys: Vec<Key>,
    /// The pairs of the codes of what is before a key and of the key itself, for every key after the first.
    pairs: Vec<Numbers>,
    pub(crate) counts: Counts,
    pub(crate) weights: Option<Weights>,
}

/// The key columns of one batch, while its blocks are read.
#[derive(Debug)]
pub(crate) struct Reading {
    arrays: Vec<(ArrayRef, Vec<Option<u32>>)>,
    codes: Box<[u32; BLOCK]>,
    more: Box<[u32; BLOCK]>,
}

impl Reading {
    pub(crate) fn of(arrays: impl Iterator<Item = ArrayRef>) -> Self {
        let codes = || Box::new([0; BLOCK]);
        Self { arrays: arrays.map(|array| (array, Vec::new())).collect(), codes: codes(), more: codes() }
    }
}

impl Groups {
    pub(crate) fn new(keys: Vec<Key>, weighted: bool) -> Self {
        let pairs = vec![Numbers::default(); keys.len().saturating_sub(1)];
        Self { keys, pairs, counts: Counts::default(), weights: weighted.then(Weights::default) }
    }

    /// How many groups there are; without a key, one.
    pub(crate) fn len(&self) -> usize {
        match (self.pairs.last(), self.keys.first()) {
            (Some(pairs), _) => pairs.len(),
            (None, Some(key)) => key.len(),
            (None, None) => 1,
        }
    }

    /// The group of every row from one on, which begins a word; makes room for new ones.
    pub(crate) fn read<'r>(
        &mut self,
        reading: &'r mut Reading,
        from: usize,
        rows: usize,
    ) -> Result<&'r [u32], ColumnError> {
        if self.len() > MOST {
            let reason = "there are too many groups; group by fewer columns";
            return Err(ColumnError::Setting { setting: "by", given: format!("{:?}", self.names()), reason });
        }
        let Reading { arrays, codes, more } = reading;
        let (codes, more) = (&mut codes[..rows], &mut more[..rows]);
        let mut keys = self.keys.iter_mut().zip(arrays);
        match keys.next() {
            Some((key, (array, known))) => key.write(array.as_ref() as &dyn Array, known, from, codes),
            None => codes.fill(0),
        }
        for ((key, (array, known)), pairs) in keys.zip(&mut self.pairs) {
            key.write(array.as_ref(), known, from, more);
            for (codes, more) in codes.chunks_mut(WORD).zip(more.chunks(WORD)) {
                let mut both = [0u64; WORD];
                for ((both, code), more) in both.iter_mut().zip(codes.iter()).zip(more) {
                    *both = pair(*code, *more);
                }
                pairs.write(&both[..codes.len()], |both| both, codes);
            }
        }
        let groups = self.len();
        self.counts.room(groups);
        if let Some(weights) = &mut self.weights {
            weights.room(groups);
        }
        Ok(codes)
    }

    fn names(&self) -> Vec<&str> {
        self.keys.iter().map(|key| key.field.name().as_str()).collect()
    }

    /// Adds the groups of the rows that follow.
    pub(crate) fn merge(&mut self, other: &Self) {
        let mut keys = self.keys.iter_mut().zip(&other.keys).map(|(here, there)| here.adopt(there));
        let mut codes = keys.next().unwrap_or_else(|| vec![0]);
        let more: Vec<Vec<u32>> = keys.collect();
        for ((more, pairs), there) in more.iter().zip(&mut self.pairs).zip(&other.pairs) {
            codes = there
                .keys()
                .iter()
                .map(|both| {
                    let (first, second) = parts(*both);
                    pairs.code(pair(codes[first as usize], more[second as usize]))
                })
                .collect();
        }
        let groups = self.len();
        self.counts.room(groups);
        for (there, here) in codes.iter().enumerate() {
            self.counts.add(*here, other.counts.of(there));
        }
        if let (Some(here), Some(there)) = (&mut self.weights, &other.weights) {
            here.room(groups);
            for (at, code) in codes.iter().enumerate() {
                here.add(*code, there.of(at));
            }
        }
    }

    /// The key columns of the groups.
    pub(crate) fn arrays(&self) -> Result<Vec<ArrayRef>, ColumnError> {
        // From the last key back: what is before it is a pair again.
        let mut left: Vec<u32> = (0..self.len() as u32).collect();
        let mut arrays = Vec::with_capacity(self.keys.len());
        for (key, pairs) in self.keys.iter().skip(1).zip(&self.pairs).rev() {
            let split: Vec<(u32, u32)> = left.iter().map(|code| parts(pairs.keys()[*code as usize])).collect();
            arrays.push(key.array(&split.iter().map(|(_, code)| *code).collect::<Vec<_>>())?);
            left = split.into_iter().map(|(code, _)| code).collect();
        }
        if let Some(key) = self.keys.first() {
            arrays.push(key.array(&left)?);
        }
        arrays.reverse();
        Ok(arrays)
    }
}
