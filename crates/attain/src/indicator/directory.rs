//! Indicators found by identifier or name, without comparing each with each.

use std::collections::BTreeMap;

use super::Indicator;
use crate::interrupt;
use crate::text::normal_name;

/// Where indicators stand in a list, by everything that they go by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Directory {
    places: BTreeMap<String, Vec<usize>>,
    len: usize,
}

impl Directory {
    /// Returns the directory of a list.
    pub(crate) fn of<'a>(indicators: impl IntoIterator<Item = &'a Indicator>) -> Self {
        let mut directory = Self::default();
        for indicator in indicators {
            directory.push(indicator);
        }
        directory
    }

    /// Adds the next indicator of the list.
    pub(crate) fn push(&mut self, indicator: &Indicator) {
        interrupt::check();
        let at = self.len;
        self.len += 1;
        for key in keys(indicator) {
            let places = self.places.entry(key).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }

    /// Returns where indicators stand that share a name or an identifier with one, in order: those among them that are
    /// the same by [`Indicator::same_as`], and few others.
    pub(crate) fn near(&self, indicator: &Indicator) -> Vec<usize> {
        self.at_any(keys(indicator))
    }

    /// Returns where indicators stand that go by a name or an identifier, in order.
    pub(crate) fn called(&self, name: &str) -> Vec<usize> {
        self.at_any(std::iter::once(normal_name(name)))
    }

    fn at_any(&self, keys: impl Iterator<Item = String>) -> Vec<usize> {
        interrupt::check();
        let mut found: Vec<usize> = keys.filter_map(|key| self.places.get(&key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn keys(indicator: &Indicator) -> impl Iterator<Item = String> {
    indicator.names().chain(indicator.get_id()).map(normal_name)
}
