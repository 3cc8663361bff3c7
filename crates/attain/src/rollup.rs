//! Many verdicts as one: counts, bounds, weights, the worst, hurdles, coverage.

use std::collections::BTreeMap;

use crate::attainment::{Attainment, Bounds, Gap, Status};
use crate::decimal::{Decimal, Ratio, Rounding, shift};
use crate::indicator::Better;

/// How many targets came to what.
///
/// | question | counts |
/// |---|---|
/// | `total` | every counted target, without data or not |
/// | `met` | met or exceeded for certain, and at most |
/// | `covered` | targets with data |
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub(crate) by_status: BTreeMap<Status, u64>,
    pub(crate) surely_met: u64,
    pub(crate) possibly_met: u64,
}

impl Counts {
    /// Counts verdicts.
    #[must_use]
    pub fn of<'a>(verdicts: impl IntoIterator<Item = &'a Attainment>) -> Self {
        let mut counts = Self::default();
        for verdict in verdicts {
            *counts.by_status.entry(verdict.status()).or_default() += 1;
            match (verdict.status(), verdict.met()) {
                (Status::NoData, _) | (_, Some(false)) => {}
                (_, Some(true)) => {
                    counts.surely_met += 1;
                    counts.possibly_met += 1;
                }
                (_, None) => counts.possibly_met += 1,
            }
        }
        counts
    }

    /// How many have a status.
    #[must_use]
    pub fn get(&self, status: Status) -> u64 {
        self.by_status.get(&status).copied().unwrap_or(0)
    }

    /// How many were counted, data or not.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.by_status.values().sum()
    }

    /// How many have data.
    #[must_use]
    pub fn covered(&self) -> u64 {
        self.total() - self.get(Status::NoData)
    }

    /// Returns the share that has data; None where nothing was counted.
    #[must_use]
    pub fn coverage(&self) -> Option<Ratio> {
        Ratio::new(self.covered(), self.total()).ok()
    }

    /// How many are met or exceeded: the least and the most, which differ where something is undecided.
    #[must_use]
    pub fn met(&self) -> Bounds<u64> {
        Bounds { lower: Some(self.surely_met), upper: Some(self.possibly_met) }
    }

    /// Returns the percentages of the statuses, the best first, which add up to exactly 100.
    ///
    /// By largest remainders (Hare–Niemeyer): every share is cut to `digits` decimals, and what is missing goes to
    /// the largest remainders, of equal ones to the better status.
    #[must_use]
    pub fn percentages(&self, digits: u32) -> Vec<(Status, Decimal)> {
        let digits = digits.min(MOST_DIGITS);
        let counts = Status::NAMES.map(|(status, _)| self.get(status));
        let written = |share: u64| {
            let whole = Decimal::from(share);
            shift(whole, -i32::try_from(digits).unwrap_or(0)).unwrap_or(whole)
        };
        let shares = shares(counts, digits);
        Status::NAMES.iter().zip(shares).map(|((status, _), share)| (*status, written(share))).collect()
    }
}

/// The decimals that shares have at most.
const MOST_DIGITS: u32 = 9;

/// Returns counts as percentages that add up to exactly 100, in whole multiples of 10⁻ᵈⁱᵍⁱᵗˢ; zeros where nothing was counted.
///
/// By largest remainders (Hare–Niemeyer): every share is cut to `digits` decimals, 9 at most, and what is missing goes to
/// the largest remainders, of equal ones to the earlier count.
///
/// # Examples
/// ```
/// // Three equal thirds, to one decimal: 33.4, 33.3 and 33.3 %.
/// assert_eq!(attain::rollup::shares([1, 1, 1], 1), [334, 333, 333]);
/// ```
#[must_use]
pub fn shares<const N: usize>(counts: [u64; N], digits: u32) -> [u64; N] {
    let units = 10u64.pow(digits.min(MOST_DIGITS) + 2);
    let total: u128 = counts.iter().map(|n| u128::from(*n)).sum();
    if total == 0 {
        return [0; N];
    }
    let cut = counts.map(|n| match (n.checked_mul(units), u64::try_from(total)) {
        (Some(times), Ok(total)) => (times / total, u128::from(times % total)),
        _ => {
            let times = u128::from(n) * u128::from(units);
            (u64::try_from(times / total).unwrap_or(units), times % total)
        }
    });
    let (mut shares, mut rests) = (cut.map(|(share, _)| share), cut.map(|(_, rest)| rest));
    for _ in shares.iter().sum::<u64>()..units {
        let mut largest = 0;
        for (at, rest) in rests.iter().enumerate() {
            if *rest > rests[largest] {
                largest = at;
            }
        }
        shares[largest] += 1;
        rests[largest] = 0;
    }
    shares
}

/// The weighted share of targets met: the least and the most. A target without a weight weighs 1; one without data
/// weighs, but is not met.
#[must_use]
pub fn weighted_met<'a>(verdicts: impl IntoIterator<Item = &'a Attainment>) -> Option<Bounds<Ratio>> {
    let (mut total, mut least, mut most) = (Ratio::zero(), Ratio::zero(), Ratio::zero());
    for verdict in verdicts {
        let weight = verdict.target().get_weight().map_or_else(|| Ratio::from(1), Ratio::from);
        total = &total + &weight;
        match (verdict.status(), verdict.met()) {
            (Status::NoData, _) | (_, Some(false)) => {}
            (_, Some(true)) => {
                least = &least + &weight;
                most = &most + &weight;
            }
            (_, None) => most = &most + &weight,
        }
    }
    Some(Bounds { lower: least.checked_div(&total).ok(), upper: most.checked_div(&total).ok() })
        .filter(|b| b.lower.is_some())
}

/// Returns the `k` verdicts that did worst: first what was not met, then by the gap as a share of the reference.
///
/// Verdicts without data are left out: they did not do badly, they are not known.
#[must_use]
pub fn worst<'a>(verdicts: impl IntoIterator<Item = &'a Attainment>, k: usize) -> Vec<&'a Attainment> {
    let mut known: Vec<&Attainment> = verdicts.into_iter().filter(|v| v.status() != Status::NoData).collect();
    known.sort_by_cached_key(|verdict| (verdict.met().map_or(1, |met| if met { 2 } else { 0 }), shortfall(verdict)));
    known.truncate(k);
    known
}

/// The gap as a share of the reference, positive where better; zero where there is none.
fn shortfall(verdict: &Attainment) -> Ratio {
    let better = verdict.sets().map(|sets| sets.better());
    if let (Some(ratio), Ok(better)) = (verdict.ratio(), better) {
        let worst = if better == Better::Lower { &ratio.upper } else { &ratio.lower };
        let beyond = worst.as_ref().map(|at| at - &Ratio::from(1));
        return match better {
            Better::Higher => beyond.unwrap_or_else(Ratio::zero),
            Better::Lower => beyond.map_or_else(Ratio::zero, |beyond| -&beyond),
            Better::Inside => beyond.map_or_else(Ratio::zero, |beyond| -&beyond.abs()),
        };
    }
    let gap = match verdict.gap() {
        Some(Gap::Quantity(gap)) => Some(gap.value()),
        Some(Gap::Range(gap)) => gap.lower().map(crate::quantity::Quantity::value),
        None => None,
    };
    let reference = verdict.reference().map(|reference| reference.value().abs());
    gap.zip(reference).and_then(|(gap, reference)| gap.checked_div(&reference).ok()).unwrap_or_else(Ratio::zero)
}

/// Whether a score passes: every hurdle met, enough data, enough targets met.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passing {
    /// The policy that was asked for, as it stands in reports.
    pub policy: String,
    /// True, False, or None while it is open.
    pub passed: Option<bool>,
    /// What keeps it from passing, or open.
    pub because: Vec<String>,
}

/// What a score must fulfil to pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    pub(crate) hurdles: Vec<String>,
    pub(crate) coverage: Option<Decimal>,
    pub(crate) met: Option<Decimal>,
    pub(crate) weighted: Option<Decimal>,
    pub(crate) all: bool,
    pub(crate) any: bool,
}

impl Policy {
    /// Returns the policy that asks for nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns it with an indicator, by name or identifier, that must be met whatever the rest.
    #[must_use]
    pub fn hurdle(mut self, indicator: impl Into<String>) -> Self {
        self.hurdles.push(indicator.into());
        self
    }

    /// Returns it with the least percent of targets that must have data.
    #[must_use]
    pub fn coverage(mut self, percent: Decimal) -> Self {
        self.coverage = Some(percent);
        self
    }

    /// Returns it with the least percent of targets that must be met or exceeded.
    #[must_use]
    pub fn met(mut self, percent: Decimal) -> Self {
        self.met = Some(percent);
        self
    }

    /// Returns it with the least percent of the weights that must belong to targets met or exceeded.
    #[must_use]
    pub fn weighted(mut self, percent: Decimal) -> Self {
        self.weighted = Some(percent);
        self
    }

    /// Returns it asking that every target is met or exceeded.
    #[must_use]
    pub fn all(mut self) -> Self {
        self.all = true;
        self
    }

    /// Returns it asking that one target at least is met or exceeded.
    #[must_use]
    pub fn any(mut self) -> Self {
        self.any = true;
        self
    }

    /// Returns whether verdicts pass.
    #[must_use]
    pub fn judge(&self, verdicts: &[&Attainment]) -> Passing {
        let counts = Counts::of(verdicts.iter().copied());
        let mut because = Vec::new();
        let mut passed = Some(true);
        let mut lower = |to: Option<bool>, why: String| {
            because.push(why);
            passed = match (passed, to) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                _ => None,
            };
        };
        for hurdle in &self.hurdles {
            let found = verdicts
                .iter()
                .find(|v| v.target().indicator().get_id() == Some(hurdle) || v.target().indicator().is(hurdle));
            match found.map(|v| (v.status(), v.met())) {
                Some((_, Some(true))) => {}
                Some((Status::NoData, _)) => lower(None, format!("hurdle `{hurdle}`: no data")),
                Some((status, Some(false))) => lower(Some(false), format!("hurdle `{hurdle}`: {status}")),
                Some((status, None)) => lower(None, format!("hurdle `{hurdle}`: {status}")),
                None => lower(Some(false), format!("hurdle `{hurdle}`: no such target")),
            }
        }
        let percent = |n: u64| Ratio::new(n * 100, counts.total()).unwrap_or_else(|_| Ratio::zero());
        if let Some(least) = self.coverage {
            let covered = percent(counts.covered());
            if covered < Ratio::from(least) {
                lower(Some(false), format!("coverage {} % of {least} %", shown(&covered)));
            }
        }
        if let Some(least) = self.met {
            let bounds = counts.met();
            let (low, high) = (percent(bounds.lower.unwrap_or(0)), percent(bounds.upper.unwrap_or(0)));
            let least = Ratio::from(least);
            if high < least {
                lower(Some(false), format!("met {} % of {} %", shown(&high), shown(&least)));
            } else if low < least {
                lower(None, format!("met {}–{} % of {} %", shown(&low), shown(&high), shown(&least)));
            }
        }
        if let Some(least) = self.weighted {
            let hundred = Ratio::from(100);
            let share = weighted_met(verdicts.iter().copied());
            let end = |at: Option<Ratio>| at.map_or_else(Ratio::zero, |at| &at * &hundred);
            let (low, high) = share.map_or_else(|| (end(None), end(None)), |s| (end(s.lower), end(s.upper)));
            let least = Ratio::from(least);
            if high < least {
                lower(Some(false), format!("weighted met {} % of {} %", shown(&high), shown(&least)));
            } else if low < least {
                let (low, high) = (shown(&low), shown(&high));
                lower(None, format!("weighted met {low}–{high} % of {} %", shown(&least)));
            }
        }
        let bounds = counts.met();
        let (surely, possibly) = (bounds.lower.unwrap_or(0), bounds.upper.unwrap_or(0));
        for (asked, name, least) in [(self.all, "all", counts.total().max(1)), (self.any, "any", 1)] {
            if asked && surely < least {
                let of = if surely == possibly { surely.to_string() } else { format!("{surely}–{possibly}") };
                // What has no data may yet turn out to be met.
                let known = possibly + counts.get(Status::NoData) < least;
                lower(known.then_some(false), format!("{name}: {of} of {} met", counts.total()));
            }
        }
        Passing { policy: self.describe(), passed, because }
    }

    fn describe(&self) -> String {
        let mut parts: Vec<String> = self.hurdles.iter().map(|h| format!("hurdle `{h}`")).collect();
        parts.extend(self.coverage.map(|p| format!("coverage at least {p} %")));
        parts.extend(self.met.map(|p| format!("met at least {p} %")));
        parts.extend(self.weighted.map(|p| format!("weighted met at least {p} %")));
        parts.extend(self.all.then(|| "all met".to_owned()));
        parts.extend(self.any.then(|| "any met".to_owned()));
        if parts.is_empty() { "nothing asked".to_owned() } else { parts.join(", ") }
    }
}

fn shown(percent: &Ratio) -> String {
    percent.round(1, Rounding::HalfEven).map_or_else(|_| percent.to_string(), |p| p.to_string())
}
