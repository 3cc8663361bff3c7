//! Statuses and weights counted by group.

use std::array::from_fn;

use super::codes::only;
use crate::bits::{self, WORD};
use crate::kernel::Word;

/// The statuses that a row of columns can have: exceeded, met, missed, no data.
pub(crate) const STATUSES: usize = 4;

/// Groups below this are counted in several tables side by side, so that a group that comes again does not wait for itself.
const FEW: usize = 512;

const LANES: usize = 4;

/// How many rows of a group have each status.
#[derive(Clone, Debug)]
pub(crate) struct Counts {
    groups: usize,
    /// Counters of the first groups, which are read as one.
    few: Box<[[u32; FEW * STATUSES]; LANES]>,
    /// Counters of all groups.
    many: Vec<u32>,
    /// Rows since the counters of 32 bits were emptied.
    rows: u64,
    /// What was in them, and what was added from elsewhere; may be shorter than the groups are many.
    emptied: Vec<[u64; STATUSES]>,
}

impl Default for Counts {
    fn default() -> Self {
        Self { groups: 0, few: Box::new([[0; FEW * STATUSES]; LANES]), many: Vec::new(), rows: 0, emptied: Vec::new() }
    }
}

impl Counts {
    /// Makes room for as many groups.
    #[inline]
    pub(crate) fn room(&mut self, groups: usize) {
        self.groups = groups;
        if groups > FEW && self.many.len() < groups * STATUSES {
            self.many.resize(groups * STATUSES, 0);
        }
    }

    /// Counts the rows of a block.
    #[inline]
    pub(crate) fn count(&mut self, groups: &[u32], statuses: &[u8], words: &[Word]) {
        if self.rows + groups.len() as u64 > u64::from(u32::MAX) {
            self.empty();
        }
        self.rows += groups.len() as u64;
        for ((groups, statuses), word) in groups.chunks(WORD).zip(statuses.chunks(WORD)).zip(words) {
            match only(groups) {
                Some(group) => self.count_word(group as usize, word, bits::first(groups.len())),
                None => self.count_rows(groups, statuses),
            }
        }
    }

    /// Counts 64 rows of one group.
    #[inline]
    fn count_word(&mut self, group: usize, word: &Word, live: u64) {
        let no_data = word.no_data & live;
        let (exceeded, met) = (word.exceeded & live & !no_data, word.met & live & !no_data);
        let missed = live & !(no_data | exceeded | met);
        let from = group * STATUSES;
        let counters = if self.groups > FEW { self.many.get_mut(from..) } else { self.few[0].get_mut(from..) };
        for (counter, rows) in counters.into_iter().flatten().zip([exceeded, met, missed, no_data]) {
            *counter += rows.count_ones();
        }
    }

    /// Counts rows of several groups.
    #[inline]
    fn count_rows(&mut self, groups: &[u32], statuses: &[u8]) {
        let mut at = [0u32; WORD];
        for ((at, group), status) in at.iter_mut().zip(groups).zip(statuses) {
            // The codes 0, 1, 3 and 5 as 0 to 3.
            *at = group * STATUSES as u32 + u32::from((status + 1) >> 1);
        }
        let at = &at[..groups.len()];
        if self.groups > FEW {
            let many = self.many.as_mut_slice();
            let mut count = |at: u32| {
                if let Some(counter) = many.get_mut(at as usize) {
                    *counter += 1;
                }
            };
            let (fours, rest) = at.as_chunks::<LANES>();
            for [a, b, c, d] in fours {
                count(*a);
                count(*b);
                count(*c);
                count(*d);
            }
            rest.iter().for_each(|at| count(*at));
        } else {
            const WITHIN: usize = FEW * STATUSES - 1;
            let (fours, rest) = at.as_chunks::<LANES>();
            let [a, b, c, d] = &mut *self.few;
            for four in fours {
                a[four[0] as usize & WITHIN] += 1;
                b[four[1] as usize & WITHIN] += 1;
                c[four[2] as usize & WITHIN] += 1;
                d[four[3] as usize & WITHIN] += 1;
            }
            for at in rest {
                a[*at as usize & WITHIN] += 1;
            }
        }
    }

    /// Moves the counters of 32 bits to those of 64.
    fn empty(&mut self) {
        self.emptied = (0..self.groups).map(|group| self.of(group)).collect();
        self.few.iter_mut().for_each(|lane| lane.fill(0));
        self.many.fill(0);
        self.rows = 0;
    }

    /// Adds rows that were counted elsewhere.
    pub(crate) fn add(&mut self, group: u32, rows: [u64; STATUSES]) {
        let at = group as usize;
        if self.emptied.len() <= at {
            self.emptied.resize(self.groups.max(at + 1), [0; STATUSES]);
        }
        for (here, more) in self.emptied[at].iter_mut().zip(rows) {
            *here = here.saturating_add(more);
        }
    }

    /// The rows of a group, by status.
    pub(crate) fn of(&self, group: usize) -> [u64; STATUSES] {
        let from = group * STATUSES;
        let counter = |counters: &[u32], status: usize| u64::from(counters.get(from + status).copied().unwrap_or(0));
        let emptied = self.emptied.get(group).copied().unwrap_or_default();
        from_fn(|status| {
            let few: u64 = self.few.iter().map(|lane| counter(lane, status)).sum();
            emptied[status].saturating_add(few).saturating_add(counter(&self.many, status))
        })
    }
}

/// What the rows of a group weigh, in whole multiples of the weight's last place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Weight {
    /// All of them; the largest number where it is too much for 38 digits.
    pub(crate) total: i128,
    /// Those that are met or exceeded.
    pub(crate) met: i128,
    /// How many have a weight that cannot be, and weigh nothing.
    pub(crate) faults: u64,
}

/// Weights by group.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights(Vec<Weight>);

impl Weights {
    pub(crate) fn room(&mut self, groups: usize) {
        if self.0.len() < groups {
            self.0.resize(groups, Weight::default());
        }
    }

    pub(crate) fn add(&mut self, group: u32, more: Weight) {
        if let Some(here) = self.0.get_mut(group as usize) {
            here.total = here.total.saturating_add(more.total);
            here.met = here.met.saturating_add(more.met);
            here.faults = here.faults.saturating_add(more.faults);
        }
    }

    pub(crate) fn of(&self, group: usize) -> Weight {
        self.0.get(group).copied().unwrap_or_default()
    }
}
